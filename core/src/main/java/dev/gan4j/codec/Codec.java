package dev.gan4j.codec;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.Dataset;
import dev.gan4j.data.Distribution;
import dev.gan4j.data.Points;
import dev.gan4j.data.Range;
import dev.gan4j.data.RealData;
import dev.gan4j.data.UnivariateDistribution;
import dev.gan4j.data.internal.WorkingRange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The map between the columns of data and the features that networks see: each column's working range becomes [-{@value
 * #LIMIT}, {@value #LIMIT}], or its ranks become normal numbers. It is fitted to training rows and saved in the model.
 *
 * @param columns the map of each column, in order
 */
public record Codec(List<ColumnMap> columns) {

    /** The end of the working range in training units, as in the tutorial. */
    public static final double LIMIT = 5;

    /** Copies the list. */
    public Codec {
        columns = List.copyOf(columns);
    }

    /**
     * Creates a codec of one column.
     *
     * @param column the column's map
     * @return the codec
     */
    public static Codec of(ColumnMap column) {
        return new Codec(List.of(column));
    }

    /**
     * Fits a codec of working ranges to the data that training sees.
     *
     * @param data  the data; held-out rows are checked, but have no influence
     * @param range the working range of all columns, in the data's units; null to estimate one for each column
     * @return the codec
     * @throws InvalidInputException if training cannot handle a range or a value
     */
    public static Codec fit(RealData data, @Nullable Range range) {
        List<Range> ranges = range != null ? Collections.nCopies(data.schema().width(), range) : switch (data) {
            case RealData.Known known -> WorkingRange.ofEach(known.distribution());
            case RealData.Rows rows -> WorkingRange.ofEach(rows.training().values());
        };
        return new Codec(ranges.stream().<ColumnMap>map(Codec::usable).toList()).checked(data);
    }

    private static Affine usable(Range range) {
        Affine column = Affine.of(range);
        if (!column.isUsable()) {
            throw new InvalidInputException("the working range must be " + WorkingRange.RESOLVED_RULE
                    + " but has its centre at " + column.centre() + " and is " + 2 * LIMIT * column.scale() + " wide");
        }
        return column;
    }

    /**
     * Fits a codec of ranks to the data that training sees.
     *
     * @param data the data; held-out rows are checked, but have no influence
     * @return the codec
     * @throws InvalidInputException if training cannot handle a value
     */
    public static Codec ofRanks(RealData data) {
        List<ColumnMap> columns = switch (data) {
            case RealData.Known(UnivariateDistribution distribution) -> List.of(Ranks.of(distribution));
            case RealData.Known(Distribution distribution) -> ranks(WorkingRange.draws(distribution));
            case RealData.Rows rows -> ranks(rows.training().values());
        };
        return new Codec(columns).checked(data);
    }

    /**
     * Fits a codec of ranks for each column that asks for them, and of working ranges for all others.
     *
     * @param data the data; held-out rows are checked, but have no influence
     * @return the codec
     * @throws InvalidInputException if training cannot handle a value
     */
    public static Codec suited(RealData data) {
        if (data instanceof RealData.Known(UnivariateDistribution distribution)) {
            return Ranks.suit(distribution) ? ofRanks(data) : fit(data, null);
        }
        Points rows = switch (data) {
            case RealData.Known(Distribution distribution) -> WorkingRange.draws(distribution);
            case RealData.Rows known -> known.training().values();
        };
        List<ColumnMap> columns = new ArrayList<>();
        for (int j = 0; j < rows.columns(); j++) {
            double[] values = rows.column(j);
            columns.add(Ranks.suit(values) ? Ranks.fit(values) : usable(WorkingRange.of(values)));
        }
        return new Codec(columns).checked(data);
    }

    private static List<ColumnMap> ranks(Points rows) {
        return IntStream.range(0, rows.columns()).<ColumnMap>mapToObj(column -> Ranks.fit(rows.column(column)))
                .toList();
    }

    private Codec checked(RealData data) {
        if (data instanceof RealData.Rows rows) {
            check(rows.training());
            check(rows.heldOut());
        }
        return this;
    }

    private void check(Dataset rows) {
        for (int j = 0; j < columns.size(); j++) {
            ColumnMap column = columns.get(j);
            for (double value : rows.column(j)) {
                if (!column.accepts(value)) {
                    Range range = column.range();
                    throw new InvalidInputException(
                            "the data must be within +-8e37, and not farther from the working range [" + range.low()
                                    + ", " + range.high() + "] than single precision reaches, but contain " + value);
                }
            }
        }
    }

    /**
     * Returns how many features a row has.
     *
     * @return at least 1
     */
    public int features() {
        return columns.size();
    }

    /**
     * Converts rows to features.
     *
     * @param x shape (rows, columns), in the data's units
     * @return shape (rows, features), feature-major, in training units
     * @throws IllegalArgumentException if there are more or fewer columns
     */
    public float[] encode(Points x) {
        if (x.columns() != columns.size()) {
            throw new IllegalArgumentException("x must have " + columns.size() + " columns but was " + x);
        }
        int rows = x.rows();
        float[] features = new float[Math.multiplyExact(rows, columns.size())];
        for (int j = 0; j < columns.size(); j++) {
            ColumnMap column = columns.get(j);
            for (int i = 0; i < rows; i++) {
                features[j * rows + i] = column.toTraining(x.get(i, j));
            }
        }
        return features;
    }

    /**
     * Converts features to rows.
     *
     * @param features shape (rows, features), feature-major, in training units
     * @return shape (rows, columns), in the data's units
     */
    public Points decode(float[] features) {
        int rows = features.length / columns.size();
        return Points.generate(rows, columns.size(), (row, point) -> {
            for (int j = 0; j < point.length; j++) {
                point[j] = columns.get(j).toData(features[j * rows + row]);
            }
        });
    }
}
