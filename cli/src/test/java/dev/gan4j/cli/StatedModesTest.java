package dev.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The figures of {@code docs/modes.md}, read from the output of {@code examples/RefinedModes.java} for 20 seeds of both
 * presets: some twenty minutes, nightly.
 */
@Tag("nightly")
class StatedModesTest {

    private static final String PAGE = "docs/modes.md";
    private static final Map<String, List<Run>> RUNS = new ConcurrentHashMap<>();
    private static final List<String> PRESETS = List.of("ring8", "grid25");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    /** A line of the program's output. */
    private record Run(int seed, String refinement, double accepted, double captured, double populated,
            double highQuality, double reverseKl, double spread) {

        static Run parse(String line) {
            String[] cells = line.split(",");
            double[] values = Arrays.stream(cells).skip(3).mapToDouble(Double::parseDouble).toArray();
            return new Run(Integer.parseInt(cells[0]), cells[2], values[0], values[1], values[2], 100 * values[3],
                    values[4], values[5]);
        }

        boolean hasAll(int modes) {
            return captured == modes;
        }

        boolean hasQuality() {
            return highQuality >= 97;
        }

        boolean isEven() {
            return reverseKl <= 0.02;
        }

        boolean isWide() {
            return spread >= 0.8 && spread <= 1.1;
        }

        boolean isGood(int modes) {
            return hasAll(modes) && hasQuality() && isEven() && isWide();
        }
    }

    static List<Statement> statements() {
        return List.of(
                new Statement(PAGE, "It repairs the high quality of grid 11 ({} and {} %) and the shares of grid 16"
                        + " (reverse KL {})", figures -> {
                            figures.get(0).is(run("grid25", "rejection", 11).highQuality());
                            figures.get(1).is(run("grid25", "mh", 11).highQuality());
                            figures.get(2).is(run("grid25", "rejection", 16).reverseKl());
                            figures.get(2).is(run("grid25", "mh", 16).reverseKl());
                        }),
                new Statement(PAGE, "Runs that meet all four conditions are {} and {} without refinement (ring and"
                        + " grid), {} and {} with either method", figures -> {
                            for (int i = 0; i < 2; i++) {
                                int modes = i == 0 ? 8 : 25;
                                figures.get(i).isCount(count(PRESETS.get(i), "none", entry -> entry.isGood(modes)));
                                figures.get(2 + i)
                                        .isCount(count(PRESETS.get(i), "rejection", entry -> entry.isGood(modes)));
                                figures.get(2 + i).isCount(count(PRESETS.get(i), "mh", entry -> entry.isGood(modes)));
                            }
                        }));
    }

    @ParameterizedTest
    @MethodSource("statements")
    void whatThePageStatesIsSo(Statement statement) throws Exception {
        statement.verify();
    }

    @Test
    void theTableOfWhatIsReachedIsSo() {
        List<List<String>> rows = Statement.table(PAGE, "| ring of 8 | grid of 25 |");
        for (int i = 0; i < PRESETS.size(); i++) {
            String preset = PRESETS.get(i);
            int modes = i == 0 ? 8 : 25;
            int cell = 2 + i;
            meanAndWorst(rows.get(0).get(cell), preset, "none", Run::captured, false);
            meanAndWorst(rows.get(1).get(cell), preset, "none", Run::populated, false);
            meanAndWorst(rows.get(2).get(cell), preset, "none", Run::highQuality, false);
            meanAndWorst(rows.get(3).get(cell), preset, "none", Run::reverseKl, true);
            List<Statement.Figure> spread = Statement.figures(rows.get(4).get(cell));
            spread.get(0).is(of(preset, "none", Run::spread).average().orElseThrow());
            spread.get(1).is(of(preset, "none", Run::spread).min().orElseThrow());
            spread.get(2).is(of(preset, "none", Run::spread).max().orElseThrow());
            List<Predicate<Run>> conditions = List.of(entry -> entry.hasAll(modes), Run::hasQuality, Run::isEven,
                    Run::isWide, entry -> entry.isGood(modes));
            for (int j = 0; j < conditions.size(); j++) {
                List<Statement.Figure> share = Statement.figures(rows.get(5 + j).get(cell));
                share.get(0).isCount(count(preset, "none", conditions.get(j)));
                share.get(1).is(all(preset, "none").size());
            }
        }
    }

    @Test
    void whatIsWrongWithSingleRunsIsSo() {
        List<List<String>> rows = Statement.table(PAGE, "| | seed | what is wrong |");
        Run ring = run("ring8", "none", Integer.parseInt(rows.get(0).get(1)));
        Run narrow = run("grid25", "none", Integer.parseInt(rows.get(1).get(1)));
        Run uneven = run("grid25", "none", Integer.parseInt(rows.get(2).get(1)));

        Statement.figures(rows.get(0).get(2)).getFirst().is(ring.spread());
        Statement.figures(rows.get(1).get(2)).get(0).is(narrow.highQuality());
        Statement.figures(rows.get(1).get(2)).get(1).is(narrow.spread());
        Statement.figures(rows.get(2).get(2)).get(0).is(uneven.highQuality());
        Statement.figures(rows.get(2).get(2)).get(1).is(uneven.reverseKl());
        assertThat(uneven.populated()).isEqualTo(24);
        assertThat(List.of(ring.isGood(8), narrow.isGood(25), uneven.isGood(25))).containsOnly(false);
    }

    @Test
    void theTableOfRefinementIsSo() {
        List<List<String>> rows = Statement.table(PAGE, "| | | accepted |");
        List<String> refinements = List.of("none", "rejection", "mh");
        for (int i = 0; i < rows.size(); i++) {
            String preset = PRESETS.get(i / 3);
            String refinement = refinements.get(i % 3);
            List<String> row = rows.get(i);
            if (!refinement.equals("none")) {
                Statement.figures(row.get(2)).getFirst()
                        .is(100 * of(preset, refinement, Run::accepted).average().orElseThrow());
            }
            meanAndWorst(row.get(3), preset, refinement, Run::captured, false);
            meanAndWorst(row.get(4), preset, refinement, Run::highQuality, false);
            meanAndWorst(row.get(5), preset, refinement, Run::reverseKl, true);
            meanAndWorst(row.get(6), preset, refinement, Run::spread, false);
        }
    }

    private static void meanAndWorst(String cell, String preset, String refinement, ToDoubleFunction<Run> figure,
            boolean isMoreWorse) {
        List<Statement.Figure> figures = Statement.figures(cell);
        figures.get(0).is(of(preset, refinement, figure).average().orElseThrow());
        figures.get(1).is((isMoreWorse ? of(preset, refinement, figure).max() : of(preset, refinement, figure).min())
                .orElseThrow());
    }

    private static DoubleStream of(String preset, String refinement, ToDoubleFunction<Run> figure) {
        return all(preset, refinement).stream().mapToDouble(figure);
    }

    private static long count(String preset, String refinement, Predicate<Run> condition) {
        return all(preset, refinement).stream().filter(condition).count();
    }

    private static Run run(String preset, String refinement, int seed) {
        return all(preset, refinement).get(seed - 1);
    }

    private static List<Run> all(String preset, String refinement) {
        return RUNS.computeIfAbsent(preset, StatedModesTest::train).stream()
                .filter(entry -> entry.refinement().equals(refinement)).sorted(Comparator.comparingInt(Run::seed))
                .toList();
    }

    private static List<Run> train(String preset) {
        List<String> command = new ArrayList<>(Processes.java());
        command.addAll(1, List.of("--add-modules", "jdk.incubator.vector"));
        command.addAll(List.of(Processes.REPOSITORY.resolve("examples/RefinedModes.java").toString(), "20", preset));
        Processes.Outcome outcome = Processes.finish(
                Processes.start(new ProcessBuilder(command).directory(folder.toFile())), 3600);
        assertThat(outcome.code()).as(outcome.err()).isZero();
        return outcome.out().lines().skip(1).map(Run::parse).toList();
    }
}
