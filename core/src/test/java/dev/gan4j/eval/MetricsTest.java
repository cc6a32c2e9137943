package dev.gan4j.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gan4j.data.Distribution;
import dev.gan4j.data.Points;
import dev.gan4j.data.RealData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MetricsTest {

    @Test
    void everyMetricHasAKeyOfItsOwnAndASentence() {
        assertThat(Metrics.all()).extracting(Metric::key).doesNotHaveDuplicates()
                .allSatisfy(key -> assertThat(key).matches("[a-z][A-Za-z0-9]*"));
        assertThat(Metrics.all()).extracting(Metric::sentence).doesNotHaveDuplicates()
                .allSatisfy(sentence -> assertThat(sentence).matches("[A-Z].*\\."));
    }

    /**
     * The page's table has a row for each metric, made of the same title, unit and sentence. After a change of a metric, run
     * this test with {@code -Dgan4j.write.reference=true}, which writes it anew.
     */
    @Test
    void thePageExplainsEachMetricInItsOwnWords() throws IOException {
        Path file = Path.of("../docs/reference/judgement.md");
        List<String> page = Files.readAllLines(file);
        List<String> rows = Metrics.all().stream().map(metric -> "| `" + metric.key() + "` | " + metric.title() + " | "
                + (metric.unit().isEmpty() ? "" : metric.unit() + " ") + "| " + switch (metric.better()) {
                    case LOWER -> "smaller";
                    case HIGHER -> "larger";
                    case AT_FLOOR -> "at the floor";
                } + " | " + metric.sentence() + " |").toList();
        int begin = page.indexOf("| key | title | unit | better | what it means |") + 2;
        List<String> generated = new ArrayList<>(page.subList(0, begin));
        generated.addAll(rows);
        page.stream().skip(begin).dropWhile(line -> line.startsWith("|")).forEach(generated::add);
        if (Boolean.getBoolean("gan4j.write.reference")) {
            Files.writeString(file, String.join("\n", generated) + "\n");
        } else {
            assertThat(page).isEqualTo(generated);
        }
    }

    @Test
    void aDivisionOfPooledRowsHasTheDistanceOfItsParts() {
        Points generated = points(60, 1, 0.5);
        Points real = points(60, 2, 0);
        Reference reference = Reference.of(new RealData.Known(Distribution.parse("moons")), 60, 1);
        boolean[] isFirst = new boolean[120];
        Arrays.fill(isFirst, 0, 60, true);
        for (Metric metric : Metrics.all()) {
            if (metric instanceof Distance distance && !metric.needs().contains(Metric.Need.ONE_COLUMN)) {
                TwoSamples samples = new TwoSamples(reference, generated, real);
                double value = ((Metric.Finding.Value) metric.compare(samples)).value();
                // 32 directions stand for 128 of them, and single precision for double.
                assertThat(distance.splits(samples).distance(isFirst)).as(metric.key()).isCloseTo(value,
                        within(0.02 * value));
            }
        }
    }

    private static Points points(int rows, long seed, double shift) {
        Random random = new Random(seed);
        return Points.generate(rows, 2, (row, point) -> {
            point[0] = random.nextGaussian() + shift;
            point[1] = random.nextGaussian();
        });
    }

    @Test
    void pIsEvenlySpreadOverEqualDistributionsAndLeastOverDifferentOnes() {
        double sum = 0;
        int below = 0;
        for (int seed = 0; seed < 60; seed++) {
            double p = p(gaussian(150, 2L * seed, 0), gaussian(150, 2L * seed + 1, 0), seed);
            sum += p / 60;
            below += p <= 0.1 ? 1 : 0;
        }
        assertThat(sum).isBetween(0.4, 0.6);
        assertThat(below).isBetween(1, 13);
        assertThat(p(gaussian(150, 1, 0), gaussian(150, 2, 1), 1)).isEqualTo(0.005);
    }

    private static double p(double[] real, double[] synthetic, long seed) {
        return Objects
                .requireNonNull(Objects.requireNonNull(JudgeTest.compare(real, synthetic, seed).judged("ks")).p());
    }

    private static double[] gaussian(int rows, long seed, double shift) {
        Random random = new Random(seed);
        double[] values = new double[rows];
        Arrays.setAll(values, i -> random.nextGaussian() + shift);
        return values;
    }

    @Test
    void withoutTheModuleOfRefereesTreesHaveNotJudgedAndItIsSaid() {
        Judgement judgement = Judge.against(new RealData.Known(Distribution.parse("normal(-1,1)")),
                Points.ofColumns(JudgeTest.draw("normal(-1,1)", 2000, 3)), 1, Judging.EVERYTHING);

        assertThat(judgement.scores())
                .contains(new Score.NotJudged("detection", "the module dev.gan4j.referees is not there"));
        assertThat(judgement.verdict().words())
                .endsWith("but trees have not judged: the module dev.gan4j.referees is not there.");
    }

    /** Tells rows apart by their first column. */
    private record ByFirstColumn(@Nullable String unavailable) implements Classifier {

        @Override
        public float[] judge(float[] training, boolean[] isGenerated, float[] test, long seed) {
            int columns = training.length / isGenerated.length;
            float[] judged = new float[test.length / columns];
            for (int i = 0; i < judged.length; i++) {
                judged[i] = test[i * columns];
            }
            return judged;
        }
    }

    @Test
    void theAreaUnderTheCurveHasTheIntervalThatItIsIn() {
        int holding = 0;
        for (int seed = 0; seed < 100; seed++) {
            Metric.Finding.Value found = (Metric.Finding.Value) new Detection(new ByFirstColumn(null))
                    .compare(samples(gaussian(300, 2L * seed, 0.5), gaussian(300, 2L * seed + 1, 0), seed));
            Interval interval = Objects.requireNonNull(found.interval());
            assertThat(interval.contains(found.value())).isTrue();
            // Phi(0.5 / sqrt(2))
            holding += interval.contains(0.63816) ? 1 : 0;
        }
        assertThat(holding).isGreaterThanOrEqualTo(96);
    }

    @Test
    void whatCannotBeLoadedIsSaidAndTooFewRowsAre() {
        assertThat(new Detection(new ByFirstColumn("libgomp is missing"))
                .compare(samples(gaussian(300, 1, 0), gaussian(300, 2, 0), 1)))
                .isEqualTo(new Metric.Finding.None("libgomp is missing"));
        assertThat(new Detection(new ByFirstColumn(null)).compare(samples(gaussian(9, 1, 0), gaussian(300, 2, 0), 1)))
                .isEqualTo(new Metric.Finding.None("fewer than 10 rows of each sample"));
    }

    private static TwoSamples samples(double[] generated, double[] real, long seed) {
        Points points = Points.ofColumns(real);
        return new TwoSamples(Reference.compare(points, List.of("x"), generated.length, seed),
                Points.ofColumns(generated), points);
    }
}
