package convisible.notebook.live;

import java.util.Map;

/** Yes or no. */
public record Toggle(String name, Boolean start) implements Control<Boolean> {
    @Override
    public String atStart() {
        return name + " = " + (start ? "on" : "off");
    }

    @Override
    public Widget widget() {
        return Widget.of("Checkbox", Map.of("description", name, "value", start));
    }

    @Override
    public Boolean read(Map<String, Object> message, Boolean before) {
        return message.get("value") instanceof Boolean now ? now : before;
    }
}
