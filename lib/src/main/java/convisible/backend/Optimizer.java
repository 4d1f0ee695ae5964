package convisible.backend;

import convisible.array.PlainException;
import java.util.List;

/** How weights follow their gradients g. The learning rate comes with every step, since schedules change it. */
public sealed interface Optimizer {
    /**
     * What it remembers of each trained weight: names of arrays, each as long as the weight, that start as zeros. In
     * {@link Training#state} they are called {@code momentum.0.weight} and so on.
     */
    List<String> memory();

    /**
     * One update of one weight.
     *
     * @param dweight the gradient g, as long as {@code weight}
     * @param memory the arrays of {@link #memory}, in that order; changed
     * @param step which step this is, from 1
     */
    void update(float[] weight, float[] dweight, List<float[]> memory, long step, double learningRate);

    /**
     * Stochastic gradient descent, as PyTorch writes it: {@code g += decay·w; v = momentum·v + g; w −= rate·v}, and
     * with Nesterov's momentum {@code w −= rate·(g + momentum·v)}.
     *
     * @param momentum at least 0 and below 1
     * @param nesterov look ahead along the momentum; needs a momentum above 0
     * @param weightDecay at least 0
     */
    record Sgd(double momentum, boolean nesterov, double weightDecay) implements Optimizer {
        public Sgd {
            if (!(momentum >= 0 && momentum < 1))
                throw new PlainException("Momentum is at least 0 and below 1, not " + momentum + ".");
            if (nesterov && momentum == 0)
                throw new PlainException("Nesterov's momentum needs a momentum, 0.9 say; it is 0.");
            checkDecay(weightDecay);
        }

        @Override
        public List<String> memory() {
            return momentum == 0 ? List.of() : List.of("momentum");
        }

        @Override
        public void update(float[] weight, float[] dweight, List<float[]> memory, long step, double learningRate) {
            float[] velocity = momentum == 0 ? null : memory.get(0);
            for (int i = 0; i < weight.length; i++) {
                double g = dweight[i] + weightDecay * weight[i];
                double direction = g;
                if (velocity != null) {
                    double v = momentum * velocity[i] + g;
                    velocity[i] = (float) v;
                    direction = nesterov ? g + momentum * v : v;
                }
                weight[i] -= (float) (learningRate * direction);
            }
        }
    }

    /**
     * Adam (Kingma and Ba 2015, arXiv:1412.6980): {@code m = β₁·m + (1 − β₁)·g; v = β₂·v + (1 − β₂)·g²; w −= rate·m̂ /
     * (√v̂ + ε)}, where m̂ = m/(1 − β₁ᵗ) and v̂ = v/(1 − β₂ᵗ) undo the start at zero. The decay is added to the
     * gradient, as in PyTorch's Adam (not AdamW).
     */
    record Adam(double beta1, double beta2, double epsilon, double weightDecay) implements Optimizer {
        public Adam {
            if (!(beta1 >= 0 && beta1 < 1 && beta2 >= 0 && beta2 < 1))
                throw new PlainException(
                        "Adam's betas are at least 0 and below 1, not " + beta1 + " and " + beta2 + ".");
            if (!(epsilon > 0)) throw new PlainException("Adam's epsilon is above 0, not " + epsilon + ".");
            checkDecay(weightDecay);
        }

        @Override
        public List<String> memory() {
            return List.of("adam.m", "adam.v");
        }

        @Override
        public void update(float[] weight, float[] dweight, List<float[]> memory, long step, double learningRate) {
            float[] m = memory.get(0), v = memory.get(1);
            double mCorrection = 1 - Math.pow(beta1, step), vCorrection = 1 - Math.pow(beta2, step);
            for (int i = 0; i < weight.length; i++) {
                double g = dweight[i] + weightDecay * weight[i];
                m[i] = (float) (beta1 * m[i] + (1 - beta1) * g);
                v[i] = (float) (beta2 * v[i] + (1 - beta2) * g * g);
                weight[i] -= (float) (learningRate * (m[i] / mCorrection) / (Math.sqrt(v[i] / vCorrection) + epsilon));
            }
        }
    }

    private static void checkDecay(double weightDecay) {
        if (!(weightDecay >= 0)) throw new PlainException("Weight decay is at least 0, not " + weightDecay + ".");
    }
}
