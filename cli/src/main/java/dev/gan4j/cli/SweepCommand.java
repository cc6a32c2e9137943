package dev.gan4j.cli;

import dev.gan4j.experiment.SweepSpec;
import dev.gan4j.sweep.SweepDirectory;
import dev.gan4j.sweep.SweepPlan;
import dev.gan4j.train.SharedData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs every setting with every seed, and leaves a directory of tables. */
@Command(name = "sweep", description = "Trains every combination of settings with every seed on all processors, and"
        + " leaves a directory with tables and a report; an interrupted sweep can be resumed.")
final class SweepCommand implements Callable<Integer> {

    /** The options that can be given with --resume. */
    private static final Set<String> WITH_RESUME = Set.of("--resume", "--threads", "--quiet", "--json", "--verbose",
            "--referees");

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", paramLabel = "PRESET|FILE.yaml", defaultValue = "tutorial",
            description = "What to train: a preset, an experiment, or a sweep file (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String source;

    @Mixin
    private SweepOptions options = new SweepOptions();

    @Option(names = "--grid", paramLabel = "FIELD=VALUE,VALUE...",
            description = "Try each of these values of a field, in every combination with the values of other fields;"
                    + " may be repeated.")
    private List<String> grid = new ArrayList<>();

    @Option(names = "--resume", paramLabel = "DIR",
            description = "Resume the sweep in this directory, with the same tables as without the interruption.")
    private @Nullable Path resume;

    @Mixin
    private SweepOutput output = new SweepOutput();

    @Override
    public Integer call() throws IOException {
        output.check();
        int threads = options.threads();
        SharedData shared = new SharedData();
        if (resume != null) {
            checkAlone();
            try (SweepDirectory directory = SweepDirectory.open(resume, shared)) {
                return run(directory, shared, threads);
            }
        }
        SweepSpec.Additions additions = options.additions(grid);
        SweepPlan plan = SweepPlan.of(SweepOptions.spec(source, additions), shared);
        try (SweepDirectory directory = output.create(plan)) {
            return run(directory, shared, threads);
        }
    }

    /** A resumed sweep is the original sweep: none of its settings can be changed. */
    private void checkAlone() {
        for (ArgSpec argument : spec.commandLine().getParseResult().matchedArgs()) {
            String name = argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
            if (!WITH_RESUME.contains(name)) {
                throw new ParameterException(spec.commandLine(), "--resume continues the plan in its directory, so "
                        + name + " cannot be given with it");
            }
        }
    }

    private int run(SweepDirectory directory, SharedData shared, int threads) throws IOException {
        return output.run(directory, shared, threads, results -> SweepJson.of(results, directory.path().toString()),
                results -> "");
    }
}
