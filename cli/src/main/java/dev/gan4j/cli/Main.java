package dev.gan4j.cli;

import java.io.PrintWriter;
import picocli.CommandLine;

/** The entry point of the {@code gan4j} command. */
public final class Main {

    private Main() {}

    /**
     * Runs the command and ends the JVM with its exit code.
     *
     * @param arguments the command line
     */
    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, false, System.out.charset());
        PrintWriter err = new PrintWriter(System.err, true, System.err.charset());
        System.exit(run(out, err, arguments));
    }

    /**
     * Runs the command.
     *
     * @param out       standard output, for results only
     * @param err       standard error, for everything else
     * @param arguments the command line
     * @return the exit code
     */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        int code = commandLine(out, err).execute(arguments);
        if (out.checkError() && !StandardOutput.isPipe()) {
            err.println("gan4j: standard output cannot be written to");
            return ExitCode.FAILURE;
        }
        return code;
    }

    static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        return new CommandLine(new Gan4jCommand()).setOut(out).setErr(err)
                // A value such as "@home.csv" is a file's name, not a file of arguments.
                .setExpandAtFiles(false).setUsageHelpWidth(100)
                .setParameterExceptionHandler(ErrorMessages::onBadArguments)
                .setExecutionExceptionHandler(ErrorMessages::onFailure);
    }
}
