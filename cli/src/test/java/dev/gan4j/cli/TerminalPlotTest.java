package dev.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TerminalPlotTest {

    private static double[] normal(double mean, long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, 10_000).mapToDouble(i -> mean + random.nextGaussian()).toArray();
    }

    /** The column in which a histogram is highest: the middle of the full blocks of its top row. */
    private static double peak(String top) {
        return IntStream.range(0, top.length()).filter(i -> " realgenerated".indexOf(top.charAt(i)) < 0).average()
                .orElseThrow();
    }

    @Test
    void eachHistogramIsHighestWhereItsSamplesAre() {
        List<String> lines = TerminalPlot.lines(normal(-3, 1), normal(3, 2), 80);
        assertThat(lines).hasSize(7);
        assertThat(lines.get(0)).endsWith("real");
        assertThat(lines.get(3)).endsWith("generated");
        double real = peak(lines.get(0));
        double generated = peak(lines.get(3));
        // 12 deviations span 72 columns, between -6 and 6.
        assertThat(generated - real).isBetween(30.0, 42.0);
        assertThat(lines.getLast().strip()).matches("-5\\.\\S+ +5\\.\\S+");
    }

    @Test
    void itFitsTheTerminal() {
        for (int columns : new int[]{30, 50, 80, 200}) {
            assertThat(TerminalPlot.lines(normal(0, 1), normal(0, 2), columns))
                    .allSatisfy(line -> assertThat(line).hasSizeLessThan(Math.min(columns, 76)));
        }
    }

    @Test
    void itIsShownOnlyWhereTheEncodingHasItsCharacters() {
        assertThat(TerminalPlot.canBeShown(StandardCharsets.UTF_8)).isTrue();
        assertThat(TerminalPlot.canBeShown(StandardCharsets.ISO_8859_1)).isFalse();
    }

    @Test
    void aPointAndALonelySampleAreSeen() {
        List<String> point = TerminalPlot.lines(new double[]{2, 2, 2}, new double[]{2, 2}, 50);
        assertThat(String.join("", point)).contains("█");
        double[] lonely = normal(0, 1);
        lonely[0] = 3.5;
        List<String> lines = TerminalPlot.lines(lonely, new double[]{-4, 4}, 80);
        assertThat(lines.get(2)).contains("▁");
    }
}
