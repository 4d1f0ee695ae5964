package convisible.data;

/** Seeds made of seeds, so that each small random choice has one of its own, whoever makes it and in whatever order. */
public final class Seeds {
    private Seeds() {}

    /**
     * Turns neighbouring numbers into unrelated ones: the finaliser of SplitMix64 (Steele, Lea and Flood 2014, "Fast
     * splittable pseudorandom number generators"). {@code mix(mix(seed) + n)} is the n-th seed of a seed.
     */
    public static long mix(long z) {
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
