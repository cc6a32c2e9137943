package dev.gan4j.report;

import dev.gan4j.codec.ColumnMap;
import dev.gan4j.data.Dataset;
import dev.gan4j.data.Range;
import dev.gan4j.train.TrainedGan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The view of two columns: points, and D as a field.
 *
 * @param across    the range of the first column
 * @param along     the range of the second column
 * @param real      real points that training has not seen, with their classes if there are any
 * @param generated some of the points that were judged
 * @param field     D at the middles of {@value #CELLS} x {@value #CELLS} cells, row by row from the lower left; null if D sees
 *                  classes
 */
@SuppressWarnings("ArrayRecordComponent")
record Plane(Range across, Range along, Dataset real, Dataset generated, double @Nullable [] field) implements View {

    /** Cells of the field along each side. */
    static final int CELLS = 55;

    /** Points of each kind. */
    private static final int POINTS = 1500;

    static Plane of(TrainedGan gan) {
        List<ColumnMap> columns = gan.pair().codec().columns();
        Range across = columns.get(0).range();
        Range along = columns.get(1).range();
        double[] field = gan.generator().classes().isEmpty()
                ? DecisionField.centred(
                        gan.pair().discriminator().probability(DecisionField.cells(across, along, CELLS)),
                        gan.experiment().objective().objective().words().decision())
                : null;
        return new Plane(across, along, FigureData.some(gan.evaluation().real(), POINTS),
                FigureData.some(gan.evaluation().generated(), POINTS), field);
    }

    List<String> names() {
        return real.schema().keys();
    }
}
