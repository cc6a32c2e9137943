package dev.gan4j.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gan4j.InvalidInputException;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.Seeds;
import dev.gan4j.experiment.SweepSpec;
import dev.gan4j.sweep.RunRecord.Outcome;
import dev.gan4j.sweep.SweepPlan.RunKey;
import dev.gan4j.train.SharedData;
import dev.gan4j.train.TrainedGan;
import dev.gan4j.train.Trainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SequencedMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** One plan has one outcome, whoever does its runs and in what order. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
final class SweepRunnerTest {

    private static final Experiment BASE = Experiment.preset("tutorial").with(Map.of("iterations", "200",
            "pretraining.steps", "20", "evaluation", "{samples: 1000, every: 50, quickSamples: 200}"));

    /** The journal of the whole sweep, done by one thread in the plan's order. */
    @SuppressWarnings("NullAway.Init")
    private static List<RunRecord> expected;

    @SuppressWarnings("NullAway.Init")
    @TempDir
    private static Path expectedFolder;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeAll
    static void runHere() throws IOException {
        SharedData shared = new SharedData();
        SweepPlan plan = plan(shared);
        Path path = expectedFolder.resolve("sweep");
        try (SweepDirectory directory = SweepDirectory.create(path, plan)) {
            expected = run(directory, shared, plan.runs(), 1);
            directory.write(new SweepResults(plan, expected));
        }
    }

    @Test
    void threadsAndOrderChangeNoByteOfTheTables() throws IOException {
        long seed = System.nanoTime();
        for (int threads : new int[]{1, 3}) {
            SharedData shared = new SharedData();
            SweepPlan plan = plan(shared);
            List<RunKey> runs = new ArrayList<>(plan.runs());
            Collections.shuffle(runs, new Random(seed));
            Path path = folder.resolve("threads-" + threads);
            try (SweepDirectory directory = SweepDirectory.create(path, plan)) {
                List<RunRecord> records = run(directory, shared, runs, threads);
                directory.write(new SweepResults(plan, records));
            }

            assertSameTables(path, "seed " + seed + ", threads " + threads);
        }
    }

    @Test
    void aSweepThatIsOpenedHalfDoneGoesOnToTheSameTables() throws IOException {
        SharedData shared = new SharedData();
        SweepPlan plan = plan(shared);
        Path path = folder.resolve("half");
        try (SweepDirectory directory = SweepDirectory.create(path, plan)) {
            run(directory, shared, plan.runs().subList(3, 7), 2);
        }

        SharedData again = new SharedData();
        try (SweepDirectory directory = SweepDirectory.open(path, again)) {
            assertThat(directory.plan().toYaml()).isEqualTo(plan.toYaml());
            assertThat(directory.plan().runs()).isEqualTo(plan.runs());
            assertThat(directory.done()).extracting(RunRecord::run)
                    .containsExactlyInAnyOrderElementsOf(plan.runs().subList(3, 7));
            List<RunRecord> all = new ArrayList<>(directory.done());
            List<RunKey> left = new ArrayList<>(directory.plan().runs());
            left.removeAll(all.stream().map(RunRecord::run).toList());
            all.addAll(run(directory, again, left, 2));
            directory.write(new SweepResults(directory.plan(), all));
        }

        assertSameTables(path, "half done");
    }

    @Test
    void theTablesHaveARowForEachRunAndEachSetting() throws IOException {
        List<String> results = Files.readAllLines(expectedFolder.resolve("sweep").resolve(SweepDirectory.RESULTS));
        List<String> settings = Files.readAllLines(expectedFolder.resolve("sweep").resolve(SweepDirectory.SETTINGS));

        assertThat(results).hasSize(11);
        assertThat(results.getFirst()).startsWith(
                "group,setting,generator.hidden,seed,outcome,reason,iterations,distance,firstWithin,samples,");
        assertThat(results.get(1)).startsWith(",\"generator.hidden=[6, 5]\",\"[6, 5]\",-1,finished,,200,");
        assertThat(results.get(10)).startsWith(",generator.hidden=[4],[4],3,finished,,200,");
        assertThat(settings).hasSize(3);
        assertThat(settings.get(1)).startsWith(",\"generator.hidden=[6, 5]\",\"[6, 5]\",5,");
    }

    @Test
    void aRunIsTheExperimentTrainedAlone() {
        SweepPlan plan = plan(new SharedData());
        List<String> weights = new ArrayList<>();
        for (RunRecord entry : List.of(expected.get(1), expected.get(7))) {
            Experiment alone = BASE.with(Map.of("generator.hidden", entry.run().setting() == 0 ? "[6, 5]" : "[4]",
                    "seed", Long.toString(entry.run().seed())));

            TrainedGan gan = Trainer.of(alone).train();

            assertThat(plan.experiment(entry.run())).isEqualTo(gan.experiment());
            assertThat(entry.weights()).isEqualTo(SingleRun.weights(gan)).hasSize(64);
            assertThat(entry.measures()).containsEntry("wasserstein1", gan.judgement().headline().value())
                    .containsEntry("samples", (double) gan.judgement().sizes().generated())
                    .containsEntry("meanGenerated", gan.judgement().columns().getFirst().generated().mean())
                    .containsEntry("discriminatorMean", gan.discriminator().mean());
            assertThat(entry.distance())
                    .isEqualTo(gan.judgement().headline().value() / gan.judgement().columns().getFirst().spread());
            assertThat(entry.iterations()).isEqualTo(gan.iterations()).isEqualTo(200);
            assertThat(entry.reason()).isEmpty();
            weights.add(entry.weights());
        }
        assertThat(weights).doesNotHaveDuplicates();
        assertThat(expected).extracting(RunRecord::weights).doesNotHaveDuplicates();
    }

    @Test
    void theFirstLookWithinADistanceOfASuccessIsKept() {
        RunKey key = new RunKey(0, 1);
        TrainedGan gan = Trainer.of(plan(new SharedData()).experiment(key)).train();
        double[] distances = gan.history().distances();
        double unit = gan.judgement().columns().getFirst().spread();

        for (int i = 0; i < distances.length; i++) {
            int at = i;
            int first = IntStream.range(0, distances.length).filter(j -> distances[j] <= distances[at]).findFirst()
                    .orElseThrow();
            double success = Math.nextUp(distances[i] / unit);

            RunRecord entry = Objects.requireNonNull(
                    SingleRun.train(key, Trainer.of(gan.experiment()), success));

            assertThat(entry.firstWithin()).hasValue(gan.history().distanceIterations()[first]);
        }
        RunRecord never = Objects.requireNonNull(SingleRun.train(key, Trainer.of(gan.experiment()), 1e-9));
        assertThat(never.firstWithin()).isEmpty();
    }

    @Test
    void aSettingThatDivergesIsKeptAndTheOthersGoOn() {
        SharedData shared = new SharedData();
        // Without a bound on D's logit or G's output a huge learning rate blows up.
        SweepPlan plan = plan(BASE.with(Map.of("discriminator", "{output: linear, clamp: none, activation: leaky-relu}",
                "generator", "{output: linear, activation: leaky-relu}", "pretraining", "none")), shared,
                Map.of("optimiser.learningRate", List.of("1e6", "0.001")), "1..3");

        List<RunRecord> records = Collections.synchronizedList(new ArrayList<>());
        new SweepRunner(plan, shared).run(plan.runs(), 2, records::add);
        SweepResults results = new SweepResults(plan, records);

        assertThat(results.of(0)).hasSize(3).allSatisfy(entry -> {
            assertThat(entry.outcome()).isEqualTo(Outcome.DIVERGED);
            assertThat(entry.reason()).isNotBlank().doesNotContain("\n");
            assertThat(entry.countedDistance()).isInfinite();
            assertThat(entry.iterations()).isLessThan(200);
        });
        assertThat(results.of(1)).hasSize(3).extracting(RunRecord::outcome).containsOnly(Outcome.FINISHED);
        SettingSummary summary = results.summary(0);
        assertThat(summary.diverged()).isEqualTo(3);
        assertThat(summary.successes()).isZero();
        assertThat(summary.median()).isInfinite();
        assertThat(results.compare(0, 1).wins()).isEqualTo(3);
        assertThat(results.worst(2)).extracting(RunRecord::outcome).containsOnly(Outcome.DIVERGED);
    }

    @Test
    void stoppingGivesUpRunsInFlightAndLeavesTheOthers() throws InterruptedException {
        SharedData shared = new SharedData();
        SweepPlan plan = plan(BASE, shared, Map.of("iterations", List.of("10", "1000000000")), "1..4");
        SweepRunner runner = new SweepRunner(plan, shared);
        List<RunRecord> records = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch shortOnesDone = new CountDownLatch(4);
        Thread thread = Thread.ofPlatform().start(() -> runner.run(plan.runs(), 2, entry -> {
            records.add(entry);
            shortOnesDone.countDown();
        }));

        assertThat(shortOnesDone.await(60, TimeUnit.SECONDS)).isTrue();
        Thread.sleep(100);
        assertThat(thread.isAlive()).isTrue();
        assertThat(runner.isStopped()).isFalse();
        runner.stop();
        thread.join(TimeUnit.SECONDS.toMillis(60));

        assertThat(thread.isAlive()).isFalse();
        assertThat(runner.isStopped()).isTrue();
        assertThat(records).extracting(RunRecord::run).containsExactlyInAnyOrderElementsOf(plan.runs().subList(0, 4));
        assertThat(records).extracting(RunRecord::outcome).containsOnly(Outcome.FINISHED);
    }

    @Test
    void aRunnerThatWasStoppedBeginsNothing() {
        SharedData shared = new SharedData();
        SweepPlan plan = plan(shared);
        SweepRunner runner = new SweepRunner(plan, shared);
        List<RunRecord> records = Collections.synchronizedList(new ArrayList<>());
        runner.stop();

        runner.run(plan.runs(), 2, records::add);

        assertThat(records).isEmpty();
    }

    @Test
    void whatTheListenerThrowsEndsTheSweepAndIsThrown() {
        SharedData shared = new SharedData();
        SweepPlan plan = plan(BASE, shared, Map.of("iterations", List.of("10", "1000000000")), "1..2");
        SweepRunner runner = new SweepRunner(plan, shared);
        UncheckedIOException full = new UncheckedIOException(new IOException("no space left"));

        assertThatThrownBy(() -> runner.run(plan.runs().reversed(), 3, entry -> {
            throw full;
        })).isSameAs(full);

        assertThat(runner.isStopped()).isTrue();
    }

    @Test
    void noThreadsAreRefused() {
        SharedData shared = new SharedData();
        SweepPlan plan = plan(shared);

        assertThatThrownBy(() -> new SweepRunner(plan, shared).run(plan.runs(), 0, entry -> {}))
                .isInstanceOf(IllegalArgumentException.class).hasMessage("threads must be at least 1 but was 0");
    }

    @Test
    void whatIsNoSweepsDirectoryIsRefused() throws IOException {
        assertThatThrownBy(() -> SweepDirectory.open(folder, new SharedData()).close())
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(folder + " must be a sweep's directory but contains no plan.yaml");
        Path none = folder.resolve("none");
        assertThatThrownBy(() -> SweepDirectory.open(none, new SharedData()).close())
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(none + " must be a sweep's directory but is not a directory");
        Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> SweepDirectory.create(folder, plan(new SharedData())).close())
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aSweepOfAFileGoesOnOnlyWithTheSameFile() throws IOException {
        Path data = folder.resolve("data.csv");
        Files.writeString(data, csv(0));
        SharedData shared = new SharedData();
        SweepPlan plan = SweepPlan.of(SweepSpec.of(BASE, new SweepSpec.Additions(
                Map.of("data", "{file: '" + data.toString().replace("'", "''") + "', column: x}", "iterations", "10"),
                new LinkedHashMap<>(),
                Seeds.parse("1..2", "seeds"), null)), shared);
        Path path = folder.resolve("sweep");
        try (SweepDirectory directory = SweepDirectory.create(path, plan)) {
            List<RunRecord> records = run(directory, shared, plan.runs(), 2);
            assertThat(records).extracting(RunRecord::outcome).containsOnly(Outcome.FINISHED);
            TrainedGan alone = Trainer.of(plan.experiment(plan.runs().getFirst())).train();
            assertThat(new SweepResults(plan, records).all().getFirst().weights())
                    .isEqualTo(SingleRun.weights(alone));
        }

        try (SweepDirectory directory = SweepDirectory.open(path, new SharedData())) {
            assertThat(directory.done()).hasSize(2);
        }
        Files.writeString(data, csv(1));
        assertThatThrownBy(() -> SweepDirectory.open(path, new SharedData()).close())
                .isInstanceOf(InvalidInputException.class).hasMessageContaining(data.toString());
        Files.writeString(data, csv(0));
        SweepDirectory.open(path, new SharedData()).close();
    }

    @Test
    void settingsAreSummedUpByOutcome() {
        List<RunRecord> records = new ArrayList<>(Records.of(0, 0.01, 0.05, 0.06, Double.POSITIVE_INFINITY));
        records.add(SingleRun.failed(new RunKey(0, 5), new InvalidInputException("no\n  data")));

        SettingSummary summary = SettingSummary.of(records, 0.05);

        assertThat(records.getLast().reason()).isEqualTo("no data");
        assertThat(summary.runs()).isEqualTo(5);
        assertThat(summary.successes()).isEqualTo(2);
        assertThat(summary.diverged()).isEqualTo(1);
        assertThat(summary.failed()).isEqualTo(1);
        assertThat(summary.successRate()).isCloseTo(0.4, within(1e-15));
        assertThat(summary.median()).isEqualTo(0.06);
        assertThat(summary.quantiles()).containsExactly(0.01, 0.05, 0.06, Double.POSITIVE_INFINITY,
                Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    private static String csv(int shift) {
        StringBuilder text = new StringBuilder("x\n");
        Random random = new Random(1);
        for (int i = 0; i < 500; i++) {
            text.append(random.nextGaussian() + shift).append('\n');
        }
        return text.toString();
    }

    private static void assertSameTables(Path path, String how) throws IOException {
        for (String table : List.of(SweepDirectory.RESULTS, SweepDirectory.SETTINGS)) {
            assertThat(Files.readString(path.resolve(table))).as("%s, %s", table, how)
                    .isEqualTo(Files.readString(expectedFolder.resolve("sweep").resolve(table)));
        }
    }

    private static SweepPlan plan(SharedData shared) {
        return plan(BASE, shared, Map.of("generator.hidden", List.of("[6,5]", "[4]")), "-1..3");
    }

    private static SweepPlan plan(Experiment base, SharedData shared, Map<String, List<String>> values, String seeds) {
        SequencedMap<String, List<String>> grid = new LinkedHashMap<>(values);
        return SweepPlan.of(
                SweepSpec.of(base, new SweepSpec.Additions(Map.of(), grid, Seeds.parse(seeds, "seeds"), null)),
                shared);
    }

    private static List<RunRecord> run(SweepDirectory directory, SharedData shared, List<RunKey> runs, int threads) {
        List<RunRecord> records = Collections.synchronizedList(new ArrayList<>());
        new SweepRunner(directory.plan(), shared).run(runs, threads, entry -> {
            try {
                directory.append(entry);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            records.add(entry);
        });
        return List.copyOf(records);
    }
}
