package dev.gan4j.lab.paint;

import dev.gan4j.data.Points;
import dev.gan4j.data.Range;
import dev.gan4j.lab.wire.Domain;
import dev.gan4j.lab.wire.Frame;
import dev.gan4j.lab.wire.Game;
import dev.gan4j.lab.wire.Json;
import dev.gan4j.lab.wire.Moment;
import dev.gan4j.lab.wire.Place;
import dev.gan4j.lab.wire.Scene;
import dev.gan4j.lab.wire.Seeds;
import dev.gan4j.report.Correlations;
import dev.gan4j.report.Histogram;
import dev.gan4j.train.internal.PairView;
import dev.gan4j.train.internal.TrainingSession;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Paints a lane whose data have three columns or more: each column alone, and the correlations of all pairs. */
final class TablePainter implements Painter.Style {

    private static final int CELLS = 40;
    /** The number of real rows for densities and correlations. */
    private static final int REAL = 5000;
    private static final int IN_THUMBNAIL = 200;

    private final Audit audit;
    private final PairView view;
    private final List<Range> domains;
    private final Scene.Table scene;

    TablePainter(TrainingSession session, PairView view, List<Range> domains, Audit audit, Place place) {
        this.view = view;
        this.domains = domains;
        this.audit = audit;
        Points real = Painter.draw(session, REAL, Painter.FLOOR_DRAWS);
        scene = new Scene.Table(place, session.data().schema().keys(),
                domains.stream().map(Domain.Interval::of).toList(), Json.rounded(densities(real), Painter.DIGITS),
                correlations(real),
                Game.of(session.experiment()), Painter.latents(view), Painter.distance(session, view),
                audit.densities(session, this::densities));
    }

    private double[] densities(Points rows) {
        return IntStream.range(0, domains.size()).boxed()
                .flatMapToDouble(j -> Arrays.stream(Histogram.of(rows.column(j), domains.get(j), CELLS).density()))
                .toArray();
    }

    private double[] correlations(Points rows) {
        return Json.rounded(Correlations.of(rows, domains.size()), Painter.DIGITS);
    }

    @Override
    public Scene scene() {
        return scene;
    }

    @Override
    public Frame frame(Moment moment, Points sample, @Nullable Pull pull) {
        return new Frame.Table(scene.place(), moment,
                Json.rounded(densities(sample), Painter.DIGITS), correlations(sample),
                audit.densities(sample, this::densities));
    }

    /** Of the first two columns. */
    @Override
    public Seeds.Thumbnail thumbnail() {
        Points sample = view.sample();
        return new Seeds.Thumbnail(null, PointsPainter.flat(Points.ofColumns(sample.column(0), sample.column(1))
                .head(Math.min(IN_THUMBNAIL, sample.rows()))));
    }
}
