package convisible.backend.opencl;

import convisible.array.Shape;
import convisible.backend.DropoutMask;
import convisible.layer.Dropout;

/** Dropout: in training the results and their gradients are multiplied by the same mask, drawn again each time. */
final class DropoutNode implements Node {
    private static final int STATE = 3; // the place of that argument

    private final Plan plan;
    private final int count;
    private final DropoutMask mask;
    private final int place; // among the network's dropout layers

    DropoutNode(Dropout layer, Shape input, Plan plan) {
        this.plan = plan;
        count = input.prepend(plan.n).size();
        mask = new DropoutMask(layer.probability());
        place = plan.nextDropout();
    }

    @Override
    public Buffer forward(Buffer x) {
        return plan.training ? masked(x) : x;
    }

    @Override
    public Buffer backward(Buffer dy, boolean wanted) {
        return wanted ? masked(dy) : null;
    }

    private Buffer masked(Buffer x) {
        Buffer y = plan.allocate(count);
        Launch launch =
                plan.launch("elementwise", "dropout", Grid.each(count), x, y, count, 0L, mask.threshold(), mask.keep());
        Dropouts dropouts = plan.dropouts;
        plan.add(() -> {
            launch.set(STATE, DropoutMask.state(dropouts.seed, place, dropouts.step));
            launch.run();
        });
        return y;
    }
}
