package dev.gan4j.spark;

import dev.gan4j.Gan4j;
import dev.gan4j.InvalidInputException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * What {@code spark-submit} starts: {@code spark-submit --class dev.gan4j.spark.Main gan4j-spark.jar sweep sweep.yaml --out DIR}.
 */
@Command(name = "gan4j-spark", subcommands = SweepCommand.class, mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class, description = "gan4j on Apache Spark.")
public final class Main {

    private static final int FAILURE = 1;
    private static final int USAGE = 2;

    private Main() {}

    /**
     * Runs the command and ends the JVM with its exit code where it is not 0, so that Spark's own end is in order otherwise.
     *
     * @param arguments the command line
     */
    public static void main(String[] arguments) {
        int code = run(new PrintWriter(System.out, true, System.out.charset()),
                new PrintWriter(System.err, true, System.err.charset()), arguments);
        if (code != 0) {
            System.exit(code);
        }
    }

    /** Runs the command; returns its exit code: 0, 1 for failures, 2 for bad input. */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine command = new CommandLine(new Main()).setOut(out).setErr(err);
        command.setParameterExceptionHandler((e, words) -> {
            err.println("gan4j-spark: " + e.getMessage());
            return USAGE;
        });
        command.setExecutionExceptionHandler((e, line, parsed) -> {
            if (e instanceof InvalidInputException || e instanceof IOException || e instanceof UncheckedIOException) {
                err.println("gan4j-spark: " + e.getMessage());
                return e instanceof InvalidInputException ? USAGE : FAILURE;
            }
            throw e;
        });
        return command.execute(arguments);
    }

    /** The version of the library. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[]{"gan4j-spark " + Gan4j.version()};
        }
    }
}
