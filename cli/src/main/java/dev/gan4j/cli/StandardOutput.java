package dev.gan4j.cli;

import dev.gan4j.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Facts about the process's standard output. */
final class StandardOutput {

    private static final int FILE_TYPE = 0xF000;
    private static final int PIPE = 0x1000;
    private static final int SOCKET = 0xC000;

    private static final Set<String> NAMES = Set.of("/dev/stdout", "/dev/fd/1", "/proc/self/fd/1");

    /** The property by which the launcher reports that standard output is closed. */
    private static final String STATE = "gan4j.stdout";

    /** The name of a standard stream wherever a file is expected. */
    private static final String STREAM = "-";

    private StandardOutput() {}

    /** Refuses the name of a standard stream where a folder is expected. */
    static void refuseAsFolder(String option, @Nullable Path folder) {
        if (folder != null && folder.toString().equals(STREAM)) {
            throw new InvalidInputException(option + " must name a folder but was -, which stands for standard output;"
                    + " a folder of that name is ./-");
        }
    }

    /** Returns why nothing can be written to it. */
    static String fault(String reason) {
        return "closed".equals(System.getProperty(STATE))
                ? "standard output is closed"
                : "standard output cannot be written to" + (reason.isEmpty() ? "" : ": " + reason);
    }

    /**
     * Returns whether standard output is a pipe. Writing to a pipe fails only if its reader has gone, whatever the text of the
     * error in the system's language.
     */
    static boolean isPipe() {
        try {
            int mode = (Integer) Files.getAttribute(Path.of("/dev/stdout"), "unix:mode") & FILE_TYPE;
            return mode == PIPE || mode == SOCKET;
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    /** Returns whether a path is a name of standard output: {@code -}, or that of an open file. */
    static boolean isNamedBy(Path path) {
        return path.toString().equals(STREAM) || NAMES.contains(path.toAbsolutePath().normalize().toString());
    }

    /** Returns whether standard output is redirected to this regular file. */
    static boolean isSameFile(Path file) {
        try {
            Path stdout = Path.of("/dev/stdout");
            return Files.isRegularFile(stdout) && Files.isSameFile(stdout, file);
        } catch (IOException e) {
            return false;
        }
    }
}
