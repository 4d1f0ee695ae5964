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
import convisible.layer.Layer;
import convisible.layer.Weights;
import java.io.IOException;

/** Convisible, on the backend named. */
public final class Ours implements Peer {
    private static final Optimizer SGD = new Optimizer.Sgd(0.9, false, 0);
    private static final int BATCH = 64;

    private final Backend backend;

    private Ours(Backend backend) {
        this.backend = backend;
    }

    public static void main(String[] arguments) throws IOException {
        Peer.serve(new Ours(Backend.use(arguments[0])));
    }

    @Override
    public Runnable prepare(Case wanted) {
        if (wanted.is("lenet", "step")) return step(Networks.lenet(), shape(1, 28, 28), BATCH);
        if (wanted.is("lenet", "inference")) return inference(Networks.lenet(), shape(1, 28, 28), BATCH);
        if (wanted.is("resnet", "inference")) return inference(Networks.resnet18(), shape(3, 224, 224), 8);
        if (wanted.is("photo", "inference")) return inference(sequential(conv(1, 3)), shape(1, 512, 512), 1);
        boolean both = wanted.how().equals("both");
        if (wanted.what().equals("conv")) return convolution(wanted.convolution(), both, LayerTime::alone);
        if (wanted.what().equals("layer")) return convolution(wanted.convolution(), both, LayerTime::inside);
        if (wanted.what().equals("product")) return LayerTime.product(wanted.numbers()[0]);
        return null;
    }

    private interface Timed {
        Runnable of(Layer layer, Shape input, int n, boolean backward, boolean toInput);
    }

    private static Runnable convolution(Case.Convolution c, boolean backward, Timed timed) {
        Layer layer = sequential(conv(c.k(), c.f()).stride(c.s()).padding(c.p()));
        return timed.of(layer, shape(c.c(), c.size(), c.size()), c.n(), backward, c.inside());
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
