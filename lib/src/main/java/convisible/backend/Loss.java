package convisible.backend;

/** What training makes small: a number that says how wrong a batch of answers is, averaged over the batch. */
public enum Loss {
    /**
     * For classes: {@code −log softmax(y)[label]}. The network ends in scores, without a softmax of its own. A target is the
     * label, one number per example.
     */
    CROSS_ENTROPY,

    /** For numbers: the mean of {@code (y − target)²} over all outputs. A target has the shape of the output. */
    MEAN_SQUARED_ERROR
}
