package convisible.train;

import convisible.array.PlainException;

/** How the learning rate changes while a network learns: by which factor it is multiplied in each step. */
public sealed interface Schedule {
    /**
     * @param step from 0
     * @param stepsPerEpoch how many steps one pass over the pictures takes
     * @param steps how many there will be, at least 1
     */
    double factor(long step, long stepsPerEpoch, long steps);

    /** Whether the factors depend on how many steps there will be. */
    default boolean knowsTheEnd() {
        return true;
    }

    static Schedule constant() {
        return new Constant();
    }

    /** Multiplied by {@code factor} after every so many epochs. */
    static Schedule step(int epochs, double factor) {
        return new Step(epochs, factor);
    }

    /** From the full learning rate down to 0 along half a cosine. */
    static Schedule cosine() {
        return new Cosine();
    }

    /** Up from a 25th during the first 30 % of the steps, then down to almost nothing. */
    static Schedule oneCycle() {
        return new OneCycle(0.3);
    }

    /** Slowly up during so many steps, then as {@code then} says for the remaining ones. */
    static Schedule warmUp(int steps, Schedule then) {
        return new WarmUp(steps, then);
    }

    record Constant() implements Schedule {
        @Override
        public double factor(long step, long stepsPerEpoch, long steps) {
            return 1;
        }

        @Override
        public boolean knowsTheEnd() {
            return false;
        }
    }

    /** {@code factor^⌊epoch / epochs⌋}, PyTorch's {@code StepLR}. */
    record Step(int epochs, double factor) implements Schedule {
        public Step {
            if (epochs < 1)
                throw new PlainException("The learning rate falls every 1 epoch or more, not " + epochs + ".");
            if (!(factor > 0 && Double.isFinite(factor)))
                throw new PlainException("The learning rate is multiplied by a number above 0, not " + factor + ".");
        }

        @Override
        public double factor(long step, long stepsPerEpoch, long steps) {
            return Math.pow(factor, step / stepsPerEpoch / epochs);
        }

        @Override
        public boolean knowsTheEnd() {
            return false;
        }
    }

    /** {@code ½·(1 + cos(π·step/steps))}: equation 5 of Loshchilov and Hutter 2017 (arXiv:1608.03983), one period. */
    record Cosine() implements Schedule {
        @Override
        public double factor(long step, long stepsPerEpoch, long steps) {
            return (1 + Math.cos(Math.PI * step / steps)) / 2;
        }
    }

    /**
     * Smith and Topin 2018 (arXiv:1708.07120), in the form and with the numbers of PyTorch's {@code OneCycleLR}: along
     * half a cosine from 1/25 up to 1, and along another down to 1/250,000.
     *
     * @param rising the share of the steps that go up
     */
    record OneCycle(double rising) implements Schedule {
        private static final double FIRST = 1 / 25.0, LAST = FIRST / 1e4;

        public OneCycle {
            if (!(rising > 0 && rising < 1))
                throw new PlainException("The share of rising steps is above 0 and below 1, not " + rising + ".");
        }

        @Override
        public double factor(long step, long stepsPerEpoch, long steps) {
            double top = rising * steps - 1, end = steps - 1;
            if (step <= top) return between(FIRST, 1, step / top);
            return between(1, LAST, (step - top) / (end - top));
        }

        private static double between(double from, double to, double share) {
            return to + (from - to) / 2 * (1 + Math.cos(Math.PI * share));
        }
    }

    /** {@code (step + 1)/warmUp} at first: the gradual warm-up of Goyal et al. 2017 (arXiv:1706.02677). */
    record WarmUp(int warmUp, Schedule then) implements Schedule {
        public WarmUp {
            if (warmUp < 1) throw new PlainException("A warm-up takes at least 1 step, not " + warmUp + ".");
        }

        @Override
        public double factor(long step, long stepsPerEpoch, long steps) {
            if (step < warmUp) return (step + 1.0) / warmUp;
            return then.factor(step - warmUp, stepsPerEpoch, Math.max(1, steps - warmUp));
        }

        @Override
        public boolean knowsTheEnd() {
            return then.knowsTheEnd();
        }
    }
}
