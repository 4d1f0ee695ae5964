package convisible.notebook;

import static org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.TEXT_HTML;
import static org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.TEXT_PLAIN;

import convisible.train.Progress;
import convisible.train.Status;
import java.lang.reflect.Field;
import java.util.UUID;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.DisplayStream;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.messages.publish.PublishDisplayData;
import org.dflib.jjava.jupyter.messages.publish.PublishUpdateDisplayData;

/**
 * A bar below the cell that trains, drawn again in its place. What it shows last, which is what a stored notebook
 * keeps, has no times in it.
 */
final class TrainingProgress implements Progress {
    private final String id = UUID.randomUUID().toString();
    private final ShellReplyEnvironment cell;
    private boolean shown;

    TrainingProgress(BaseKernel kernel) {
        cell = cell(kernel);
    }

    @Override
    public void show(Status now, boolean ended, String message) {
        if (cell == null) return;
        Output output = output(now, ended, message);
        DisplayData data = new DisplayData();
        data.putData(TEXT_HTML, output.html());
        data.putData(TEXT_PLAIN, output.text());
        data.putTransientData("display_id", id); // setDisplayId differs between versions of the kernel
        if (shown) cell.publish(new PublishUpdateDisplayData(data));
        else cell.publish(new PublishDisplayData(data));
        shown = true;
    }

    static Output output(Status now, boolean ended, String message) {
        String epoch = "epoch " + now.epoch() + " of " + now.epochs();
        String left = now.scores().isEmpty() ? epoch : epoch + ": " + now.scores();
        String right = ended ? "" : now.speed();
        String text = String.join(" · ", message.isEmpty() ? new String[] {left} : new String[] {left, message});
        return new Output(
                "<div style=\"max-width:640px\" role=\"progressbar\" aria-valuemin=\"0\" aria-valuenow=\"" + now.step()
                        + "\" aria-valuemax=\"" + now.steps() + "\" aria-valuetext=\"" + Html.escape(text) + "\">"
                        + bar(now) + "<div style=\"display:flex;justify-content:space-between\"><span>"
                        + Html.escape(left) + "</span><span>" + Html.escape(right) + "</span></div>"
                        + (message.isEmpty() ? "" : "<div>" + Html.prose(message) + "</div>") + "</div>",
                text);
    }

    private static String bar(Status now) {
        return "<div style=\"background:rgba(128,128,128,.25);border-radius:4px;margin:4px 0\">"
                + "<div style=\"background:#2e7dd7;border-radius:4px;height:8px;width:" + 100 * now.step() / now.steps()
                + "%\"></div></div>";
    }

    /**
     * Where the outputs of the cell that runs now go. The kernel forgets it as soon as the cell was interrupted, which
     * is before training has said its last word.
     */
    private static ShellReplyEnvironment cell(BaseKernel kernel) {
        try {
            Field field = DisplayStream.class.getDeclaredField("env");
            field.setAccessible(true);
            return (ShellReplyEnvironment) field.get(kernel.getIO().display);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("This kernel is not the one that the course was made for.", e);
        }
    }
}
