package convisible.notebook.live;

import java.util.Map;

/** Something to press. Its value is how often it was pressed. */
public record Button(String name) implements Control<Integer> {
    @Override
    public Integer start() {
        return 0;
    }

    @Override
    public String atStart() {
        return name + " not pressed";
    }

    @Override
    public Widget widget() {
        return Widget.of("Button", Map.of("description", name));
    }

    @Override
    public Integer read(Map<String, Object> message, Integer before) {
        return "click".equals(message.get("event")) ? before + 1 : before;
    }
}
