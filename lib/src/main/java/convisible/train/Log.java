package convisible.train;

import static convisible.array.Shape.shape;

import convisible.array.Tensor;
import convisible.network.Evaluation;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a training wrote down: for each step its loss and how many pictures were told right, for each epoch its test.
 */
final class Log {
    final long stepsPerEpoch;
    private final int batchSize;
    private final int pictures;
    private float[] losses = {};
    private float[] correct = {};
    private int steps;
    private float[] testLosses = {};
    private float[] testAccuracies = {};
    private int tests;

    Log(int pictures, int batchSize) {
        this.pictures = pictures;
        this.batchSize = Math.min(batchSize, pictures);
        stepsPerEpoch = Batches.stepsPerEpoch(pictures, this.batchSize);
    }

    void add(double loss, int right) {
        if (steps == losses.length) {
            losses = Arrays.copyOf(losses, 2 * steps + 1);
            correct = Arrays.copyOf(correct, 2 * steps + 1);
        }
        losses[steps] = (float) loss;
        correct[steps++] = right;
    }

    void add(Evaluation test) {
        if (tests == testLosses.length) {
            testLosses = Arrays.copyOf(testLosses, 2 * tests + 1);
            testAccuracies = Arrays.copyOf(testAccuracies, 2 * tests + 1);
        }
        testLosses[tests] = (float) test.loss();
        testAccuracies[tests++] = (float) test.accuracy();
    }

    int steps() {
        return steps;
    }

    int tests() {
        return tests;
    }

    /** How many epochs are over. */
    int epochs() {
        return (int) (steps / stepsPerEpoch);
    }

    /** Which test had the smallest loss, the first if several had; −1 if there was none. */
    int bestTest() {
        int best = tests - 1;
        for (int i = tests - 1; i >= 0; i--) if (testLosses[i] <= testLosses[best]) best = i;
        return best;
    }

    double lastTestAccuracy() {
        return tests == 0 ? Double.NaN : testAccuracies[tests - 1];
    }

    /** The mean loss of an epoch's steps so far; NaN if there were none. */
    double loss(int epoch) {
        double sum = 0;
        for (long step = epoch * stepsPerEpoch; step < end(epoch); step++) sum += losses[(int) step] * size(step);
        return sum / picturesOf(epoch);
    }

    /** The share of an epoch's pictures so far that were told right; NaN if there were none. */
    double accuracy(int epoch) {
        double sum = 0;
        for (long step = epoch * stepsPerEpoch; step < end(epoch); step++) sum += correct[(int) step];
        return sum / picturesOf(epoch);
    }

    private long end(int epoch) {
        return Math.min(steps, (epoch + 1) * stepsPerEpoch);
    }

    private long picturesOf(int epoch) {
        long sum = 0;
        for (long step = epoch * stepsPerEpoch; step < end(epoch); step++) sum += size(step);
        return sum;
    }

    private int size(long step) {
        boolean last = (step + 1) % stepsPerEpoch == 0;
        return last ? pictures - (int) (stepsPerEpoch - 1) * batchSize : batchSize;
    }

    /** This log as it was after so many steps. */
    Map<String, Tensor> tensors(int atStep, int atTest) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        put(tensors, "losses", losses, atStep);
        put(tensors, "correct", correct, atStep);
        put(tensors, "test.losses", testLosses, atTest);
        put(tensors, "test.accuracies", testAccuracies, atTest);
        return tensors;
    }

    private static void put(Map<String, Tensor> tensors, String name, float[] numbers, int n) {
        if (n > 0) tensors.put(name, new Tensor(shape(n), Arrays.copyOf(numbers, n)));
    }

    /** Goes on from what {@link #tensors} gave. */
    void restore(Map<String, Tensor> tensors) {
        losses = numbers(tensors, "losses");
        correct = numbers(tensors, "correct");
        steps = Math.min(losses.length, correct.length);
        testLosses = numbers(tensors, "test.losses");
        testAccuracies = numbers(tensors, "test.accuracies");
        tests = Math.min(testLosses.length, testAccuracies.length);
    }

    private static float[] numbers(Map<String, Tensor> tensors, String name) {
        Tensor tensor = tensors.get(name);
        return tensor == null ? new float[0] : tensor.data();
    }

    History history() {
        int epochs = epochs();
        double[] epochLosses = new double[epochs], accuracies = new double[epochs];
        for (int epoch = 0; epoch < epochs; epoch++) {
            epochLosses[epoch] = loss(epoch);
            accuracies[epoch] = accuracy(epoch);
        }
        return new History(
                epochLosses,
                accuracies,
                doubles(testLosses, tests),
                doubles(testAccuracies, tests),
                doubles(losses, steps));
    }

    private static double[] doubles(float[] numbers, int n) {
        double[] doubles = new double[n];
        for (int i = 0; i < n; i++) doubles[i] = numbers[i];
        return doubles;
    }
}
