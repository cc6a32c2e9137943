package dev.gan4j.data;

import java.util.Arrays;

/**
 * Reorders x to a pairing close to the optimal-transport plan, for minibatches that are too large for an exact one.
 *
 * <p>The plan under an entropy penalty comes from Sinkhorn's iteration (Cuturi 2013, "Sinkhorn distances"), at a penalty of
 * {@value #PENALTY} times the mean cost. It is rounded to pairs: each row takes its largest free entry, the most certain rows
 * first; then pairs swap partners as long as that lowers the sum of squared distances.
 */
final class SinkhornCoupler implements Coupling.Coupler {

    static final double PENALTY = 0.02;
    private static final int ITERATIONS = 50;
    private static final int SWEEPS = 8;
    /** A lower bound that keeps all scalings finite. */
    private static final double LEAST_KERNEL = 1e-30;
    private static final int FREE = -1;

    private final int batch;
    private final int columns;
    private final double[] costs;
    private final float[] kernel;
    private final double[] scaleZ;
    private final double[] scaleX;
    private final float[] sureness;
    private final int[] order;
    private final int[] sources;
    private final int[] takenBy;
    private final RankSorter sorter;

    SinkhornCoupler(int batch, int columns) {
        this.batch = batch;
        this.columns = columns;
        costs = new double[batch * batch];
        kernel = new float[batch * batch];
        scaleZ = new double[batch];
        scaleX = new double[batch];
        sureness = new float[batch];
        order = new int[batch];
        sources = new int[batch];
        takenBy = new int[batch];
        sorter = new RankSorter(batch);
    }

    @Override
    public void couple(float[] x, float[] z) {
        MinibatchCosts.fill(x, z, batch, columns, costs);
        fillKernel();
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            iterate();
        }
        round();
        for (int sweep = 0; sweep < SWEEPS && swap(); sweep++) {
            // Until no swap helps.
        }
        MinibatchCosts.permute(x, batch, columns, sources, sureness);
    }

    /**
     * exp(-cost / penalty), after subtracting the least cost of each row and then of each column. That changes no plan, and
     * leaves an entry of 1 in every row and column.
     */
    private void fillKernel() {
        double sum = 0;
        for (double cost : costs) {
            sum += cost;
        }
        double rate = -1 / Math.max(PENALTY * sum / costs.length, Double.MIN_NORMAL);
        Arrays.fill(scaleX, Double.POSITIVE_INFINITY);
        for (int i = 0; i < batch; i++) {
            double least = Double.POSITIVE_INFINITY;
            for (int j = 0; j < batch; j++) {
                least = Math.min(least, costs[i * batch + j]);
            }
            for (int j = 0; j < batch; j++) {
                costs[i * batch + j] -= least;
                scaleX[j] = Math.min(scaleX[j], costs[i * batch + j]);
            }
        }
        for (int i = 0; i < batch; i++) {
            for (int j = 0; j < batch; j++) {
                costs[i * batch + j] -= scaleX[j];
                kernel[i * batch + j] = (float) Math.max(Math.exp(rate * costs[i * batch + j]), LEAST_KERNEL);
            }
        }
        Arrays.fill(scaleX, 1);
    }

    /** Scales the rows to sum to 1, then the columns. */
    private void iterate() {
        for (int i = 0; i < batch; i++) {
            double sum = 0;
            for (int j = 0; j < batch; j++) {
                sum += kernel[i * batch + j] * scaleX[j];
            }
            scaleZ[i] = 1 / sum;
        }
        Arrays.fill(scaleX, 0);
        for (int i = 0; i < batch; i++) {
            double scale = scaleZ[i];
            for (int j = 0; j < batch; j++) {
                scaleX[j] += kernel[i * batch + j] * scale;
            }
        }
        for (int j = 0; j < batch; j++) {
            scaleX[j] = 1 / scaleX[j];
        }
    }

    private void round() {
        for (int i = 0; i < batch; i++) {
            double largest = 0;
            for (int j = 0; j < batch; j++) {
                largest = Math.max(largest, kernel[i * batch + j] * scaleX[j]);
            }
            sureness[i] = (float) -(largest * scaleZ[i]);
        }
        sorter.rank(sureness, order);
        Arrays.fill(takenBy, FREE);
        for (int i : order) {
            int best = FREE;
            double largest = Double.NEGATIVE_INFINITY;
            for (int j = 0; j < batch; j++) {
                double entry = kernel[i * batch + j] * scaleX[j];
                // Even if numbers are not finite, every row gets a partner.
                if (takenBy[j] == FREE && (best == FREE || entry > largest)) {
                    largest = entry;
                    best = j;
                }
            }
            takenBy[best] = i;
            sources[i] = best;
        }
    }

    /** Swaps partners wherever that helps; returns whether it swapped any. */
    private boolean swap() {
        boolean changed = false;
        for (int i = 0; i < batch; i++) {
            for (int k = i + 1; k < batch; k++) {
                int ofI = sources[i];
                int ofK = sources[k];
                double now = costs[i * batch + ofI] + costs[k * batch + ofK];
                double then = costs[i * batch + ofK] + costs[k * batch + ofI];
                if (then < now) {
                    sources[i] = ofK;
                    sources[k] = ofI;
                    changed = true;
                }
            }
        }
        return changed;
    }
}
