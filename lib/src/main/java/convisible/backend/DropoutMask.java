package convisible.backend;

import convisible.data.Seeds;

/**
 * Which numbers a dropout layer drops. The mask depends on the seed, the layer's place and the step, and on nothing
 * else, so every backend drops the same ones and a resumed training goes on as if it had never stopped.
 *
 * @param threshold of 2⁵³: a random number below it drops
 * @param keep what the others are multiplied by, 1/(1 − probability)
 */
public record DropoutMask(long threshold, float keep) {
    public DropoutMask(double probability) {
        this((long) (probability * (1L << 53)), (float) (1 / (1 - probability)));
    }

    /**
     * Where the random numbers of one mask start.
     *
     * @param layer the place of the dropout layer among those of the network, from 0
     * @param step how many training steps were made before
     */
    public static long state(long seed, int layer, long step) {
        return Seeds.mix(Seeds.mix(Seeds.mix(seed) + layer) + step);
    }

    /** Fills {@code mask[0..length)} with 0 for numbers that are dropped and {@code keep} for the others. */
    public static void fill(float[] mask, int length, double probability, long seed, int layer, long step) {
        DropoutMask chosen = new DropoutMask(probability);
        long state = state(seed, layer, step);
        for (int i = 0; i < length; i++) {
            state += 0x9E3779B97F4A7C15L;
            mask[i] = Seeds.mix(state) >>> 11 < chosen.threshold ? 0 : chosen.keep;
        }
    }
}
