package dev.gan4j.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.TableGan;
import dev.gan4j.cascade.GeneratorPool;
import dev.gan4j.cascade.SampleGroups;
import dev.gan4j.cascade.TableSampler;
import dev.gan4j.experiment.SweepSpec;
import dev.gan4j.model.TableModel;
import dev.gan4j.sweep.RunRecord;
import dev.gan4j.sweep.SweepDirectory;
import dev.gan4j.sweep.SweepPlan;
import dev.gan4j.sweep.SweepResults;
import dev.gan4j.sweep.SweepRunner;
import dev.gan4j.train.SharedData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same as {@link ClusterTest} at length, and how fast it is:
 * {@code ./mvnw -Pnightly -pl spark -am test -Dtest=ScaleTest -Dsurefire.failIfNoSpecifiedTests=false}. The model is trained first
 * unless {@code -Dgan4j.adult=FILE.gan} names it; {@code -Dgan4j.rows=2000000} makes fewer rows.
 */
@Tag("nightly")
class ScaleTest {

    private static final long ROWS = Long.getLong("gan4j.rows", 20_000_000);
    private static final double LEAST = 0.85;
    private static final int WORKERS = 2;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static LocalCluster cluster;
    @SuppressWarnings("NullAway.Init")
    private static SparkSession spark;
    private static @Nullable String expected;

    @BeforeAll
    static void startOnce() throws Exception {
        cluster = new LocalCluster(Files.createDirectories(folder.resolve("cluster")), WORKERS);
        spark = LocalSpark.session(cluster.master(), cluster.settings());
    }

    @AfterAll
    static void stop() {
        try {
            LocalSpark.stop();
        } finally {
            cluster.close();
        }
    }

    private static Path adult() throws Exception {
        String known = System.getProperty("gan4j.adult");
        if (known != null) {
            return Path.of(known);
        }
        Path file = folder.resolve("adult.gan");
        TableGan.fit(Path.of(System.getProperty("gan4j.root"), "examples/data/adult.csv.gz")).save(file);
        return file;
    }

    private static Dataset<Row> frame(Path model, int partitions) {
        return spark.read().format("gan4j").option("model", model.toString()).option("rows", ROWS).option("seed", 7)
                .option("partitions", partitions).load();
    }

    @Test
    void rowsComeAsFastAsTheLibraryMakesThem() throws Exception {
        Path file = adult();
        TableModel model = TableModel.read(file);
        Runnable sink = () -> frame(file, 8).write().format("noop").mode("overwrite").save();
        sink.run();
        local(model, ROWS / 10);
        double remote = ROWS / seconds(sink);
        double local = ROWS / seconds(() -> local(model, ROWS / WORKERS));
        System.out.printf(java.util.Locale.ROOT,
                "rows a second: %.0f on %d executors, %.0f on as many threads: %.1f %%%n",
                remote, WORKERS, local, 100 * remote / local);
        assertThat(remote / local).isGreaterThan(LEAST);
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 3, 1})
    void rowsAreThoseOfTheCommandThoughAWorkerIsKilled(int partitions) throws Exception {
        Path file = adult();
        String out = folder.resolve("adult-" + partitions + ".parquet").toString();
        // Spark sends all rows of a partition to the driver at once, so no file may have too many.
        Thread writing = Thread.ofPlatform().start(() -> frame(file, partitions).write()
                .option("maxRecordsPerFile", 100_000).parquet(out));
        Thread.sleep(ROWS / 1000);
        assertThat(writing.isAlive()).isTrue();
        cluster.killWorker();
        cluster.addWorker();
        writing.join();
        assertThat(ClusterTest.hash(spark, out, "?")).isEqualTo(expected(file));
    }

    /** The hash of the rows as {@code gan4j sample} writes them. */
    private static String expected(Path file) throws Exception {
        if (expected == null) {
            expected = ClusterTest.sampled(TableModel.read(file), 7, ROWS);
        }
        return expected;
    }

    /** So many rows on each of as many threads as there are executors. */
    private static void local(TableModel model, long rows) {
        TableSampler sampler = new TableSampler(new GeneratorPool(model::generator), model.schema(), 7,
                SampleGroups.of(model.schema().columns(), List.of(), List.of(), List.of()));
        List<Thread> threads = IntStream.range(0, WORKERS).mapToObj(thread -> Thread.ofPlatform().start(() -> {
            for (long first = 0; first < rows; first += TableSampler.BLOCK) {
                sampler.sample(thread * rows + first, (int) Math.min(TableSampler.BLOCK, rows - first));
            }
        })).toList();
        threads.forEach(thread -> {
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static double seconds(Runnable work) {
        long begin = System.nanoTime();
        work.run();
        return (System.nanoTime() - begin) / 1e9;
    }

    @Test
    void twoHundredRunsLeaveTheFilesOfALocalSweepThoughAWorkerIsKilled() throws Exception {
        SweepSpec spec = SweepSpec.of(dev.gan4j.experiment.Experiment.preset("tutorial"),
                Map.of("iterations", List.of("2000"), "batch", List.of("50", "200")), "1..100");
        SharedData shared = new SharedData();
        SweepPlan plan = SweepPlan.of(spec, shared);
        List<RunRecord> records = Collections.synchronizedList(new ArrayList<>());
        double local;
        try (SweepDirectory directory = SweepDirectory.create(folder.resolve("local"), plan)) {
            local = seconds(() -> new SweepRunner(plan, shared).run(plan.runs(), WORKERS, records::add));
            directory.write(new SweepResults(plan, records));
        }
        AtomicInteger done = new AtomicInteger();
        long begin = System.nanoTime();
        try (SweepDirectory directory = SweepDirectory.create(folder.resolve("remote"), plan)) {
            SparkSweep.on(spark).atOnce(WORKERS).run(directory, entry -> {
                if (done.incrementAndGet() == 50) {
                    cluster.killWorker();
                    try {
                        cluster.addWorker();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                }
            });
        }
        System.out.printf(java.util.Locale.ROOT,
                "200 runs: %.1f s on %d executors with a kill, %.1f s on as many threads%n",
                (System.nanoTime() - begin) / 1e9, WORKERS, local);
        assertThat(done).hasValue(200);
        assertThat(ClusterTest.files(folder.resolve("remote"))).isEqualTo(ClusterTest.files(folder.resolve("local")));
    }
}
