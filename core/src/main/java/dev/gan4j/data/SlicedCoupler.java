package dev.gan4j.data;

import dev.gan4j.data.internal.StandardNormal;
import dev.gan4j.random.AddressedRandom;

/**
 * Reorders x to the best of many pairings, each found by sorting x and z along one direction.
 *
 * <p>Sorting along a direction is optimal transport between the projections. The pairing with the least sum of squared
 * distances in all dimensions is taken (Mahey et al. 2023, "Fast optimal transport through sliced generalized Wasserstein
 * geodesics"). Then, for each direction, neighbouring pairs swap partners if that lowers the sum. The cost is linear in the
 * batch. The directions are fixed: evenly spread in two dimensions, pseudo-random in more.
 */
final class SlicedCoupler implements Coupling.Coupler {

    private static final int DIRECTIONS = 64;
    private static final int NEIGHBOURS = 32;

    private final int batch;
    private final int columns;
    private final float[][] directions;
    private final RankSorter sorter;
    private final float[] projection;
    private final int[] ranksX;
    private final int[] ranksZ;
    private final int[] sources;
    private final int[] best;

    SlicedCoupler(int batch, int columns) {
        this.batch = batch;
        this.columns = columns;
        directions = directions(columns);
        sorter = new RankSorter(batch);
        projection = new float[batch];
        ranksX = new int[batch];
        ranksZ = new int[batch];
        sources = new int[batch];
        best = new int[batch];
    }

    private static float[][] directions(int columns) {
        float[][] directions = new float[DIRECTIONS][columns];
        AddressedRandom random = new AddressedRandom(0);
        for (int d = 0; d < DIRECTIONS; d++) {
            double angle = Math.PI * (d + 0.5) / DIRECTIONS;
            for (int column = 0; column < columns; column++) {
                directions[d][column] = columns == 2
                        ? (float) (column == 0 ? Math.cos(angle) : Math.sin(angle))
                        : StandardNormal.quantile(random.nextInt());
            }
        }
        return directions;
    }

    @Override
    public void couple(float[] x, float[] z) {
        double least = Double.POSITIVE_INFINITY;
        for (int d = 0; d < DIRECTIONS; d++) {
            float[] direction = directions[d];
            rank(x, direction, ranksX);
            rank(z, direction, ranksZ);
            for (int rank = 0; rank < batch; rank++) {
                sources[ranksZ[rank]] = ranksX[rank];
            }
            double sum = sum(x, z);
            // The first one is taken whatever its sum, in case sums are not finite.
            if (sum < least || d == 0) {
                least = sum;
                System.arraycopy(sources, 0, best, 0, batch);
            }
        }
        for (float[] direction : directions) {
            rank(z, direction, ranksZ);
            swapNeighbours(x, z);
        }
        MinibatchCosts.permute(x, batch, columns, best, projection);
    }

    /** Swaps the partners of rows that are neighbours in the current order, wherever that helps. */
    private void swapNeighbours(float[] x, float[] z) {
        for (int i = 0; i < batch; i++) {
            int a = ranksZ[i];
            int last = Math.min(batch - 1, i + NEIGHBOURS);
            for (int k = i + 1; k <= last; k++) {
                int b = ranksZ[k];
                int ofA = best[a];
                int ofB = best[b];
                double gain = 0;
                for (int from = 0; from < x.length; from += batch) {
                    gain += (double) (z[from + a] - z[from + b]) * (x[from + ofB] - x[from + ofA]);
                }
                if (gain > 0) {
                    best[a] = ofB;
                    best[b] = ofA;
                }
            }
        }
    }

    /** Orders the rows by their projections. */
    private void rank(float[] values, float[] direction, int[] rows) {
        for (int i = 0; i < batch; i++) {
            projection[i] = values[i] * direction[0];
        }
        for (int column = 1; column < columns; column++) {
            int from = column * batch;
            float part = direction[column];
            for (int i = 0; i < batch; i++) {
                projection[i] += values[from + i] * part;
            }
        }
        sorter.rank(projection, rows);
    }

    /** The sum of squared distances of a pairing. */
    private double sum(float[] x, float[] z) {
        double sum = 0;
        for (int column = 0; column < columns; column++) {
            int from = column * batch;
            for (int i = 0; i < batch; i++) {
                double difference = z[from + i] - x[from + sources[i]];
                sum += difference * difference;
            }
        }
        return sum;
    }
}
