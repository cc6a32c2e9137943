package dev.gan4j.lab.paint;

import dev.gan4j.data.Distribution;
import dev.gan4j.data.Latent;
import dev.gan4j.data.Modes;
import dev.gan4j.data.Points;
import dev.gan4j.data.Range;
import dev.gan4j.data.RealData;
import dev.gan4j.eval.ModeCoverage;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.LabelSpec;
import dev.gan4j.lab.wire.Domain;
import dev.gan4j.lab.wire.Frame;
import dev.gan4j.lab.wire.Game;
import dev.gan4j.lab.wire.Grid;
import dev.gan4j.lab.wire.Json;
import dev.gan4j.lab.wire.ModeCount;
import dev.gan4j.lab.wire.Moment;
import dev.gan4j.lab.wire.Place;
import dev.gan4j.lab.wire.Scene;
import dev.gan4j.lab.wire.Seeds;
import dev.gan4j.report.DecisionField;
import dev.gan4j.train.internal.PairView;
import dev.gan4j.train.internal.TrainingSession;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Paints a lane whose data have two columns. */
final class PointsPainter implements Painter.Style {

    private static final int SHOWN = 500;
    private static final int SIDE = 48;
    private static final int MANIFOLD_SIDE = 21;
    private static final int MANIFOLD_LINE = 201;
    private static final int ARROWS = 64;
    private static final int IN_THUMBNAIL = 200;
    private static final int MOST_MODES = 1000;
    private static final int HEAT_DIGITS = 3;
    private static final int POINT_DIGITS = 4;

    private final Experiment experiment;
    private final PairView view;
    private final List<Range> domain;
    private final Audit audit;
    private final Points cells;
    private final @Nullable Points manifold;
    private final @Nullable Modes modes;
    private final Scene.Points scene;

    PointsPainter(TrainingSession session, PairView view, List<Range> domain, Audit audit, Place place) {
        experiment = session.experiment();
        this.view = view;
        this.domain = domain;
        this.audit = audit;
        cells = DecisionField.cells(domain.get(0), domain.get(1), SIDE);
        manifold = view.label() == null ? manifold(experiment.latent()) : null;
        modes = modes(session.data());
        scene = makeScene(session, place);
    }

    private static double at(Range range, double share) {
        return range.low() + share * range.width();
    }

    private static @Nullable Points manifold(Latent latent) {
        Range range = latent.range();
        return switch (latent.dimension()) {
            case 1 -> Points.generate(MANIFOLD_LINE, 1,
                    (row, point) -> point[0] = at(range, row / (MANIFOLD_LINE - 1.0)));
            case 2 -> Points.generate(MANIFOLD_SIDE * MANIFOLD_SIDE, 2, (row, point) -> {
                point[0] = at(range, row % MANIFOLD_SIDE / (MANIFOLD_SIDE - 1.0));
                point[1] = at(range, Math.floorDiv(row, MANIFOLD_SIDE) / (MANIFOLD_SIDE - 1.0));
            });
            default -> null;
        };
    }

    private static @Nullable Modes modes(RealData data) {
        Distribution distribution = data.distribution();
        Modes modes = distribution == null ? null : distribution.modes();
        return modes == null || modes.count() > MOST_MODES ? null : modes;
    }

    private Scene.Points makeScene(TrainingSession session, Place place) {
        List<String> names = session.data().schema().keys();
        Latent latent = experiment.latent();
        boolean isLine = manifold != null && manifold.columns() == 1;
        return new Scene.Points(place, new Scene.Points.Names(names.get(0), names.get(1)),
                new Domain.Plane(Domain.Interval.of(domain.get(0)), Domain.Interval.of(domain.get(1))),
                flat(audit.real()),
                new Grid(SIDE, SIDE),
                modes == null
                        ? null
                        : new Scene.Points.Clusters(Json.rounded(modes.centres().toRowMajorArray(), Painter.DIGITS),
                                modes.standardDeviation()),
                manifold == null
                        ? null
                        : new Grid(isLine ? MANIFOLD_LINE : MANIFOLD_SIDE, isLine ? 1 : MANIFOLD_SIDE),
                manifold == null ? null : Collections.nCopies(latent.dimension(), Domain.Interval.of(latent.range())),
                classes(), Game.of(experiment), Painter.latents(view), Painter.distance(session, view));
    }

    /** The classes of the real points; null if there are none. */
    private Scene.Points.@Nullable Classes classes() {
        LabelSpec label = view.label();
        return label == null ? null : new Scene.Points.Classes(label.classes(), audit.codes());
    }

    /** Points as they are sent. */
    static double[] flat(Points points) {
        return Json.rounded(points.toRowMajorArray(), POINT_DIGITS);
    }

    @Override
    public Scene scene() {
        return scene;
    }

    @Override
    public Frame frame(Moment moment, Points sample, Pull pull) {
        Points shown = sample.head(Math.min(SHOWN, sample.rows()));
        ModeCoverage coverage = modes == null || !shown.isFinite() ? null : ModeCoverage.of(shown, modes);
        int arrows = Math.min(ARROWS, Math.min(experiment.batch(), SHOWN));
        return new Frame.Points(scene.place(), moment, flat(shown),
                Json.rounded(DecisionField.centred(audit.decisions(cells), scene.game().decision()), HEAT_DIGITS),
                manifold == null ? null : flat(view.generate(manifold)),
                new Frame.Points.Arrows(flat(pull.at().head(arrows)), flat(pull.scaled(arrows))),
                ModeCount.of(coverage), view.label() == null ? null : Audit.head(view.sampledClasses()));
    }

    @Override
    public Seeds.Thumbnail thumbnail() {
        Points sample = view.sample();
        return new Seeds.Thumbnail(null, flat(sample.head(Math.min(IN_THUMBNAIL, sample.rows()))));
    }
}
