package convisible.notebook;

import convisible.notebook.live.Widget;
import convisible.notebook.live.Widgets;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.dflib.jjava.jupyter.kernel.comm.Comm;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.comm.CommCloseCommand;
import org.dflib.jjava.jupyter.messages.comm.CommMsgCommand;

/**
 * Widgets in the front end of a kernel, by version 2 of the Jupyter widget protocol
 * (https://github.com/jupyter-widgets/ipywidgets/blob/main/packages/schema/messages.md): each is a comm, and both sides
 * keep its state. A cell that runs again closes the widgets of its run before.
 */
final class KernelWidgets implements Widgets {
    private static final String TARGET = "jupyter.widget";
    private static final String VERSION = "2.1.0";

    private final CommManager comms;

    KernelWidgets(CommManager comms) {
        this.comms = comms;
        comms.registerTarget("jupyter.widget.control", (manager, id, target, message) -> new StateControl(id, target));
    }

    @Override
    public String open(Widget widget, Consumer<Map<String, Object>> onMessage) {
        Run run = Run.now(comms);
        models().filter(model -> run.repeats(model.run)).forEach(Comm::close);
        return comms.openComm(TARGET, (manager, id, target, message) -> {
                    message.getNonNullMetadata().put("version", VERSION);
                    CommJson.put(message.getContent(), data("state", widget.state()));
                    return new Model(id, target, run, widget, onMessage);
                })
                .getID();
    }

    private Stream<Model> models() {
        List<Model> models = new ArrayList<>();
        for (Comm comm : comms) if (comm instanceof Model model) models.add(model);
        return models.stream();
    }

    @Override
    public void set(String id, String property, Object value) {
        Model model = (Model) comms.getCommByID(id);
        if (model == null) return; // the front end closed it
        model.state.put(property, value);
        model.update(Map.of(property, value));
    }

    private static Map<String, Object> data(String name, Object value) {
        return Map.of(name, value, "buffer_paths", List.of());
    }

    /**
     * One execution of a cell.
     *
     * @param cell which cell, if the front end tells
     * @param message the message that asked for it
     */
    private record Run(Object cell, Object message) {
        static Run now(CommManager comms) {
            try {
                Field context = CommManager.class.getDeclaredField("context");
                context.setAccessible(true);
                Message<?> message = (Message<?>) context.get(comms);
                return new Run(
                        message.getNonNullMetadata().get("cellId"),
                        message.getHeader().getId());
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("This kernel does not tell which cell runs.", e);
            }
        }

        boolean repeats(Run earlier) {
            return cell != null && cell.equals(earlier.cell) && !message.equals(earlier.message);
        }
    }

    /** A comm that takes messages; what it sends answers the last of them. */
    private abstract class Answering extends Comm {
        Answering(String id, String target) {
            super(comms, id, target);
        }

        abstract void take(Map<String, Object> data);

        @Override
        protected void onMessage(Message<CommMsgCommand> message) {
            comms.setMessageContext(message);
            take(CommJson.data(message.getContent()));
        }

        @Override
        protected void onClose(Message<CommCloseCommand> message, boolean byKernel) {}
    }

    /** One widget. */
    private final class Model extends Answering {
        private final Run run;
        private final Map<String, Object> state;
        private final Consumer<Map<String, Object>> onMessage;

        Model(String id, String target, Run run, Widget widget, Consumer<Map<String, Object>> onMessage) {
            super(id, target);
            this.run = run;
            state = new LinkedHashMap<>(widget.state());
            this.onMessage = onMessage;
        }

        @Override
        @SuppressWarnings("unchecked")
        void take(Map<String, Object> data) {
            switch (String.valueOf(data.get("method"))) {
                case "update" -> {
                    Map<String, Object> changed = (Map<String, Object>) data.get("state");
                    state.putAll(changed);
                    onMessage.accept(changed);
                }
                case "custom" -> onMessage.accept((Map<String, Object>) data.get("content"));
                case "request_state" -> update(state);
                default -> {} // of a later version
            }
        }

        void update(Map<String, Object> changed) {
            Map<String, Object> data = new LinkedHashMap<>(data("state", changed));
            data.put("method", "update");
            CommJson.send(this, data);
        }

        Map<String, Object> description() {
            return Map.of(
                    "model_name", state.get("_model_name"),
                    "model_module", state.get("_model_module"),
                    "model_module_version", state.get("_model_module_version"),
                    "state", state);
        }
    }

    /** By which a page that was loaded anew asks for all widgets there are. */
    private final class StateControl extends Answering {
        StateControl(String id, String target) {
            super(id, target);
        }

        @Override
        void take(Map<String, Object> data) {
            if (!"request_states".equals(data.get("method"))) return;
            Map<String, Object> states = new LinkedHashMap<>();
            models().forEach(model -> states.put(model.getID(), model.description()));
            Map<String, Object> answer = new LinkedHashMap<>(data("states", states));
            answer.put("method", "update_states");
            CommJson.send(this, answer);
        }
    }
}
