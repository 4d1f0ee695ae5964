package convisible.backend.opencl;

import convisible.array.Shape;
import convisible.array.Tensor;
import convisible.backend.BatchCheck;
import convisible.backend.Folding;
import convisible.backend.Program;
import convisible.backend.Resources;
import convisible.layer.Layer;
import convisible.layer.Weights;
import java.lang.ref.Reference;

/** The finished network. */
final class OpenclProgram implements Program {
    /** Larger batches are taken in pieces: more would need much memory and be no faster. */
    private static final int LARGEST_BATCH = 256;

    private final Resources resources = new Resources();
    private final Shape input;
    private final Shape output;
    private final Plans plans;

    OpenclProgram(Engine engine, Layer layer, Shape input, Weights weights) {
        this.input = input;
        output = layer.outputShape(input);
        Folding folded = new Folding(layer, input, weights);
        Parameters parameters = new Parameters(resources, engine, folded.layer(), input, folded.weights());
        plans = new Plans(n -> new Plan(folded.layer(), input, parameters, new Dropouts(0), n, Plan.Purpose.INFERENCE));
    }

    @Override
    public Tensor forward(Tensor x) {
        Tensor y = forward(plans, x, input, output);
        Reference.reachabilityFence(this);
        return y;
    }

    static Tensor forward(Plans plans, Tensor x, Shape input, Shape output) {
        int n = BatchCheck.examples(x, input);
        float[] y = new float[n * output.size()];
        for (int first = 0; first < n; first += LARGEST_BATCH) {
            int count = Math.min(LARGEST_BATCH, n - first);
            Plan plan = plans.of(count);
            plan.input.write(x.data(), first * input.size(), count * input.size());
            plan.forward();
            plan.output.read(y, first * output.size(), count * output.size());
        }
        return new Tensor(output.prepend(n), y);
    }

    @Override
    public void close() {
        plans.close();
        resources.close();
    }
}
