package convisible.layer;

import convisible.array.PlainException;
import convisible.array.Shape;
import convisible.array.ShapeException;

/**
 * Local response normalisation across channels (Krizhevsky et al. 2012, section 3.3): {@code y[c] = x[c] / (k +
 * alpha/size · Σ x[c']²)^beta}, the sum running over the {@code size} channels around c that exist. As in PyTorch alpha
 * is divided by the size; the paper's own alpha is {@code alpha/size} here. C×H×W → the same, no weights.
 *
 * @param size channels in the neighbourhood, c among them; odd, at least 1
 * @param alpha how much they matter, at least 0
 * @param beta the exponent, at least 0
 * @param k the divisor where all is silent, above 0
 */
public record LocalResponseNorm(int size, double alpha, double beta, double k) implements Layer {
    public LocalResponseNorm {
        if (size < 1 || size % 2 == 0)
            throw new ShapeException("LocalResponseNorm's size is odd, so that the channel is in the middle; " + size
                    + " is not. Use 5, as AlexNet does.");
        if (!(alpha >= 0 && beta >= 0 && k > 0))
            throw new PlainException(
                    "LocalResponseNorm's alpha and beta are at least 0 and its k is above 0, but they are " + alpha
                            + ", " + beta + " and " + k + ".");
    }

    @Override
    public Shape outputShape(Shape input) {
        Checks.plane(this, input);
        return input;
    }

    @Override
    public String explain(Shape input) {
        return "Divides each number by how strong the " + size + " channels around it are at the same place.";
    }

    @Override
    public String toString() {
        LocalResponseNorm usual = new LocalResponseNorm(size, 1e-4, 0.75, 1);
        return "LocalResponseNorm(" + size
                + (equals(usual) ? ")" : ", alpha " + alpha + ", beta " + beta + ", k " + k + ")");
    }
}
