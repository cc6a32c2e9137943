package dev.gan4j;

import dev.gan4j.internal.Printable;

/**
 * What a user gave cannot be used: a file, a field of an experiment, an option.
 *
 * <p>The message is one line that names the file (with line and column where there are any), the field or the option,
 * the value, and what would be allowed. A command shows it as it is and ends with exit code 2.
 *
 * <p>Whatever a message quotes, it stays one line without control characters and of fewer than 2,000 characters: a
 * blank or a question mark stands for each character that a terminal would obey or break the line at, and the middle of
 * a message that is longer is left out.
 */
public sealed class InvalidInputException extends RuntimeException permits NotEnoughMemoryException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception with a message for the user.
     *
     * @param message one line that states the rule and the value
     */
    public InvalidInputException(String message) {
        super(Printable.message(message));
    }

    /**
     * Creates an exception with a message for the user and the cause of the trouble.
     *
     * @param message one line that states the rule and the value
     * @param cause   what was thrown underneath
     */
    public InvalidInputException(String message, Throwable cause) {
        super(Printable.message(message), cause);
    }
}
