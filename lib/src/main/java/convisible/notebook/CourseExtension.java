package convisible.notebook;

import static org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.IMAGE_JPEG;
import static org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.IMAGE_PNG;
import static org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.TEXT_HTML;
import static org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.TEXT_PLAIN;

import convisible.notebook.exercise.Verdict;
import convisible.notebook.live.Live;
import convisible.plot.Animation;
import convisible.plot.Figure;
import convisible.plot.Plot;
import convisible.train.History;
import convisible.train.Progress;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;
import org.knowm.xchart.internal.chartpart.Chart;
import org.nd4j.linalg.api.ndarray.INDArray;
import tech.tablesaw.api.Table;

/**
 * What the kernel does when it finds this library on its class path: it learns how the library's values show
 * themselves, and imports the course's packages, so that a chapter starts without boilerplate. Errors of the library
 * meet the reader as their sentence alone; {@code System.setProperty("convisible.stacktraces", "true")} in a cell
 * brings the stack traces back.
 */
public final class CourseExtension implements Extension {
    @Override
    public void install(BaseKernel kernel) {
        Renderer renderer = kernel.getRenderer();
        show(renderer, Figure.class, PictureOutput::of);
        show(renderer, Animation.class, PictureOutput::of);
        show(renderer, History.class, CourseExtension::show);
        show(renderer, BufferedImage.class, PictureOutput::of);
        show(renderer, Chart.class, PictureOutput::of);
        show(renderer, INDArray.class, ArrayOutput::of);
        show(renderer, float[].class, ArrayOutput::of);
        show(renderer, float[][].class, ArrayOutput::of);
        show(renderer, float[][][].class, ArrayOutput::of);
        show(renderer, int[].class, ArrayOutput::of);
        show(renderer, int[][].class, ArrayOutput::of);
        show(renderer, Table.class, TableOutput::of);
        show(renderer, Verdict.class, VerdictOutput::of);
        show(renderer, Claim.class, VerdictOutput::of);
        show(renderer, convisible.notebook.exercise.Progress.class, ProgressOutput::of);
        showLive(kernel);
        Progress.setStandard(() -> new TrainingProgress(new InPlace(kernel)));
        ProgressBar.setPlace(() -> new InPlace(kernel));
        uncolourErrors(kernel);
        System.getProperties().putIfAbsent("convisible.stacktraces", "false");
        kernel.evalRaw(imports());
    }

    /** Curves, if there are any to draw. */
    private static Output show(History history) {
        if (history.epochs() == 0) return new Output(Html.escape(history.toString()), history.toString());
        return PictureOutput.of(Plot.training(history));
    }

    private static <T> void show(Renderer renderer, Class<T> type, Function<T, Output> toOutput) {
        renderer.createRegistration(type)
                .preferring(TEXT_HTML, IMAGE_PNG, IMAGE_JPEG)
                .register((value, context) -> {
                    Output output = toOutput.apply(value);
                    context.renderIfRequested(TEXT_HTML, () -> output.html());
                    output.picture().ifPresent(file -> context.renderIfRequested(file.type(), () -> file.base64()));
                    context.renderIfRequested(TEXT_PLAIN, () -> output.text());
                });
    }

    private static void showLive(BaseKernel kernel) {
        LiveOutput output = new LiveOutput(kernel);
        kernel.getRenderer()
                .createRegistration(Live.class)
                .preferring(TEXT_HTML, IMAGE_PNG, IMAGE_JPEG)
                .register((live, context) -> context.getOutputContainer().assign(output.show(live)));
    }

    /** The kernel writes errors in dark red, which cannot be read on the red ground of a dark page. */
    private static void uncolourErrors(BaseKernel kernel) {
        try {
            Field styler = BaseKernel.class.getDeclaredField("errorStyler");
            Field style = StringStyler.class.getDeclaredField("secondaryStyle");
            styler.setAccessible(true);
            style.setAccessible(true);
            style.set(styler.get(kernel), "");
        } catch (ReflectiveOperationException e) {
            // A kernel of another version keeps its colours.
        }
    }

    /** The file can also serve as a start-up script of a kernel that knows no extensions. */
    static String imports() {
        try (InputStream file = CourseExtension.class.getResourceAsStream("imports.jsh")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
