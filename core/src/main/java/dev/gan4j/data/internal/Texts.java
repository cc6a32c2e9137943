package dev.gan4j.data.internal;

import dev.gan4j.internal.Printable;

/** User text inside one-line messages. */
public final class Texts {

    private static final int LONGEST = 80;

    private Texts() {}

    /**
     * Returns a text that fits on one line.
     *
     * @param text any text
     * @return the text as one line, shortened if it is long
     */
    public static String printable(String text) {
        return Printable.line(text, LONGEST);
    }
}
