package dev.gan4j.eval.internal;

import dev.gan4j.data.Points;

/** Points with the coordinates of each point adjacent in memory, for loops over pairs. */
public final class Rows {

    public final int count;
    public final int dimension;
    private final double[] values; // (count, dimension), row by row

    public Rows(Points points) {
        count = points.rows();
        dimension = points.columns();
        values = points.toRowMajorArray();
    }

    /** Returns both as rows; each must have at least one point, and both must have the same dimension. */
    public static Rows[] both(Points a, Points b) {
        if (a.rows() == 0 || b.rows() == 0 || a.columns() != b.columns()) {
            throw new IllegalArgumentException(
                    "both must have points in one and the same dimension but were " + a + " and " + b);
        }
        return new Rows[]{new Rows(a), new Rows(b)};
    }

    public static double squaredDistance(Rows a, int i, Rows b, int k) {
        int atA = i * a.dimension;
        int atB = k * b.dimension;
        double sum = 0;
        for (int j = 0; j < a.dimension; j++) {
            double difference = a.values[atA + j] - b.values[atB + j];
            sum += difference * difference;
        }
        return sum;
    }

    /** The row of a non-empty sample that is nearest to a point of another; the first of several. */
    public static int nearest(Rows points, int point, Rows among) {
        int nearest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; k < among.count; k++) {
            double square = squaredDistance(points, point, among, k);
            if (square < least) {
                least = square;
                nearest = k;
            }
        }
        return nearest;
    }

    public double dot(int i, double[] direction) {
        double sum = 0;
        for (int j = 0; j < dimension; j++) {
            sum += values[i * dimension + j] * direction[j];
        }
        return sum;
    }
}
