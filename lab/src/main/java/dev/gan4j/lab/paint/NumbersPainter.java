package dev.gan4j.lab.paint;

import dev.gan4j.data.KernelDensity;
import dev.gan4j.data.Latent;
import dev.gan4j.data.Points;
import dev.gan4j.data.Range;
import dev.gan4j.data.RealData;
import dev.gan4j.data.UnivariateDistribution;
import dev.gan4j.experiment.DataSpec;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.lab.wire.Distance;
import dev.gan4j.lab.wire.Domain;
import dev.gan4j.lab.wire.Frame;
import dev.gan4j.lab.wire.Game;
import dev.gan4j.lab.wire.Json;
import dev.gan4j.lab.wire.Place;
import dev.gan4j.lab.wire.Scene;
import dev.gan4j.lab.wire.Seeds;
import dev.gan4j.nn.Parameters;
import dev.gan4j.random.AddressedRandom;
import dev.gan4j.random.Stream;
import dev.gan4j.report.Crossings;
import dev.gan4j.train.PairView;
import dev.gan4j.train.TrainingSession;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Paints a lane whose data have one column. */
final class NumbersPainter implements Painter {

    private static final int CELLS = 120;
    private static final int Z_POINTS = 101;
    private static final int LINES = 50;
    /** Samples that p_g is counted from, fewer for large networks: so many multiplications, roughly. */
    private static final double WORK = 4e6;
    private static final int FEWEST_SAMPLES = 2000;
    private static final int MOST_SAMPLES = 10_000;

    private final Experiment experiment;
    private final PairView view;
    private final Range domain;
    private final Points middles;
    private final double[] real; // mean density of each cell
    private final boolean estimated;
    private final @Nullable Points z;
    private final @Nullable Points lineZ;
    private final @Nullable Points evenZ;
    private final Scene.Numbers scene;

    NumbersPainter(TrainingSession session, PairView view, Place place) {
        experiment = session.experiment();
        this.view = view;
        domain = Painter.domain(session.codec().columns().getFirst());
        double width = domain.width() / CELLS;
        double[] middle = new double[CELLS];
        Arrays.setAll(middle, i -> domain.low() + (i + 0.5) * width);
        middles = Points.ofColumns(middle);
        real = real(session.data(), middle, width);
        estimated = !(session.data() instanceof RealData.Known);
        Latent latent = experiment.latent();
        boolean isLine = latent.dimension() == 1;
        z = isLine ? Points.ofColumns(even(latent.range(), Z_POINTS)) : null;
        lineZ = isLine ? Points.ofColumns(even(latent.range(), LINES)) : null;
        long weights = session.weights().values().values().stream().mapToLong(value -> value.shape().size()).sum();
        int samples = (int) Math.clamp(WORK / weights, FEWEST_SAMPLES, MOST_SAMPLES);
        evenZ = isLine ? Points.ofColumns(quantiles(latent, samples)) : null;
        scene = scene(session, place, width);
    }

    private static double[] real(RealData data, double[] middle, double width) {
        double[] density = new double[middle.length];
        if (data.distribution() instanceof UnivariateDistribution distribution) {
            Arrays.setAll(density, i -> Math.max(0, distribution.cumulative(middle[i] + width / 2)
                    - distribution.cumulative(middle[i] - width / 2)) / width);
        } else {
            KernelDensity estimate = KernelDensity.of(training(data));
            Arrays.setAll(density, i -> estimate.density(middle[i]));
        }
        return density;
    }

    private static double[] training(RealData data) {
        return switch (data) {
            case RealData.Rows rows -> rows.training().column(0);
            case RealData.Known known -> throw new IllegalArgumentException("the data must have one column");
        };
    }

    private static double[] even(Range range, int count) {
        double[] values = new double[count];
        Arrays.setAll(values, i -> range.low() + i * range.width() / (count - 1));
        return values;
    }

    /** Evenly probable values of z. */
    private static double[] quantiles(Latent latent, int count) {
        double[] values = new double[count];
        Arrays.setAll(values, i -> latent.quantile((i + 0.5) / count));
        return values;
    }

    private Scene.Numbers scene(TrainingSession session, Place place, double width) {
        Latent latent = experiment.latent();
        DoubleUnaryOperator quantile = quantile(session.data());
        Distance distance = new Distance("wasserstein1", Painter.floor(view, fresh(session.data())),
                experiment.evaluation().quickSamples(), spread(session.data()));
        return new Scene.Numbers(place, quantity(session.plan().data()), Domain.Interval.of(domain),
                Json.rounded(middles.column(0), DIGITS + 2), Json.rounded(real, DIGITS), estimated, width,
                z == null ? null : Domain.Interval.of(latent.range()), over(z, DoubleUnaryOperator.identity()),
                over(z, value -> quantile.applyAsDouble(latent.cumulative(value))),
                over(z, value -> quantile.applyAsDouble(1 - latent.cumulative(value))),
                over(lineZ, DoubleUnaryOperator.identity()), LINES * (LINES - 1) / 2, Game.of(experiment), distance);
    }

    /** A function at values of z; null where there are none. */
    private static double @Nullable [] over(@Nullable Points values, DoubleUnaryOperator function) {
        return values == null ? null : Json.rounded(Arrays.stream(values.column(0)).map(function).toArray(), DIGITS);
    }

    private static String quantity(DataSpec data) {
        return data instanceof DataSpec.Csv csv ? csv.columnNames().getFirst() : "x";
    }

    private static DoubleUnaryOperator quantile(RealData data) {
        if (data.distribution() instanceof UnivariateDistribution distribution) {
            return distribution::quantile;
        }
        double[] ascending = training(data);
        Arrays.sort(ascending);
        return p -> ascending[(int) Math.min(ascending.length - 1, Math.max(0, p * ascending.length))];
    }

    private static double spread(RealData data) {
        if (data.distribution() instanceof UnivariateDistribution distribution) {
            return distribution.standardDeviation();
        }
        double[] values = training(data);
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        return Math.sqrt(Arrays.stream(values).map(value -> (value - mean) * (value - mean)).average()
                .orElse(Double.NaN));
    }

    /** Real samples of the size of a quick look, which are compared with the real data themselves. */
    private List<Points> fresh(RealData data) {
        int count = experiment.evaluation().quickSamples();
        AddressedRandom random = new AddressedRandom(experiment.seed());
        List<Points> fresh = new ArrayList<>();
        for (int draw = 0; draw < FLOOR_DRAWS; draw++) {
            random.seek(Stream.NOISE_FLOOR, draw);
            fresh.add(data.draw(random, count));
        }
        return fresh;
    }

    @Override
    public Scene scene() {
        return scene;
    }

    @Override
    public synchronized Frame frame(Snapshot snapshot, boolean past, long number) {
        view.show(snapshot.weights());
        Points sample = view.sample();
        double[] generated = new double[CELLS];
        double outside = count(evenZ == null ? sample : view.generate(evenZ), generated);
        double[] lines = lineZ == null ? null : view.generate(lineZ).column(0);
        Long crossings = lines == null ? null : Crossings.count(lines);
        return new Frame.Numbers(scene.place(), Painter.moment(snapshot, view.distance(sample), past, number),
                Json.rounded(generated, DIGITS), outside, Json.rounded(view.probability(middles), DIGITS),
                optimum(generated), z == null ? null : Json.rounded(view.generate(z).column(0), DIGITS),
                lines == null ? null : Json.rounded(lines, DIGITS), crossings,
                crossings != null && 2 * crossings > Crossings.pairs(LINES));
    }

    private double @Nullable [] optimum(double[] generated) {
        if (!scene.game().ratio()) {
            return null;
        }
        double[] optimum = new double[CELLS];
        Arrays.setAll(optimum, i -> real[i] / (real[i] + generated[i]));
        return Json.rounded(optimum, DIGITS);
    }

    /** Counts samples into the cells, as a density; returns the share that no cell holds. */
    private double count(Points sample, double[] density) {
        int outside = 0;
        int rows = sample.rows();
        double width = domain.width() / CELLS;
        for (int i = 0; i < rows; i++) {
            double cell = Math.floor((sample.get(i, 0) - domain.low()) / width);
            if (cell >= 0 && cell < CELLS) {
                density[(int) cell] += 1 / (rows * width);
            } else {
                outside++;
            }
        }
        return (double) outside / rows;
    }

    @Override
    public synchronized Seeds.Thumbnail thumbnail(Parameters weights) {
        view.show(weights);
        double[] generated = new double[CELLS];
        count(evenZ == null ? view.sample() : view.generate(evenZ), generated);
        return new Seeds.Thumbnail(Json.rounded(generated, DIGITS), null);
    }
}
