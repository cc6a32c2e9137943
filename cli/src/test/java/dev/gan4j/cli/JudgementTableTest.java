package dev.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.data.Dataset;
import dev.gan4j.data.Points;
import dev.gan4j.data.RealData;
import dev.gan4j.data.internal.Holdout;
import dev.gan4j.eval.DiscriminatorStatistics;
import dev.gan4j.eval.Judge;
import dev.gan4j.eval.Judgement;
import dev.gan4j.eval.Judging;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JudgementTableTest {

    private static final Judgement ONE_COLUMN = Judge.compare(Dataset.of(rows(600, 1, 1)), Dataset.of(rows(500, 1, 2)));
    private static final Judgement SEVERAL = Judge.compare(Dataset.of(rows(600, 3, 1)), Dataset.of(rows(500, 3, 2)));
    private static final Judgement FEW_ROWS = Judge.compare(Dataset.of(rows(20, 2, 1)), Dataset.of(rows(10, 2, 2)));
    private static final Judgement CLASSES = classes();

    private static double[][] rows(int count, int columns, long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, count)
                .mapToObj(i -> random.doubles(columns, 0, 1_000).toArray()).toArray(double[][]::new);
    }

    private static Judgement classes() {
        List<String> names = List.of("a class with a rather long name", "short");
        Dataset data = Dataset.of(rows(400, 2, 3))
                .withLabels(IntStream.range(0, 400).mapToObj(i -> names.get(i % 2)).toList());
        RealData.Rows real = Holdout.split(data, 0.5, 1);
        Points generated = Dataset.of(rows(200, 2, 4)).values();
        return Judge.against(real, generated, 1, Judging.WITHOUT_REFEREES, names.stream().sorted().toList(),
                (code, count) -> generated.head(count));
    }

    private static String printed(Judgement judgement, int columns) {
        StringWriter text = new StringWriter();
        JudgementTable.print(new PrintWriter(text, true), judgement, new DiscriminatorStatistics(0.5, 0.25, 0.75),
                columns);
        return text.toString();
    }

    /** The lines up to the verdict. */
    private static String table(Judgement judgement, int columns) {
        String all = printed(judgement, columns);
        return all.substring(0, all.indexOf(judgement.verdict().words())).strip();
    }

    private static List<String> numbers(String text) {
        return Pattern.compile("(?<![\\w.])\\d[\\d,.]*\\d(?![\\w.])").matcher(text).results()
                .map(found -> found.group())
                .sorted().toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {50, 60, 70, 77, 78, 120})
    void theTableFitsTheTerminalAndHasEveryFigure(int columns) {
        for (Judgement judgement : List.of(ONE_COLUMN, SEVERAL, FEW_ROWS, CLASSES)) {
            String table = table(judgement, columns);
            assertThat(table.lines().filter(line -> !line.contains("not judged")))
                    .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(columns));
            assertThat(numbers(table)).isEqualTo(numbers(table(judgement, 0)));
        }
    }

    @Test
    void outsideATerminalTheTableIsWide() {
        for (Judgement judgement : List.of(ONE_COLUMN, SEVERAL, FEW_ROWS, CLASSES)) {
            assertThat(printed(judgement, 0)).isEqualTo(printed(judgement, 200))
                    .contains("  generated        real   noise floor               p");
        }
    }

    @Test
    void inANarrowTerminalANoiseFloorStandsInTheColumnOfRealValues() {
        assertThat(table(ONE_COLUMN, 50).lines().findFirst().orElseThrow().strip())
                .matches("generated +real/floor +p");
        assertThat(table(ONE_COLUMN, 70).lines().findFirst().orElseThrow().strip())
                .matches("generated +real +noise floor +p");
    }
}
