package convisible.layer;

import convisible.array.PlainException;
import convisible.array.Shape;

/**
 * Dropout (Srivastava et al. 2014): while training, each number is set to 0 with this probability and the others are
 * scaled up by 1/(1 − probability); otherwise nothing happens. Same shape out, no weights.
 *
 * @param probability of a number being dropped, at least 0 and below 1
 */
public record Dropout(double probability) implements Layer {
    public Dropout {
        if (!(probability >= 0 && probability < 1))
            throw new PlainException("Dropout's probability is at least 0 and below 1, not " + probability + ".");
    }

    @Override
    public Shape outputShape(Shape input) {
        return input;
    }

    @Override
    public String explain(Shape input) {
        return "While training, forgets a random " + Math.round(probability * 100)
                + " % of the numbers; otherwise does nothing.";
    }

    @Override
    public String toString() {
        return "Dropout(" + probability + ")";
    }
}
