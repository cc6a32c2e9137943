package dev.gan4j;

/** What a user asked for needs more memory than the JVM may have; found before the work begins. */
public final class NotEnoughMemoryException extends InvalidInputException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception with a message for the user.
     *
     * @param message one line that names what needs how much, and how to give it
     */
    public NotEnoughMemoryException(String message) {
        super(message);
    }
}
