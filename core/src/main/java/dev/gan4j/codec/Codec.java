package dev.gan4j.codec;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.Dataset;
import dev.gan4j.data.Points;
import dev.gan4j.data.Range;
import dev.gan4j.data.RealData;
import dev.gan4j.data.internal.WorkingRange;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The map between the columns of data and the features that networks see: each column's working range becomes [-{@value
 * #LIMIT}, {@value #LIMIT}]. It is fitted to training rows and saved in the model.
 *
 * @param columns the map of each column, in order
 */
public record Codec(List<Affine> columns) {

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
    public static Codec of(Affine column) {
        return new Codec(List.of(column));
    }

    /**
     * Fits a codec to the data that training sees.
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
        Codec codec = new Codec(ranges.stream().map(Affine::of).toList());
        codec.checkUsable();
        if (data instanceof RealData.Rows rows) {
            codec.check(rows.training());
            codec.check(rows.heldOut());
        }
        return codec;
    }

    private void checkUsable() {
        for (Affine column : columns) {
            if (!column.isUsable()) {
                throw new InvalidInputException("the working range must be " + WorkingRange.RESOLVED_RULE
                        + " but has its centre at " + column.centre() + " and is " + 2 * LIMIT * column.scale()
                        + " wide");
            }
        }
    }

    private void check(Dataset rows) {
        for (int j = 0; j < columns.size(); j++) {
            Affine column = columns.get(j);
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
            Affine column = columns.get(j);
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
