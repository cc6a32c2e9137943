package dev.gan4j.cli;

/** The exit codes of the command; 130 (Ctrl-C) and 143 (a request to terminate) come from the JVM itself. */
final class ExitCode {

    /** Success. */
    static final int OK = 0;

    /** A failure that the user did not cause, or a training that diverged. */
    static final int FAILURE = 1;

    /** The command line or the input is invalid. */
    static final int USAGE = 2;

    private ExitCode() {}
}
