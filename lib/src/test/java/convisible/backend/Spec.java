package convisible.backend;

import static convisible.layer.Layers.flatten;
import static convisible.layer.Layers.globalAvgPool;
import static convisible.layer.Layers.relu;
import static convisible.layer.Layers.relu6;
import static convisible.layer.Layers.softmax;

import convisible.layer.AvgPool2d;
import convisible.layer.BatchNorm2d;
import convisible.layer.Concat;
import convisible.layer.Conv2d;
import convisible.layer.Dropout;
import convisible.layer.Layer;
import convisible.layer.Linear;
import convisible.layer.LocalResponseNorm;
import convisible.layer.MaxPool2d;
import convisible.layer.Sequential;
import convisible.layer.Size;
import convisible.layer.Sum;
import convisible.layer.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * Reads networks as {@code fixtures/networks.py} writes them, such as {@code (seq (conv 4 3 3 1 1 0 0) (relu))}.
 *
 * @param options as many as were written
 */
record Spec(String kind, List<Double> options, List<Layer> layers) {
    static Layer layer(String text) {
        Iterator<String> words = Arrays.asList(
                        text.replace("(", "").replace(")", " )").split(" +"))
                .iterator();
        return read(words.next(), words).layer();
    }

    private static Spec read(String kind, Iterator<String> words) {
        Spec spec = new Spec(kind, new ArrayList<>(), new ArrayList<>());
        for (String word = words.next(); !word.equals(")"); word = words.next())
            if (Character.isLetter(word.charAt(0)))
                spec.layers.add(read(word, words).layer());
            else spec.options.add(Double.valueOf(word));
        return spec;
    }

    private Layer layer() {
        return switch (kind) {
            case "seq" -> new Sequential(layers);
            case "concat" -> new Concat(layers);
            case "sum" -> new Sum(layers);
            case "conv" -> new Conv2d(integer(0, 0), window(1), integer(9, 1), integer(10, 1) == 1);
            case "maxpool" -> new MaxPool2d(window(0));
            case "avgpool" ->
                new AvgPool2d(new Window(size(0, 0), size(2, 1), size(4, 0), Size.square(1)), integer(6, 1) == 1);
            case "globalavgpool" -> globalAvgPool();
            case "linear" -> new Linear(integer(0, 0), integer(1, 1) == 1);
            case "relu" -> relu();
            case "relu6" -> relu6();
            case "batchnorm" -> new BatchNorm2d(option(0, 1e-5), option(1, 0.1));
            case "lrn" -> new LocalResponseNorm(integer(0, 0), option(1, 0), option(2, 0), option(3, 0));
            case "softmax" -> softmax();
            case "dropout" -> new Dropout(option(0, 0));
            case "flatten" -> flatten();
            default -> throw new IllegalArgumentException("No such kind of layer: " + kind);
        };
    }

    private Window window(int at) {
        return new Window(size(at, 0), size(at + 2, 1), size(at + 4, 0), size(at + 6, 1));
    }

    private Size size(int at, int otherwise) {
        return new Size(integer(at, otherwise), integer(at + 1, otherwise));
    }

    private int integer(int at, int otherwise) {
        return (int) option(at, otherwise);
    }

    private double option(int at, double otherwise) {
        return at < options.size() ? options.get(at) : otherwise;
    }
}
