package dev.gan4j.eval.internal;

import dev.gan4j.data.Points;
import dev.gan4j.eval.Moments;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The spread of each real column: points divided by it are in the real data's standard deviations. */
public final class Scales {

    private final double[] widths; // of each column, in the data's units

    private Scales(double[] widths) {
        this.widths = widths;
    }

    /** Returns the {@link Spread} of each column; 1 for a constant column. */
    public static Scales of(Points real) {
        return new Scales(IntStream.range(0, real.columns()).mapToDouble(column -> {
            double[] ascending = real.column(column);
            Arrays.sort(ascending);
            double spread = Spread.of(ascending, Moments.of(ascending).standardDeviation());
            return spread > 0 ? spread : 1;
        }).toArray());
    }

    public Points scaled(Points points) {
        return Points.generate(points.rows(), points.columns(), (row, point) -> {
            for (int j = 0; j < point.length; j++) {
                point[j] = points.get(row, j) / widths[j];
            }
        });
    }
}
