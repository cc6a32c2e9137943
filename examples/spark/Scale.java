import com.sun.management.OperatingSystemMXBean;
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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Measures what docs/scale.md states, each figure several times: {@code examples/spark/cluster --workers 2 Scale rows adult.gan
 * 4000000} and {@code examples/spark/cluster --workers 2 Scale sweep examples/spark/sweep.yaml}.
 */
public final class Scale {

    private static final int REPEATS = 3;
    private static final int TASKS = 200;
    private static final OperatingSystemMXBean PROCESS = (OperatingSystemMXBean) ManagementFactory
            .getOperatingSystemMXBean();
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

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

    private static void print(String what, double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        System.out.printf(Locale.ROOT, "%-44s %12.4f (%.4f to %.4f)%n", what, sorted[sorted.length / 2], sorted[0],
                sorted[sorted.length - 1]);
    }

    /** The processor time of tasks, which other programs on the machine do not change much. */
    private static final class Clock extends SparkListener {
        private final AtomicLong nanos = new AtomicLong();

        @Override
        public void onStageCompleted(SparkListenerStageCompleted stage) {
            nanos.addAndGet(stage.stageInfo().taskMetrics().executorCpuTime()
                    + stage.stageInfo().taskMetrics().executorDeserializeCpuTime());
        }

        /** Returns the processor time of the tasks of some work, and of this JVM meanwhile, in seconds. */
        double[] seconds(Runnable work) throws InterruptedException {
            long driver = PROCESS.getProcessCpuTime();
            nanos.set(0);
            work.run();
            Thread.sleep(500); // until the listener has been told
            return new double[]{nanos.get() / 1e9, (PROCESS.getProcessCpuTime() - driver) / 1e9};
        }
    }

    private static void rows(SparkSession spark, String file, long rows, int workers) throws InterruptedException {
        Clock clock = new Clock();
        spark.sparkContext().addSparkListener(clock);
        Runnable sink = () -> frame(spark, file, rows, 4 * workers).write().format("noop").mode("overwrite").save();
        Runnable tasks = () -> frame(spark, file, TASKS, TASKS).write().format("noop").mode("overwrite").save();
        sink.run(); // once to warm up
        tasks.run();
        double[] rate = new double[REPEATS];
        double[] wall = new double[REPEATS];
        double[] onExecutor = new double[REPEATS];
        double[] onDriver = new double[REPEATS];
        double[] local = new double[REPEATS];
        Runnable library = library(TableModel.read(Path.of(file)), rows);
        for (int i = 0; i < REPEATS; i++) {
            long begin = System.nanoTime();
            rate[i] = rows / clock.seconds(sink)[0];
            wall[i] = rows / ((System.nanoTime() - begin) / 1e9 - 0.5);
            double[] empty = clock.seconds(tasks);
            onExecutor[i] = 1000 * empty[0] / TASKS;
            onDriver[i] = 1000 * empty[1] / TASKS;
            long before = THREADS.getCurrentThreadCpuTime();
            library.run();
            local[i] = rows / ((THREADS.getCurrentThreadCpuTime() - before) / 1e9);
        }
        System.out.println(workers + " workers, " + rows + " rows");
        print("rows a second of processor time, Spark", rate);
        print("rows a second of processor time, the library", local);
        print("rows a second of wall time, Spark", wall);
        print("ms of an executor for a task of one row", onExecutor);
        print("ms of the driver for a task of one row", onDriver);
    }

    private static Runnable library(TableModel model, long rows) {
        TableSampler sampler = new TableSampler(new GeneratorPool(model::generator), model.schema(), 7,
                SampleGroups.of(model.schema().columns(), List.of(), List.of(), List.of()));
        Runnable work = () -> {
            for (long first = 0; first < rows; first += TableSampler.BLOCK) {
                sampler.sample(first, (int) Math.min(TableSampler.BLOCK, rows - first));
            }
        };
        work.run(); // once to warm up
        return work;
    }

    private static void sweep(SparkSession spark, Path file, int workers) throws Exception {
        SharedData shared = new SharedData();
        SweepPlan plan = SweepPlan.of(SweepSpec.read(file, SweepSpec.Additions.NONE), shared);
        int runs = plan.runs().size();
        List<RunRecord> records = Collections.synchronizedList(new ArrayList<>());
        long before = PROCESS.getProcessCpuTime();
        new SweepRunner(plan, shared).run(plan.runs(), workers, records::add);
        double local = (PROCESS.getProcessCpuTime() - before) / 1e9;
        Clock clock = new Clock();
        spark.sparkContext().addSparkListener(clock);
        Path out = Files.createTempDirectory("scale");
        List<RunRecord> remote = new ArrayList<>();
        double[] cluster = clock.seconds(() -> {
            try (SweepDirectory directory = SweepDirectory.create(out.resolve("sweep"), plan)) {
                SparkSweep.on(spark).atOnce(workers).run(directory, remote::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        boolean same = hashes(records).equals(hashes(remote));
        System.out.printf(Locale.ROOT, "%d workers, %d runs, weights %s%n", workers, runs, same ? "the same" : "DIFFER");
        print("ms of an executor for a run", 1000 * cluster[0] / runs);
        print("ms of the driver for a run", 1000 * cluster[1] / runs);
        print("ms of a local sweep for a run", 1000 * local / runs);
    }

    private static List<String> hashes(List<RunRecord> records) {
        return records.stream().map(run -> run.run() + " " + run.weights()).sorted().toList();
    }
}
