package dev.gan4j.eval;

import dev.gan4j.data.Points;
import dev.gan4j.eval.internal.Rows;

/** Detects by nearest neighbours whether a generator copies its training rows. */
final class CopyTest {

    private CopyTest() {}

    /**
     * Returns the share of generated points whose nearest neighbour among the training rows is nearer than that among held-out
     * rows; a tie counts one half. For a generator that does not copy, about one half is expected, provided that there are as
     * many training rows as held-out ones; of two sets, the larger is nearer merely because it has more rows.
     *
     * @param generated at least one point
     * @param training  rows that the generator was trained on, at least one
     * @param heldOut   rows of the same data that it was not trained on, as many
     * @return in [0, 1]; near 1 for copies
     * @throws IllegalArgumentException if there are no points, dimensions differ, or the rows differ in number
     */
    public static double share(Points generated, Points training, Points heldOut) {
        if (training.rows() != heldOut.rows()) {
            throw new IllegalArgumentException("there must be as many training rows as held-out ones but there were "
                    + training.rows() + " and " + heldOut.rows());
        }
        Rows[] rows = Rows.both(generated, training);
        Rows other = Rows.both(generated, heldOut)[1];
        double nearer = 0;
        for (int i = 0; i < generated.rows(); i++) {
            double toTraining = nearest(rows[0], i, rows[1]);
            double toHeldOut = nearest(rows[0], i, other);
            nearer += toTraining < toHeldOut ? 1 : toTraining == toHeldOut ? 0.5 : 0;
        }
        return nearer / generated.rows();
    }

    private static double nearest(Rows points, int point, Rows rows) {
        return Rows.squaredDistance(points, point, rows, Rows.nearest(points, point, rows));
    }
}
