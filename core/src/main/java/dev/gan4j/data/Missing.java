package dev.gan4j.data;

/** What to do with a row of a file if a cell that is needed is missing. */
public enum Missing {
    /** The file is refused, and the message says how many rows have missing cells. */
    REFUSE,
    /** The row is left out, and counted. */
    DROP;

    /** The advice in messages that refuse a file with missing cells. */
    public static final String REMEDY = "--missing drop, or data.missing: drop, leaves such rows out";
}
