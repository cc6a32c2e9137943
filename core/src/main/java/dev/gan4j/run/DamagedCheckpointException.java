package dev.gan4j.run;

import dev.gan4j.internal.Printable;

/** Thrown if a file is not a complete checkpoint; an older one may be. */
final class DamagedCheckpointException extends Exception {

    private static final long serialVersionUID = 1;

    DamagedCheckpointException(String message) {
        super(Printable.message(message));
    }

    DamagedCheckpointException(String message, Throwable cause) {
        super(Printable.message(message), cause);
    }
}
