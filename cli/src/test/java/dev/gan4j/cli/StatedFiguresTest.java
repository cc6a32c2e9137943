package dev.gan4j.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.gan4j.data.Dataset;
import dev.gan4j.data.Distribution;
import dev.gan4j.data.Points;
import dev.gan4j.data.internal.Holdout;
import dev.gan4j.eval.Alarm;
import dev.gan4j.eval.ModeCoverage;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.random.AddressedRandom;
import dev.gan4j.random.Stream;
import dev.gan4j.train.History;
import dev.gan4j.train.TrainedGan;
import dev.gan4j.train.Trainer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the pages state of runs, read from these runs: of the tutorial with every build, of single long runs nightly. The
 * figures of sweeps are read by {@link StatedSweepsTest}. Speeds (all of {@code docs/performance.md}) are excluded: they
 * are the machine's, and stand beside the commands that measure them.
 */
class StatedFiguresTest {

    private static final Map<Integer, TrainedGan> TUTORIALS = new ConcurrentHashMap<>();
    private static final String TUTORIAL = "docs/tutorial.md";
    private static final String RECOMMENDED = "docs/recommended.md";
    private static final String MODES = "docs/modes.md";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    static List<Statement> ofEveryBuild() {
        return List.of(
                new Statement("README.md", "D is at {} wherever there is data", figures -> dIs(figures.getFirst())),
                new Statement("README.zh-CN.md", "有数据的地方 D 都在 {}", figures -> dIs(figures.getFirst())),
                new Statement("README.md",
                        "Wasserstein-1 is {}, sixty times that of a real sample of the same size",
                        StatedFiguresTest::sixtyTimes),
                new Statement("README.zh-CN.md", "Wasserstein-1 为 {}，是同样大小的真实样本的六十倍",
                        StatedFiguresTest::sixtyTimes),
                new Statement(TUTORIAL, "both objectives, which settle near their ideal values within a few hundred"
                        + " iterations, and below them the distance, which does not", figures -> objectivesSettle()),
                new Statement(TUTORIAL, "G's density p_g piles up at both ends, where tanh saturates", figures -> {
                    double[] x = tutorial(1).before().generator().sample(10_000, 1);
                    assertThat(Arrays.stream(x).filter(value -> value < -4.5).count()).isGreaterThan(2000);
                    assertThat(Arrays.stream(x).filter(value -> value > 4.5).count()).isGreaterThan(2000);
                }),
                new Statement(TUTORIAL, "G folds the line where the ideal map is monotone", figures -> {
                    double[] z = new double[1001];
                    Arrays.setAll(z, i -> -5 + i / 100.0);
                    double[] x = tutorial(1).generator().apply(z);
                    long rises = IntStream.range(1, x.length).filter(i -> x[i] > x[i - 1]).count();
                    assertThat(rises).isBetween(100L, 900L);
                }),
                new Statement(TUTORIAL, "p_g is close to p_data and D is {} everywhere. D does end near {} where there"
                        + " is data", figures -> figures.forEach(StatedFiguresTest::dIs)),
                new Statement(TUTORIAL, "a real sample of that size has a distance of about {})",
                        figures -> figures.getFirst().is(mean(column(2)))),
                new Statement(TUTORIAL, "best {}, lower quartile {}, median {}, upper quartile {}, worst {};"
                        + " under 0.05: {} of 20; under 0.10: {} of 20; under 0.20: {} of 20; under 0.50: {} of 20.",
                        StatedFiguresTest::quantiles),
                new Statement(TUTORIAL, "not one run in twenty comes within {}, and the median run is off by more than"
                        + " a quarter of a standard deviation", figures -> {
                            assertThat(Arrays.stream(column(1)).min().orElseThrow())
                                    .isGreaterThan(figures.getFirst().value());
                            assertThat(median(column(1))).isGreaterThan(0.25);
                        }),
                new Statement(TUTORIAL, "In seed 20 D is saturated from the start: {} % of its outputs lie at a clamp,"
                        + " {} or {}, where its gradient is 0.", StatedFiguresTest::isSaturated),
                new Statement(TUTORIAL,
                        "towards the clamp at {}: the distance falls from {} to {}, and from iteration {} on D says {} of every"
                                + " forged note, as it does of the real ones",
                        StatedFiguresTest::becomesSure),
                new Statement(TUTORIAL, "the distance stays at {} until the end",
                        figures -> figures.getFirst().is(Arrays.stream(history(20).distances()).skip(3).max()
                                .orElseThrow())),
                new Statement(RECOMMENDED, "Adam ({}, betas {} and {}), whose learning rate is halved every {}"
                        + " iterations, batch {};",
                        figures -> presetHas("recommended", figures, "learningRate: %s",
                                "beta1: %s", "beta2: %s", "every: %s", "batch: %s")),
                new Statement(RECOMMENDED, "an exponential moving average of G's weights ({})",
                        figures -> presetHas("recommended", figures, "averageDecay: %s")),
                new Statement(RECOMMENDED, "up to {} iterations; training ends when the distance has not become smaller"
                        + " for {} of them", StatedFiguresTest::patience),
                new Statement(RECOMMENDED, "are {} rows, of which {} are held out", figures -> {
                    Holdout.split(Dataset.ofColumn("x", new double[272]), 0.1, 1);
                    figures.get(0).is(272);
                    figures.get(1).is(Holdout.split(Dataset.ofColumn("x", new double[272]), 0.1, 1).heldOut().rows());
                }),
                new Statement(MODES, "{} true samples have {} % and about {} (ring) or {} (grid).",
                        StatedFiguresTest::trueModes),
                new Statement(MODES,
                        "as a fraction of the true one: for true samples {} on the ring and {} on the grid",
                        figures -> {
                            figures.get(0).is(trueMean("ring8", Coverage.SPREAD));
                            figures.get(1).is(trueMean("grid25", Coverage.SPREAD));
                        }),
                new Statement(MODES, "G's learning rate is {} at first and {} at the end, D's {} and {}.",
                        StatedFiguresTest::learningRates),
                new Statement(MODES, "(`wgan-gp`, weight {})",
                        figures -> presetHas("grid25", figures, "weight: %s")),
                new Statement("docs/how-to/sweep.md", "{} of {} is an estimate: its interval goes from {} to {} %",
                        StatedFiguresTest::wilson));
    }

    @ParameterizedTest
    @MethodSource("ofEveryBuild")
    void whatAPageStatesIsSo(Statement statement) throws Exception {
        statement.verify();
    }

    @Test
    void theTutorialsTableIsWhatItsProgramPrints() {
        List<String> command = Processes.java();
        command.addAll(List.of(Processes.REPOSITORY.resolve("examples/TutorialSeeds.java").toString(), "20"));
        Processes.Outcome outcome = Processes.run(folder, command);
        assertThat(outcome.code()).as(outcome.err()).isZero();
        List<String> page = Markdown.read(TUTORIAL).lines();
        List<String> printed = outcome.out().lines().toList();

        assertThat(page).containsSubsequence(printed.subList(0, 22));
        assertThat(page).contains(String.join("; ", printed.subList(23, printed.size())) + ".");
    }

    static List<Statement> ofLongRuns() {
        return List.of(
                new Statement(RECOMMENDED,
                        "moons, spiral and checkerboard reach the noise floor of the distances at {}"
                                + " samples (sliced Wasserstein-2 {}, {} and {} times the noise floor), but trees still tell"
                                + " them from the data (AUC of [the judgement](reference/judgement.md) {}, {} and {}).",
                        figures -> {
                            List<String> names = List.of("moons", "spiral", "checkerboard");
                            for (int i = 0; i < names.size(); i++) {
                                JsonNode points = train("recommended", "--data", names.get(i), "--set",
                                        "evaluation.samples=" + (int) figures.getFirst().value());
                                figures.get(i + 1).is(times(points, "slicedWasserstein2"));
                                figures.get(i + 4)
                                        .is(points.get("scores").get("detection").get("value").doubleValue());
                            }
                        }),
                new Statement(RECOMMENDED, "({} rows; {} times the floor; for {} and {} % of the generated notes of the"
                        + " two classes, the nearest real note is of the same class)", StatedFiguresTest::notes),
                new Statement(RECOMMENDED, "On `grid25` one run found {} of {} modes with a fair share of the samples",
                        figures -> {
                            JsonNode scores = train("recommended", "--data", "grid25").get("scores");
                            figures.get(0).is(scores.get("modesPopulated").get("value").doubleValue());
                            figures.get(1).is(25);
                        }));
    }

    @Tag("nightly")
    @ParameterizedTest
    @MethodSource("ofLongRuns")
    void whatAPageStatesOfALongRunIsSo(Statement statement) throws Exception {
        statement.verify();
    }

    private static TrainedGan tutorial(int seed) {
        return TUTORIALS.computeIfAbsent(seed,
                key -> Trainer.of(Experiment.preset("tutorial").with("seed", Integer.toString(key))).train());
    }

    private static History history(int seed) {
        return tutorial(seed).history();
    }

    /** D where 90 % of the real data lie, in the run of README's picture. */
    private static void dIs(Statement.Figure stated) {
        double[] x = new double[91];
        Arrays.setAll(x, i -> -1 - 1.645 + 3.29 * i / 90);
        for (double d : tutorial(1).pair().discriminator().probability(x)) {
            assertThat(d).as("D").isBetween(stated.value() - 0.1, stated.value() + 0.1);
        }
    }

    private static void sixtyTimes(List<Statement.Figure> figures) {
        figures.getFirst().is(tutorial(1).judgement().headline().value());
        assertThat(tutorial(1).judgement().headline().value() / tutorial(1).judgement().headline().floor())
                .isBetween(55.0, 65.0);
    }

    private static void objectivesSettle() {
        History history = history(1);
        double ofD = -2 * Math.log(2);
        double ofG = -Math.log(2);
        float[] d = history.objectiveD();
        float[] g = history.objectiveG();
        assertThat(mean(d, 0, 100)).isNotCloseTo(ofD, offset(0.1));
        assertThat(mean(d, 500, d.length)).isCloseTo(ofD, offset(0.1));
        assertThat(mean(g, 500, g.length)).isCloseTo(ofG, offset(0.1));
        assertThat(Arrays.stream(history.distances()).min().orElseThrow()).isGreaterThan(0.1);
    }

    private static void isSaturated(List<Statement.Figure> figures) {
        Alarm alarm = tutorial(20).alarms().getFirst();
        assertThat(alarm.kind()).isEqualTo(Alarm.Kind.DISCRIMINATOR_SATURATED);
        assertThat(alarm.iteration()).isZero();
        assertThat(alarm.message()).contains(figures.getFirst().text() + " % of its outputs are at a limit");
        Experiment tutorial = Experiment.preset("tutorial");
        assertThat(tutorial.with("discriminator.clamp",
                "[" + figures.get(1).text() + ", " + figures.get(2).text() + "]")).isEqualTo(tutorial);
    }

    private static void becomesSure(List<Statement.Figure> figures) {
        double[] distances = history(20).distances();
        figures.get(1).is(distances[0]);
        figures.get(2).is(distances[distances.length - 1]);
        float[] g = history(20).objectiveG();
        int since = g.length;
        while (Math.exp(g[since - 1]) > figures.get(0).value() - 1e-6) {
            since--;
        }
        figures.get(3).is(since + 1);
        double[] real = {-3, -2, -1, 0, 1};
        for (double d : tutorial(20).pair().discriminator().probability(real)) {
            assertThat(d).as("D").isCloseTo(figures.get(4).value(), offset(1e-6));
        }
    }

    private static double[] column(int index) {
        return Statement.table(TUTORIAL, "| seed |").stream().mapToDouble(row -> Double.parseDouble(row.get(index)))
                .toArray();
    }

    /** The table is compared with the runs elsewhere; here the sentence is compared with the table. */
    private static void quantiles(List<Statement.Figure> figures) {
        double[] ascending = Arrays.stream(column(1)).sorted().toArray();
        double[] probabilities = {0, 0.25, 0.5, 0.75, 1};
        for (int i = 0; i < probabilities.length; i++) {
            assertThat(figures.get(i).value()).isCloseTo(quantile(ascending, probabilities[i]), offset(0.0015));
        }
        double[] limits = {0.05, 0.1, 0.2, 0.5};
        for (int i = 0; i < limits.length; i++) {
            double limit = limits[i];
            figures.get(5 + i).isCount(Arrays.stream(ascending).filter(value -> value < limit).count());
        }
    }

    private static void presetHas(String preset, List<Statement.Figure> figures, String... fields) {
        String yaml = Experiment.preset(preset).toYaml();
        for (int i = 0; i < fields.length; i++) {
            assertThat(yaml).containsPattern(Pattern.quote(fields[i].formatted(figures.get(i).text().replace(",", "")))
                    + "(\\.0)?\\b");
        }
    }

    private static void patience(List<Statement.Figure> figures) {
        Experiment experiment = Experiment.preset("recommended");
        figures.get(0).is(experiment.iterations());
        Integer patience = requireNonNull(experiment.evaluation().patience());
        figures.get(1).is((double) patience * experiment.evaluation().every());
    }

    /** What can be read from the counts of modes. */
    private enum Coverage {
        HIGH_QUALITY, REVERSE_KL, SPREAD
    }

    private static double trueMean(String mixture, Coverage what) {
        Distribution distribution = Distribution.parse(mixture);
        double sum = 0;
        int draws = 200;
        for (int i = 0; i < draws; i++) {
            AddressedRandom random = new AddressedRandom(i);
            random.seek(Stream.NOISE_FLOOR, 0);
            Points points = distribution.sample(random, 2500);
            ModeCoverage coverage = ModeCoverage.of(points, requireNonNull(distribution.modes()));
            sum += switch (what) {
                case HIGH_QUALITY -> coverage.highQuality();
                case REVERSE_KL -> coverage.reverseKl();
                case SPREAD -> coverage.spread();
            };
        }
        return sum / draws;
    }

    private static void trueModes(List<Statement.Figure> figures) {
        figures.get(0).is(2500);
        figures.get(1).is(100 * trueMean("grid25", Coverage.HIGH_QUALITY));
        about(figures.get(2), trueMean("ring8", Coverage.REVERSE_KL));
        about(figures.get(3), trueMean("grid25", Coverage.REVERSE_KL));
    }

    private static void about(Statement.Figure figure, double value) {
        assertThat(value).isBetween(0.9 * figure.value(), 1.1 * figure.value());
    }

    private static void learningRates(List<Statement.Figure> figures) {
        String yaml = Experiment.preset("grid25").toYaml();
        double every = field(yaml, "every");
        double steps = Math.floor((Experiment.preset("grid25").iterations() - 1) / every);
        double ofG = field(yaml, "generatorLearningRate");
        double ofD = field(yaml, "learningRate");
        figures.get(0).is(ofG);
        figures.get(1).is(ofG * Math.pow(field(yaml, "generatorFactor"), steps));
        figures.get(2).is(ofD);
        figures.get(3).is(ofD * Math.pow(field(yaml, "factor"), steps));
    }

    private static double field(String yaml, String name) {
        Matcher schedule = Pattern.compile("\\b" + name + ": ([-0-9.e]+)")
                .matcher(yaml.substring(yaml.indexOf("optimiser:")));
        assertThat(schedule.find()).as(name).isTrue();
        return Double.parseDouble(schedule.group(1));
    }

    private static void wilson(List<Statement.Figure> figures) {
        double n = figures.get(1).value();
        double p = figures.get(0).value() / n;
        double z = 1.959964;
        DoubleUnaryOperator bound = sign -> (p + z * z / (2 * n)
                + sign * z * Math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))) / (1 + z * z / n);
        figures.get(2).is(100 * bound.applyAsDouble(-1));
        figures.get(3).is(100 * bound.applyAsDouble(1));
    }

    private static void notes(List<Statement.Figure> figures) {
        JsonNode points = train("recommended", "--data", Processes.REPOSITORY.resolve("examples/data/banknote.csv")
                .toString(), "--columns", "variance,skewness,curtosis,entropy", "--label", "class");
        figures.get(0).is(Statement.table("examples/data/README.md", "| file |").stream()
                .filter(row -> row.getFirst().contains("banknote")).mapToDouble(row -> Statement.figures(row.get(1))
                        .getFirst().value())
                .findFirst().orElseThrow());
        figures.get(1).is(times(points, "slicedWasserstein2"));
        figures.get(2).is(100 * agreement(points, 0));
        figures.get(3).is(100 * agreement(points, 1));
    }

    private static JsonNode train(String... arguments) {
        List<String> all = new ArrayList<>(List.of("train"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--json", "--out", folder.resolve(Integer.toString(all.hashCode())).toString()));
        InProcess.Outcome outcome = InProcess.gan4j(all.toArray(String[]::new));
        assertThat(outcome.code()).as(outcome.err()).isZero();
        return JsonMapper.shared().readTree(outcome.out()).get("judgement");
    }

    private static double times(JsonNode points, String score) {
        JsonNode judged = points.get("scores").get(score);
        return judged.get("value").doubleValue() / judged.get("floor").doubleValue();
    }

    private static double agreement(JsonNode points, int code) {
        return points.get("classes").get(code).get("scores").get("agreement").get("value").doubleValue();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double mean(float[] values, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i];
        }
        return sum / (to - from);
    }

    private static double median(double[] values) {
        return quantile(Arrays.stream(values).sorted().toArray(), 0.5);
    }

    private static double quantile(double[] ascending, double p) {
        double at = p * (ascending.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, ascending.length - 1);
        return ascending[below] + (at - below) * (ascending[above] - ascending[below]);
    }
}
