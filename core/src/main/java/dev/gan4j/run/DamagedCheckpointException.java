package dev.gan4j.run;

import dev.gan4j.internal.OneLine;

/** A file that is not a whole checkpoint; another one may be. */
final class DamagedCheckpointException extends Exception {

    private static final long serialVersionUID = 1;

    DamagedCheckpointException(String message) {
        super(OneLine.of(message));
    }

    DamagedCheckpointException(String message, Throwable cause) {
        super(OneLine.of(message), cause);
    }
}
