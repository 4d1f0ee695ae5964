package convisible.backend;

import convisible.array.PlainException;
import convisible.array.Shape;
import convisible.array.ShapeException;

/** What training makes small: a number that says how wrong a batch of answers is, averaged over the batch. */
public enum Loss {
    /**
     * For classes: {@code −log softmax(y)[label]}. The network ends in scores, one per class, without a softmax of its
     * own. A target is the label, one whole number from 0.
     */
    CROSS_ENTROPY {
        @Override
        public Shape target(Shape output) {
            if (output.rank() != 1)
                throw new ShapeException("Cross-entropy takes one score per class, but the network gives " + output
                        + ". End it with flatten() and linear(classes).");
            return Shape.shape();
        }

        @Override
        public double of(float[] y, float[] targets, int n, Shape output, float[] dy) {
            int classes = output.size();
            double loss = 0;
            for (int example = 0; example < n; example++) {
                int first = example * classes, label = (int) targets[example];
                double largest = Double.NEGATIVE_INFINITY, sum = 0;
                for (int c = 0; c < classes; c++) largest = Math.max(largest, y[first + c]);
                for (int c = 0; c < classes; c++) sum += Math.exp(y[first + c] - largest);
                for (int c = 0; c < classes; c++)
                    dy[first + c] = (float) ((Math.exp(y[first + c] - largest) / sum - (c == label ? 1 : 0)) / n);
                loss += Math.log(sum) + largest - y[first + label];
            }
            return loss / n;
        }

        @Override
        public int correct(float[] y, float[] targets, int n, Shape output) {
            int classes = output.size(), correct = 0;
            for (int example = 0; example < n; example++) {
                int best = 0;
                for (int c = 1; c < classes; c++) if (y[example * classes + c] > y[example * classes + best]) best = c;
                if (best == targets[example]) correct++;
            }
            return correct;
        }

        @Override
        void checkTargets(float[] targets, int n, Shape output) {
            for (int example = 0; example < n; example++) {
                float label = targets[example];
                if (!(label >= 0 && label < output.size() && label == (int) label))
                    throw new PlainException("Example " + example + " has the label " + label
                            + ", but the network gives " + output.size()
                            + " scores, so labels are whole numbers from 0 to " + (output.size() - 1) + ".");
            }
        }
    },

    /** For numbers: the mean of {@code (y − target)²} over all outputs. A target has the shape of the output. */
    MEAN_SQUARED_ERROR {
        @Override
        public Shape target(Shape output) {
            return output;
        }

        @Override
        public double of(float[] y, float[] targets, int n, Shape output, float[] dy) {
            int numbers = n * output.size();
            double loss = 0;
            for (int i = 0; i < numbers; i++) {
                double difference = (double) y[i] - targets[i];
                dy[i] = (float) (2 * difference / numbers);
                loss += difference * difference;
            }
            return loss / numbers;
        }

        @Override
        public int correct(float[] y, float[] targets, int n, Shape output) {
            return 0;
        }

        @Override
        void checkTargets(float[] targets, int n, Shape output) {}
    };

    /**
     * The shape of one example's target.
     *
     * @param output the shape of one output of the network, without N
     * @throws ShapeException if this loss cannot judge such outputs
     */
    public abstract Shape target(Shape output);

    /**
     * The loss and its gradient.
     *
     * @param y at least n outputs, one after the other
     * @param targets at least n targets
     * @param dy where the gradient of the loss by the n outputs is written
     */
    public abstract double of(float[] y, float[] targets, int n, Shape output, float[] dy);

    /** How many of n examples have their largest score at the label; 0 if the targets are no labels. */
    public abstract int correct(float[] y, float[] targets, int n, Shape output);

    /** @throws PlainException if one of the first n targets is impossible; there are at least n */
    abstract void checkTargets(float[] targets, int n, Shape output);
}
