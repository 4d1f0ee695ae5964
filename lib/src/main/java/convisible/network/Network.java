package convisible.network;

import convisible.array.Shape;
import convisible.array.ShapeException;
import convisible.array.Tensor;
import convisible.backend.Backend;
import convisible.backend.Program;
import convisible.layer.Layer;
import convisible.layer.Weights;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A layer with weights, ready to run on one backend. */
public final class Network implements AutoCloseable {
    private final Layer layer;
    private final Shape input;
    private final Weights weights;
    private final Program program;

    private Network(Layer layer, Shape input, Weights weights, Backend backend) {
        this.layer = layer;
        this.input = input;
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
        return new Network(layer, input, weights, backend);
    }

    /**
     * The network's answer.
     *
     * @param x N×(input shape), or one example without N
     * @return N×(output shape), or one result without N if that is how the example came
     * @throws ShapeException if x has another shape
     */
    public Tensor apply(Tensor x) {
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

    public Layer layer() {
        return layer;
    }

    public Shape input() {
        return input;
    }

    public Weights weights() {
        return weights;
    }

    @Override
    public void close() {
        program.close();
    }

    @Override
    public String toString() {
        return layer + " on " + input;
    }
}
