package convisible.train;

import java.util.Locale;

/** What came of a training: numbers to draw curves from. */
public final class History {
    private final double[] losses;
    private final double[] accuracies;
    private final double[] testLosses;
    private final double[] testAccuracies;
    private final double[] stepLosses;

    History(double[] losses, double[] accuracies, double[] testLosses, double[] testAccuracies, double[] stepLosses) {
        this.losses = losses;
        this.accuracies = accuracies;
        this.testLosses = testLosses;
        this.testAccuracies = testAccuracies;
        this.stepLosses = stepLosses;
    }

    /** How many epochs were completed. */
    public int epochs() {
        return losses.length;
    }

    /** For each epoch the mean loss of its pictures, each before it was learnt from. */
    public double[] losses() {
        return losses.clone();
    }

    /** For each epoch the share of its pictures that were told right, each before it was learnt from, 0 to 1. */
    public double[] accuracies() {
        return accuracies.clone();
    }

    /** For each epoch the mean loss of the test pictures after it; empty if there were none. */
    public double[] testLosses() {
        return testLosses.clone();
    }

    /** For each epoch the share of the test pictures that were told right after it; empty if there were none. */
    public double[] testAccuracies() {
        return testAccuracies.clone();
    }

    /** The loss of each step. */
    public double[] stepLosses() {
        return stepLosses.clone();
    }

    /** Such as {@code 2 epochs: loss 0.07, accuracy 97 %, test 98 %}, with the numbers of the last epoch. */
    @Override
    public String toString() {
        int last = epochs() - 1;
        String epochs = epochs() == 1 ? "1 epoch" : epochs() + " epochs";
        double test = testAccuracies.length == 0 ? Double.NaN : testAccuracies[testAccuracies.length - 1];
        return last < 0 ? epochs : epochs + ": " + scores(losses[last], accuracies[last], test);
    }

    /** Few digits, so that the last ones of sums do not show; and 99.6 % are not 100 %. */
    static String scores(double loss, double accuracy, double testAccuracy) {
        if (Double.isNaN(loss)) return "";
        String text = String.format(Locale.ROOT, "loss %.2f, accuracy %d %%", loss, percent(accuracy));
        return Double.isNaN(testAccuracy) ? text : text + ", test " + percent(testAccuracy) + " %";
    }

    private static int percent(double share) {
        return (int) Math.floor(100 * share + 1e-9);
    }
}
