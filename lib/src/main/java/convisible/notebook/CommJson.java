package convisible.notebook;

import java.beans.Expression;
import java.util.Map;
import org.dflib.jjava.jupyter.kernel.comm.Comm;
import org.dflib.jjava.jupyter.messages.comm.CommMsgCommand;
import org.dflib.jjava.jupyter.messages.comm.CommOpenCommand;

/**
 * The data of comm messages as maps. The kernel keeps them as objects of Gson, which its jar holds under another name
 * than the library that this is compiled against: so they are reached by reflection, and nowhere but here.
 */
final class CommJson {
    private static final Object GSON = gson();

    private CommJson() {}

    private static Object gson() {
        try {
            Class<?> object = CommMsgCommand.class.getMethod("getData").getReturnType();
            return Class.forName(object.getPackageName() + ".Gson", true, object.getClassLoader())
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("This kernel has no Gson where it is looked for.", e);
        }
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> data(CommMsgCommand message) {
        String json = call(message, "getData").toString();
        return (Map<String, Object>) call(GSON, "fromJson", json, Map.class);
    }

    static void put(CommOpenCommand message, Map<String, Object> data) {
        Object object = call(message, "getData");
        data.forEach((name, value) -> call(object, "add", name, json(value)));
    }

    static void send(Comm comm, Map<String, Object> data) {
        call(comm, "send", json(data));
    }

    private static Object json(Object value) {
        return call(GSON, "toJsonTree", value);
    }

    private static Object call(Object target, String method, Object... arguments) {
        try {
            return new Expression(target, method, arguments).getValue();
        } catch (Exception e) {
            throw new IllegalStateException("This kernel's comms are not as expected: " + e.getMessage(), e);
        }
    }
}
