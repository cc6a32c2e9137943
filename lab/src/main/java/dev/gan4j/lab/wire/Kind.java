package dev.gan4j.lab.wire;

/** The kind of data, which determines what is drawn. */
public enum Kind {
    /** One column. */
    NUMBERS,
    /** Two columns. */
    POINTS,
    /** More. */
    TABLE;

    /** The kind of data with a number of columns. */
    public static Kind of(int columns) {
        return columns == 1 ? NUMBERS : columns == 2 ? POINTS : TABLE;
    }
}
