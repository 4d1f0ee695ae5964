package convisible.notebook;

import convisible.train.Aside;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** How far long work is: a bar, and below it what is done on the left and how long it still takes on the right. */
final class ProgressBar {
    /** Where the next bar goes: nowhere, unless a notebook knows better. */
    private static volatile Supplier<Consumer<Output>> place = () -> output -> {};

    private ProgressBar() {}

    static void setPlace(Supplier<Consumer<Output>> newPlace) {
        place = newPlace;
    }

    /**
     * A new bar's place, in which it is drawn anew as often as there is news. It is drawn by another thread: an
     * interrupt of this one would break the channel to the notebook.
     */
    static Consumer<Output> begin() {
        Consumer<Output> bar = place.get();
        return output -> Aside.run(() -> bar.accept(output));
    }

    /** Such as {@code 12 s left}; empty if that is less than a second, or not known and given as 0. */
    static String timeLeft(double seconds) {
        return seconds < 1 ? "" : String.format(Locale.ROOT, "%.0f s left", seconds);
    }

    /**
     * @param left also the text for readers without HTML
     * @param message a line of its own below, or empty
     */
    static Output of(long done, long all, String left, String right, String message) {
        String text = message.isEmpty() ? left : left + " · " + message;
        return new Output(
                "<div style=\"max-width:640px\" role=\"progressbar\" aria-valuemin=\"0\" aria-valuenow=\"" + done
                        + "\" aria-valuemax=\"" + all + "\" aria-valuetext=\"" + Html.escape(text) + "\">"
                        + "<div style=\"background:rgba(128,128,128,.25);border-radius:4px;margin:4px 0\">"
                        + "<div style=\"background:#2e7dd7;border-radius:4px;height:8px;width:" + 100 * done / all
                        + "%\"></div></div>"
                        + "<div style=\"display:flex;justify-content:space-between\"><span>"
                        + Html.escape(left) + "</span><span>" + Html.escape(right) + "</span></div>"
                        + (message.isEmpty() ? "" : "<div>" + Html.prose(message) + "</div>") + "</div>",
                text);
    }
}
