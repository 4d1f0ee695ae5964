package convisible.bench;

import static convisible.array.Shape.shape;
import static convisible.layer.Layers.conv;
import static convisible.layer.Layers.sequential;

import convisible.array.Shape;
import convisible.array.Tensor;
import convisible.backend.Backend;
import convisible.backend.Loss;
import convisible.backend.Optimizer;
import convisible.backend.Program;
import convisible.backend.Training;
import convisible.backend.onednn.LayerTime;
import convisible.backend.opencl.DeviceTime;
import convisible.layer.Layer;
import convisible.layer.Weights;
import java.io.IOException;

/** Convisible, on the backend named. */
public final class Ours implements Peer {
    private static final Optimizer SGD = new Optimizer.Sgd(0.9, false, 0);
    private static final Shape DIGIT = shape(1, 28, 28);
    private static final Shape PHOTO = shape(3, 224, 224);

    private final Backend backend;

    private Ours(Backend backend) {
        this.backend = backend;
    }

    public static void main(String[] arguments) throws IOException {
        Peer.serve(new Ours(Backend.use(arguments[0])));
    }

    @Override
    public Runnable prepare(Case wanted) {
        if (wanted.what().equals("lenet")) return network(wanted, Networks.lenet(), DIGIT);
        if (wanted.what().equals("resnet18")) return network(wanted, Networks.resnet18(), PHOTO);
        if (wanted.what().equals("resnet50")) return network(wanted, Networks.resnet50(), PHOTO);
        if (wanted.what().equals("photo")) return network(wanted, sequential(conv(1, 3)), shape(1, 512, 512));
        if (wanted.what().equals("conv")) return convolution(wanted, LayerTime::alone);
        if (wanted.what().equals("layer")) return convolution(wanted, onGpu() ? DeviceTime::inside : LayerTime::inside);
        if (wanted.what().equals("product"))
            return onGpu() ? DeviceTime.product(wanted.size()) : LayerTime.product(wanted.size());
        return null;
    }

    @Override
    public String device() {
        return backend.description();
    }

    @Override
    public void finish() {
        if (onGpu()) DeviceTime.finish();
    }

    private boolean onGpu() {
        return backend.name().equals("opencl");
    }

    private Runnable network(Case wanted, Layer layer, Shape input) {
        return wanted.how().equals("step") ? step(layer, input, wanted.size()) : inference(layer, input, wanted.size());
    }

    private interface Timed {
        Runnable of(Layer layer, Shape input, int n, boolean backward, boolean toInput);
    }

    private static Runnable convolution(Case wanted, Timed timed) {
        Case.Convolution c = wanted.convolution();
        Layer layer = sequential(conv(c.k(), c.f()).stride(c.s()).padding(c.p()));
        return timed.of(
                layer, shape(c.c(), c.size(), c.size()), c.n(), wanted.how().equals("both"), c.inside());
    }

    private Runnable inference(Layer layer, Shape input, int n) {
        Program program = backend.compile(layer, input, Weights.random(layer, input, 1));
        Tensor x = new Tensor(input.prepend(n), Peer.random(n * input.size()));
        return () -> program.forward(x);
    }

    private Runnable step(Layer layer, Shape input, int n) {
        Training training =
                backend.compileTraining(layer, input, Weights.random(layer, input, 1), Loss.CROSS_ENTROPY, SGD, 1);
        float[] x = Peer.random(n * input.size()), labels = Peer.labels(n);
        return () -> training.step(x, labels, n, 0.01);
    }
}
