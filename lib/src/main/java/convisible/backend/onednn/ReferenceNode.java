package convisible.backend.onednn;

import convisible.array.Shape;
import convisible.array.Tensor;
import convisible.backend.Loss;
import convisible.backend.Optimizer;
import convisible.backend.Training;
import convisible.backend.reference.ReferenceBackend;
import convisible.layer.Layer;
import convisible.layer.Weights;
import java.util.Map;

/**
 * A layer without weights that oneDNN does not compute as we mean it, left to the reference backend: max pooling with
 * dilation, where oneDNN gives a large negative number instead of −∞ if a window sees nothing but padding; local
 * response normalisation over a single channel, whose backward pass ends the process.
 */
final class ReferenceNode implements Node {
    private final Plan plan;
    private final Shape input;
    private final Shape output;
    private final Training reference;

    ReferenceNode(Layer layer, Shape input, Plan plan) {
        this.plan = plan;
        this.input = input;
        output = layer.outputShape(input);
        reference = new ReferenceBackend()
                .compileTraining(
                        layer,
                        input,
                        Weights.of(layer, input, Map.of()),
                        Loss.MEAN_SQUARED_ERROR,
                        new Optimizer.Sgd(0, false, 0),
                        0);
    }

    @Override
    public Memory forward(Memory given) {
        Memory x = plan.rowMajor(given, plan.batch(input)), y = plan.allocate(plan.plain(plan.batch(output)));
        Tensor numbers = Tensor.zeros(input.prepend(plan.n));
        plan.add(() -> {
            x.read(numbers.data(), 0, numbers.data().length);
            Tensor results = reference.forwardTraining(numbers);
            y.write(results.data(), 0, results.data().length);
        });
        return y;
    }

    @Override
    public Memory backward(Memory given, boolean wanted) {
        if (!wanted) return null;
        Memory dy = plan.rowMajor(given, plan.batch(output)), dx = plan.allocate(plan.plain(plan.batch(input)));
        Tensor numbers = Tensor.zeros(output.prepend(plan.n));
        plan.add(() -> {
            dy.read(numbers.data(), 0, numbers.data().length);
            Tensor results = reference.backward(numbers);
            dx.write(results.data(), 0, results.data().length);
        });
        return dx;
    }
}
