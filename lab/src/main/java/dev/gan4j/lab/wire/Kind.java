package dev.gan4j.lab.wire;

/** The kind of data, which decides what is drawn. */
public enum Kind {
    /** One column. */
    NUMBERS,
    /** Two columns. */
    POINTS;

    /**
     * Returns the kind of data.
     *
     * @param columns how many they have
     * @return the kind
     */
    public static Kind of(int columns) {
        return columns == 1 ? NUMBERS : POINTS;
    }
}
