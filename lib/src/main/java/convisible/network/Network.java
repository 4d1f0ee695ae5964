package convisible.network;

import convisible.array.PlainException;
import convisible.array.Shape;
import convisible.array.ShapeException;
import convisible.array.Tensor;
import convisible.backend.Backend;
import convisible.backend.Program;
import convisible.data.DataException;
import convisible.data.LabelledImages;
import convisible.data.Safetensors;
import convisible.layer.Layer;
import convisible.layer.Sequential;
import convisible.layer.Weight;
import convisible.layer.Weights;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A layer with weights, ready to run on one backend. Training changes the weights; calls from several threads wait for
 * each other.
 */
public final class Network implements AutoCloseable {
    private final Layer layer;
    private final Shape input;
    private final Backend backend;
    private Weights weights;
    private Program program;

    private Network(Layer layer, Shape input, Weights weights, Backend backend) {
        this.layer = layer;
        this.input = input;
        this.backend = backend;
        this.weights = weights;
        program = backend.compile(layer, input, weights);
    }

    /**
     * A network with fresh weights on the current backend.
     *
     * @param input the shape of one example, C×H×W or F, without N
     * @param seed the same seed gives the same weights
     * @throws ShapeException if the layer does not fit the input
     */
    public static Network of(Layer layer, Shape input, long seed) {
        return of(layer, input, Weights.random(layer, input, seed));
    }

    /** A network with given weights on the current backend. */
    public static Network of(Layer layer, Shape input, Weights weights) {
        return new Network(layer, input, weights, Backend.current());
    }

    /** The same layer and the same weights on another backend. */
    public Network on(Backend backend) {
        return new Network(layer, input, weights(), backend);
    }

    /**
     * The first layers of this one, with the same weights: what it gives are feature maps inside this network. Training
     * this one leaves it as it is.
     *
     * @param layers how many, at least 1
     * @throws PlainException if this network is not layers one after the other, or has fewer
     */
    public Network first(int layers) {
        if (!(layer instanceof Sequential sequential))
            throw new PlainException(layer + " is not several layers one after the other, so it has no first ones.");
        Sequential first = sequential.first(layers);
        Map<String, Tensor> kept = new HashMap<>(weights().asMap());
        kept.keySet().retainAll(first.weights(input).stream().map(Weight::name).toList());
        return new Network(first, input, Weights.of(first, input, kept).copy(), backend);
    }

    /**
     * The network's answer.
     *
     * @param x N×(input shape), or one example without N
     * @return N×(output shape), or one result without N if that is how the example came
     * @throws ShapeException if x has another shape
     */
    public synchronized Tensor apply(Tensor x) {
        if (x.shape().equals(input)) {
            Tensor y = program.forward(new Tensor(input.prepend(1), x.data()));
            return new Tensor(y.shape().dropFirst(), y.data());
        }
        return program.forward(x);
    }

    /** {@link #apply(Tensor)} for ND4J arrays. */
    public INDArray apply(INDArray x) {
        return apply(Tensor.of(x)).toNd4j();
    }

    /**
     * The most likely class of each picture: the place of its largest score.
     *
     * @throws ShapeException if the pictures have another shape than the network's input
     * @throws StoppedException if the thread is interrupted
     */
    public int[] predict(LabelledImages pictures) {
        int[] classes = new int[pictures.size()];
        Answers.each(this::apply, pictures, (scores, first) -> {
            for (int i = 0; i < scores.shape().dim(0); i++)
                classes[first + i] = scores.slice(i).largest();
        });
        return classes;
    }

    /**
     * The share of pictures whose largest score is that of their class, 0 to 1.
     *
     * @throws ShapeException if the pictures or their labels do not suit the network, or if there are none
     * @throws StoppedException if the thread is interrupted
     */
    public double accuracy(LabelledImages pictures) {
        Evaluation.check(layer, input, pictures);
        return Evaluation.of(this::apply, pictures).accuracy();
    }

    /**
     * Writes the weights in the safetensors format. The file appears whole or not at all.
     *
     * @throws DataException if the file cannot be written
     */
    public void save(Path file) {
        Safetensors.write(file, weights().asMap(), Map.of("network", toString()));
    }

    /**
     * Takes the weights of a safetensors file, this network's own or another program's.
     *
     * @throws DataException if the file is missing or damaged; the weights stay as they are
     * @throws ShapeException if they are the weights of another network; the weights stay as they are
     */
    public void load(Path file) {
        set(Weights.of(layer, input, Safetensors.read(file)));
    }

    /**
     * Replaces the weights.
     *
     * @param weights used as they are, not copied
     */
    public synchronized void set(Weights weights) {
        Program next = backend.compile(layer, input, weights);
        program.close();
        program = next;
        this.weights = weights;
    }

    public Backend backend() {
        return backend;
    }

    public Layer layer() {
        return layer;
    }

    public Shape input() {
        return input;
    }

    public synchronized Weights weights() {
        return weights;
    }

    @Override
    public synchronized void close() {
        program.close();
    }

    @Override
    public String toString() {
        return layer + " on " + input;
    }
}
