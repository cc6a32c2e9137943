package dev.gan4j;

import dev.gan4j.internal.Printable;

/**
 * Thrown if user input cannot be used: a file, a field of an experiment, an option.
 *
 * <p>The message is one line that names the file (with line and column if known), the field or the option, the value, and what
 * would be allowed. The command shows it unchanged and ends with exit code 2.
 *
 * <p>A message is always one line of fewer than 2,000 characters without control characters, whatever it quotes: a blank or a
 * question mark replaces each character that a terminal would obey or break the line at, and the middle of a longer message is
 * left out.
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
     * @param cause   the underlying exception
     */
    public InvalidInputException(String message, Throwable cause) {
        super(Printable.message(message), cause);
    }
}
