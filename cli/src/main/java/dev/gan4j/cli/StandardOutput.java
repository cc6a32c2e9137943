package dev.gan4j.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What is known of the process's standard output. */
final class StandardOutput {

    private static final int FILE_TYPE = 0xF000;
    private static final int PIPE = 0x1000;
    private static final int SOCKET = 0xC000;

    private StandardOutput() {}

    /**
     * Tells whether standard output is a pipe. Nothing but its reader's going away can make writing to one fail, whatever
     * the system's language calls that error.
     */
    static boolean isPipe() {
        try {
            int mode = (Integer) Files.getAttribute(Path.of("/dev/stdout"), "unix:mode") & FILE_TYPE;
            return mode == PIPE || mode == SOCKET;
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
