package convisible.bench;

import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.ParallelBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.io.IOException;
import java.util.List;

/** PyTorch through DJL, its high-level interface: what a Java programmer would write today. */
public final class Djl implements Peer {
    private final Engine engine = Engine.getEngine("PyTorch");
    private final NDManager arrays = engine.newBaseManager();

    public static void main(String[] arguments) throws IOException {
        Peer.serve(new Djl());
    }

    @Override
    public Runnable prepare(Case wanted) {
        if (wanted.is("lenet", "step")) return step(lenet(), new Shape(wanted.size(), 1, 28, 28));
        if (wanted.is("lenet", "inference")) return inference(lenet(), new Shape(wanted.size(), 1, 28, 28));
        if (wanted.is("resnet18", "inference")) return inference(resnet18(), new Shape(wanted.size(), 3, 224, 224));
        if (wanted.is("conv", "forward")) return forward(wanted.convolution());
        if (wanted.is("conv", "both")) return both(wanted.convolution());
        return null;
    }

    private Runnable forward(Case.Convolution c) {
        NDArray x = random(new Shape(c.n(), c.c(), c.size(), c.size()));
        NDArray w = random(new Shape(c.k(), c.c(), c.f(), c.f())), b = random(new Shape(c.k()));
        Shape stride = new Shape(c.s(), c.s()), padding = new Shape(c.p(), c.p()), dilation = new Shape(1, 1);
        return () -> Conv2d.conv2d(x, w, b, stride, padding, dilation, 1).close();
    }

    private Runnable both(Case.Convolution c) {
        NDArray x = random(new Shape(c.n(), c.c(), c.size(), c.size()));
        NDArray w = random(new Shape(c.k(), c.c(), c.f(), c.f())), b = random(new Shape(c.k()));
        NDArray dy = random(new Shape(c.n(), c.k(), c.output(), c.output()));
        Shape stride = new Shape(c.s(), c.s()), padding = new Shape(c.p(), c.p()), dilation = new Shape(1, 1);
        List.of(w, b).forEach(array -> array.setRequiresGradient(true));
        x.setRequiresGradient(c.inside());
        return () -> {
            try (GradientCollector collector = engine.newGradientCollector();
                    NDArray y =
                            Conv2d.conv2d(x, w, b, stride, padding, dilation, 1).singletonOrThrow();
                    NDArray product = y.mul(dy);
                    NDArray sum = product.sum()) {
                collector.backward(sum);
            }
        };
    }

    private Runnable inference(Block network, Shape input) {
        Model model = Model.newInstance("inference", "PyTorch");
        model.setBlock(network);
        network.initialize(arrays, ai.djl.ndarray.types.DataType.FLOAT32, input);
        network.freezeParameters(true);
        ParameterStore parameters = new ParameterStore(arrays, false);
        NDArray x = random(input);
        return () -> {
            try (NDManager step = arrays.newSubManager()) {
                NDArray own = x.duplicate();
                own.attach(step);
                network.forward(parameters, new NDList(own), false)
                        .singletonOrThrow()
                        .toFloatArray();
            }
        };
    }

    private Runnable step(Block network, Shape input) {
        Model model = Model.newInstance("step", "PyTorch");
        model.setBlock(network);
        Optimizer sgd = Optimizer.sgd()
                .setLearningRateTracker(Tracker.fixed(0.01f))
                .optMomentum(0.9f)
                .build();
        Trainer trainer = model.newTrainer(new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss()).optOptimizer(sgd));
        trainer.initialize(input);
        int n = (int) input.get(0);
        float[] x = Peer.random((int) input.size()), labels = Peer.labels(n);
        return () -> {
            try (NDManager step = trainer.getManager().newSubManager()) {
                NDList batch = new NDList(step.create(x, input)), targets = new NDList(step.create(labels));
                try (GradientCollector collector = trainer.newGradientCollector()) {
                    NDArray loss = trainer.getLoss().evaluate(targets, trainer.forward(batch));
                    collector.backward(loss);
                    loss.getFloat();
                }
                trainer.step();
            }
        };
    }

    private NDArray random(Shape shape) {
        return arrays.create(Peer.random((int) shape.size()), shape);
    }

    private static Block lenet() {
        return new SequentialBlock()
                .add(conv(6, 5, 1, 2, true))
                .add(Activation::relu)
                .add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)))
                .add(conv(16, 5, 1, 0, true))
                .add(Activation::relu)
                .add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)))
                .add(Blocks.batchFlattenBlock())
                .add(Linear.builder().setUnits(120).build())
                .add(Activation::relu)
                .add(Linear.builder().setUnits(84).build())
                .add(Activation::relu)
                .add(Linear.builder().setUnits(10).build());
    }

    private static Block resnet18() {
        SequentialBlock network = new SequentialBlock()
                .add(conv(64, 7, 2, 3, false))
                .add(BatchNorm.builder().build())
                .add(Activation::relu)
                .add(Pool.maxPool2dBlock(new Shape(3, 3), new Shape(2, 2), new Shape(1, 1)));
        for (int stage = 0; stage < 4; stage++)
            for (int block = 0; block < 2; block++) {
                int channels = 64 << stage, stride = stage > 0 && block == 0 ? 2 : 1;
                Block residual = new SequentialBlock()
                        .add(conv(channels, 3, stride, 1, false))
                        .add(BatchNorm.builder().build())
                        .add(Activation::relu)
                        .add(conv(channels, 3, 1, 1, false))
                        .add(BatchNorm.builder().build());
                Block skip = stride == 1
                        ? new LambdaBlock(x -> x)
                        : new SequentialBlock()
                                .add(conv(channels, 1, stride, 0, false))
                                .add(BatchNorm.builder().build());
                network.add(new ParallelBlock(
                        both -> new NDList(
                                both.get(0).singletonOrThrow().add(both.get(1).singletonOrThrow())),
                        List.of(residual, skip)));
                network.add(Activation::relu);
            }
        return network.add(Pool.globalAvgPool2dBlock())
                .add(Blocks.batchFlattenBlock())
                .add(Linear.builder().setUnits(1000).build());
    }

    private static Block conv(int filters, int size, int stride, int padding, boolean bias) {
        return Conv2d.builder()
                .setFilters(filters)
                .setKernelShape(new Shape(size, size))
                .optStride(new Shape(stride, stride))
                .optPadding(new Shape(padding, padding))
                .optBias(bias)
                .build();
    }
}
