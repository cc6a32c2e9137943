package dev.gan4j.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.eval.Interval;
import dev.gan4j.experiment.Seeds;
import dev.gan4j.experiment.SweepSpec;
import dev.gan4j.experiment.SweepSpec.Setting;
import dev.gan4j.sweep.PairedComparison;
import dev.gan4j.sweep.RunRecord;
import dev.gan4j.sweep.SettingSummary;
import dev.gan4j.sweep.SweepPlan;
import dev.gan4j.sweep.SweepResults;
import dev.gan4j.sweep.SweepRunner;
import dev.gan4j.train.SharedData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the pages state of sweeps. A build runs the first seeds, of which the pages' extremes must hold; nightly, every
 * table is made anew from all runs, which takes hours:
 * {@code ./mvnw -Pnightly -pl cli -am test -Dtest=StatedSweepsTest -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class StatedSweepsTest {

    private static final String CLAIMS = "docs/claims.md";
    private static final String RECOMMENDED = "docs/recommended.md";
    private static final String MODES = "docs/modes.md";
    private static final List<String> TABLES = List.of("100 seeds each", "These targets were not looked at",
            "Heavy tails and spikes are ranked");
    private static final int THREADS = Runtime.getRuntime().availableProcessors();
    private static final Map<String, SweepResults> ALL = new ConcurrentHashMap<>();

    /** The settings of the table of claims, a row each. */
    private static final List<String> CLAIMED = List.of("tutorial", "nothing sorted", "z drawn, sorted",
            "z drawn, nothing sorted", "one order, sorted", "one order, nothing sorted", "z in [0, 1]",
            "estimated density", "none", "11-11", "32-32", "ReLU", "leaky ReLU", "0.0001", "0.01", "0.1",
            "pairs in the plane, as drawn", "pairs in the plane, transport", "separable in the plane, as drawn",
            "separable in the plane, transport");

    @Test
    void theFirstSeedsOfEveryClaimAreWithinWhatItsTableStates() {
        SweepResults results = run("claims", "1", setting -> CLAIMED.contains(setting.name()));
        List<List<String>> rows = Statement.table(CLAIMS, "| claim |");
        assertThat(rows).hasSameSizeAs(CLAIMED);
        for (int i = 0; i < rows.size(); i++) {
            double worst = Double.parseDouble(rows.get(i).get(4));
            assertThat(results.of(number(results, CLAIMED.get(i)))).hasSize(1).allSatisfy(
                    entry -> assertThat(entry.countedDistance()).isPositive().isLessThanOrEqualTo(worst + 0.005));
        }
        PairedComparison order = results.compare(number(results, "one order, sorted"),
                number(results, "one order, nothing sorted"));
        assertThat(order.verdict()).isEqualTo(PairedComparison.Verdict.SAME_BITS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"normal(-1,1)", "uniform(0,1)"})
    void theFirstSeedsOfRecommendedSucceedAndAreWithinWhatItsTableStates(String target) {
        SweepResults results = run("recommended", "1", setting -> target.equals(setting.values().get("data")));
        List<String> row = Statement.table(RECOMMENDED, "| target |").stream()
                .filter(cells -> cells.getFirst().equals("`" + target + "`")).findFirst().orElseThrow();
        double worst = Double.parseDouble(row.get(6));
        assertThat(results.of(0)).singleElement().satisfies(entry -> assertThat(entry.countedDistance())
                .isLessThanOrEqualTo(SweepSpec.DEFAULT_SUCCESS).isLessThanOrEqualTo(worst + 0.00005));
    }

    static List<String> claims() {
        return CLAIMED.subList(1, CLAIMED.size());
    }

    @Tag("nightly")
    @ParameterizedTest
    @MethodSource("claims")
    void aRowOfTheTableOfClaimsIsWhatTheSweepComesTo(String setting) {
        SweepResults results = claim(setting);
        List<String> row = Statement.table(CLAIMS, "| claim |").get(CLAIMED.indexOf(setting));
        int number = number(results, setting);
        SettingSummary summary = results.summary(number);
        stated(row.get(2), summary.median());
        stated(row.get(3), summary.quantiles().get(SettingSummary.PROBABILITIES.indexOf(0.95)));
        stated(row.get(4), summary.quantiles().getLast());
        if (number > 0 && !row.get(6).isEmpty()) {
            PairedComparison comparison = results.compare(0, number);
            stated(row.get(5), comparison.median(), comparison.medianInterval().low(),
                    comparison.medianInterval().high());
            stated(row.get(6), comparison.signedRank());
        } else if (number > 0) {
            assertThat(row.get(5)).startsWith("none, to the bit, in all " + results.of(0).size() + " seeds");
            assertThat(results.compare(0, number).verdict()).isEqualTo(PairedComparison.Verdict.SAME_BITS);
        }
    }

    static List<Statement> verdicts() {
        return List.of(
                new Statement(CLAIMS,
                        "an objective on pairs (relativistic pairing, z drawn, no pretraining): sorted {},"
                                + " nothing sorted {}; difference {} ({} to {}), p = {}.",
                        figures -> {
                            SweepResults results = claim("pairs, nothing sorted");
                            PairedComparison comparison = results.compare(0, 1);
                            figures.get(0).is(results.summary(0).median());
                            figures.get(1).is(results.summary(1).median());
                            figures.get(2).is(comparison.median());
                            figures.get(3).is(comparison.medianInterval().low());
                            figures.get(4).is(comparison.medianInterval().high());
                            figures.get(5).is(comparison.signedRank());
                        }),
                new Statement(CLAIMS, "With z in [0, 1] the median distance is three quarters larger, and {} of {}"
                        + " seeds are farther.", figures -> {
                            farther("z in [0, 1]", figures);
                            SweepResults results = claim("z in [0, 1]");
                            assertThat(results.summary(1).median() / results.summary(0).median())
                                    .isBetween(1.7, 1.8);
                        }),
                new Statement(CLAIMS, "({} seeds nearer, {} farther), but one run in twenty ends beyond {} instead of"
                        + " {}.", figures -> {
                            SweepResults results = claim("none");
                            PairedComparison comparison = results.compare(0, number(results, "none"));
                            figures.get(0).is(comparison.wins());
                            figures.get(1).is(comparison.losses());
                            int twentieth = SettingSummary.PROBABILITIES.indexOf(0.95);
                            figures.get(2).is(results.summary(number(results, "none")).quantiles().get(twentieth));
                            figures.get(3).is(results.summary(0).quantiles().get(twentieth));
                        }),
                new Statement(CLAIMS, "by far: {} for 32-32, and {} of 200 seeds. But more of them fail completely: {}"
                        + " of 200 are beyond 2, and {} with 11-11, compared with {} for the tutorial's networks.",
                        figures -> {
                            SweepResults results = claim("32-32");
                            int large = number(results, "32-32");
                            figures.get(0).is(results.summary(large).median());
                            figures.get(1).is(results.compare(0, large).wins());
                            figures.get(2).isCount(beyond(results, large, 2));
                            figures.get(3).isCount(beyond(results, number(results, "11-11"), 2));
                            figures.get(4).isCount(beyond(results, 0, 2));
                        }),
                new Statement(CLAIMS, "{} of {} seeds are farther with ReLU, and the median doubles",
                        figures -> farther("ReLU", figures)),
                new Statement(CLAIMS, "by 3 % of the median ({} of {} seeds)",
                        figures -> farther("pairs in the plane, transport", figures)),
                new Statement(CLAIMS, "D's mean over the real data is within {} of {} in {} of the {} runs of the"
                        + " tutorial, and within {} in {}. The median distance of those {} is {}, fifty times the noise"
                        + " floor, and the worst {}.", StatedSweepsTest::blindDiscriminators));
    }

    @Tag("nightly")
    @ParameterizedTest
    @MethodSource("verdicts")
    void aVerdictOnAClaimIsWhatTheSweepComesTo(Statement statement) throws Exception {
        statement.verify();
    }

    private static void farther(String setting, List<Statement.Figure> figures) {
        SweepResults results = claim(setting);
        PairedComparison comparison = results.compare(0, number(results, setting));
        figures.get(0).is(comparison.losses());
        figures.get(1).is(comparison.pairs());
    }

    private static long beyond(SweepResults results, int setting, double distance) {
        return results.of(setting).stream().filter(entry -> entry.countedDistance() > distance).count();
    }

    private static void blindDiscriminators(List<Statement.Figure> figures) {
        List<RunRecord> runs = claim("nothing sorted").of(0);
        double half = figures.get(1).value();
        List<RunRecord> blind = runs.stream()
                .filter(entry -> Math.abs(measure(entry, "discriminatorMean") - half) <= figures.get(0).value())
                .toList();
        figures.get(2).is(blind.size());
        figures.get(3).is(runs.size());
        figures.get(5).isCount(runs.stream()
                .filter(entry -> Math.abs(measure(entry, "discriminatorMean") - half) <= figures.get(4).value())
                .count());
        figures.get(6).is(blind.size());
        SettingSummary summary = SettingSummary.of(blind, SweepSpec.DEFAULT_SUCCESS);
        figures.get(7).is(summary.median());
        figures.get(8).is(summary.quantiles().getLast());
        double floor = blind.stream().mapToDouble(entry -> distance(entry, "Floor")).average()
                .orElseThrow();
        assertThat(summary.median() / floor).isBetween(45.0, 60.0);
    }

    static List<String> targets() {
        List<String> targets = new ArrayList<>();
        for (String behind : TABLES) {
            Statement.table(RECOMMENDED, behind).forEach(row -> targets.add(row.getFirst().replace("`", "")));
        }
        return targets;
    }

    @Tag("nightly")
    @ParameterizedTest
    @MethodSource("targets")
    void aRowOfTheTablesOfRecommendedIsWhatTheSweepComesTo(String target) {
        SweepResults results = run("recommended", null, setting -> target.equals(setting.values().get("data")));
        List<String> row = new ArrayList<>();
        for (String behind : TABLES) {
            Statement.table(RECOMMENDED, behind).stream().filter(cells -> cells.getFirst().equals("`" + target + "`"))
                    .forEach(row::addAll);
        }
        SettingSummary summary = results.summary(0);
        stated(row.get(1), summary.runs());
        stated(row.get(2), 100 * summary.successRate());
        Interval interval = requireNonNull(summary.interval());
        stated(row.get(3), 100 * interval.low(), 100 * interval.high());
        stated(row.get(4), summary.median());
        stated(row.get(5), summary.quantiles().get(SettingSummary.PROBABILITIES.indexOf(0.95)));
        stated(row.get(6), summary.quantiles().getLast());
        assertThat(summary.quantiles().getLast()).isLessThan(0.1);
        assertThat(summary.diverged() + summary.failed()).isZero();
    }

    static List<Statement> ofEruptions() {
        return List.of(
                new Statement(RECOMMENDED,
                        "With so few, real rows themselves are {} standard deviations away from them",
                        figures -> figures.getFirst().is(median(eruptions(),
                                entry -> distance(entry, "Floor") * entry.distance()
                                        / distance(entry, "")))),
                new Statement(RECOMMENDED, "The median distance of {} seeds is {} times that noise floor, and {} of"
                        + " them are within twice the floor.", figures -> {
                            figures.get(0).is(eruptions().size());
                            figures.get(1).is(median(eruptions(), StatedSweepsTest::floors));
                            figures.get(2).isCount(eruptions().stream().filter(entry -> floors(entry) <= 2).count());
                        }));
    }

    @Tag("nightly")
    @ParameterizedTest
    @MethodSource("ofEruptions")
    void whatIsStatedOfTheEruptionsIsWhatTheSweepComesTo(Statement statement) throws Exception {
        statement.verify();
    }

    private static List<RunRecord> eruptions() {
        return ALL.computeIfAbsent("eruptions", key -> run("recommended", null,
                setting -> String.valueOf(setting.values().get("data")).contains("faithful"))).of(0);
    }

    /** The distance that is shown first, which is the sliced one of points. */
    private static double distance(RunRecord entry, String ending) {
        return measure(entry,
                (entry.measures().containsKey("wasserstein1") ? "wasserstein1" : "slicedWasserstein1") + ending);
    }

    private static double floors(RunRecord entry) {
        return distance(entry, "") / distance(entry, "Floor");
    }

    private static double median(List<RunRecord> entries, ToDoubleFunction<RunRecord> figure) {
        double[] ascending = entries.stream().mapToDouble(figure).sorted().toArray();
        return (ascending[(ascending.length - 1) / 2] + ascending[ascending.length / 2]) / 2;
    }

    @Tag("nightly")
    @Test
    void whatEachPartOfRecommendedIsWorthIsWhatTheSweepComesTo() {
        SweepResults results = run("recommended-search", "1..6", setting -> true);
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put("as it is", "as it is");
        rows.put("20,000 iterations", "longer");
        rows.put("no average of G's weights", "no average");
        rows.put("penalties of weight 0.1", "penalties 0.1");
        rows.put("batch 512", "batch 512");
        rows.put("silu", "silu");
        List<String> groups = List.of("normal", "skewed", "two far modes");
        for (List<String> row : Statement.table(RECOMMENDED, "## What each part is worth")) {
            for (int i = 0; i < groups.size(); i++) {
                String group = groups.get(i);
                int number = IntStream.range(0, results.plan().settings().size())
                        .filter(index -> results.plan().settings().get(index).group().equals(group) && results.plan()
                                .settings().get(index).name().equals(rows.get(row.getFirst())))
                        .findFirst().orElseThrow();
                SettingSummary summary = results.summary(number);
                stated(row.get(i + 1), summary.median(), summary.successes());
            }
        }
    }

    @Tag("nightly")
    @Test
    void whatEachPartOfTheRecipeForModesIsWorthIsWhatTheSweepComesTo() {
        SweepResults results = run("modes-search", "1", setting -> true);
        for (List<String> row : Statement.table(MODES, "modes-search.yaml --seeds 1")) {
            RunRecord entry = results.of(number(results, row.getFirst())).getFirst();
            stated(row.get(1), measure(entry, "modesPopulated"));
            stated(row.get(2), 100 * measure(entry, "highQuality"));
            stated(row.get(3), measure(entry, "reverseKl"));
            stated(row.get(4), measure(entry, "modeSpread"));
        }
    }

    @Tag("nightly")
    @Test
    void noneOfTheVariationsInThePictureOfTheHowToSucceeds() {
        InProcess.Outcome outcome = InProcess.gan4j("sweep", "tutorial", "--seeds", "1..20", "--grid",
                "latent=grid,normal,uniform", "--grid", "objective=non-saturating,least-squares", "--set",
                "discriminator.output=linear", "--set", "pretraining=none", "--json", "--out",
                "target/variations-" + System.nanoTime());
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("\"successes\" : 0").doesNotContainPattern("\"successes\" : [1-9]");
        assertThat(Markdown.read("docs/how-to/sweep.md").sentences())
                .contains("none of the tutorial's variations comes within 0.05");
    }

    /** Runs the group of a setting of the claims with all seeds, once. */
    private static SweepResults claim(String setting) {
        Setting found = spec("claims", null).settings().stream()
                .filter(candidate -> candidate.name().equals(setting)).findFirst().orElseThrow();
        return ALL.computeIfAbsent(found.group(),
                group -> run("claims", null, candidate -> candidate.group().equals(group)));
    }

    private static SweepSpec spec(String file, @Nullable String seeds) {
        return SweepSpec.read(Processes.REPOSITORY.resolve("experiments/" + file + ".yaml"), new SweepSpec.Additions(
                Map.of(), new LinkedHashMap<>(), seeds == null ? null : Seeds.parse(seeds, "the seeds"), null));
    }

    private static SweepResults run(String file, @Nullable String seeds, Predicate<Setting> chosen) {
        SweepSpec spec = spec(file, seeds);
        SharedData shared = new SharedData();
        SweepPlan plan = SweepPlan.of(new SweepSpec(spec.name(), spec.success(),
                spec.settings().stream().filter(chosen).toList()), shared);
        List<RunRecord> records = new ArrayList<>();
        new SweepRunner(plan, shared).run(plan.runs(), THREADS, entry -> {
            synchronized (records) {
                records.add(entry);
            }
        });
        return new SweepResults(plan, records);
    }

    private static int number(SweepResults results, String setting) {
        return IntStream.range(0, results.plan().settings().size())
                .filter(i -> results.plan().settings().get(i).name().equals(setting)).findFirst().orElseThrow();
    }

    private static double measure(RunRecord entry, String name) {
        return requireNonNull(entry.measures().get(name), name);
    }

    /** Asserts that the figures of a cell are these. */
    private static void stated(String cell, double... values) {
        List<Statement.Figure> figures = Statement.figures(cell);
        assertThat(figures).as("%s for %s", cell, Arrays.toString(values)).hasSize(values.length);
        for (int i = 0; i < values.length; i++) {
            figures.get(i).is(values[i]);
        }
    }
}
