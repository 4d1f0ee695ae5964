package convisible.array;

/**
 * An error whose message is the whole story: it names the thing, the numbers and a way out. In a notebook it carries no
 * stack trace, so that the sentence is what the reader sees; {@code System.setProperty("convisible.stacktraces",
 * "true")} brings the trace back, and outside a notebook it is always there.
 */
public class PlainException extends RuntimeException {
    public PlainException(String message) {
        super(message);
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return "false".equals(System.getProperty("convisible.stacktraces")) ? this : super.fillInStackTrace();
    }
}
