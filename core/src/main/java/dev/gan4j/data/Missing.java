package dev.gan4j.data;

/** What is done with a row of a file in which a cell that is needed is missing. */
public enum Missing {
    /** The file is refused, and the message says how many rows have missing cells. */
    REFUSE,
    /** The row is left out, and counted. */
    DROP;

    /** How a message that refuses a file says that its rows may be left out. */
    public static final String REMEDY = "--missing drop, or data.missing: drop, leaves such rows out";
}
