package convisible.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import convisible.array.Shape;
import convisible.array.Tensor;
import convisible.layer.Concat;
import convisible.layer.Layer;
import convisible.layer.Sequential;
import convisible.layer.Sum;
import convisible.layer.Weights;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** What the tests that hold backends against something share. */
final class Witness {
    /** Stochastic gradient descent without extras, for tests that never take a step. */
    static final Optimizer NO_STEPS = new Optimizer.Sgd(0, false, 0);

    private Witness() {}

    static Backend reference() {
        return Backend.all().stream()
                .filter(backend -> backend.name().equals("reference"))
                .findFirst()
                .orElseThrow();
    }

    /** Normally distributed numbers. */
    static Tensor random(Shape shape, Random random) {
        Tensor tensor = Tensor.zeros(shape);
        for (int i = 0; i < tensor.data().length; i++) tensor.data()[i] = (float) random.nextGaussian();
        return tensor;
    }

    /**
     * Random weights that keep sums the size of their inputs; batch norms scale by 0.5 to 1.5, and their running
     * variances lie there too.
     */
    static Weights scattered(Layer layer, Shape input, Random random) {
        Weights weights = Weights.zeros(layer, input);
        weights.asMap().forEach((name, tensor) -> {
            boolean positive = name.endsWith("running_var")
                    || name.endsWith("weight") && tensor.shape().rank() == 1;
            double scale = tensor.shape().rank() == 1
                    ? 1
                    : 1 / Math.sqrt(tensor.shape().dropFirst().size());
            for (int i = 0; i < tensor.data().length; i++)
                tensor.data()[i] = (float) (positive ? 0.5 + random.nextDouble() : scale * random.nextGaussian());
        });
        return weights;
    }

    /** The layer itself and all that it is made of. */
    static Stream<Layer> parts(Layer layer) {
        List<Layer> inside = List.of();
        if (layer instanceof Sequential sequential) inside = sequential.layers();
        if (layer instanceof Concat concat) inside = concat.branches();
        if (layer instanceof Sum sum) inside = sum.branches();
        return Stream.concat(Stream.of(layer), inside.stream().flatMap(Witness::parts));
    }

    /** The largest finite magnitude; 0 if there is none. */
    static double largest(Tensor tensor) {
        double largest = 0;
        for (float value : tensor.data()) if (Float.isFinite(value)) largest = Math.max(largest, Math.abs(value));
        return largest;
    }

    /**
     * Each number differs by at most {@code tolerance · (1 + the largest number expected)}: what a sum of products
     * loses to rounding goes with its terms, not with what happens to be left of them.
     */
    static void assertClose(String what, Tensor actual, Tensor expected, double tolerance) {
        assertWithin(what, actual, expected, tolerance * (1 + largest(expected)));
    }

    /**
     * The same for several arrays of one network, which have the same names. The largest number is that of all of them:
     * the gradient by a bias before a batch norm is 0, and all that can be seen of it is the others' rounding.
     */
    static void assertClose(String what, Map<String, Tensor> actual, Map<String, Tensor> expected, double tolerance) {
        assertThat(actual.keySet()).as(what).isEqualTo(expected.keySet());
        double largest =
                expected.values().stream().mapToDouble(Witness::largest).max().orElse(0);
        expected.forEach(
                (name, tensor) -> assertWithin(what + " " + name, actual.get(name), tensor, tolerance * (1 + largest)));
    }

    private static void assertWithin(String what, Tensor actual, Tensor expected, double bound) {
        assertThat(actual.shape()).as(what).isEqualTo(expected.shape());
        for (int i = 0; i < expected.data().length; i++)
            if (actual.data()[i] != expected.data()[i])
                assertThat(actual.data()[i])
                        .as("%s, element %d of %s", what, i, expected.shape())
                        .isCloseTo(expected.data()[i], within((float) bound));
    }
}
