package dev.gan4j.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class FigureTest {

    private static final double LEFT = 84;
    private static final double WIDTH = 482;
    private static final double TOP = 68;
    private static final double HEIGHT = 276;
    private static final List<FigureData> RUNS = List.of(Samples.good(), Samples.collapsed(), Samples.broken(),
            Samples.plane(), Samples.classes(), Samples.table());

    /** A run that has a figure; the one that has most, where several have. */
    private static FigureData with(Figure figure, FigureData first) {
        return Stream.concat(Stream.of(first), RUNS.stream()).filter(figure::isIn).findFirst().orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void everyFigureOfEveryRunIsAnSvgDocumentWithLabelledAxes(Figure figure) throws Exception {
        for (FigureData data : RUNS) {
            if (figure.isIn(data)) {
                SvgReader svg = new SvgReader(figure.picture(data).svg().document());
                assertThat(svg.names()).contains("axes");
                assertThat(svg.texts()).contains(figure.title());
                assertThat(figure.picture(data).svg().document()).doesNotContain("NaN").doesNotContain("Infinity");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyFigureIsAPngImageOfTwoPixelsAUnitThatIsNotBlank(Figure figure) throws Exception {
        FigureData data = with(figure, Samples.good());
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(figure.picture(data).png()));
        assertThat(image.getWidth()).isEqualTo((int) (2 * figure.width()));
        assertThat(image.getHeight()).isEqualTo((int) (2 * figure.height(data)));
        Set<Integer> colours = new HashSet<>();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                colours.add(image.getRGB(x, y) & 0xFFFFFF);
            }
        }
        assertThat(colours).contains(0xFFFFFF, 0x1A1A1A).hasSizeGreaterThan(20);
    }

    @ParameterizedTest
    @EnumSource
    void noTextOfAFigureLeavesThePicture(Figure figure) throws Exception {
        BufferedImage image = ImageIO
                .read(new ByteArrayInputStream(figure.picture(with(figure, Samples.broken())).png()));
        for (int x = 0; x < image.getWidth(); x++) {
            assertThat(image.getRGB(x, 0)).isEqualTo(0xFFFFFFFF);
            assertThat(image.getRGB(x, image.getHeight() - 1)).isEqualTo(0xFFFFFFFF);
        }
        for (int y = 0; y < image.getHeight(); y++) {
            assertThat(image.getRGB(0, y)).isEqualTo(0xFFFFFFFF);
            assertThat(image.getRGB(image.getWidth() - 1, y)).isEqualTo(0xFFFFFFFF);
        }
    }

    @Test
    void theRealDensityPeaksWhereItsMeanLies() throws Exception {
        SvgReader svg = new SvgReader(Figure.AFTER_TRAINING.picture(Samples.good()).svg().document());
        double[] points = SvgReader.numbers(svg.path("p_data, real", 0));
        int peak = 0;
        for (int i = 0; i < points.length; i += 2) {
            peak = points[i + 1] < points[peak + 1] ? i : peak;
        }
        assertThat(valueAt(points[peak])).isCloseTo(-1, within(0.03));
        assertThat(points[peak + 1]).isCloseTo(TOP + HEIGHT * (1 - Samples.normal(-1, -1, 1) / highOf(svg)),
                within(1.5));
    }

    @Test
    void aCollapsedGeneratorIsOneBarAtItsValueWhoseAreaIsOne() {
        double[] generated = Samples.collapsed().line().after().generated().density();
        double[] edges = Samples.EDGES;
        double area = 0;
        for (int i = 0; i < generated.length; i++) {
            area += generated[i] * (edges[i + 1] - edges[i]);
            if (generated[i] > 0) {
                assertThat(edges[i]).isLessThanOrEqualTo(2.0);
                assertThat(edges[i + 1]).isGreaterThanOrEqualTo(2.0);
            }
        }
        assertThat(area).isCloseTo(1, within(1e-12));
    }

    @Test
    void thePictureOfACollapsedGeneratorHasItsBarAtItsValue() throws Exception {
        SvgReader svg = new SvgReader(Figure.AFTER_TRAINING.picture(Samples.collapsed()).svg().document());
        double[] outline = SvgReader.numbers(svg.path("p_g, generated", 1));
        double mean = 0;
        int high = 0;
        for (int i = 0; i < outline.length; i += 2) {
            if (outline[i + 1] < TOP + HEIGHT - 1) {
                mean += valueAt(outline[i]);
                high++;
            }
        }
        assertThat(high).isPositive();
        assertThat(mean / high).isCloseTo(2.0, within(0.1));
        assertThat(svg.texts()).anyMatch(text -> text.startsWith("pg up to "));
    }

    @Test
    void theMappingFigureSaysHowManyLinesCross() throws Exception {
        SvgReader svg = new SvgReader(Figure.MAPPING.picture(Samples.broken()).svg().document());
        assertThat(svg.texts()).contains("1830 crossings among the 1830 pairs of 61 lines");
        assertThat(svg.names()).contains("line that crosses another").doesNotContain("line that crosses none");
        assertThat(new SvgReader(Figure.IDEAL_MAP.picture(Samples.broken()).svg().document()).texts())
                .anyMatch(text -> text.contains("falling"));
    }

    @Test
    void aLineLiesWhereItsEndsAre() throws Exception {
        SvgReader svg = new SvgReader(Figure.MAPPING.picture(Samples.collapsed()).svg().document());
        double[] points = SvgReader.numbers(svg.path("line that crosses none", 0));
        double height = Figure.MAPPING.height(Samples.collapsed()) - TOP - 46;
        for (int i = 0; i < points.length; i += 4) {
            assertThat(points[i + 3]).isCloseTo(TOP + height * (1 - (2.0 + 5.3) / 10.6), within(0.01));
        }
        assertThat(points).hasSize(61 * 4);
    }

    @Test
    void theOptimumIsTheShareOfTheRealDensityWhereThereAreSamplesEnough() {
        Line data = Samples.good().line();
        double[] optimum = LineFigures.optimum(data);
        for (int i = 0; i < optimum.length; i++) {
            double p = data.real().bins()[i];
            double q = data.after().generated().density()[i];
            if (p < 1e-4 && q == 0) {
                assertThat(optimum[i]).isNaN();
            } else if (!Double.isNaN(optimum[i])) {
                assertThat(optimum[i]).isCloseTo(p / (p + q), within(1e-12));
            }
        }
        assertThat(Arrays.stream(optimum).filter(Double::isFinite).count()).isGreaterThan(40);
    }

    @Test
    void pretrainingIsLeftOutWhereThereWasNone() {
        assertThat(Figure.PRETRAINING_LOSS.isIn(Samples.collapsed())).isFalse();
        assertThat(Figure.DISCRIMINATOR_PRETRAINED.isIn(Samples.collapsed())).isFalse();
        assertThat(Arrays.stream(Figure.values()).filter(figure -> figure.isIn(Samples.collapsed()))).hasSize(9);
    }

    @Test
    void samplesOutsideOfThePictureAreCountedAndSaid() throws Exception {
        assertThat(Samples.broken().line().after().generated().outside()).isPositive();
        assertThat(new SvgReader(Figure.AFTER_TRAINING.picture(Samples.broken()).svg().document()).texts())
                .anyMatch(text -> text.endsWith("lies outside"));
    }

    @Test
    void theSchemaChoosesTheFigures() {
        assertThat(figures(Samples.good())).isEqualTo(EnumSet.complementOf(
                EnumSet.of(Figure.POINTS, Figure.FIELD, Figure.MARGINALS, Figure.PAIRS)));
        assertThat(figures(Samples.plane())).containsOnly(Figure.POINTS, Figure.HISTORY, Figure.FIELD,
                Figure.DECISIONS);
        assertThat(figures(Samples.classes())).containsOnly(Figure.POINTS, Figure.HISTORY, Figure.DECISIONS);
        assertThat(figures(Samples.table())).containsOnly(Figure.MARGINALS, Figure.PAIRS, Figure.HISTORY,
                Figure.DECISIONS);
    }

    private static Set<Figure> figures(FigureData data) {
        return Stream.of(Figure.values()).filter(figure -> figure.isIn(data)).collect(Collectors.toSet());
    }

    @Test
    void realAndGeneratedPointsLieSideBySideAndMoreClassesThanColoursAreTheOthers() throws Exception {
        assertThat(new SvgReader(Figure.POINTS.picture(Samples.plane()).svg().document()).names()).contains("real",
                "generated");
        SvgReader svg = new SvgReader(Figure.POINTS.picture(Samples.classes()).svg().document());
        assertThat(svg.names()).contains("c <&>", "g", "others").doesNotContain("h", "i");
        assertThat(SvgReader.numbers(svg.path("others", 0))).hasSize(2 * 2 * 20);
    }

    @Test
    void theFieldIsInTheColourOfRealDataWhereDIsHigh() throws Exception {
        SvgReader svg = new SvgReader(Figure.FIELD.picture(Samples.plane()).svg().document());
        NodeList cells = svg.part("D").getElementsByTagName("path");
        for (int i = 0; i < cells.getLength(); i++) {
            Element cell = (Element) cells.item(i);
            boolean isLeft = SvgReader.numbers(cell.getAttribute("d"))[0] < LEFT + WIDTH / 2;
            assertThat(cell.getAttribute("class")).isEqualTo(isLeft ? "f-ink-real" : "f-ink-generated");
        }
        assertThat(cells.getLength()).isGreaterThan(10 * Plane.CELLS);
    }

    @Test
    void correlationsAreWrittenIntoTheirCells() throws Exception {
        FigureData data = Samples.table();
        Table table = (Table) data.view();
        assertThat(table.real()[0]).isCloseTo(1, within(1e-12));
        assertThat(table.real()[5]).isEqualTo(table.real()[30]).isCloseTo(0.75 / Math.hypot(1, 0.75), within(0.1));
        assertThat(table.generated()[35]).isNaN();
        SvgReader svg = new SvgReader(Figure.PAIRS.picture(data).svg().document());
        assertThat(svg.texts()).contains("real", "generated", "generated less real", "1.00", "column & <5>");
        assertThat(svg.texts().stream().filter("\u2013"::equals)).hasSize(2 * 11);
    }

    private static double valueAt(double pixel) {
        return -5.3 + 10.6 * (pixel - LEFT) / WIDTH;
    }

    /** Reads the upper end of the density's axis from where its ticks stand. */
    private static double highOf(SvgReader svg) {
        Line data = Samples.good().line();
        assertThat(svg.names()).contains("axes");
        double generated = Arrays.stream(data.after().generated().density()).max().orElseThrow();
        return Math.max(1.2 * data.highestReal(), Math.min(1.1 * generated, 2.5 * data.highestReal()));
    }
}
