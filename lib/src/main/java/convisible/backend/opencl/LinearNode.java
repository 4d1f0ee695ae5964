package convisible.backend.opencl;

import convisible.array.Shape;
import convisible.backend.opencl.Products.Factor;
import convisible.layer.Linear;

/**
 * A fully connected layer, {@code y = x·weightᵀ + bias}, and an activation after it. {@code dx = dy·weight},
 * {@code dweight = dyᵀ·x}.
 */
final class LinearNode implements Node {
    private final Plan plan;
    private final String path;
    private final Activation then;
    private final boolean hasBias;
    private final int inputs;
    private final int outputs;
    private final Factor weight; // outputs×inputs
    private Buffer x;
    private Buffer y;

    LinearNode(Linear layer, Shape input, String path, Activation then, Plan plan) {
        this.plan = plan;
        this.path = path;
        this.then = then;
        hasBias = layer.bias();
        inputs = input.size();
        outputs = layer.outputs();
        weight = Factor.rows(plan.parameters.weight(path + "weight"), inputs);
    }

    @Override
    public Buffer forward(Buffer x) {
        this.x = x;
        y = plan.allocate(plan.n * outputs);
        Buffer bias = hasBias ? plan.parameters.weight(path + "bias") : null;
        new Products(1, plan.n, outputs, inputs)
                .add(plan, Factor.rows(x, inputs), weight.transposed(), bias, 0, 1, y, then);
        return y;
    }

    @Override
    public Buffer backward(Buffer given, boolean wanted) {
        Buffer dy = plan.back(then, y, given, plan.n * outputs);
        Factor dyRows = Factor.rows(dy, outputs);
        Buffer dweight = plan.parameters.gradient(path + "weight");
        new Products(1, outputs, inputs, plan.n).add(plan, dyRows.transposed(), Factor.rows(x, inputs), dweight);
        if (hasBias) new Channels(plan.n, outputs, 1).sum(plan, dy, plan.parameters.gradient(path + "bias"));
        Buffer dx = wanted ? plan.allocate(plan.n * inputs) : null;
        if (wanted) new Products(1, plan.n, inputs, outputs).add(plan, dyRows, weight, dx);
        if (dy != given) plan.release(dy);
        return dx;
    }
}
