package convisible.backend.opencl;

import convisible.array.Shape;
import convisible.array.Tensor;
import convisible.backend.BatchCheck;
import convisible.backend.Loss;
import convisible.backend.NotFiniteException;
import convisible.backend.Optimizer;
import convisible.backend.Resources;
import convisible.backend.Training;
import convisible.backend.TrainingState;
import convisible.layer.Layer;
import convisible.layer.Weight;
import convisible.layer.Weights;
import java.lang.ref.Reference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A network that learns. In a step the results and one number, the sum of all gradients, come back from the device, and
 * the loss is taken on the host. When a step returns, the device still works on the update, while the next batch is
 * made ready and on its way.
 */
final class OpenclTraining implements Training {
    /** Enough groups of work-items to keep a device busy while it adds up the gradients. */
    private static final int GROUPS = 256;

    private final Resources resources = new Resources();
    private final Layer layer;
    private final Shape input;
    private final Shape output;
    private final Loss loss;
    private final BatchCheck check;
    private final Parameters parameters;
    private final Dropouts dropouts;
    private final Update update;
    private final Map<String, Tensor> emptyState;
    private final Plans finished;
    private final Plans steps;
    private final Plans gradients;
    private final Launch addGradients;
    private final Launch addSums;
    private final Buffer sumOfGradients;

    private final float[] number = new float[1];
    private float[] y = {};
    private float[] dy = {};
    private int correct;
    private Plan last; // of the last forward in training mode that wants gradients

    OpenclTraining(
            Engine engine, Layer layer, Shape input, Weights weights, Loss loss, Optimizer optimizer, long seed) {
        this.layer = layer;
        this.input = input;
        this.loss = loss;
        output = layer.outputShape(input);
        check = new BatchCheck(layer, input, loss);
        parameters = new Parameters(resources, engine, layer, input, weights);
        dropouts = new Dropouts(seed);
        update = new Update(resources, optimizer, parameters);
        List<Weight> trained =
                layer.weights(input).stream().filter(Weight::trained).toList();
        emptyState = TrainingState.start(trained, optimizer);
        finished = plans(Plan.Purpose.INFERENCE);
        steps = plans(Plan.Purpose.STEP);
        gradients = plans(Plan.Purpose.GRADIENTS);
        Buffer sums = Buffer.allocate(resources, engine, GROUPS);
        sumOfGradients = Buffer.allocate(resources, engine, 1);
        addGradients = total(engine, GROUPS, parameters.gradients(), sums, parameters.trainedSize());
        addSums = total(engine, 1, sums, sumOfGradients, GROUPS);
    }

    private Plans plans(Plan.Purpose purpose) {
        return new Plans(n -> new Plan(layer, input, parameters, dropouts, n, purpose));
    }

    private Launch total(Engine engine, int groups, Buffer x, Buffer totals, int count) {
        return new Launch(resources, engine, engine.kernel("reduce", "total"), Grid.groups(groups), x, totals, count);
    }

    @Override
    public double step(float[] x, float[] targets, int n, double learningRate) {
        check.step(x, targets, n);
        Plan plan = steps.of(n);
        plan.input.writeBeside(x, 0, n * input.size());
        plan.forward();
        int numbers = n * output.size();
        if (y.length < numbers) {
            y = new float[numbers];
            dy = new float[numbers];
        }
        plan.output.read(y, 0, numbers);
        double value = loss.of(y, targets, n, output, dy);
        checkFinite("the loss", value, learningRate);
        correct = loss.correct(y, targets, n, output);
        plan.dOutput.write(dy, 0, numbers);
        plan.backward();
        addGradients.run();
        addSums.run();
        sumOfGradients.read(number, 0, 1);
        checkFinite("a gradient", number[0], learningRate);
        plan.recordStatistics();
        update.run(learningRate, ++dropouts.step);
        Reference.reachabilityFence(this);
        return value;
    }

    private void checkFinite(String what, double value, double learningRate) {
        if (!Double.isFinite(value)) throw NotFiniteException.of(what, value, dropouts.step + 1, learningRate);
    }

    @Override
    public int correct() {
        return correct;
    }

    @Override
    public Tensor forward(Tensor x) {
        Tensor y = OpenclProgram.forward(finished, x, input, output);
        Reference.reachabilityFence(this);
        return y;
    }

    @Override
    public Tensor forwardTraining(Tensor x) {
        int n = BatchCheck.examples(x, input);
        check.training(n);
        last = gradients.of(n);
        last.input.write(x.data(), 0, x.data().length);
        last.forward();
        last.recordStatistics();
        Tensor y = Tensor.zeros(output.prepend(n));
        last.output.read(y.data(), 0, y.data().length);
        Reference.reachabilityFence(this);
        return y;
    }

    @Override
    public Tensor backward(Tensor dy) {
        BatchCheck.backward(dy, output, last == null ? 0 : last.n);
        last.dOutput.write(dy.data(), 0, dy.data().length);
        last.backward();
        Tensor dx = Tensor.zeros(input.prepend(last.n));
        last.dInput.read(dx.data(), 0, dx.data().length);
        Reference.reachabilityFence(this);
        return dx;
    }

    @Override
    public Map<String, Tensor> gradients() {
        return parameters.split(parameters.gradients());
    }

    @Override
    public Weights weights() {
        return parameters.save();
    }

    @Override
    public Map<String, Tensor> state() {
        Map<String, Tensor> state = new LinkedHashMap<>();
        update.memory()
                .forEach((kind, memory) ->
                        parameters.split(memory).forEach((weight, tensor) -> state.put(kind + "." + weight, tensor)));
        state.put(TrainingState.STEPS, new Tensor(Shape.shape(), new float[] {dropouts.step}));
        return state;
    }

    @Override
    public void restore(Weights weights, Map<String, Tensor> state) {
        Weights checked = Weights.of(layer, input, weights.asMap());
        TrainingState.check(emptyState, state);
        parameters.load(checked);
        update.memory().forEach((kind, memory) -> {
            Map<String, Tensor> parts = new LinkedHashMap<>();
            state.forEach((name, tensor) -> {
                if (name.startsWith(kind + ".")) parts.put(name.substring(kind.length() + 1), tensor);
            });
            parameters.join(parts, memory);
        });
        dropouts.step = (long) state.get(TrainingState.STEPS).data()[0];
    }

    @Override
    public void close() {
        finished.close();
        steps.close();
        gradients.close();
        resources.close();
    }
}
