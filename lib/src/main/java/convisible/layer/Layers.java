package convisible.layer;

import java.util.List;

/** The layers under their short names, each with the options that are right most of the time. */
public final class Layers {
    private Layers() {}

    /** {@code filters} square filters, stride 1, no padding, with bias. */
    public static Conv2d conv(int filters, int size) {
        return conv(filters, size, size);
    }

    public static Conv2d conv(int filters, int height, int width) {
        return new Conv2d(filters, Window.of(new Size(height, width), Size.square(1)), 1, true);
    }

    /** Non-overlapping square windows: the stride is the size. */
    public static MaxPool2d maxPool(int size) {
        return new MaxPool2d(Window.of(Size.square(size), Size.square(size)));
    }

    /** Non-overlapping square windows: the stride is the size. Padding, if any, counts as zeros. */
    public static AvgPool2d avgPool(int size) {
        return new AvgPool2d(Window.of(Size.square(size), Size.square(size)), true);
    }

    public static GlobalAvgPool2d globalAvgPool() {
        return new GlobalAvgPool2d();
    }

    public static ReLU relu() {
        return new ReLU();
    }

    public static ReLU6 relu6() {
        return new ReLU6();
    }

    public static Linear linear(int outputs) {
        return new Linear(outputs, true);
    }

    public static Flatten flatten() {
        return new Flatten();
    }

    /** Epsilon 1e-5 and momentum 0.1, as in PyTorch. */
    public static BatchNorm2d batchNorm() {
        return new BatchNorm2d(1e-5, 0.1);
    }

    public static Softmax softmax() {
        return new Softmax();
    }

    public static Sequential sequential(Layer... layers) {
        return new Sequential(List.of(layers));
    }

    /** AlexNet's: 5 channels, alpha 1e-4, beta 0.75, k 1 as in PyTorch. */
    public static LocalResponseNorm localResponseNorm() {
        return new LocalResponseNorm(5, 1e-4, 0.75, 1);
    }

    public static Dropout dropout(double probability) {
        return new Dropout(probability);
    }

    public static Concat concat(Layer... branches) {
        return new Concat(List.of(branches));
    }

    public static Sum sum(Layer... branches) {
        return new Sum(List.of(branches));
    }
}
