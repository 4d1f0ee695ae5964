package convisible.backend.opencl;

import convisible.array.Shape;

/** An activation that no layer before it could do on the way. */
final class ActivationNode implements Node {
    private final Activation activation;
    private final int count;
    private final Plan plan;
    private Buffer y;

    ActivationNode(Activation activation, Shape input, Plan plan) {
        this.activation = activation;
        this.plan = plan;
        count = input.prepend(plan.n).size();
    }

    @Override
    public Buffer forward(Buffer x) {
        y = plan.allocate(count);
        plan.add("elementwise", "activation", Grid.each(count), x, y, count, activation.low, activation.high);
        return y;
    }

    @Override
    public Buffer backward(Buffer dy, boolean wanted) {
        return wanted ? plan.back(activation, y, dy, count) : null;
    }
}
