package convisible.notebook.exercise;

import java.util.Random;

/**
 * Inputs that a learner does not see: small whole numbers, so that every right way of summing gives the same result.
 */
final class RandomArrays {
    private final Random random;

    RandomArrays(long seed) {
        random = new Random(seed);
    }

    float[][] matrix(int rows, int columns) {
        float[][] matrix = new float[rows][columns];
        for (float[] row : matrix) for (int j = 0; j < columns; j++) row[j] = random.nextInt(19) - 9;
        return matrix;
    }
}
