package convisible.network;

import convisible.array.Shape;
import convisible.array.ShapeException;
import convisible.array.Tensor;
import convisible.backend.Loss;
import convisible.data.LabelledImages;
import convisible.layer.Layer;
import java.util.function.UnaryOperator;

/**
 * How well a network tells a set of pictures apart.
 *
 * @param loss the mean cross-entropy
 * @param accuracy the share of pictures whose largest score is that of their class, 0 to 1
 */
public record Evaluation(double loss, double accuracy) {
    /**
     * @param network takes N×(picture's shape), gives N×(classes)
     * @throws StoppedException if the thread is interrupted
     */
    public static Evaluation of(UnaryOperator<Tensor> network, LabelledImages pictures) {
        double[] loss = new double[1];
        int[] correct = new int[1];
        Answers.each(network, pictures, (scores, first) -> {
            int n = scores.shape().dim(0);
            Shape output = scores.shape().dropFirst();
            float[] labels = new float[n];
            for (int i = 0; i < n; i++) labels[i] = pictures.label(first + i);
            loss[0] += n * Loss.CROSS_ENTROPY.of(scores.data(), labels, n, output, new float[n * output.size()]);
            correct[0] += Loss.CROSS_ENTROPY.correct(scores.data(), labels, n, output);
        });
        return new Evaluation(loss[0] / pictures.size(), (double) correct[0] / pictures.size());
    }

    /**
     * Whether pictures and their labels suit a network.
     *
     * @param layer ends in one score for each class
     * @param input the shape that the network was made for
     * @throws ShapeException if the pictures have another shape, if there are none, or if a label has no score
     */
    public static void check(Layer layer, Shape input, LabelledImages pictures) {
        if (pictures.size() == 0)
            throw new ShapeException(pictures.name() + " has no pictures. Take a set with at least one.");
        if (!pictures.shape().equals(input))
            throw new ShapeException("This network takes " + input + ", but the pictures of " + pictures.name()
                    + " are " + pictures.shape() + ". Make the network for " + pictures.shape() + ".");
        Shape output = layer.outputShape(input);
        Loss.CROSS_ENTROPY.target(output);
        int[] counts = pictures.counts();
        for (int label = output.size(); label < counts.length; label++)
            if (counts[label] > 0)
                throw new ShapeException("This network gives " + output.size() + " scores, for the labels 0 to "
                        + (output.size() - 1) + ", but " + pictures.name() + " has the label " + label + " ("
                        + pictures.classes().get(label) + "). End the network with linear(" + counts.length + ").");
    }
}
