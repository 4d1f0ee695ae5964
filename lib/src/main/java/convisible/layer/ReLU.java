package convisible.layer;

import convisible.array.Shape;

/** The rectified linear unit: {@code max(0, x)}, element by element. Any shape. */
public record ReLU() implements Layer {
    @Override
    public Shape outputShape(Shape input) {
        return input;
    }

    @Override
    public String explain(Shape input) {
        return "Sets every negative number to 0 and keeps the others.";
    }

    @Override
    public String toString() {
        return "ReLU()";
    }
}
