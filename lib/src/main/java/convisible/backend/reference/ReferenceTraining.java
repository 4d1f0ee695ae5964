package convisible.backend.reference;

import convisible.array.Shape;
import convisible.array.Tensor;
import convisible.backend.BatchCheck;
import convisible.backend.Loss;
import convisible.backend.NotFiniteException;
import convisible.backend.Optimizer;
import convisible.backend.Training;
import convisible.backend.TrainingState;
import convisible.layer.Layer;
import convisible.layer.Weight;
import convisible.layer.Weights;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Learns as the formulas say: forward, loss, backward, and an update of each weight. */
final class ReferenceTraining implements Training {
    private final Layer layer;
    private final Shape input;
    private final Shape output;
    private final Loss loss;
    private final Optimizer optimizer;
    private final BatchCheck check;
    private final List<Weight> trained;
    private final Weights weights;
    private final Weights gradients;
    private final Map<String, Tensor> state;
    private final Dropouts dropouts;
    private final Step step;

    private float[] x; // of the last forward in training mode, with n examples
    private int n;
    private int correct;

    ReferenceTraining(Layer layer, Shape input, Weights weights, Loss loss, Optimizer optimizer, long seed) {
        this.layer = layer;
        this.input = input;
        this.loss = loss;
        this.optimizer = optimizer;
        output = layer.outputShape(input);
        check = new BatchCheck(layer, input, loss);
        trained = layer.weights(input).stream().filter(Weight::trained).toList();
        this.weights = weights.copy();
        gradients = Weights.zeros(layer, input);
        state = TrainingState.start(trained, optimizer);
        dropouts = new Dropouts(seed);
        step = Step.of(layer, input, this.weights, dropouts);
    }

    @Override
    public double step(float[] x, float[] targets, int n, double learningRate) {
        check.step(x, targets, n);
        Weights before = weights.copy();
        float[] y = forwardTraining(Arrays.copyOf(x, n * input.size()), n);
        float[] dy = new float[y.length];
        double value = loss.of(y, targets, n, output, dy);
        correct = loss.correct(y, targets, n, output);
        step.backward(this.x, dy, n, gradients);
        try {
            checkFinite("the loss", value, learningRate);
            for (Weight weight : trained)
                for (float g : gradients.get(weight.name()).data()) checkFinite("a gradient", g, learningRate);
        } catch (NotFiniteException e) {
            weights.set(before);
            throw e;
        }
        update(learningRate);
        return value;
    }

    private void checkFinite(String what, double value, double learningRate) {
        if (!Double.isFinite(value)) throw NotFiniteException.of(what, value, dropouts.step() + 1, learningRate);
    }

    private void update(double learningRate) {
        dropouts.step(dropouts.step() + 1);
        for (Weight weight : trained) {
            List<float[]> memory = optimizer.memory().stream()
                    .map(name -> state.get(name + "." + weight.name()).data())
                    .toList();
            optimizer.update(
                    weights.get(weight.name()).data(),
                    gradients.get(weight.name()).data(),
                    memory,
                    dropouts.step(),
                    learningRate);
        }
    }

    private float[] forwardTraining(float[] x, int n) {
        this.x = x;
        this.n = n;
        return step.forwardTraining(x, n);
    }

    @Override
    public int correct() {
        return correct;
    }

    @Override
    public Tensor forward(Tensor x) {
        return new ReferenceProgram(step, input, output).forward(x);
    }

    @Override
    public Tensor forwardTraining(Tensor x) {
        int n = BatchCheck.examples(x, input);
        check.training(n);
        return new Tensor(
                output.prepend(n), forwardTraining(x.data().clone(), n).clone());
    }

    @Override
    public Tensor backward(Tensor dy) {
        BatchCheck.backward(dy, output, n);
        return new Tensor(input.prepend(n), step.backward(x, dy.data().clone(), n, gradients));
    }

    @Override
    public Map<String, Tensor> gradients() {
        Map<String, Tensor> copy = new LinkedHashMap<>();
        for (Weight weight : trained)
            copy.put(weight.name(), gradients.get(weight.name()).copy());
        return copy;
    }

    @Override
    public Weights weights() {
        return weights.copy();
    }

    @Override
    public Map<String, Tensor> state() {
        Map<String, Tensor> copy = new LinkedHashMap<>();
        state.forEach((name, tensor) -> copy.put(name, tensor.copy()));
        copy.get(TrainingState.STEPS).data()[0] = dropouts.step();
        return copy;
    }

    @Override
    public void restore(Weights weights, Map<String, Tensor> state) {
        Weights checked = Weights.of(layer, input, weights.asMap());
        TrainingState.check(this.state, state);
        this.weights.set(checked);
        this.state.forEach(
                (name, tensor) -> System.arraycopy(state.get(name).data(), 0, tensor.data(), 0, tensor.data().length));
        dropouts.step((long) state.get(TrainingState.STEPS).data()[0]);
    }

    @Override
    public void close() {}
}
