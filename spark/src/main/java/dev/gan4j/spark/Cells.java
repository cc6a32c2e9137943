package dev.gan4j.spark;

import java.util.function.IntFunction;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarArray;
import org.apache.spark.sql.vectorized.ColumnarMap;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** Columns of a batch over arrays of Java; each kind answers the one question that Spark asks of its type. */
abstract class Cells extends ColumnVector {

    /** Says that no cell is blank. */
    static final boolean[] NO_BLANKS = {};

    private final boolean[] blanks; // (rows), or empty

    private Cells(DataType type, boolean[] blanks) {
        super(type);
        this.blanks = blanks;
    }

    /** A column of 64 bits: whole numbers, moments and lengths of time. */
    static ColumnVector longs(DataType type, long[] values, boolean[] blanks) {
        return new Cells(type, blanks) {
            @Override
            public long getLong(int row) {
                return values[row];
            }
        };
    }

    /** A column of days. */
    static ColumnVector days(int[] values, boolean[] blanks) {
        return new Cells(DataTypes.DateType, blanks) {
            @Override
            public int getInt(int row) {
                return values[row];
            }
        };
    }

    static ColumnVector doubles(double[] values, boolean[] blanks) {
        return new Cells(DataTypes.DoubleType, blanks) {
            @Override
            public double getDouble(int row) {
                return values[row];
            }
        };
    }

    static ColumnVector booleans(boolean[] values, boolean[] blanks) {
        return new Cells(DataTypes.BooleanType, blanks) {
            @Override
            public boolean getBoolean(int row) {
                return values[row];
            }
        };
    }

    /** A column of few different texts; null stands for a blank. */
    static ColumnVector texts(@Nullable UTF8String[] texts, int[] codes) {
        return texts(row -> texts[codes[row]]);
    }

    /** A column of texts; null stands for a blank. */
    static ColumnVector texts(IntFunction<@Nullable UTF8String> texts) {
        return new Cells(DataTypes.StringType, NO_BLANKS) {
            @Override
            public boolean hasNull() {
                return true;
            }

            @Override
            public boolean isNullAt(int row) {
                return texts.apply(row) == null;
            }

            @Override
            public @Nullable UTF8String getUTF8String(int row) {
                return texts.apply(row);
            }
        };
    }

    @Override
    public boolean hasNull() {
        return blanks.length > 0;
    }

    @Override
    public boolean isNullAt(int row) {
        return blanks.length > 0 && blanks[row];
    }

    @Override
    public int numNulls() {
        int count = 0;
        for (boolean blank : blanks) {
            count += blank ? 1 : 0;
        }
        return count;
    }

    @Override
    public void close() {
        // The arrays are the collector's.
    }

    private UnsupportedOperationException other(String type) {
        return new UnsupportedOperationException("a column of " + dataType().simpleString() + " was read as " + type);
    }

    @Override
    public boolean getBoolean(int row) {
        throw other("boolean");
    }

    @Override
    public byte getByte(int row) {
        throw other("byte");
    }

    @Override
    public short getShort(int row) {
        throw other("short");
    }

    @Override
    public int getInt(int row) {
        throw other("int");
    }

    @Override
    public long getLong(int row) {
        throw other("long");
    }

    @Override
    public float getFloat(int row) {
        throw other("float");
    }

    @Override
    public double getDouble(int row) {
        throw other("double");
    }

    @Override
    public ColumnarArray getArray(int row) {
        throw other("array");
    }

    @Override
    public ColumnarMap getMap(int row) {
        throw other("map");
    }

    @Override
    public Decimal getDecimal(int row, int precision, int scale) {
        throw other("decimal");
    }

    @Override
    public @Nullable UTF8String getUTF8String(int row) {
        throw other("string");
    }

    @Override
    public byte[] getBinary(int row) {
        throw other("binary");
    }

    @Override
    public ColumnVector getChild(int ordinal) {
        throw other("struct");
    }
}
