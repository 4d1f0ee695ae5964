package convisible.train;

import java.io.Console;
import java.io.PrintStream;
import java.util.function.Supplier;

/** Progress in words: on a terminal one line that is drawn again and again, elsewhere a line for each epoch. */
final class TextProgress implements Progress {
    static volatile Supplier<Progress> standard = () -> new TextProgress(System.out, onTerminal());

    private static final int BAR = 20;

    private final PrintStream out;
    private final boolean redraw;

    TextProgress(PrintStream out, boolean redraw) {
        this.out = out;
        this.redraw = redraw;
    }

    @Override
    public void show(Status now, boolean ended, String message) {
        if (redraw) out.print("\r" + line(now) + "\u001b[K" + (ended ? "\n" : ""));
        if (ended && !message.isEmpty()) out.println(message);
        out.flush();
    }

    @Override
    public void epochEnded(Status now) {
        if (!redraw) out.println("epoch " + now.epoch() + " of " + now.epochs() + ": " + now.scores());
    }

    private static String line(Status now) {
        int done = (int) (BAR * now.step() / now.steps());
        String bar = "━".repeat(done) + "┄".repeat(BAR - done);
        String speed = now.step() == now.steps() ? "" : now.speed();
        return String.join("  ", "epoch " + now.epoch() + " of " + now.epochs(), bar, now.scores(), speed);
    }

    /** Java 22 and later always have a console and tell by {@code isTerminal}; earlier ones have none elsewhere. */
    private static boolean onTerminal() {
        Console console = System.console();
        if (console == null) return false;
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
