package dev.gan4j.data;

import dev.gan4j.internal.Printable;

/** Text of a user inside a message of one line. */
final class Texts {

    private static final int LONGEST = 80;

    private Texts() {}

    /**
     * Returns a text that fits into a line.
     *
     * @param text any text
     * @return the text with control characters and lone surrogates as question marks, cut where it is long
     */
    static String printable(String text) {
        return printable(text, LONGEST);
    }

    /**
     * Returns a text that fits into a line.
     *
     * @param text    any text
     * @param longest the most characters that are shown
     * @return the text with what cannot be printed as question marks, cut where it is longer
     */
    static String printable(String text, int longest) {
        StringBuilder result = new StringBuilder();
        int at = 0;
        for (int count = 0; at < text.length() && count < longest; count++) {
            int point = text.codePointAt(at);
            at += Character.charCount(point);
            if (Printable.is(point)) {
                result.appendCodePoint(point);
            } else {
                result.append(point == '\t' ? ' ' : '?');
            }
        }
        return at < text.length() ? result.append("...").toString() : result.toString();
    }
}
