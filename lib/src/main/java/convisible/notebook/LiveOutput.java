package convisible.notebook;

import static org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.TEXT_HTML;
import static org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.TEXT_PLAIN;

import convisible.array.PlainException;
import convisible.notebook.live.Control;
import convisible.notebook.live.Live;
import convisible.notebook.live.Session;
import convisible.notebook.live.Widgets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/**
 * A {@link Live} as two outputs, one after the other: its widgets, and what it shows at the starting values. A page
 * shows the first while the kernel moves it, else the second; where there are no widgets at all, the second stands
 * alone.
 */
final class LiveOutput {
    private static final String LIVE = "convisible-live";
    private static final String STILL = "convisible-still";

    /** Shows one of the two, and sets names, controls and values in columns. */
    private static final String STYLE = """
            <style>
            .jp-OutputArea-child:has(.%1$s:not(.jupyter-widgets-disconnected)) + .jp-OutputArea-child:has(.%2$s),
            .jp-OutputArea-child:has(+ .jp-OutputArea-child .%2$s):not(:has(.%1$s:not(.jupyter-widgets-disconnected)))
            { display: none }
            .%1$s.widget-vbox { display: grid; grid-template-columns: max-content minmax(8em, 22em) max-content 1fr }
            .%1$s > .widget-inline-hbox { display: grid; grid-template-columns: subgrid; grid-column: 1/-1; width: auto }
            .%1$s > .jupyter-button { grid-column: 2; justify-self: start }
            .%1$s > .widget-html { display: block; padding-top: 4px }
            .%1$s .widget-label { width: auto }
            .%1$s .widget-readout { text-align: start; padding-inline-start: 8px }
            .%1$s .widget-html-content { line-height: 1.5 }
            </style>""".formatted(LIVE, STILL);

    private final BaseKernel kernel;
    private final Widgets widgets;

    LiveOutput(BaseKernel kernel) {
        this.kernel = kernel;
        widgets = new KernelWidgets(kernel.getCommManager());
    }

    /** Shows the widgets, and gives what stands beside them. */
    DisplayData show(Live live) {
        DisplayData still = kernel.getRenderer().render(live.atStart());
        String html = html(still);
        boolean moves = tryWidgets(live, html);
        String start = live.controls().stream().map(Control::atStart).collect(Collectors.joining(", "));
        String remedy = moves ? "Run this cell to move them." : "This kernel cannot move them; the course's own can.";
        String note = "<p style=\"opacity:.75\">" + Html.escape(start) + ". " + remedy + "</p>";
        still.putData(TEXT_HTML, STYLE + "<div class=\"" + STILL + "\">" + html + note + "</div>");
        return still;
    }

    /** Shows the widgets, if this kernel has any, and tells whether it has. */
    private boolean tryWidgets(Live live, String atStart) {
        String id;
        try {
            KernelPace.quicken();
            id = Session.open(live, widgets, atStart, values -> html(live, values), LIVE);
        } catch (IllegalStateException | LinkageError e) {
            return false;
        }
        DisplayData view = new DisplayData();
        view.putData(
                "application/vnd.jupyter.widget-view+json",
                Map.of("model_id", id, "version_major", 2, "version_minor", 0));
        kernel.display(view);
        return true;
    }

    private String html(Live live, List<Object> values) {
        try {
            return html(kernel.getRenderer().render(live.at(values)));
        } catch (Throwable e) { // whatever a reader's function does, the controls stay alive
            String sentence = e instanceof PlainException
                    ? e.getMessage()
                    : e.toString().lines().findFirst().orElse("");
            return "<div style=\"border-left:4px solid #d9534f;padding:4px 12px\">" + Html.prose(sentence) + "</div>";
        }
    }

    private static String html(DisplayData data) {
        if (data.hasDataForType(TEXT_HTML)) return data.getData(TEXT_HTML).toString();
        return "<pre>" + Html.escape(data.getData(TEXT_PLAIN).toString()) + "</pre>";
    }
}
