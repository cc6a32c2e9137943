package dev.gan4j.eval;

import dev.gan4j.data.Points;
import dev.gan4j.eval.internal.Rows;
import java.util.Arrays;

/**
 * How the supports of two samples overlap, measured by balls around each point that reach to its k-th nearest neighbour in its
 * own sample.
 *
 * @param precision the share of generated points inside a ball of a real one: quality (Kynkaanniemi et al. 2019,
 *                  "Improved precision and recall metric for assessing generative models")
 * @param recall    the share of real points inside a ball of a generated one: variety (same source)
 * @param density   the mean number of real balls that contain a generated point, divided by k: like precision, but not
 *                  dominated by outliers; real samples are expected to have 1, and more is possible (Naeem et al. 2020,
 *                  "Reliable fidelity and diversity metrics for generative models")
 * @param coverage  the share of real balls with a generated point inside: like recall, but not dominated by outliers (same
 *                  source)
 */
record Neighbourhoods(double precision, double recall, double density, double coverage) {

    /** The default number of neighbours, from Naeem et al. */
    public static final int DEFAULT_NEIGHBOURS = 5;

    /**
     * Compares two samples, at a cost that grows with the product of their sizes.
     *
     * @param real       more points than neighbours
     * @param generated  more points than neighbours, of the same dimension; ideally as many as real ones
     * @param neighbours k, at least 1
     * @return the shares
     * @throws IllegalArgumentException if a sample has too few points or dimensions differ
     */
    public static Neighbourhoods of(Points real, Points generated, int neighbours) {
        Rows[] rows = Rows.both(real, generated);
        if (neighbours < 1 || neighbours >= Math.min(real.rows(), generated.rows())) {
            throw new IllegalArgumentException(
                    "neighbours must be at least 1 and fewer than the points of each sample, "
                            + real.rows() + " and " + generated.rows() + ", but were " + neighbours);
        }
        double[] realReach = reach(rows[0], neighbours);
        double[] generatedReach = reach(rows[1], neighbours);
        boolean[] generatedInside = new boolean[generated.rows()];
        long balls = 0;
        int recalled = 0;
        int covered = 0;
        for (int i = 0; i < real.rows(); i++) {
            boolean isRecalled = false;
            boolean isCovered = false;
            for (int k = 0; k < generated.rows(); k++) {
                double distance = Rows.squaredDistance(rows[0], i, rows[1], k);
                if (distance <= realReach[i]) {
                    balls++;
                    isCovered = true;
                    generatedInside[k] = true;
                }
                isRecalled |= distance <= generatedReach[k];
            }
            recalled += isRecalled ? 1 : 0;
            covered += isCovered ? 1 : 0;
        }
        int precise = 0;
        for (boolean inside : generatedInside) {
            precise += inside ? 1 : 0;
        }
        return new Neighbourhoods((double) precise / generated.rows(), (double) recalled / real.rows(),
                balls / ((double) neighbours * generated.rows()), (double) covered / real.rows());
    }

    /** The squared distance of each point to its k-th nearest other one. */
    private static double[] reach(Rows rows, int neighbours) {
        double[] reach = new double[rows.count];
        double[] nearest = new double[neighbours];
        for (int i = 0; i < rows.count; i++) {
            Arrays.fill(nearest, Double.POSITIVE_INFINITY);
            for (int k = 0; k < rows.count; k++) {
                if (k != i) {
                    insert(nearest, Rows.squaredDistance(rows, i, rows, k));
                }
            }
            reach[i] = nearest[neighbours - 1];
        }
        return reach;
    }

    /** Keeps the smallest values, ascending. */
    private static void insert(double[] ascending, double value) {
        int at = ascending.length - 1;
        if (value >= ascending[at]) {
            return;
        }
        while (at > 0 && ascending[at - 1] > value) {
            ascending[at] = ascending[at - 1];
            at--;
        }
        ascending[at] = value;
    }
}
