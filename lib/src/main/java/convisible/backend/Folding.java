package convisible.backend;

import convisible.array.Shape;
import convisible.array.Tensor;
import convisible.layer.BatchNorm2d;
import convisible.layer.Concat;
import convisible.layer.Conv2d;
import convisible.layer.Layer;
import convisible.layer.Sequential;
import convisible.layer.Sum;
import convisible.layer.Weights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A finished network without the batch norms that directly follow a convolution. Both multiply and add, so one can do
 * the other's work: with {@code s = γ/√(variance + ε)}, the convolution's filter k becomes {@code s[k]·weight[k]}, its
 * bias {@code s[k]·(bias[k] − mean[k]) + β[k]}.
 */
public final class Folding {
    private final Map<String, Tensor> weights;
    private final Layer layer;
    private final Shape input;

    public Folding(Layer layer, Shape input, Weights weights) {
        this.weights = new LinkedHashMap<>(weights.asMap());
        this.input = input;
        this.layer = folded(layer, input, "");
    }

    public Layer layer() {
        return layer;
    }

    public Weights weights() {
        return Weights.of(layer, input, weights);
    }

    private Layer folded(Layer layer, Shape input, String path) {
        if (layer instanceof Concat concat) return new Concat(all(concat.branches(), input, path));
        if (layer instanceof Sum sum) return new Sum(all(sum.branches(), input, path));
        if (!(layer instanceof Sequential sequential)) return layer;
        List<Shape> shapes = sequential.shapes(input);
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < sequential.layers().size(); i++) {
            Layer next = folded(sequential.layers().get(i), shapes.get(i), path + i + ".");
            if (next instanceof BatchNorm2d norm && i > 0 && layers.get(i - 1) instanceof Conv2d conv) {
                layers.set(i - 1, fold(norm, path + i + ".", conv, path + (i - 1) + "."));
                next = new Sequential(List.of());
            }
            layers.add(next);
        }
        return new Sequential(layers);
    }

    private List<Layer> all(List<Layer> branches, Shape input, String path) {
        List<Layer> all = new ArrayList<>();
        for (int i = 0; i < branches.size(); i++) all.add(folded(branches.get(i), input, path + i + "."));
        return all;
    }

    private Conv2d fold(BatchNorm2d norm, String normPath, Conv2d conv, String convPath) {
        float[] gamma = weights.remove(normPath + "weight").data();
        float[] beta = weights.remove(normPath + "bias").data();
        float[] mean = weights.remove(normPath + "running_mean").data();
        float[] variance = weights.remove(normPath + "running_var").data();
        Tensor weight = weights.get(convPath + "weight").copy();
        float[] bias = conv.bias() ? weights.get(convPath + "bias").data().clone() : new float[conv.filters()];
        int filter = weight.data().length / conv.filters();
        for (int k = 0; k < conv.filters(); k++) {
            double scale = gamma[k] / Math.sqrt(variance[k] + norm.epsilon());
            for (int i = k * filter; i < (k + 1) * filter; i++) weight.data()[i] *= (float) scale;
            bias[k] = (float) (scale * (bias[k] - mean[k]) + beta[k]);
        }
        weights.put(convPath + "weight", weight);
        weights.put(convPath + "bias", new Tensor(Shape.shape(conv.filters()), bias));
        return new Conv2d(conv.filters(), conv.window(), conv.groups(), true);
    }
}
