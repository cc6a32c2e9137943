package dev.gan4j.run;

/** A file that is not a whole checkpoint; another one may be. */
final class DamagedCheckpointException extends Exception {

    private static final long serialVersionUID = 1;

    DamagedCheckpointException(String message) {
        super(message);
    }

    DamagedCheckpointException(String message, Throwable cause) {
        super(message, cause);
    }
}
