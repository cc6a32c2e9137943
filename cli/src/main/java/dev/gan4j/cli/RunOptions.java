package dev.gan4j.cli;

import dev.gan4j.run.RunCheckpoints;
import dev.gan4j.run.RunDirectory;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The part of a command line that says where a run goes, how it is run, and what is shown of it. */
final class RunOptions {

    /** A thousand days; more would not fit a duration. */
    private static final double MOST_SECONDS = 86.4e6;

    private static final int MOST_THREADS = 1024;

    @Spec(Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = {"-o", "--out"}, paramLabel = "DIR",
            description = "The run directory, new or empty (default: a new one under runs).")
    private @Nullable Path out;

    @Option(names = "--checkpoint-every", paramLabel = "SECONDS", defaultValue = "5",
            description = "The time between checkpoints, from which --resume continues (default: ${DEFAULT-VALUE}).")
    private double checkpointSeconds;

    @Option(names = "--threads", paramLabel = "COUNT", defaultValue = "1",
            description = "Threads that share the matrix products of large networks; the result has the same bits with"
                    + " any number (default: ${DEFAULT-VALUE}).")
    private int threads;

    @Option(names = "--quiet", description = "Print only warnings and errors.")
    private boolean quiet;

    @Option(names = "--json", description = "Print one JSON object on standard output, and nothing else.")
    private boolean json;

    @Option(names = "--open", description = "Open the report in a browser at the end.")
    private boolean open;

    /** Refuses what no option may be. */
    void check() {
        if (!(checkpointSeconds > 0 && checkpointSeconds <= MOST_SECONDS)) {
            throw new ParameterException(spec.commandLine(), "--checkpoint-every must be a positive number of seconds"
                    + " but was " + checkpointSeconds);
        }
        if (threads < 1 || threads > MOST_THREADS) {
            throw new ParameterException(spec.commandLine(), "--threads must be from 1 to " + MOST_THREADS + " but was "
                    + threads);
        }
        StandardOutput.refuseAsFolder("--out", out);
    }

    /** Makes the directory of a new run. */
    RunDirectory directory(String name, long seed) throws IOException {
        return out == null ? RunDirectory.create(null, name, seed) : RunDirectory.create(out);
    }

    Duration checkpointEvery() {
        return Duration.ofNanos(Math.round(checkpointSeconds * 1e9));
    }

    int threads() {
        return threads;
    }

    boolean isQuiet() {
        return quiet;
    }

    boolean isJson() {
        return json;
    }

    boolean opens() {
        return open;
    }

    /**
     * Says where a run goes on.
     *
     * @param directory its directory
     * @param found     the checkpoints in it
     * @param place     says after how many steps a checkpoint was taken
     */
    static <C> String start(RunDirectory directory, RunCheckpoints.Newest<C> found, Function<C, String> place) {
        boolean isNewest = found.refused().isEmpty();
        C checkpoint = found.checkpoint();
        return checkpoint == null
                ? "there is no " + (isNewest ? "" : "other ") + "checkpoint in " + directory.path()
                        + "; starting from the beginning"
                : (isNewest ? "resuming after " : "resuming from the previous checkpoint, after ")
                        + place.apply(checkpoint);
    }

    /** Prints a line on standard error. */
    void message(String message) {
        PrintWriter err = err();
        err.println("gan4j: " + message);
        err.flush();
    }

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
