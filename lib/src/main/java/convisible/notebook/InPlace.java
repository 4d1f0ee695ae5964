package convisible.notebook;

import static org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.TEXT_HTML;
import static org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.TEXT_PLAIN;

import java.lang.reflect.Field;
import java.util.UUID;
import java.util.function.Consumer;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.DisplayStream;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.messages.publish.PublishDisplayData;
import org.dflib.jjava.jupyter.messages.publish.PublishUpdateDisplayData;

/** One output below the cell that runs now, drawn again in its place as often as there is news. */
final class InPlace implements Consumer<Output> {
    private final String id = UUID.randomUUID().toString();
    private final ShellReplyEnvironment cell;
    private boolean shown;

    InPlace(BaseKernel kernel) {
        cell = cell(kernel);
    }

    @Override
    public void accept(Output output) {
        if (cell == null) return;
        DisplayData data = new DisplayData();
        data.putData(TEXT_HTML, output.html());
        data.putData(TEXT_PLAIN, output.text());
        data.putTransientData("display_id", id); // setDisplayId differs between versions of the kernel
        if (shown) cell.publish(new PublishUpdateDisplayData(data));
        else cell.publish(new PublishDisplayData(data));
        shown = true;
    }

    /**
     * Where the outputs of the cell that runs now go. The kernel forgets it as soon as the cell was interrupted, which
     * is before long work has said its last word.
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
