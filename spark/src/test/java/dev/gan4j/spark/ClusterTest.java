package dev.gan4j.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.cascade.GeneratorPool;
import dev.gan4j.cascade.SampleGroups;
import dev.gan4j.cascade.TableSampler;
import dev.gan4j.data.Dataset;
import dev.gan4j.experiment.SweepSpec;
import dev.gan4j.internal.Sha256;
import dev.gan4j.model.TableModel;
import dev.gan4j.sweep.RunRecord;
import dev.gan4j.sweep.SweepDirectory;
import dev.gan4j.sweep.SweepPlan;
import dev.gan4j.sweep.SweepResults;
import dev.gan4j.sweep.SweepRunner;
import dev.gan4j.table.TableWriter;
import dev.gan4j.train.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real master with two workers, of which some are killed. */
class ClusterTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static LocalCluster cluster;
    @SuppressWarnings("NullAway.Init")
    private static SparkSession spark;

    @BeforeAll
    static void startOnce() throws Exception {
        cluster = new LocalCluster(Files.createDirectories(folder.resolve("cluster")), 2);
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

    /** The hash of a file as {@code gan4j sample} writes it. */
    static String sampled(TableModel model, long seed, long rows) {
        MessageDigest digest = Sha256.digest();
        TableWriter writer = new TableWriter(model.schema(), seed);
        TableSampler sampler = new TableSampler(new GeneratorPool(model::generator), model.schema(), seed,
                SampleGroups.of(model.schema().columns(), List.of(), List.of(), List.of()));
        digest.update(writer.header());
        for (long first = 0; first < rows; first += TableSampler.BLOCK) {
            int count = (int) Math.min(TableSampler.BLOCK, rows - first);
            Dataset block = sampler.sample(first, count);
            digest.update(writer.rows(block, first));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * The hash of the same file, of rows that were written as Parquet; for tables whose cells are plain, with one text for blanks.
     * Files of partitions are named in their order, and are read one after the other for that: a union of two hundred such frames
     * did not fit an executor at twenty million rows.
     */
    static String hash(SparkSession spark, String parquet, String blank) throws IOException {
        List<String> files = files(parquet);
        MessageDigest digest = Sha256.digest();
        String[] columns = spark.read().parquet(files.getFirst()).columns();
        digest.update((String.join(",", columns) + "\n").getBytes(StandardCharsets.UTF_8));
        files.forEach(name -> update(digest, spark.read().parquet(name).coalesce(1), blank));
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The files of partitions, in their order. */
    private static List<String> files(String parquet) throws IOException {
        try (Stream<Path> all = Files.list(Path.of(parquet))) {
            return all.map(Path::toString).filter(name -> name.endsWith(".parquet")).sorted().toList();
        }
    }

    private static void update(MessageDigest digest, org.apache.spark.sql.Dataset<Row> frame, String blank) {
        Iterator<Row> rows = frame.toLocalIterator();
        StringBuilder line = new StringBuilder();
        while (rows.hasNext()) {
            Row row = rows.next();
            line.setLength(0);
            for (int i = 0; i < row.length(); i++) {
                line.append(i == 0 ? "" : ",").append(row.isNullAt(i) ? blank : row.get(i));
            }
            digest.update(line.append('\n').toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void parquetHasTheRowsOfTheCommandForAnyNumberOfPartitionsThoughAWorkerIsKilled() throws Exception {
        TableModel model = Models.people(folder);
        Path file = Models.saved(model, folder.resolve("people.gan"));
        int rows = 300_000;
        String expected = sampled(model, 5, rows);
        for (int partitions : new int[]{1, 3, 7}) {
            String out = folder.resolve("people-" + partitions + ".parquet").toString();
            Thread writing = Thread.ofPlatform()
                    .start(() -> spark.read().format("gan4j").option("model", file.toString())
                            .option("rows", rows).option("seed", 5).option("partitions", partitions).load().write()
                            .parquet(out));
            if (partitions == 7) {
                while (spark.sparkContext().statusTracker().getActiveStageIds().length == 0 && writing.isAlive()) {
                    Thread.sleep(20);
                }
                cluster.killWorker();
            }
            writing.join();
            assertThat(files(out)).hasSize(partitions);
            assertThat(hash(spark, out, "")).as("%s partitions", partitions).isEqualTo(expected);
        }
        cluster.addWorker();
    }

    @Test
    void aSweepLeavesTheFilesOfALocalOneThoughAWorkerIsKilled() throws Exception {
        Path data = folder.resolve("numbers of a test.csv");
        StringBuilder text = new StringBuilder("x\n");
        for (int i = 0; i < 500; i++) {
            text.append(Math.sin(i) * 3 + i % 5).append('\n');
        }
        Files.writeString(data, text.toString());
        Path file = folder.resolve("sweep.yaml");
        Files.writeString(file, """
                sweep:
                  base: {data: {file: '%s', column: x}, iterations: 150, evaluation: {samples: 500}}
                  seeds: "1..4"
                  grid: {objective: [non-saturating, hinge, wasserstein]}
                """.formatted(data.toString().replace("'", "''")));
        SharedData shared = new SharedData();
        SweepPlan plan = SweepPlan.of(SweepSpec.read(file, SweepSpec.Additions.NONE), shared);
        Path local = folder.resolve("local");
        List<RunRecord> records = Collections.synchronizedList(new ArrayList<>());
        try (SweepDirectory directory = SweepDirectory.create(local, plan)) {
            new SweepRunner(plan, shared).run(plan.runs(), 2, records::add);
            directory.write(new SweepResults(plan, records));
        }
        Path remote = folder.resolve("remote");
        AtomicInteger done = new AtomicInteger();
        try (SweepDirectory directory = SweepDirectory.create(remote, plan)) {
            SparkSweep.on(spark).atOnce(2).run(directory, entry -> {
                if (done.incrementAndGet() == 3) {
                    cluster.killWorker();
                }
            });
        }
        assertThat(done).hasValue(12);
        assertThat(records).extracting(RunRecord::outcome).containsOnly(RunRecord.Outcome.FINISHED);
        assertThat(files(remote)).isEqualTo(files(local));
        cluster.addWorker();
    }

    /** The files of a sweep without those that have wall times. */
    static Map<String, String> files(Path sweep) throws IOException {
        Map<String, String> files = new java.util.TreeMap<>();
        try (Stream<Path> all = Files.walk(sweep)) {
            for (Path each : all.filter(Files::isRegularFile).toList()) {
                String name = sweep.relativize(each).toString();
                if (!name.equals(SweepDirectory.TIMINGS) && !name.equals("journal.txt")) {
                    files.put(name, Files.readString(each));
                }
            }
        }
        return files;
    }
}
