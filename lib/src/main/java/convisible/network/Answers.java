package convisible.network;

import convisible.array.Tensor;
import convisible.data.LabelledImages;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** A network's answers to many pictures, a batch at a time. */
final class Answers {
    private static final int BATCH = 100;

    private Answers() {}

    interface Receiver {
        /**
         * @param scores n×(output shape)
         * @param first which picture the first one answers to
         */
        void take(Tensor scores, int first);
    }

    /** @throws StoppedException if the thread is interrupted */
    static void each(UnaryOperator<Tensor> network, LabelledImages pictures, Receiver receiver) {
        for (int first = 0; first < pictures.size(); first += BATCH) {
            StoppedException.check(first, pictures.size());
            int end = Math.min(first + BATCH, pictures.size());
            Tensor batch = pictures.batch(IntStream.range(first, end).toArray());
            receiver.take(network.apply(batch), first);
        }
    }
}
