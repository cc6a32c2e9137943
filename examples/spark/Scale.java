import dev.gan4j.cascade.GeneratorPool;
import dev.gan4j.cascade.SampleGroups;
import dev.gan4j.cascade.TableSampler;
import dev.gan4j.experiment.SweepSpec;
import dev.gan4j.model.TableModel;
import dev.gan4j.spark.SparkSweep;
import dev.gan4j.sweep.RunRecord;
import dev.gan4j.sweep.SweepDirectory;
import dev.gan4j.sweep.SweepPlan;
import dev.gan4j.sweep.SweepRunner;
import dev.gan4j.train.SharedData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Measures what docs/scale.md states, each figure several times: {@code examples/spark/cluster --workers 2 Scale rows adult.gan
 * 20000000} and {@code examples/spark/cluster --workers 2 Scale sweep experiments/scale.yaml}.
 */
public final class Scale {

    private static final int REPEATS = 3;
    private static final int TASKS = 1000;

    private Scale() {}

    public static void main(String[] arguments) throws Exception {
        SparkSession spark = SparkSession.builder().appName("scale").getOrCreate();
        int workers = Integer.getInteger("workers");
        switch (arguments[0]) {
            case "rows" -> rows(spark, arguments[1], Long.parseLong(arguments[2]), workers);
            case "sweep" -> sweep(spark, Path.of(arguments[1]), workers);
            default -> throw new IllegalArgumentException("rows or sweep must be measured but was " + arguments[0]);
        }
        spark.stop();
    }

    private static Dataset<Row> frame(SparkSession spark, String model, long rows, int partitions) {
        return spark.read().format("gan4j").option("model", model).option("rows", rows).option("seed", 7)
                .option("partitions", partitions).load();
    }

    private static double seconds(Runnable work) {
        long begin = System.nanoTime();
        work.run();
        return (System.nanoTime() - begin) / 1e9;
    }

    private static void print(String what, double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        System.out.printf(Locale.ROOT, "%-44s %12.4f (%.4f to %.4f)%n", what, sorted[sorted.length / 2], sorted[0],
                sorted[sorted.length - 1]);
    }

    private static void rows(SparkSession spark, String file, long rows, int workers) {
        Runnable sink = () -> frame(spark, file, rows, 4 * workers).write().format("noop").mode("overwrite").save();
        Runnable tasks = () -> frame(spark, file, TASKS, TASKS).write().format("noop").mode("overwrite").save();
        sink.run(); // once to warm up
        tasks.run();
        double[] rate = new double[REPEATS];
        double[] overhead = new double[REPEATS];
        for (int i = 0; i < REPEATS; i++) {
            rate[i] = rows / seconds(sink);
            overhead[i] = 1000 * seconds(tasks) / TASKS;
        }
        System.out.println(workers + " workers");
        print("rows a second, Spark", rate);
        print("milliseconds a task of one row", overhead);
        print("rows a second, one thread of the library", local(TableModel.read(Path.of(file)), rows / 4));
    }

    private static double[] local(TableModel model, long rows) {
        TableSampler sampler = new TableSampler(new GeneratorPool(model::generator), model.schema(), 7,
                SampleGroups.of(model.schema().columns(), List.of(), List.of(), List.of()));
        double[] rate = new double[REPEATS + 1];
        for (int i = 0; i < rate.length; i++) {
            rate[i] = rows / seconds(() -> {
                for (long first = 0; first < rows; first += TableSampler.BLOCK) {
                    sampler.sample(first, (int) Math.min(TableSampler.BLOCK, rows - first));
                }
            });
        }
        return Arrays.copyOfRange(rate, 1, rate.length);
    }

    private static void sweep(SparkSession spark, Path file, int workers) throws Exception {
        SharedData shared = new SharedData();
        SweepPlan plan = SweepPlan.of(SweepSpec.read(file, SweepSpec.Additions.NONE), shared);
        int runs = plan.runs().size();
        List<RunRecord> records = Collections.synchronizedList(new ArrayList<>());
        double local = seconds(() -> new SweepRunner(plan, shared).run(plan.runs(), workers, records::add));
        Path out = Files.createTempDirectory("scale");
        List<RunRecord> remote = new ArrayList<>();
        long begin = System.nanoTime();
        try (SweepDirectory directory = SweepDirectory.create(out.resolve("sweep"), plan)) {
            SparkSweep.on(spark).atOnce(workers).run(directory, remote::add);
        }
        double cluster = (System.nanoTime() - begin) / 1e9;
        double training = remote.stream().mapToDouble(RunRecord::seconds).sum();
        boolean same = hashes(records).equals(hashes(remote));
        System.out.printf(Locale.ROOT, "%d workers, %d runs, weights %s%n", workers, runs, same ? "the same" : "DIFFER");
        System.out.printf(Locale.ROOT, "runs a second, Spark   %.3f%n", runs / cluster);
        System.out.printf(Locale.ROOT, "runs a second, local   %.3f%n", runs / local);
        System.out.printf(Locale.ROOT, "overhead of a run, ms  %.1f%n", 1000 * (cluster * workers - training) / runs);
    }

    private static List<String> hashes(List<RunRecord> records) {
        return records.stream().map(run -> run.run() + " " + run.weights()).sorted().toList();
    }
}
