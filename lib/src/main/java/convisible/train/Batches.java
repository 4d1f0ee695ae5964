package convisible.train;

import convisible.data.LabelledImages;
import convisible.data.Seeds;
import convisible.data.Transform;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * The batches of a training, made ready by other threads while a step is under way. What is in a batch depends on the
 * options' seed and on the step alone. A few batches go round and round; nothing is allocated for a step.
 */
final class Batches implements AutoCloseable {
    private static final int AHEAD = 2; // batches of each thread: one in use, one in the making

    /** Pictures and labels, one after the other; the first {@code n} count. */
    static final class Batch {
        final float[] x;
        final float[] labels;
        int n;
        private Throwable failure;

        private Batch(int pictures, int pictureSize) {
            x = new float[pictures * pictureSize];
            labels = new float[pictures];
        }
    }

    private final LabelledImages pictures;
    private final List<Transform> transforms;
    private final long seed;
    private final int batchSize;
    private final long stepsPerEpoch;
    private final long steps;
    private final List<Worker> workers = new ArrayList<>();
    private long taken;

    /** The batches of the steps from {@code step} to {@code steps}, exclusive. */
    Batches(LabelledImages pictures, Trainer trainer, long step, long steps) {
        this.pictures = pictures;
        this.steps = steps;
        transforms = trainer.feed().transforms();
        seed = trainer.seed();
        batchSize = Math.min(trainer.feed().batchSize(), pictures.size());
        stepsPerEpoch = stepsPerEpoch(pictures.size(), batchSize);
        for (int i = 0; i < trainer.feed().threads(); i++) workers.add(new Worker(step + i));
        workers.forEach(Thread::start);
    }

    static long stepsPerEpoch(int pictures, int batchSize) {
        return (pictures + batchSize - 1L) / batchSize;
    }

    /** The next step's batch, to be given back. */
    Batch take() throws InterruptedException {
        Batch batch = worker().ready.take();
        if (batch.failure instanceof RuntimeException e) throw e;
        if (batch.failure instanceof Error e) throw e;
        return batch;
    }

    /** The batch was used: it may be filled for a later step. */
    void giveBack(Batch batch) throws InterruptedException {
        worker().free.put(batch);
        taken++;
    }

    private Worker worker() {
        return workers.get((int) (taken % workers.size()));
    }

    /** Ends the threads, and waits until they ended. */
    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        workers.forEach(Thread::interrupt);
        try {
            for (Worker worker : workers) worker.join();
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) Thread.currentThread().interrupt();
    }

    /** Makes every so many-th batch. */
    private final class Worker extends Thread {
        private final BlockingQueue<Batch> ready = new ArrayBlockingQueue<>(AHEAD);
        private final BlockingQueue<Batch> free = new ArrayBlockingQueue<>(AHEAD);
        private final long first;
        private final Random random = new Random();
        private final int[] order = new int[pictures.size()];
        private final int pictureSize = pictures.shape().size();
        private long orderOfEpoch = -1;
        private float[] picture = new float[pictureSize];
        private float[] changed = new float[pictureSize];

        Worker(long first) {
            super("batches of " + pictures.name());
            this.first = first;
            setDaemon(true);
            for (int i = 0; i < AHEAD; i++) free.add(new Batch(batchSize, pictureSize));
        }

        @Override
        public void run() {
            try {
                for (long step = first; step < steps; step += workers.size()) {
                    Batch batch = free.take();
                    try {
                        fill(batch, step);
                    } catch (RuntimeException | Error e) {
                        batch.failure = e;
                    }
                    ready.put(batch);
                }
            } catch (InterruptedException e) {
                // The training has ended.
            }
        }

        private void fill(Batch batch, long step) throws InterruptedException {
            long epoch = step / stepsPerEpoch;
            if (epoch != orderOfEpoch) shuffle(epoch);
            int start = (int) (step % stepsPerEpoch) * batchSize;
            batch.n = Math.min(batchSize, order.length - start);
            for (int i = 0; i < batch.n; i++) {
                if (Thread.interrupted()) throw new InterruptedException();
                int index = order[start + i];
                batch.labels[i] = pictures.label(index);
                if (transforms.isEmpty()) pictures.copy(index, batch.x, i * pictureSize);
                else transform(index, epoch, batch.x, i * pictureSize);
            }
        }

        private void transform(int index, long epoch, float[] target, int offset) {
            pictures.copy(index, picture, 0);
            random.setSeed(Seeds.mix(Seeds.mix(Seeds.mix(seed) + epoch) + index));
            for (Transform transform : transforms) {
                transform.apply(picture, changed, pictures.shape(), random);
                float[] swap = picture;
                picture = changed;
                changed = swap;
            }
            System.arraycopy(picture, 0, target, offset, pictureSize);
        }

        /** Fisher and Yates's shuffle. */
        private void shuffle(long epoch) {
            for (int i = 0; i < order.length; i++) order[i] = i;
            random.setSeed(Seeds.mix(Seeds.mix(seed) - 1 - epoch)); // counts down, where the transforms count up
            for (int i = order.length - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                int swap = order[i];
                order[i] = order[j];
                order[j] = swap;
            }
            orderOfEpoch = epoch;
        }
    }
}
