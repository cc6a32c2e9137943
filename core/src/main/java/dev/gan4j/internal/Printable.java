package dev.gan4j.internal;

import java.util.HexFormat;

/**
 * Makes untrusted text safe to show: replaces characters that could move a cursor, change the direction of writing, be
 * invisible, or begin a new line.
 */
public final class Printable {

    private static final char REPLACEMENT = '?';
    private static final int LONGEST_MESSAGE = 1900;
    /** How much of the end of a long message, which states the rule, is kept. */
    private static final int END_OF_MESSAGE = 600;

    /** Format characters that are part of words in Persian, Hindi and other languages. */
    private static final String JOINERS = "\u200C\u200D";
    /** Letters and marks that have no width, or look like a blank. */
    private static final String HIDDEN = "\u034F\u115F\u1160\u17B4\u17B5\u3164\uFFA0";

    private Printable() {}

    /**
     * Returns whether a character can be shown unchanged in a line of text.
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
     * @return the text with question marks instead of unprintable characters, and blanks instead of tabs
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
     * @return the beginning of the text as one line, with three dots if it is cut
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
     * @return the text with a blank for each line break; of a long text, the beginning and the end
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
     * Returns text of several lines.
     *
     * @param text any text
     * @return the text with question marks instead of unprintable characters, except tabs and the line ends LF and CRLF
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
     * Returns equivalent JSON without unprintable characters.
     *
     * @param json a JSON text
     * @return the text with escapes instead of unprintable characters, which in JSON occur only in strings
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
