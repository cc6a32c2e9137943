package dev.gan4j.internal;

import java.util.HexFormat;

/**
 * Text from anywhere on its way to a reader: what could move a cursor, turn the direction of writing, hide itself or begin
 * a line of its own is replaced.
 */
public final class Printable {

    private static final char REPLACEMENT = '?';
    private static final int LONGEST_MESSAGE = 1900;
    /** What is kept of a long message's end, where the rule stands. */
    private static final int END_OF_MESSAGE = 600;

    /** Format characters that words of Persian, Hindi and others are written with. */
    private static final String JOINERS = "\u200C\u200D";
    /** Letters and marks that take no room, or look like a blank. */
    private static final String HIDDEN = "\u034F\u115F\u1160\u17B4\u17B5\u3164\uFFA0";

    private Printable() {}

    /**
     * Tells whether a character stands for itself in a line of text.
     *
     * @param point the code point
     * @return false for control characters (tabs and line feeds are some), format characters (those of direction, of zero
     *         width) other than joiners, separators of lines, lone surrogates, and characters without a meaning
     */
    public static boolean is(int point) {
        return switch (Character.getType(point)) {
            case Character.FORMAT -> JOINERS.indexOf(point) >= 0;
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR, Character.UNASSIGNED, Character.PRIVATE_USE ->
                false;
            default -> HIDDEN.indexOf(point) < 0;
        };
    }

    /**
     * Returns text that is one line.
     *
     * @param text any text
     * @return the same with question marks in place of what cannot be printed, and blanks in place of tabs
     */
    public static String line(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (is(point)) {
                line.appendCodePoint(point);
            } else {
                line.append(point == '\t' ? ' ' : REPLACEMENT);
            }
        });
        return line.toString();
    }

    /**
     * Returns text that is one line and not long.
     *
     * @param text    any text
     * @param longest the most characters that are shown
     * @return the line of the text's beginning, with three dots where it is cut
     */
    public static String line(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest
                ? line(text)
                : line(text.substring(0, text.offsetByCodePoints(0, longest))) + "...";
    }

    /**
     * Returns a message, which may quote anything, as one line.
     *
     * @param text any text
     * @return the text with a blank for each end of a line; of a long one the beginning and the end
     */
    public static String message(String text) {
        if (text.length() <= LONGEST_MESSAGE) {
            return joined(text);
        }
        return joined(text.substring(0, LONGEST_MESSAGE - END_OF_MESSAGE)) + " ... "
                + joined(text.substring(text.length() - END_OF_MESSAGE));
    }

    private static String joined(String text) {
        return line(text.replaceAll("\\s*\\R\\s*", " "));
    }

    /**
     * Returns text whose lines stay lines.
     *
     * @param text any text
     * @return the same with question marks in place of what cannot be printed, except tabs and the ends of lines, LF and
     *         CRLF
     */
    public static String lines(String text) {
        StringBuilder lines = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            at += Character.charCount(point);
            boolean isPrinted = switch (point) {
                case '\n', '\t' -> true;
                case '\r' -> at < text.length() && text.charAt(at) == '\n';
                default -> is(point);
            };
            lines.appendCodePoint(isPrinted ? point : REPLACEMENT);
        }
        return lines.toString();
    }

    /**
     * Returns JSON of the same meaning.
     *
     * @param json a JSON text
     * @return the same with escapes in place of what cannot be printed, which in JSON stands in strings only
     */
    public static String json(String json) {
        StringBuilder escaped = new StringBuilder(json.length());
        json.codePoints().forEach(point -> {
            if (point == '\n' || point == '\t' || point == '\r' || is(point)) {
                escaped.appendCodePoint(point);
            } else {
                for (char unit : Character.toChars(point)) {
                    escaped.append("\\u").append(HexFormat.of().toHexDigits(unit));
                }
            }
        });
        return escaped.toString();
    }
}
