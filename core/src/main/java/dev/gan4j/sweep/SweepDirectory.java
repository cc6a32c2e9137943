package dev.gan4j.sweep;

import dev.gan4j.InvalidInputException;
import dev.gan4j.experiment.SweepSpec;
import dev.gan4j.experiment.SweepSpec.Setting;
import dev.gan4j.internal.AtomicFile;
import dev.gan4j.internal.DataFiles;
import dev.gan4j.internal.Sha256;
import dev.gan4j.run.RunDirectory;
import dev.gan4j.train.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The directory of a sweep.
 *
 * <p>It holds {@value #PLAN}, which is complete; a journal of the runs that are done; and, once all are done, the tables
 * {@value #RESULTS}, {@value #SETTINGS} and {@value #TIMINGS}, and the experiments of the worst runs. Everything except the
 * wall times depends only on the plan.
 */
public final class SweepDirectory implements AutoCloseable {

    /** The name of the plan. */
    public static final String PLAN = "plan.yaml";

    /** The name of the table with a row for each run. */
    public static final String RESULTS = "results.csv";

    /** The name of the table with a row for each setting. */
    public static final String SETTINGS = "settings.csv";

    /** The name of the table of wall times. */
    public static final String TIMINGS = "timings.csv";

    /** How many of the worst runs are saved as experiments, for inspection. */
    public static final int WORST = 10;

    private static final List<String> WRITTEN = List.of(PLAN, Journal.FILE, RESULTS, SETTINGS, TIMINGS, "report.html");
    private static final String WORST_FOLDER = "worst";

    private final Path path;
    private final SweepPlan plan;
    private final Journal journal;
    private final List<String> lost;

    private SweepDirectory(Path path, SweepPlan plan, Journal journal, List<String> lost) {
        this.path = path;
        this.plan = plan;
        this.journal = journal;
        this.lost = List.copyOf(lost);
    }

    /**
     * Begins a sweep.
     *
     * @param directory the path, which must not exist or must be empty
     * @param plan      the runs to do
     * @return the directory, which no other process may use until it is closed
     * @throws IOException           if it cannot be written
     * @throws InvalidInputException if it exists and is not an empty directory
     */
    public static SweepDirectory create(Path directory, SweepPlan plan) throws IOException {
        return begin(RunDirectory.create(directory).path(), plan);
    }

    /**
     * Begins a sweep in a new directory under {@value RunDirectory#DEFAULT_PARENT}.
     *
     * @param plan the runs to do
     * @return the directory, which no other process may use until it is closed
     * @throws IOException if it cannot be written
     */
    public static SweepDirectory create(SweepPlan plan) throws IOException {
        long first = plan.runs().getFirst().seed();
        return begin(RunDirectory.create(null, "sweep-" + plan.spec().name(), first).path(), plan);
    }

    private static SweepDirectory begin(Path path, SweepPlan plan) throws IOException {
        byte[] yaml = plan.toYaml().getBytes(StandardCharsets.UTF_8);
        // The journal first: if there is a plan, there was a journal, so a missing one can be detected.
        Journal journal = Journal.open(path.resolve(Journal.FILE), plan);
        try {
            AtomicFile.writeDurably(path.resolve(PLAN), out -> out.write(yaml));
        } catch (IOException | RuntimeException e) {
            if (Files.exists(path.resolve(PLAN))) {
                journal.close();
            } else {
                journal.abandon(e);
            }
            throw e;
        }
        return new SweepDirectory(path, plan, journal, List.of());
    }

    /**
     * Opens the directory of an existing sweep.
     *
     * @param directory the path, with {@value #PLAN} in it
     * @param shared    receives the data
     * @return the directory, which no other process may use until it is closed
     * @throws IOException           if it cannot be read
     * @throws InvalidInputException if it is not a sweep's, its plan or its journal is damaged, they do not belong together,
     *                               the data have changed, or another process uses it
     */
    public static SweepDirectory open(Path directory, SharedData shared) throws IOException {
        if (!Files.isRegularFile(directory.resolve(PLAN))) {
            throw new InvalidInputException(directory + " must be a sweep's directory but "
                    + (Files.isDirectory(directory) ? "contains no " + PLAN : "is not a directory"));
        }
        SweepPlan plan = SweepPlan.of(SweepSpec.read(directory.resolve(PLAN), SweepSpec.Additions.NONE), shared);
        for (Setting setting : plan.settings()) {
            DataFiles.refuseToOverwrite(setting.experiment().data().file(), directory, WRITTEN);
        }
        String written = Sha256.of(Files.readAllBytes(directory.resolve(PLAN)));
        Journal journal = Journal.open(directory.resolve(Journal.FILE), plan, written);
        List<String> lost = journal.isNew()
                ? List.of(directory.resolve(Journal.FILE) + " is missing or empty; every run is repeated")
                : journal.lost();
        SweepDirectory opened = new SweepDirectory(directory, plan, journal, lost);
        try {
            for (RunRecord entry : journal.records()) {
                if (entry.run().setting() >= plan.settings().size()) {
                    throw new InvalidInputException(directory.resolve(Journal.FILE) + " has a run of setting "
                            + entry.run().setting() + " but the plan has " + plan.settings().size());
                }
            }
            return opened;
        } catch (RuntimeException e) {
            journal.close();
            throw e;
        }
    }

    /**
     * Returns the path of the directory.
     *
     * @return the path as given or created
     */
    public Path path() {
        return path;
    }

    /**
     * Returns the plan.
     *
     * @return the plan with which the sweep was begun
     */
    public SweepPlan plan() {
        return plan;
    }

    /**
     * Returns the runs that were done when the directory was opened.
     *
     * @return in the order in which they ended
     */
    public List<RunRecord> done() {
        return List.copyOf(journal.records());
    }

    /**
     * Returns the losses found when the directory was opened: runs that were done and must be repeated.
     *
     * @return a sentence for each loss, with the file and the lines; empty if nothing is lost
     */
    public List<String> lost() {
        return lost;
    }

    /**
     * Records a run that is done; thread-safe.
     *
     * @param entry its record
     * @throws IOException if it cannot be written
     */
    public void append(RunRecord entry) throws IOException {
        journal.append(entry);
    }

    /**
     * Returns the file of the experiment of one of the worst runs.
     *
     * @param run which run
     * @return a path relative to the sweep's directory
     */
    public static String worstFile(SweepPlan.RunKey run) {
        return WORST_FOLDER + "/setting-" + (run.setting() + 1) + "-seed-" + run.seed() + ".yaml";
    }

    /**
     * Writes the tables of a sweep, and the experiments of its {@value #WORST} worst runs.
     *
     * @param results of all its runs
     * @throws IOException if they cannot be written
     */
    public void write(SweepResults results) throws IOException {
        AtomicFile.write(path.resolve(RESULTS), out -> SweepTables.results(results, out));
        AtomicFile.write(path.resolve(SETTINGS), out -> SweepTables.settings(results, out));
        AtomicFile.write(path.resolve(TIMINGS), out -> SweepTables.timings(results, out));
        Files.createDirectories(path.resolve(WORST_FOLDER));
        for (RunRecord entry : results.worst(WORST)) {
            byte[] yaml = plan.experiment(entry.run()).toYaml().getBytes(StandardCharsets.UTF_8);
            AtomicFile.write(path.resolve(worstFile(entry.run())), yaml);
        }
    }

    @Override
    public void close() throws IOException {
        journal.close();
    }

    @Override
    public String toString() {
        return "SweepDirectory[" + path + ", " + plan + "]";
    }
}
