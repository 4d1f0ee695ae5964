package convisible.layer;

import convisible.array.Shape;

/** {@code min(max(0, x), 6)}, element by element (Krizhevsky 2010; used by MobileNets). Any shape. */
public record ReLU6() implements Layer {
    @Override
    public Shape outputShape(Shape input) {
        return input;
    }

    @Override
    public String explain(Shape input) {
        return "Sets every negative number to 0 and every number above 6 to 6.";
    }

    @Override
    public String toString() {
        return "ReLU6()";
    }
}
