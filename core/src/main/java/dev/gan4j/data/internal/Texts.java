package dev.gan4j.data.internal;

import dev.gan4j.internal.Printable;
import java.util.function.IntPredicate;

/** Texts of users: their ends, and their place inside one-line messages. */
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

    /**
     * Returns a text without the padding around it.
     *
     * @param text      any text
     * @param isPadding tells of a character whether it is padding
     * @return the rest
     */
    public static String trim(String text, IntPredicate isPadding) {
        int begin = 0;
        int end = text.length();
        while (begin < end && isPadding.test(text.charAt(begin))) {
            begin++;
        }
        while (begin < end && isPadding.test(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(begin, end);
    }
}
