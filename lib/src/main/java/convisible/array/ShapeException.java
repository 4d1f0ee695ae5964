package convisible.array;

/** Two shapes do not go together, or a shape is impossible. The message names the numbers and a way out. */
public class ShapeException extends PlainException {
    public ShapeException(String message) {
        super(message);
    }
}
