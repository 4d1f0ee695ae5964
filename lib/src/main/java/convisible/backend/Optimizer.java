package convisible.backend;

/** How weights follow their gradients g. The learning rate comes with every step, since schedules change it. */
public sealed interface Optimizer {
    /**
     * Stochastic gradient descent, as PyTorch writes it: {@code g += decay·w; v = momentum·v + g; w −= rate·v}, and with
     * Nesterov's momentum {@code w −= rate·(g + momentum·v)}. At the first step {@code v = g}.
     *
     * @param momentum at least 0 and below 1
     * @param nesterov look ahead along the momentum; needs a momentum above 0
     * @param weightDecay at least 0
     */
    record Sgd(double momentum, boolean nesterov, double weightDecay) implements Optimizer {
        public Sgd {
            if (!(momentum >= 0 && momentum < 1))
                throw new IllegalArgumentException("Momentum is at least 0 and below 1, not " + momentum + ".");
            if (nesterov && momentum == 0)
                throw new IllegalArgumentException("Nesterov's momentum needs a momentum, 0.9 say; it is 0.");
            checkDecay(weightDecay);
        }
    }

    /**
     * Adam (Kingma and Ba 2015, arXiv:1412.6980) with its bias corrections; the decay is added to the gradient, as in
     * PyTorch's Adam (not AdamW).
     */
    record Adam(double beta1, double beta2, double epsilon, double weightDecay) implements Optimizer {
        public Adam {
            if (!(beta1 >= 0 && beta1 < 1 && beta2 >= 0 && beta2 < 1))
                throw new IllegalArgumentException(
                        "Adam's betas are at least 0 and below 1, not " + beta1 + " and " + beta2 + ".");
            if (!(epsilon > 0)) throw new IllegalArgumentException("Adam's epsilon is above 0, not " + epsilon + ".");
            checkDecay(weightDecay);
        }
    }

    private static void checkDecay(double weightDecay) {
        if (!(weightDecay >= 0))
            throw new IllegalArgumentException("Weight decay is at least 0, not " + weightDecay + ".");
    }
}
