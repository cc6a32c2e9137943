package dev.gan4j.run;

import dev.gan4j.internal.Printable;

/** A file that is not a whole checkpoint; another one may be. */
final class DamagedCheckpointException extends Exception {

    private static final long serialVersionUID = 1;

    DamagedCheckpointException(String message) {
        super(Printable.message(message));
    }

    DamagedCheckpointException(String message, Throwable cause) {
        super(Printable.message(message), cause);
    }
}
