package dev.gan4j.cli;

/** How the command ends; 130 (Ctrl-C) and 143 (a request to terminate) come from the JVM itself. */
final class ExitCode {

    /** What was asked for was done. */
    static final int OK = 0;

    /** Something went wrong that is not the user's doing, or the training diverged. */
    static final int FAILURE = 1;

    /** The command line or the input cannot be used. */
    static final int USAGE = 2;

    private ExitCode() {}
}
