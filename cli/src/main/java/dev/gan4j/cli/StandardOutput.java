package dev.gan4j.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** What is known of the process's standard output. */
final class StandardOutput {

    private static final int FILE_TYPE = 0xF000;
    private static final int PIPE = 0x1000;
    private static final int SOCKET = 0xC000;

    private static final Set<String> NAMES = Set.of("/dev/stdout", "/dev/fd/1", "/proc/self/fd/1");

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

    /** Tells whether a path is a name of standard output. */
    static boolean isNamedBy(Path path) {
        return NAMES.contains(path.toAbsolutePath().normalize().toString());
    }

    /** Tells whether standard output goes to a regular file, and to this one. */
    static boolean isSameFile(Path file) {
        try {
            Path stdout = Path.of("/dev/stdout");
            return Files.isRegularFile(stdout) && Files.isSameFile(stdout, file);
        } catch (IOException e) {
            return false;
        }
    }
}
