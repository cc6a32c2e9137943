package dev.gan4j.lab.paint;

import dev.gan4j.data.Latent;
import dev.gan4j.data.Modes;
import dev.gan4j.data.MultivariateDistribution;
import dev.gan4j.data.Points;
import dev.gan4j.data.Range;
import dev.gan4j.data.RealData;
import dev.gan4j.eval.ModeCoverage;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.lab.wire.Json;
import dev.gan4j.nn.Parameters;
import dev.gan4j.random.AddressedRandom;
import dev.gan4j.random.Stream;
import dev.gan4j.train.PairView;
import dev.gan4j.train.TrainingSession;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Paints a lane whose data have two columns. */
final class PointsPainter implements Painter {

    private static final int SHOWN = 500;
    private static final int SIDE = 48;
    private static final int MANIFOLD_SIDE = 21;
    private static final int MANIFOLD_LINE = 201;
    private static final int ARROWS = 64;
    private static final int IN_THUMBNAIL = 200;
    private static final double LONGEST_ARROW = 1.0 / 12;
    private static final int MOST_MODES = 1000;
    private static final int HEAT_DIGITS = 3;
    private static final int POINT_DIGITS = 4;
    /** The first address of real points that are shown: none that the library's own looks draw. */
    private static final int FIRST_DRAW = 100;

    private final Experiment experiment;
    private final PairView view;
    private final List<Range> domain;
    private final Points real;
    private final Points cells;
    private final @Nullable Points manifold;
    private final @Nullable Modes modes;
    private final ObjectNode scene;

    PointsPainter(TrainingSession session, PairView view) {
        experiment = session.experiment();
        this.view = view;
        domain = session.codec().columns().stream().map(Painter::domain).toList();
        real = draw(session.data(), SHOWN, FLOOR_DRAWS);
        cells = Points.generate(SIDE * SIDE, 2, (row, point) -> {
            point[0] = at(domain.get(0), (row % SIDE + 0.5) / SIDE);
            point[1] = at(domain.get(1), (Math.floorDiv(row, SIDE) + 0.5) / SIDE);
        });
        manifold = manifold(experiment.latent());
        modes = modes(session.data());
        scene = makeScene(session);
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
        MultivariateDistribution distribution = data.distribution();
        Modes modes = distribution == null ? null : distribution.modes();
        return modes == null || modes.count() > MOST_MODES ? null : modes;
    }

    /** Real points: the n-th draw of a distribution, or rows. */
    private Points draw(RealData data, int count, int draw) {
        AddressedRandom random = new AddressedRandom(experiment.seed());
        random.seek(Stream.NOISE_FLOOR, FIRST_DRAW + draw);
        return data.draw(random, count);
    }

    private ObjectNode makeScene(TrainingSession session) {
        ObjectNode object = Json.object().put("kind", kind());
        session.data().schema().keys().forEach(object.putArray("names")::add);
        putRanges(object, "domain", domain);
        object.set("real", Json.numbers(real.toRowMajorArray(), POINT_DIGITS));
        object.putObject("grid").put("columns", SIDE).put("rows", SIDE);
        if (modes == null) {
            object.putNull("modes");
        } else {
            ObjectNode ofModes = object.putObject("modes").put("sd", modes.standardDeviation());
            ofModes.set("centres", Json.numbers(modes.centres().toRowMajorArray(), DIGITS));
        }
        Latent latent = experiment.latent();
        if (manifold == null) {
            object.putNull("manifold").putNull("latent");
        } else {
            boolean isLine = manifold.columns() == 1;
            object.putObject("manifold").put("columns", isLine ? MANIFOLD_LINE : MANIFOLD_SIDE)
                    .put("rows", isLine ? 1 : MANIFOLD_SIDE);
            putRanges(object, "latent", IntStream.range(0, latent.dimension()).mapToObj(i -> latent.range()).toList());
        }
        Painter.putGame(object, experiment);
        int samples = experiment.evaluation().quickSamples();
        List<Points> fresh = new ArrayList<>();
        for (int i = 0; i < FLOOR_DRAWS; i++) {
            fresh.add(draw(session.data(), samples, i));
        }
        ObjectNode distance = object.putObject("distance").put("name", "sliced-wasserstein1");
        Json.put(distance, "floor", Painter.floor(view, fresh));
        distance.put("samples", samples).put("unit", 1);
        return object;
    }

    private static void putRanges(ObjectNode object, String name, List<Range> ranges) {
        var array = object.putArray(name);
        ranges.forEach(range -> array.addArray().add(range.low()).add(range.high()));
    }

    @Override
    public String kind() {
        return "points";
    }

    @Override
    public ObjectNode scene() {
        return scene.deepCopy();
    }

    @Override
    public synchronized ObjectNode frame(Snapshot snapshot) {
        view.show(snapshot.weights());
        Points sample = view.sample();
        ObjectNode frame = Painter.begin(kind(), snapshot, view.distance(sample));
        Points shown = sample.head(Math.min(SHOWN, sample.rows()));
        frame.set("generated", Json.numbers(shown.toRowMajorArray(), POINT_DIGITS));
        frame.set("heat", Json.numbers(view.probability(cells), HEAT_DIGITS));
        if (manifold == null) {
            frame.putNull("manifold");
        } else {
            frame.set("manifold", Json.numbers(view.generate(manifold).toRowMajorArray(), POINT_DIGITS));
        }
        putArrows(frame, sample);
        if (modes == null || !shown.isFinite()) {
            frame.putNull("modes");
        } else {
            ModeCoverage coverage = ModeCoverage.of(shown, modes);
            frame.putObject("modes").put("of", coverage.modes()).put("captured", coverage.captured())
                    .put("highQuality", coverage.highQuality());
        }
        return frame;
    }

    private void putArrows(ObjectNode frame, Points sample) {
        int batch = experiment.batch();
        Points generated = cycled(sample, batch);
        Points pull = view.pull(generated, cycled(real, batch));
        int count = Math.min(ARROWS, Math.min(batch, SHOWN));
        double[] from = generated.head(count).toRowMajorArray();
        double[] by = pull.head(count).toRowMajorArray();
        double longest = 0;
        for (int i = 0; i < count; i++) {
            longest = Math.max(longest, Math.hypot(by[2 * i], by[2 * i + 1]));
        }
        double wanted = LONGEST_ARROW * Math.max(domain.get(0).width(), domain.get(1).width());
        double scale = longest > 0 ? wanted / longest : 0;
        ObjectNode arrows = frame.putObject("arrows");
        arrows.set("from", Json.numbers(from, POINT_DIGITS));
        arrows.set("by", Json.numbers(Arrays.stream(by).map(value -> value * scale).toArray(), POINT_DIGITS));
    }

    private static Points cycled(Points points, int count) {
        return points.select(IntStream.range(0, count).map(i -> i % points.rows()).toArray());
    }

    @Override
    public synchronized void thumbnail(Parameters weights, ObjectNode receiver) {
        view.show(weights);
        Points sample = view.sample();
        receiver.putNull("pG");
        receiver.set("points", Json.numbers(
                sample.head(Math.min(IN_THUMBNAIL, sample.rows())).toRowMajorArray(), POINT_DIGITS));
    }
}
