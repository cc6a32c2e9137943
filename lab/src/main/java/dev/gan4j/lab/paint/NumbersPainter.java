package dev.gan4j.lab.paint;

import dev.gan4j.data.Latent;
import dev.gan4j.data.Points;
import dev.gan4j.data.Range;
import dev.gan4j.experiment.DataSpec;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.lab.wire.Domain;
import dev.gan4j.lab.wire.Frame;
import dev.gan4j.lab.wire.Game;
import dev.gan4j.lab.wire.Json;
import dev.gan4j.lab.wire.Moment;
import dev.gan4j.lab.wire.Place;
import dev.gan4j.lab.wire.Scene;
import dev.gan4j.lab.wire.Seeds;
import dev.gan4j.report.Crossings;
import dev.gan4j.report.Histogram;
import dev.gan4j.report.RealColumn;
import dev.gan4j.train.internal.PairView;
import dev.gan4j.train.internal.TrainingSession;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Paints a lane whose data have one column. */
final class NumbersPainter implements Painter.Style {

    private static final int CELLS = 120;
    private static final int CELLS_TOGETHER = 4;
    private static final int Z_POINTS = 101;
    private static final int LINES = 50;
    /** Roughly how many multiplications the samples for p_g may take; large networks draw fewer samples. */
    private static final double WORK = 4e6;
    private static final int FEWEST_SAMPLES = 2000;
    private static final int MOST_SAMPLES = 10_000;

    private final Experiment experiment;
    private final PairView view;
    private final Range domain;
    private final Audit audit;
    private final Points middles;
    private final double[] real; // mean density of each cell
    private final @Nullable Points z;
    private final @Nullable Points lineZ;
    private final @Nullable Points evenZ;
    private final Scene.Numbers scene;

    NumbersPainter(TrainingSession session, PairView view, Range domain, Audit audit, Place place) {
        experiment = session.experiment();
        this.view = view;
        this.domain = domain;
        this.audit = audit;
        double half = domain.width() / CELLS / 2;
        double[] middle = Histogram.even(new Range(domain.low() + half, domain.high() - half), CELLS);
        middles = Points.ofColumns(middle);
        RealColumn column = new RealColumn(session.data());
        real = Arrays.stream(middle).map(x -> column.density(x - half, x + half)).toArray();
        Latent latent = experiment.latent();
        boolean isLine = latent.dimension() == 1 && view.label() == null;
        z = isLine ? Points.ofColumns(Histogram.even(latent.range(), Z_POINTS)) : null;
        lineZ = isLine ? Points.ofColumns(Histogram.even(latent.range(), LINES)) : null;
        long weights = session.weights().values().values().stream().mapToLong(value -> value.shape().size()).sum();
        int samples = (int) Math.clamp(WORK / weights, FEWEST_SAMPLES, MOST_SAMPLES);
        evenZ = isLine ? Points.ofColumns(quantiles(latent, samples)) : null;
        scene = scene(session, column, place);
    }

    /** Evenly probable values of z. */
    private static double[] quantiles(Latent latent, int count) {
        double[] values = new double[count];
        Arrays.setAll(values, i -> latent.quantile((i + 0.5) / count));
        return values;
    }

    private Scene.Numbers scene(TrainingSession session, RealColumn column, Place place) {
        Latent latent = experiment.latent();
        return new Scene.Numbers(place, quantity(session.plan().data()), Domain.Interval.of(domain),
                Json.rounded(middles.column(0), Painter.DIGITS + 2), Json.rounded(real, Painter.DIGITS),
                column.isEstimate(),
                domain.width() / CELLS,
                z == null ? null : Domain.Interval.of(latent.range()), over(z, DoubleUnaryOperator.identity()),
                over(z, value -> column.quantile(latent.cumulative(value))),
                over(z, value -> column.quantile(1 - latent.cumulative(value))),
                over(lineZ, DoubleUnaryOperator.identity()), LINES * (LINES - 1) / 2, Game.of(experiment),
                Painter.latents(view), Painter.distance(session, view), audit.densities(session, this::densities));
    }

    /** A function at values of z; null if there are none. */
    private static double @Nullable [] over(@Nullable Points values, DoubleUnaryOperator function) {
        return values == null
                ? null
                : Json.rounded(Arrays.stream(values.column(0)).map(function).toArray(), Painter.DIGITS);
    }

    private static String quantity(DataSpec data) {
        return data instanceof DataSpec.Csv csv ? csv.columnNames().getFirst() : "x";
    }

    @Override
    public Scene scene() {
        return scene;
    }

    @Override
    public Frame frame(Moment moment, Points sample, Pull pull) {
        Histogram counted = count();
        double[] generated = counted.density();
        double[] lines = lineZ == null ? null : view.generate(lineZ).column(0);
        Long crossings = lines == null ? null : Crossings.count(lines);
        return new Frame.Numbers(scene.place(), moment,
                Json.rounded(generated, Painter.DIGITS), counted.outside(),
                Json.rounded(audit.decisions(middles), Painter.DIGITS),
                optimum(generated), z == null ? null : Json.rounded(view.generate(z).column(0), Painter.DIGITS),
                lines == null ? null : Json.rounded(lines, Painter.DIGITS), crossings,
                crossings != null && 2 * crossings > Crossings.pairs(LINES),
                audit.densities(sample, this::densities));
    }

    private double @Nullable [] optimum(double[] generated) {
        if (!scene.game().ratio()) {
            return null;
        }
        double[] optimum = new double[CELLS];
        Arrays.setAll(optimum, i -> real[i] / (real[i] + generated[i]));
        return Json.rounded(optimum, Painter.DIGITS);
    }

    /** The density of the few samples of a class, over several cells together, which reduces noise. */
    private double[] densities(Points samples) {
        double[] density = Histogram.of(samples.column(0), domain, CELLS / CELLS_TOGETHER).density();
        double[] cells = new double[CELLS];
        Arrays.setAll(cells, cell -> density[Math.floorDiv(cell, CELLS_TOGETHER)]);
        return cells;
    }

    private Histogram count() {
        return Histogram.of((evenZ == null ? view.sample() : view.generate(evenZ)).column(0), domain, CELLS);
    }

    @Override
    public Seeds.Thumbnail thumbnail() {
        return new Seeds.Thumbnail(Json.rounded(count().density(), Painter.DIGITS), null);
    }
}
