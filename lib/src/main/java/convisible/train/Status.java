package convisible.train;

import java.util.Locale;

/**
 * How far a training is.
 *
 * @param step how many steps were made, of {@code steps}
 * @param epoch which pass over the pictures this is, from 1 to {@code epochs}
 * @param loss the mean loss of the epoch so far; NaN before its first step
 * @param accuracy the share of the epoch's pictures so far that were told right, before each was learnt from
 * @param testAccuracy of the last test; NaN if there was none
 * @param picturesPerSecond NaN as long as it is not known
 * @param secondsLeft NaN as long as it is not known
 */
public record Status(
        long step,
        long steps,
        int epoch,
        int epochs,
        double loss,
        double accuracy,
        double testAccuracy,
        double picturesPerSecond,
        double secondsLeft) {
    /** Such as {@code loss 0.07, accuracy 97 %, test 98 %}; empty before the first step. */
    public String scores() {
        return History.scores(loss, accuracy, testAccuracy);
    }

    /** Such as {@code 41,200 pictures/s, 0:34 left}; empty as long as it is not known. */
    public String speed() {
        if (Double.isNaN(secondsLeft)) return "";
        long left = Math.round(secondsLeft);
        return String.format(Locale.ROOT, "%,.0f pictures/s, %d:%02d left", picturesPerSecond, left / 60, left % 60);
    }
}
