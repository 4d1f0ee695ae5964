package convisible.notebook.live;

import java.util.Map;

/**
 * Something under a cell that a reader moves, and that has a value.
 *
 * @param <T> the type of its values
 */
public sealed interface Control<T> permits Slider, DropDown, Toggle, Button {
    /** The value before anyone touches it. */
    T start();

    /** What a reader is told who sees no controls, as in {@code padding = 0}. */
    default String atStart() {
        return name() + " = " + start();
    }

    String name();

    /** The control as it is before anyone touches it. */
    Widget widget();

    /**
     * The value after a message of the front end.
     *
     * @param message what changed in the widget's state, or what happened to it
     * @param before the value before the message, which stays if the message is not about it
     */
    T read(Map<String, Object> message, T before);
}
