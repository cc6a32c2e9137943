package dev.gan4j;

/** Thrown if the requested work needs more memory than the JVM may use; detected before the work begins. */
public final class NotEnoughMemoryException extends InvalidInputException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception with a message for the user.
     *
     * @param message one line that says what needs how much memory, and how to provide it
     */
    public NotEnoughMemoryException(String message) {
        super(message);
    }
}
