package convisible.notebook.live;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A widget of Jupyter's own, as the Jupyter widget protocol describes it.
 *
 * @param state the names and values of its properties, some of which say what kind it is
 */
public record Widget(Map<String, Object> state) {
    private static final String MODULE = "@jupyter-widgets/controls";
    private static final String VERSION = "2.0.0";

    static Widget of(String kind, Map<String, ?> properties) {
        Map<String, Object> state = new LinkedHashMap<>(properties);
        state.put("_model_module", MODULE);
        state.put("_model_module_version", VERSION);
        state.put("_model_name", kind + "Model");
        state.put("_view_module", MODULE);
        state.put("_view_module_version", VERSION);
        state.put("_view_name", kind + "View");
        return new Widget(state);
    }

    /** Whatever the HTML shows. */
    static Widget html(String html) {
        return of("HTML", Map.of("value", html));
    }

    /**
     * Widgets one below the other.
     *
     * @param cssClass by which a page's style finds the box
     */
    static Widget column(List<String> ids, String cssClass) {
        List<String> children = ids.stream().map(id -> "IPY_MODEL_" + id).toList();
        return of("VBox", Map.of("children", children, "_dom_classes", List.of(cssClass)));
    }
}
