package dev.gan4j.lab.paint;

import dev.gan4j.codec.ColumnMap;
import dev.gan4j.data.Points;
import dev.gan4j.data.Range;
import dev.gan4j.lab.wire.Distance;
import dev.gan4j.lab.wire.Frame;
import dev.gan4j.lab.wire.Json;
import dev.gan4j.lab.wire.Kind;
import dev.gan4j.lab.wire.Latents;
import dev.gan4j.lab.wire.Moment;
import dev.gan4j.lab.wire.Place;
import dev.gan4j.lab.wire.Scene;
import dev.gan4j.lab.wire.Seeds;
import dev.gan4j.lab.wire.Verdicts;
import dev.gan4j.nn.internal.Parameters;
import dev.gan4j.random.AddressedRandom;
import dev.gan4j.random.Stream;
import dev.gan4j.report.RealColumn;
import dev.gan4j.train.internal.PairView;
import dev.gan4j.train.internal.TrainingSession;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Paints a lane according to the schema of its data. Thread-safe; calls are serialised. */
public final class Painter {

    /** Significant digits of numbers in pictures. */
    static final int DIGITS = 5;
    /** The margin at each side of the working range, as a share of it. */
    private static final double MARGIN = 0.1;
    /** The number of real samples that are averaged for the noise floor. */
    static final int FLOOR_DRAWS = 4;
    /** The number of latents that are shown. */
    private static final int LATENTS = 200;
    /** The first address of real samples, distinct from those of the library's own looks. */
    private static final int FIRST_DRAW = 100;

    private final PairView view;
    private final Audit audit;
    private final Style style;

    private Painter(TrainingSession session, Place place) {
        view = session.view();
        List<Range> domains = session.codec().columns().stream().map(Painter::domain).toList();
        audit = new Audit(session, view, domains);
        style = switch (Kind.of(session.plan().dimension())) {
            case NUMBERS -> new NumbersPainter(session, view, domains.getFirst(), audit, place);
            case POINTS -> new PointsPainter(session, view, domains, audit, place);
            case TABLE -> new TablePainter(session, view, domains, audit, place);
        };
    }

    /** The pictures of a schema. */
    sealed interface Style permits NumbersPainter, PointsPainter, TablePainter {

        /** The parts that do not change between frames. */
        Scene scene();

        /**
         * Paints the view's pair of networks.
         *
         * @param moment the parts that every frame has
         * @param sample generated samples
         * @param pull   where G wants to move the first of them; null where nobody shows it
         */
        Frame frame(Moment moment, Points sample, @Nullable Pull pull);

        /** Whether each frame shows where G wants to move samples. */
        default boolean showsPull() {
            return false;
        }

        /** Paints a small picture of the view's pair of networks. */
        Seeds.Thumbnail thumbnail();
    }

    /**
     * Creates the painter of a session.
     *
     * @param session the session
     * @param place   the lane that is painted
     * @return a painter with its own networks
     */
    public static Painter of(TrainingSession session, Place place) {
        return new Painter(session, place);
    }

    /**
     * Returns what does not change between frames.
     *
     * @return the scene
     */
    public Scene scene() {
        return style.scene();
    }

    /**
     * Paints the pair at one moment.
     *
     * @param snapshot the moment
     * @param look     what is wanted of it
     * @return the frame
     */
    public synchronized Frame frame(Snapshot snapshot, Look look) {
        view.show(snapshot.weights());
        Points sample = view.sample();
        Pull pull = look.withVerdicts() || style.showsPull() ? audit.pull(sample) : null;
        Verdicts verdicts = pull != null && look.withVerdicts() ? audit.of(sample, pull) : null;
        TrainingSession.Progress progress = snapshot.progress();
        return style.frame(new Moment(progress.iterations(), progress.pretrainingSteps(), progress.discriminatorSteps(),
                progress.generatorSteps(), snapshot.time(), progress.objectiveD(), progress.objectiveG(),
                view.distance(sample), look.past(), verdicts, look.number()), sample, pull);
    }

    /**
     * Paints a small picture: p_g, or some generated points.
     *
     * @param weights of both networks
     * @return the picture
     */
    public synchronized Seeds.Thumbnail thumbnail(Parameters weights) {
        view.show(weights);
        return style.thumbnail();
    }

    /**
     * Returns the working range with a margin.
     *
     * @param units of a column
     * @return the range that is shown
     */
    public static Range domain(ColumnMap units) {
        Range range = units.range();
        return new Range(range.low() - MARGIN * range.width(), range.high() + MARGIN * range.width());
    }

    /** The latents of the samples in frames. */
    static Latents latents(PairView view) {
        Points z = view.sampledLatents();
        Points shown = z.head(Math.min(LATENTS, z.rows()));
        Points first = shown.columns() <= 2 ? shown : Points.ofColumns(shown.column(0), shown.column(1));
        return new Latents(z.columns(), Json.rounded(first.toRowMajorArray(), DIGITS));
    }

    /** Draws real samples: the n-th draw of a distribution, or of the training rows. */
    static Points draw(TrainingSession session, int count, int draw) {
        return session.data().draw(drawing(session, draw), count);
    }

    /** The source of the n-th draw. */
    static AddressedRandom drawing(TrainingSession session, int draw) {
        AddressedRandom random = new AddressedRandom(session.experiment().seed());
        random.seek(Stream.NOISE_FLOOR, FIRST_DRAW + draw);
        return random;
    }

    /** The distance shown in frames; its floor is the mean over real samples of the size of a quick look. */
    static Distance distance(TrainingSession session, PairView view) {
        int samples = session.experiment().evaluation().quickSamples();
        double floor = IntStream.range(0, FLOOR_DRAWS).mapToDouble(i -> view.distance(draw(session, samples, i)))
                .average().orElse(Double.NaN);
        return session.data().isUnivariate()
                ? new Distance("wasserstein1", floor, samples, new RealColumn(session.data()).standardDeviation())
                : new Distance("slicedWasserstein1", floor, samples, 1);
    }
}
