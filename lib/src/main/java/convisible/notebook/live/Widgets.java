package convisible.notebook.live;

import java.util.Map;
import java.util.function.Consumer;

/** The front end's side of the widgets. */
public interface Widgets {
    /**
     * Makes a widget, which shows nowhere yet.
     *
     * @param onMessage is given what changed in its state, or what happened to it
     * @return its id
     */
    String open(Widget widget, Consumer<Map<String, Object>> onMessage);

    /** Changes one property of a widget. */
    void set(String id, String property, Object value);
}
