package dev.gan4j.spark;

import static java.util.Objects.requireNonNull;

import dev.gan4j.eval.Judging;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.Seeds;
import dev.gan4j.experiment.SweepSpec;
import dev.gan4j.sweep.RunRecord;
import dev.gan4j.sweep.SweepDirectory;
import dev.gan4j.sweep.SweepPlan;
import dev.gan4j.sweep.SweepResults;
import dev.gan4j.train.SharedData;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Does the runs of a sweep on a cluster. */
@Command(name = "sweep", mixinStandardHelpOptions = true,
        description = {"Trains every setting of a sweep with every seed on the cluster, a run a task, and leaves the"
                + " directory that gan4j sweep leaves, without its report.",
                "An interrupted sweep goes on with --resume, here or with gan4j sweep."})
final class SweepCommand implements Callable<Integer> {

    private static final int FAILURE = 1;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", paramLabel = "PRESET|FILE.yaml",
            description = "What to train: a preset, an experiment, or a sweep file.")
    private @Nullable String source;

    @Option(names = "--seeds", paramLabel = "FIRST..LAST",
            description = "The seeds of each setting, such as 1..100 (default: those of the file, or "
                    + SweepSpec.DEFAULT_SEEDS + ").")
    private @Nullable String seeds;

    @Option(names = "--out", paramLabel = "DIR",
            description = "The directory of the sweep on the driver, new or empty.")
    private @Nullable Path out;

    @Option(names = "--resume", paramLabel = "DIR", description = "Resume the sweep in this directory.")
    private @Nullable Path resume;

    @Option(names = "--data-in", paramLabel = "URI",
            description = "The folder where executors find the data files by their names, such as s3a://bucket/data (default:"
                    + " the paths of the experiments, on a disk that all machines share).")
    private @Nullable String data;

    @Option(names = "--at-once", paramLabel = "COUNT",
            description = "The number of runs at a time (default: one per core of the cluster).")
    private @Nullable Integer atOnce;

    @Option(names = "--referees",
            description = "Also judge each run by trees; executors need the module gan4j-referees.")
    private boolean referees;

    @Option(names = "--quiet", description = "Print only errors.")
    private boolean quiet;

    @Override
    public Integer call() throws IOException {
        if ((out == null) == (resume == null)) {
            throw refused("either --out DIR or --resume DIR must be given");
        }
        if ((source == null) == (resume == null)) {
            throw refused(resume == null
                    ? "a preset, an experiment or a sweep file must be named"
                    : "--resume continues the plan in its directory, so " + source + " cannot be given with it");
        }
        if (resume != null && seeds != null) {
            throw refused("--resume continues the plan in its directory, so --seeds cannot be given with it");
        }
        SharedData shared = new SharedData();
        try (SweepDirectory directory = resume != null
                ? SweepDirectory.open(resume, shared)
                : SweepDirectory.create(requireNonNull(out), SweepPlan.of(sweep(), shared))) {
            return run(directory);
        }
    }

    private SweepSpec sweep() {
        SweepSpec.Additions additions = new SweepSpec.Additions(Map.of(), new LinkedHashMap<>(),
                seeds == null ? null : Seeds.parse(seeds, "--seeds"), null);
        String named = String.valueOf(source);
        return Experiment.presets().contains(named)
                ? SweepSpec.of(Experiment.preset(named), additions)
                : SweepSpec.read(Path.of(named), additions);
    }

    private int run(SweepDirectory directory) throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        directory.lost().forEach(lost -> err.println("gan4j-spark: warning: " + lost));
        SparkSession spark = SparkSession.builder().appName("gan4j sweep " + directory.plan().spec().name())
                .getOrCreate();
        SparkSweep sweep = SparkSweep.on(spark).judging(referees ? Judging.EVERYTHING : Judging.WITHOUT_REFEREES);
        sweep = data == null ? sweep : sweep.withDataIn(data);
        sweep = atOnce == null ? sweep : sweep.atOnce(atOnce);
        SweepProgress progress = new SweepProgress(directory, quiet ? null : err);
        SweepResults results = sweep.run(directory, progress::add);
        return report(results, err);
    }

    private int report(SweepResults results, PrintWriter err) {
        List<RunRecord> failed = results.all().stream().filter(run -> run.outcome() == RunRecord.Outcome.FAILED)
                .toList();
        if (failed.isEmpty()) {
            return 0;
        }
        RunRecord first = failed.getFirst();
        err.println("gan4j-spark: " + failed.size() + " of " + results.count() + " runs failed; the first, of setting "
                + results.plan().settings().get(first.run().setting()).name() + " with seed " + first.run().seed()
                + ": "
                + first.reason());
        return FAILURE;
    }

    private ParameterException refused(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
