package dev.gan4j.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class ChartTest {

    private static BufferedImage read(PngCanvas canvas) throws Exception {
        return ImageIO.read(new ByteArrayInputStream(canvas.file()));
    }

    private static List<String> labels(Axis axis, int wanted) {
        return axis.ticks(wanted).stream().map(Axis.Tick::label).toList();
    }

    @Test
    void ticksStandAtRoundNumbers() {
        assertThat(labels(Axis.linear("x", -5.3, 5.3), 6)).containsExactly("\u22124", "\u22122", "0", "2", "4");
        assertThat(labels(Axis.linear("x", 0, 1), 5)).containsExactly("0.0", "0.2", "0.4", "0.6", "0.8", "1.0");
        assertThat(labels(Axis.linear("x", 0, 3e-6), 3)).containsExactly("0", "1e\u22126", "2e\u22126",
                "3e\u22126");
        assertThat(labels(Axis.linear("x", -2e6, 2e6), 4)).containsExactly("\u22122e6", "\u22121e6", "0", "1e6",
                "2e6");
    }

    @Test
    void logarithmicTicksNameEachPowerOfTen() {
        assertThat(labels(Axis.logarithmic("x", 0.01, 10), 5).stream().filter(label -> !label.isEmpty()))
                .containsExactly("0.01", "0.1", "1", "10");
    }

    @Test
    void anAxisWithoutARangeIsMended() {
        assertThat(Axis.linear("x", 2, 2).high()).isGreaterThan(2);
        assertThat(Axis.linear("x", Double.NaN, Double.POSITIVE_INFINITY).high()).isFinite();
        assertThat(Axis.logarithmic("x", 0, 0).low()).isPositive();
    }

    @Test
    void numbersAreWrittenForPeople() {
        assertThat(Digits.significant(0.183412, 4)).isEqualTo("0.1834");
        assertThat(Digits.significant(-1234.5, 2)).isEqualTo("\u22121200");
        assertThat(Digits.significant(3.2e-9, 3)).isEqualTo("3.2e\u22129");
        assertThat(Digits.significant(Double.NaN, 3)).isEqualTo("not a number");
        assertThat(Digits.significant(0, 3)).isEqualTo("0");
        assertThat(Digits.count(100_000)).isEqualTo("100\u202F000");
        assertThat(Digits.count(1830)).isEqualTo("1830");
        StringBuilder coordinates = new StringBuilder();
        for (double value : new double[]{0, -0.004, 1.5, -2.25, 100}) {
            Digits.coordinate(coordinates, value);
            coordinates.append(' ');
        }
        assertThat(coordinates.toString()).isEqualTo("0 0 1.5 -2.25 100 ");
    }

    @Test
    void lowerAndHigherTextIsCutIntoRuns() {
        assertThat(RichText.plain("p_{data}, real")).isEqualTo("p_data, real");
        assertThat(RichText.runs("10^{\u22126}")).hasSize(2);
        assertThat(RichText.runs("a_b {c")).containsExactly(new RichText.Run("a_b {c", 1, 0));
    }

    @Test
    void theFontHasEveryCharacterThatFiguresUse() {
        TrueTypeFont font = TrueTypeFont.of(false);
        for (char c : "abcxyzABCXYZ0123456789()[].,:;%+-\u2212\u00D7\u2013\u2026/&<>'\u00E9\u00FC\u03BC"
                .toCharArray()) {
            assertThat(font.glyph(c)).as("%c", c).isPositive();
            assertThat(font.advance(font.glyph(c))).as("%c", c).isBetween(0.1, 1.2);
        }
        assertThat(font.glyph('\u4E2D')).isZero();
    }

    @Test
    void aCapitalLetterIsAsHighAsTheFontSays() {
        // Roboto's capitals are 0.711 of its size high, and H is two stems joined by a bar.
        GlyphMask h = GlyphMask.of(TrueTypeFont.of(false).glyph('H'), false, 100, false);
        int first = h.height();
        int last = 0;
        long covered = 0;
        for (int i = 0; i < h.coverage().length; i++) {
            int value = h.coverage()[i] & 0xFF;
            covered += value;
            if (value > 127) {
                first = Math.min(first, i / h.width());
                last = Math.max(last, i / h.width());
            }
        }
        assertThat((double) last - first + 1).isCloseTo(71, within(1.0));
        assertThat(covered / 255.0).isBetween(1200.0, 2200.0);
    }

    @Test
    void aGlyphUpwardsIsTheSameGlyphTurned() {
        int glyph = TrueTypeFont.of(false).glyph('G');
        GlyphMask right = GlyphMask.of(glyph, false, 40, false);
        GlyphMask up = GlyphMask.of(glyph, false, 40, true);
        assertThat(sum(up)).isCloseTo(sum(right), within(sum(right) * 0.01));
        assertThat(up.left()).isEqualTo(right.top());
    }

    private static double sum(GlyphMask mask) {
        double sum = 0;
        for (byte value : mask.coverage()) {
            sum += value & 0xFF;
        }
        return sum;
    }

    @Test
    void barsCoverTheirAreaExactlyAndLeaveNoSeam() throws Exception {
        PngCanvas canvas = new PngCanvas(20, 10, 1);
        canvas.bars(new double[]{2.5, 7.3, 12}, new double[]{2, 2}, new double[]{8, 8}, Ink.TEXT, 1);
        BufferedImage image = read(canvas);
        assertThat(image.getRGB(1, 5) & 0xFF).isEqualTo(0xFF);
        assertThat(image.getRGB(2, 5) & 0xFF).isCloseTo((0xFF + 0x1A) / 2, within(2));
        for (int x = 3; x < 12; x++) {
            assertThat(image.getRGB(x, 5) & 0xFF).as("column %d", x).isCloseTo(0x1A, within(2));
        }
        assertThat(image.getRGB(12, 5) & 0xFF).isEqualTo(0xFF);
    }

    @Test
    void aLineIsAsWideAsItsStrokeAndDashesLeaveGaps() throws Exception {
        PngCanvas canvas = new PngCanvas(100, 20, 1);
        canvas.path(new double[]{10, 90}, new double[]{10, 10}, Stroke.solid(Ink.TEXT, 4));
        BufferedImage image = read(canvas);
        int dark = 0;
        for (int y = 0; y < 20; y++) {
            dark += 0xFF - (image.getRGB(50, y) & 0xFF);
        }
        assertThat(dark / (double) (0xFF - 0x1A)).isCloseTo(4, within(0.05));

        PngCanvas dashed = new PngCanvas(100, 20, 1);
        dashed.path(new double[]{10, 90}, new double[]{10, 10}, Stroke.dashed(Ink.TEXT, 2, 10.0, 10.0));
        BufferedImage gaps = read(dashed);
        assertThat(gaps.getRGB(15, 10) & 0xFF).isLessThan(0x40);
        assertThat(gaps.getRGB(25, 10) & 0xFF).isEqualTo(0xFF);
        assertThat(gaps.getRGB(35, 10) & 0xFF).isLessThan(0x40);
    }

    @Test
    void whatLiesOutsideOfAPanelIsCutOffAtItsFrame() {
        SvgCanvas canvas = new SvgCanvas(300, 300, "test");
        Panel panel = new Panel(canvas, 100, 100, 100, 100, Axis.linear("x", 0, 1), Axis.linear("y", 0, 1), null);
        panel.guide("steep", new double[]{0, 1}, new double[]{-1, 2}, Stroke.solid(Ink.REAL, 1));
        panel.guide("far", new double[]{0, 1, 2}, new double[]{1e300, Double.POSITIVE_INFINITY, 3},
                Stroke.solid(Ink.REAL, 1));
        assertThat(canvas.document()).contains("<g data-name=\"steep\">\n<path d=\"M133.33 200L166.67 100\"")
                .contains("<g data-name=\"far\">\n</g>");
    }

    @Test
    void textFromAnywhereIsNoMarkupAndTurnsNothingAround() {
        StringBuilder html = new StringBuilder();
        SvgCanvas.escape(html, "<script>&\"a\u202eb\u009bc\u0000d\ud83d\ude00\ud83d");
        assertThat(html).hasToString("&lt;script&gt;&amp;&quot;a b c d\ud83d\ude00 ");
    }
}
