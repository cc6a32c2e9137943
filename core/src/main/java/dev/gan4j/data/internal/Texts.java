package dev.gan4j.data.internal;

import dev.gan4j.internal.Printable;

/** Text of a user inside a message of one line. */
public final class Texts {

    private static final int LONGEST = 80;

    private Texts() {}

    /**
     * Returns a text that fits into a line.
     *
     * @param text any text
     * @return the text as a line, cut where it is long
     */
    public static String printable(String text) {
        return Printable.line(text, LONGEST);
    }
}
