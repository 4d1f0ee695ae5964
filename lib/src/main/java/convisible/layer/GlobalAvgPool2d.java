package convisible.layer;

import static convisible.array.Shape.shape;

import convisible.array.Shape;

/** Global average pooling: each channel becomes one number, its mean. C×H×W → C. No weights. */
public record GlobalAvgPool2d() implements Layer {
    @Override
    public Shape outputShape(Shape input) {
        Checks.plane(this, input);
        return shape(input.dim(0));
    }

    @Override
    public String explain(Shape input) {
        return "Replaces each of the " + input.dim(0) + " channels by its mean over all " + Checks.plane(this, input)
                + " places.";
    }

    @Override
    public String toString() {
        return "GlobalAvgPool2d()";
    }
}
