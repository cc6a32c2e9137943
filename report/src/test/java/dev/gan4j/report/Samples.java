package dev.gan4j.report;

import dev.gan4j.data.Dataset;
import dev.gan4j.data.Labels;
import dev.gan4j.data.Points;
import dev.gan4j.data.Range;
import dev.gan4j.data.Schema;
import dev.gan4j.eval.Alarm;
import dev.gan4j.eval.ColumnJudgement;
import dev.gan4j.eval.DiscriminatorStatistics;
import dev.gan4j.eval.Judgement;
import dev.gan4j.eval.Moments;
import dev.gan4j.eval.SampleSizes;
import dev.gan4j.eval.Score;
import dev.gan4j.model.TrainingOutcome;
import dev.gan4j.objective.GameWords;
import dev.gan4j.objective.NonSaturating;
import dev.gan4j.report.Line.Mapping;
import dev.gan4j.report.Line.Real;
import dev.gan4j.report.Line.State;
import dev.gan4j.train.History;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Made-up runs whose figures can be known without training. */
final class Samples {

    private static final GameWords GAME = new NonSaturating().words();

    private Samples() {}

    static final Range DOMAIN = new Range(-5.3, 5.3);
    static final double[] EDGES = Histogram.edges(DOMAIN, 106);

    static double normal(double x, double mean, double sd) {
        double t = (x - mean) / sd;
        return Math.exp(-t * t / 2) / (sd * Math.sqrt(2 * Math.PI));
    }

    static State state(DoubleUnaryOperator generator, DoubleUnaryOperator discriminator) {
        double[] samples = new double[50_000];
        Arrays.setAll(samples, i -> generator.applyAsDouble(-5 + 10 * (i + 0.5) / samples.length));
        return new State(Arrays.stream(x()).map(discriminator).toArray(), Histogram.of(samples, DOMAIN, 106));
    }

    static double[] x() {
        return Histogram.even(DOMAIN, 401);
    }

    static Mapping mapping(DoubleUnaryOperator g, DoubleUnaryOperator ideal) {
        Range latent = new Range(-5, 5);
        double[] z = Histogram.even(latent, 401);
        double[] lineZ = Histogram.even(latent, 61);
        return new Mapping(latent, z, Arrays.stream(z).map(g).toArray(), Arrays.stream(z).map(ideal).toArray(), lineZ,
                Arrays.stream(lineZ).map(g).toArray());
    }

    static History history(int pretraining, int iterations, boolean endsInNaN) {
        Random random = new Random(1);
        float[] loss = new float[pretraining];
        for (int i = 0; i < pretraining; i++) {
            loss[i] = (float) ((0.5 * Math.exp(-i / 60.0) + 0.002) * (0.8 + 0.4 * random.nextDouble()));
        }
        float[] d = new float[iterations];
        float[] g = new float[iterations];
        for (int i = 0; i < iterations; i++) {
            d[i] = (float) (-1.386 + 0.8 * Math.exp(-i / 800.0) + 0.05 * random.nextGaussian());
            g[i] = (float) (-0.693 - 0.9 * Math.exp(-i / 1500.0) + 0.03 * random.nextGaussian());
        }
        if (endsInNaN) {
            d[iterations - 1] = Float.NaN;
            g[iterations - 1] = Float.NaN;
        }
        int looks = iterations / 200 + 1;
        long[] at = new long[looks];
        double[] distance = new double[looks];
        for (int i = 0; i < looks; i++) {
            at[i] = 200L * i;
            distance[i] = 0.12 + 2 * Math.exp(-i / 6.0) * (0.9 + 0.2 * random.nextDouble());
        }
        return new History(loss, d, g, at, distance);
    }

    private static FigureData data(Line line, History history, double floor) {
        return new FigureData(line, history, GAME, "Wasserstein-1 (data's units)", floor, decisions(0.55),
                decisions(0.45));
    }

    private static double[] decisions(double mean) {
        Random random = new Random(2);
        return random.doubles(1000, mean - 0.2, mean + 0.2).toArray();
    }

    /** G is close to the ideal map with a fold; D is nearly flat. */
    static FigureData good() {
        DoubleUnaryOperator density = x -> normal(x, -1, 1);
        DoubleUnaryOperator ideal = z -> -1 + 1.3 * Math.log((z + 5.02) / (5.02 - z)) / Math.log(8);
        DoubleUnaryOperator g = z -> ideal.applyAsDouble(z) * 0.96 + 0.1 + 0.25 * Math.sin(1.6 * z);
        return data(new Line("x", DOMAIN, 1, x(), real(density, false), EDGES,
                state(z -> 5 * Math.tanh(z / 2 - 1), x -> Math.clamp(0.3 - 0.1 * x, 0.01, 0.99)),
                Arrays.stream(x()).map(x -> density.applyAsDouble(x) + 0.01 * Math.sin(3 * x)).toArray(),
                state(g, x -> 0.5 + 0.06 * Math.sin(x)), mapping(g, ideal)), history(1000, 10_000, false), 0.0035);
    }

    /** G has collapsed to one value, nothing was pretrained, nothing iterated. */
    static FigureData collapsed() {
        DoubleUnaryOperator density = x -> normal(x, -1, 1);
        return data(new Line("x", DOMAIN, 1, x(), real(density, true), EDGES,
                state(z -> 4.9 * Math.signum(z), x -> 0.01),
                null, state(z -> 2.0, x -> 0.99), mapping(z -> 2.0, z -> Double.NaN)),
                history(0, 0, false), Double.NaN);
    }

    /** A run that ended in NaN, of data in large units with a pole in their density. */
    static FigureData broken() {
        DoubleUnaryOperator density = x -> x < 0 ? 0 : 1e-5 / Math.sqrt(x);
        Line good = good().line();
        double[] large = Arrays.stream(x()).map(x -> 1e5 * x).toArray();
        double[] edges = Arrays.stream(EDGES).map(x -> 1e5 * x).toArray();
        double[] p = Arrays.stream(large).map(density).toArray();
        p[200] = Double.POSITIVE_INFINITY;
        State after = state(z -> 3 - z, x -> 0.2);
        return data(new Line("capital gain & <loss>", new Range(-5.3e5, 5.3e5), 1e5, large,
                new Real(p, Arrays.stream(after.generated().density()).map(q -> q * 1e-5).toArray(), false), edges,
                scaled(good.before()), good.pretrained(), scaled(after),
                mapping(z -> 3e5 - 1e5 * z, z -> z == 5 ? Double.NaN : -1e5 * z)), history(10, 450, true), 1.2e3);
    }

    private static State scaled(State state) {
        Histogram generated = state.generated();
        return new State(state.discriminator(), new Histogram(
                Arrays.stream(generated.density()).map(q -> q * 1e-5).toArray(), generated.outside(),
                generated.samples()));
    }

    private static Real real(DoubleUnaryOperator density, boolean estimate) {
        double[] bins = new double[EDGES.length - 1];
        Arrays.setAll(bins, i -> density.applyAsDouble((EDGES[i] + EDGES[i + 1]) / 2));
        return new Real(Arrays.stream(x()).map(density).toArray(), bins, estimate);
    }

    /** Two columns: real points on a circle, generated ones on a wider one, and D that falls from left to right. */
    static FigureData plane() {
        Range range = new Range(-1.5, 1.5);
        double[] field = new double[Plane.CELLS * Plane.CELLS];
        Arrays.setAll(field, cell -> 1 - (cell % Plane.CELLS + 0.5) / Plane.CELLS);
        return data(new Plane(range, range, circle(1, null), circle(1.2, null), field));
    }

    /** The same with more classes than there are colours. */
    static FigureData classes() {
        Range range = new Range(-1.5, 1.5);
        int[] codes = new int[90];
        Arrays.setAll(codes, row -> row % 9);
        Labels labels = Labels.of(List.of("a", "b", "c <&>", "d", "e", "f", "g", "h", "i"), codes);
        return data(new Plane(range, range, circle(1, labels), circle(1.2, labels), null));
    }

    private static Dataset circle(double radius, @Nullable Labels labels) {
        return new Dataset(Schema.numeric(List.of("across & <x>", "along")), Points.generate(90, 2, (row, point) -> {
            point[0] = radius * Math.cos(row / 10.0);
            point[1] = radius * Math.sin(row / 10.0);
        }), labels);
    }

    /** Six columns, the last of which is constant in what was generated. */
    static FigureData table() {
        Range range = new Range(-3, 3);
        Random random = new Random(3);
        Points real = Points.generate(500, 6, (row, point) -> {
            point[0] = random.nextGaussian();
            Arrays.setAll(point, j -> j == 0 ? point[0] : j * 0.15 * point[0] + random.nextGaussian());
        });
        Points generated = Points.generate(500, 6, (row, point) -> Arrays.setAll(point,
                j -> j == 5 ? 1 : random.nextGaussian()));
        List<Table.Marginal> marginals = IntStream.range(0, 6).mapToObj(j -> new Table.Marginal("column & <" + j + ">",
                range, Histogram.of(real.column(j), range, 40), Histogram.of(generated.column(j), range, 40))).toList();
        return data(new Table(marginals, Correlations.of(real, 6), Correlations.of(generated, 6)));
    }

    private static FigureData data(View view) {
        return new FigureData(view, history(0, 450, false), GAME, "sliced Wasserstein-1 (standard deviations)", 0.01,
                decisions(0.5), decisions(0.5));
    }

    static RunFacts facts(TrainingOutcome outcome, List<Alarm> alarms) {
        List<Score> scores = List.of(new Score.Judged("wasserstein1", 0.1834, 0.00347, 0.005, null),
                new Score.Judged("scaledWasserstein1", 0.1834, 0.00347, 0.005, null),
                new Score.Judged("ks", 0.0917, 0.0031, 0.005, null),
                new Score.NotJudged("detection", "there are no <trees>"));
        Moments real = new Moments(-1, 1);
        Judgement judgement = new Judgement("p_data's own quantiles", new SampleSizes(0, 0, 100_000), scores,
                List.of(new ColumnJudgement("capital gain & <loss>", List.of(scores.get(0), scores.get(2)), real, real,
                        new Moments(-0.912, 0.934), 1)),
                List.of(), 0, List.of());
        return new RunFacts("tutorial", 1, judgement,
                new DiscriminatorStatistics(0.497, 0.412, 0.561), alarms, outcome, 10_000, 0.412,
                "data: normal(-1,1)\nseed: 1\niterations: 10000\nname: <tutorial> & more\n");
    }
}
