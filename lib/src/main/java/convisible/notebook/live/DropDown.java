package convisible.notebook.live;

import convisible.array.PlainException;
import java.util.List;
import java.util.Map;

/**
 * One of several values.
 *
 * @param names what the reader sees for each value
 * @param first the place of the value at which it starts
 */
public record DropDown<T>(String name, List<T> values, List<String> names, int first) implements Control<T> {
    public DropDown {
        values = List.copyOf(values);
        names = List.copyOf(names);
        if (values.isEmpty())
            throw new PlainException("The drop-down “" + name + "” has no values; give it at least one.");
    }

    /** The same drop-down, starting at another of its values. */
    public DropDown<T> startAt(T value) {
        if (!values.contains(value))
            throw new PlainException("The drop-down “" + name + "” cannot start at " + value + ": its values are "
                    + String.join(", ", names) + ".");
        return new DropDown<>(name, values, names, values.indexOf(value));
    }

    @Override
    public T start() {
        return values.get(first);
    }

    @Override
    public String atStart() {
        return name + " = " + names.get(first);
    }

    @Override
    public Widget widget() {
        return Widget.of("Dropdown", Map.of("description", name, "_options_labels", names, "index", first));
    }

    @Override
    public T read(Map<String, Object> message, T before) {
        return message.get("index") instanceof Number place ? values.get(place.intValue()) : before;
    }
}
