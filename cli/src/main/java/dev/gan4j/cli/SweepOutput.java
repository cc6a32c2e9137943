package dev.gan4j.cli;

import dev.gan4j.eval.Judging;
import dev.gan4j.report.RunReport;
import dev.gan4j.sweep.SweepDirectory;
import dev.gan4j.sweep.SweepPlan;
import dev.gan4j.sweep.SweepResults;
import dev.gan4j.train.SharedData;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The part of a command line that specifies where the results of many runs go, and what is printed. */
final class SweepOutput {

    @Spec(Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--out", paramLabel = "DIR",
            description = "The directory of the sweep, new or empty (default: a new one under runs).")
    private @Nullable Path out;

    @Option(names = "--quiet", description = "Print only errors.")
    private boolean quiet;

    @Option(names = "--json", description = "Print one JSON object on standard output, and nothing else.")
    private boolean json;

    @Option(names = "--referees",
            description = "Also judge each run by trees, as gan4j train does; this may take longer than a short run.")
    private boolean referees;

    /** Refuses an invalid directory before anything is read. */
    void check() {
        StandardOutput.refuseAsFolder("--out", out);
    }

    /** Begins a sweep in the specified directory, or in a new one. */
    SweepDirectory create(SweepPlan plan) throws IOException {
        return out == null ? SweepDirectory.create(plan) : SweepDirectory.create(out, plan);
    }

    /**
     * Does the remaining runs of a sweep, and prints the results.
     *
     * @param asJson the JSON object
     * @param words  text to print after the table; may be empty
     * @return the exit code
     */
    int run(SweepDirectory directory, SharedData shared, int threads, Function<SweepResults, String> asJson,
            Function<SweepResults, String> words) throws IOException {
        return new SweepExecution(directory, shared, threads, referees ? Judging.EVERYTHING : Judging.WITHOUT_REFEREES,
                spec.commandLine().getErr(), quiet).run(results -> {
                    PrintWriter standard = spec.commandLine().getOut();
                    if (json) {
                        SafePrintWriter.printJson(standard, asJson.apply(results));
                    } else if (!quiet) {
                        SweepTable.print(standard, results);
                        standard.println();
                        String more = words.apply(results);
                        if (!more.isEmpty()) {
                            standard.println(more);
                            standard.println();
                        }
                        standard.println("Report: " + directory.path().resolve(RunReport.PAGE));
                    }
                    standard.flush();
                });
    }
}
