package convisible.data;

import convisible.array.PlainException;

/**
 * A data file is missing, damaged or not what it was taken for. The message names the file, what is wrong and how to
 * get it back. Unchecked, so that neither a cell nor a lambda has to say {@code throws}.
 */
public class DataException extends PlainException {
    public DataException(String message) {
        super(message);
    }
}
