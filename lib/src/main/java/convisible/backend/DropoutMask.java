package convisible.backend;

import convisible.data.Seeds;

/**
 * Which numbers a dropout layer drops. The mask depends on the seed, the layer's place and the step, and on nothing
 * else, so every backend drops the same ones and a resumed training goes on as if it had never stopped.
 */
public final class DropoutMask {
    private DropoutMask() {}

    /**
     * Fills {@code mask[0..length)} with 0 for numbers that are dropped and 1/(1 − probability) for the others.
     *
     * @param layer the place of the dropout layer among those of the network, from 0
     * @param step how many training steps were made before
     */
    public static void fill(float[] mask, int length, double probability, long seed, int layer, long step) {
        long state = Seeds.mix(Seeds.mix(Seeds.mix(seed) + layer) + step);
        float keep = (float) (1 / (1 - probability));
        long threshold = (long) (probability * (1L << 53));
        for (int i = 0; i < length; i++) {
            state += 0x9E3779B97F4A7C15L;
            mask[i] = Seeds.mix(state) >>> 11 < threshold ? 0 : keep;
        }
    }
}
