package dev.gan4j.train.internal;

import dev.gan4j.data.RealData;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.TrainingPlan;
import dev.gan4j.internal.Memory;
import java.util.Locale;

/**
 * Estimates the memory that a run needs at its end, before it begins: refusing a run costs nothing, but a failure at its
 * judgement costs the whole training.
 *
 * <p>It counts the arrays that are alive at the same time: those of the training, which are kept until it is judged, and the
 * larger of the judgement's and the report's.
 */
final class MemoryNeeds {

    /** Generated, reference and floor samples, each as points and sorted, and the source of one of them. */
    private static final int JUDGED_NUMBERS = 8;
    /** Generated, reference and floor samples; two of them also scaled, and both of those row by row and by column. */
    private static final int JUDGED_POINTS = 12;
    /** The rows of the file, their split, and their sorted copy for the working range. */
    private static final int KEPT_ROWS = 3;
    /**
     * All rows joined and sorted, the density estimated from them, with two nodes and two weights per row, and the judged rows.
     */
    private static final int REPORTED_ROWS = 7;
    /** Two projections onto a line. */
    private static final int PROJECTIONS = 2;

    /** The report's own samples, its page and pictures, and the classes of a command. */
    private static final long BASE = 8L << 20;
    /** Additional memory of the metrics on pairs of points and of the classifiers. */
    private static final long BASE_OF_POINTS = 16L << 20;

    private MemoryNeeds() {}

    /**
     * Checks that there is enough memory to judge and report a run.
     *
     * @param training the bytes that the training keeps until then
     * @param runs     how many such runs share the JVM's memory, including this one
     * @throws dev.gan4j.NotEnoughMemoryException if there is not
     */
    static void require(PreparedData prepared, long training, int runs) {
        long judgement = judgement(prepared);
        Experiment experiment = prepared.experiment();
        String what = training > judgement
                ? "a training with batch " + experiment.batch() + ", with its judgement,"
                : switch (prepared.data()) {
                    case RealData.Known known -> ofSamples(experiment);
                    case RealData.Rows rows -> ofRows(rows.training().rows() + (long) rows.heldOut().rows());
                };
        // A garbage collector keeps space free to move live objects, and an array needs contiguous space.
        Memory.requireRoom(what, (training + judgement) * 3 / 2 + base(prepared.data()), runs);
    }

    private static long base(RealData data) {
        return data.isUnivariate() ? BASE : BASE + BASE_OF_POINTS;
    }

    private static String ofSamples(Experiment experiment) {
        return "a judgement by evaluation.samples " + experiment.evaluation().samples();
    }

    private static String ofRows(long rows) {
        return String.format(Locale.ROOT, "a training on %d rows, with its judgement,", rows);
    }

    /** The bytes of the judgement's or the report's arrays, and of the rows. */
    private static long judgement(PreparedData prepared) {
        Experiment experiment = prepared.experiment();
        long samples = experiment.evaluation().samples();
        RealData data = prepared.data();
        int columns = data.schema().width();
        return looks(prepared.plan(), columns) + switch (data) {
            case RealData.Known known -> Math.max(drawing(prepared.plan(), samples, columns),
                    data.isUnivariate() ? JUDGED_NUMBERS * samples * Double.BYTES : points(samples, columns));
            case RealData.Rows rows -> {
                long held = rows.heldOut().rows();
                long all = rows.training().rows() + held;
                long judged = data.isUnivariate()
                        ? Math.max((JUDGED_NUMBERS * held + 2L * rows.training().rows()) * Double.BYTES,
                                (REPORTED_ROWS * all + held) * Double.BYTES)
                        : Math.max(drawing(prepared.plan(), held, columns),
                                points(held, columns) + Integer.BYTES * all);
                yield KEPT_ROWS * all * columns * Double.BYTES + judged;
            }
        };
    }

    private static long points(long rows, int columns) {
        return (JUDGED_POINTS * rows * columns + PROJECTIONS * rows) * Double.BYTES;
    }

    /** Latents with classes, the generated features, and the generated rows in the data's units. */
    private static long drawing(TrainingPlan plan, long rows, int columns) {
        long inputs = plan.experiment().latent().dimension();
        int classes = plan.classes().size();
        long floats = inputs + columns + (classes == 0 ? 0 : inputs + classes + 1);
        return rows * (floats * Float.BYTES + (long) columns * Double.BYTES);
    }

    /** The arrays of the quick looks, which are kept. */
    private static long looks(TrainingPlan plan, int columns) {
        long rows = plan.experiment().evaluation().quickSamples();
        return drawing(plan, rows, columns) + rows * (Float.BYTES + 2L * columns * Double.BYTES);
    }
}
