package dev.gan4j.spark;

import static java.util.Objects.requireNonNull;

import dev.gan4j.InvalidInputException;
import dev.gan4j.eval.Judging;
import dev.gan4j.experiment.DataSpec;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.sweep.RunRecord;
import dev.gan4j.sweep.SweepDirectory;
import dev.gan4j.sweep.SweepPlan;
import dev.gan4j.sweep.SweepResults;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/**
 * Does the runs of a sweep on a cluster, a run a task. The driver has the sweep's directory and adds each run to its journal as it
 * comes, so that a sweep goes on where it stood, here or with {@code gan4j sweep --resume}; an executor that is lost costs the runs
 * that it was doing. Tables are those of a local sweep, byte for byte, but for the wall times.
 *
 * <p>Executors read a run's data by a path that Hadoop knows, and refuse them unless they have the hash that the plan names.
 */
public final class SparkSweep {

    /** The most jobs of Spark at a time. */
    private static final int MOST_JOBS = 64;
    /** Runs that wait so that no executor does, as a multiple of those that are done at a time. */
    private static final int AHEAD = 2;

    private final SparkSession spark;
    private final @Nullable String dataFolder;
    private final Judging judging;
    private final @Nullable Integer atOnce;

    private SparkSweep(SparkSession spark, @Nullable String dataFolder, Judging judging, @Nullable Integer atOnce) {
        this.spark = spark;
        this.dataFolder = dataFolder;
        this.judging = judging;
        this.atOnce = atOnce;
    }

    /**
     * Prepares sweeps on a cluster.
     *
     * @param spark the cluster
     * @return sweeps whose executors read data where the driver does, judged without referees
     */
    public static SparkSweep on(SparkSession spark) {
        return new SparkSweep(requireNonNull(spark, "spark must not be null"), null, Judging.WITHOUT_REFEREES, null);
    }

    /**
     * Returns the same with data elsewhere.
     *
     * @param folder a path that Hadoop knows, such as {@code s3a://bucket/data}, with files of the names that the experiments' files
     *               have
     * @return new sweeps
     */
    public SparkSweep withDataIn(String folder) {
        return new SparkSweep(spark, requireNonNull(folder, "folder must not be null"), judging, atOnce);
    }

    /**
     * Returns the same with another extent of each run's judgement.
     *
     * @param wanted {@link Judging#EVERYTHING} needs the module gan4j-referees on executors
     * @return new sweeps
     */
    public SparkSweep judging(Judging wanted) {
        return new SparkSweep(spark, dataFolder, requireNonNull(wanted, "wanted must not be null"), atOnce);
    }

    /**
     * Returns the same with another number of runs at a time.
     *
     * @param runs at least 1; the number of the cluster's cores unless told
     * @return new sweeps
     */
    public SparkSweep atOnce(int runs) {
        if (runs < 1) {
            throw new InvalidInputException("the number of runs at a time must be at least 1 but was " + runs);
        }
        return new SparkSweep(spark, dataFolder, judging, runs);
    }

    /**
     * Does the runs that are not done yet, and writes the tables.
     *
     * @param directory of the sweep
     * @param done      receives each run when the journal has it, on the calling thread
     * @return all runs
     * @throws IOException           if the directory cannot be written
     * @throws InvalidInputException if an executor has no access to the data, or they have changed; the message names the file
     */
    public SweepResults run(SweepDirectory directory, Consumer<RunRecord> done) throws IOException {
        List<RunRecord> records = new ArrayList<>(directory.done());
        Deque<SweepPlan.RunKey> left = left(directory.plan(), records);
        String tag = "gan4j-sweep-" + UUID.randomUUID();
        ExecutorService threads = Executors.newCachedThreadPool(Thread.ofPlatform().daemon()
                .name("gan4j-sweep-", 0).factory());
        try {
            run(directory, left, new ExecutorCompletionService<>(threads), tag, entry -> {
                records.add(entry);
                done.accept(entry);
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the sweep was interrupted");
        } finally {
            threads.shutdownNow();
            spark.interruptTag(tag);
        }
        SweepResults results = new SweepResults(directory.plan(), records);
        directory.write(results);
        return results;
    }

    /** Keeps so many runs waiting that no core does, however many there are by now. */
    private void run(SweepDirectory directory, Deque<SweepPlan.RunKey> left,
            ExecutorCompletionService<List<RunRecord>> jobs, String tag, Consumer<RunRecord> done)
            throws IOException, InterruptedException {
        int working = 0;
        int runs = 0;
        while (!left.isEmpty() || working > 0) {
            int wanted = AHEAD * slots();
            int size = (wanted + MOST_JOBS - 1) / MOST_JOBS;
            while (!left.isEmpty() && working < MOST_JOBS && runs < wanted) {
                List<SweepPlan.RunKey> some = new ArrayList<>();
                while (!left.isEmpty() && some.size() < size) {
                    some.add(left.remove());
                }
                jobs.submit(() -> train(directory.plan(), some, tag));
                working++;
                runs += some.size();
            }
            for (RunRecord entry : Outcomes.of(jobs.take())) {
                directory.append(entry);
                done.accept(entry);
                runs--;
            }
            working--;
        }
    }

    /** All settings take turns, so that an unfinished sweep has results for each of them. */
    private static Deque<SweepPlan.RunKey> left(SweepPlan plan, List<RunRecord> records) {
        Set<SweepPlan.RunKey> known = new HashSet<>();
        records.forEach(entry -> known.add(entry.run()));
        return plan.runs().stream().filter(run -> !known.contains(run))
                .sorted(Comparator.comparingLong(SweepPlan.RunKey::seed))
                .collect(Collectors.toCollection(ArrayDeque::new));
    }

    private int slots() {
        if (atOnce != null) {
            return atOnce;
        }
        try {
            return Math.max(1, spark.sparkContext().defaultParallelism());
        } catch (UnsupportedOperationException e) {
            throw new InvalidInputException(
                    "the number of runs at a time must be told, since Spark Connect does not know the cluster's cores",
                    e);
        }
    }

    /** Does some runs, each in a task of its own. */
    private List<RunRecord> train(SweepPlan plan, List<SweepPlan.RunKey> runs, String tag) {
        spark.addTag(tag);
        List<String> texts = runs.stream().map(run -> text(plan, run)).toList();
        // Spark makes a partition of each row, since there are fewer rows than cores.
        return spark.createDataset(texts, Encoders.STRING()).mapPartitions(new SweepTask(judging), Encoders.STRING())
                .collectAsList().stream().map(RunRecord::parse).toList();
    }

    private String text(SweepPlan plan, SweepPlan.RunKey run) {
        Experiment experiment = plan.experiment(run);
        return new SweepTask.Run(run.setting(), run.seed(), plan.spec().success(), experiment.toYaml(),
                address(experiment.data())).toJson();
    }

    private @Nullable String address(DataSpec data) {
        Path file = data.file();
        if (file == null) {
            return null;
        }
        return dataFolder == null
                ? HadoopFile.address(file)
                : dataFolder + (dataFolder.endsWith("/") ? "" : "/") + file.getFileName();
    }

    @Override
    public String toString() {
        return "SparkSweep[" + spark + (dataFolder == null ? "" : ", data in " + dataFolder) + "]";
    }
}
