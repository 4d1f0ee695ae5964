package convisible.notebook.live;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** A {@link Live} as it stands under a cell: its widgets, and the values to which the reader moved the controls. */
public final class Session {
    private final Widgets widgets;
    private final Function<List<Object>, String> html;
    private final List<Place<?>> places;
    private final String result;

    private Session(Live live, Widgets widgets, String atStart, Function<List<Object>, String> html) {
        this.widgets = widgets;
        this.html = html;
        places = live.controls().stream().<Place<?>>map(Place::new).toList();
        result = widgets.open(Widget.html(atStart), message -> {});
    }

    /**
     * Makes the widgets, which show nowhere yet.
     *
     * @param atStart what stands below the controls until one is moved, as HTML
     * @param html what stands there for the controls' values, as HTML; must not throw
     * @param cssClass by which a page's style finds the whole
     * @return the id of the widget that holds all others
     */
    public static String open(
            Live live, Widgets widgets, String atStart, Function<List<Object>, String> html, String cssClass) {
        Session session = new Session(live, widgets, atStart, html);
        Stream<String> controls = session.places.stream().map(Place::open);
        return widgets.open(
                Widget.column(Stream.concat(controls, Stream.of(session.result)).toList(), cssClass), message -> {});
    }

    /** A control and where it stands. */
    private final class Place<T> {
        private final Control<T> control;
        private T value;

        Place(Control<T> control) {
            this.control = control;
            value = control.start();
        }

        String open() {
            return widgets.open(control.widget(), this::moved);
        }

        private void moved(Map<String, Object> message) {
            T before = value;
            value = control.read(message, before);
            if (!value.equals(before)) widgets.set(result, "value", html.apply(values()));
        }
    }

    private List<Object> values() {
        return places.stream().<Object>map(place -> place.value).toList();
    }
}
