package dev.gan4j.internal;

import java.util.HexFormat;

/**
 * Text from anywhere on its way to a reader: what could move a cursor, turn the direction of writing, hide itself or begin
 * a line of its own is replaced.
 */
public final class Printable {

    private static final char REPLACEMENT = '?';

    /** Letters and marks that take no room, or look like a blank. */
    private static final String HIDDEN = "\u034F\u115F\u1160\u17B4\u17B5\u3164\uFFA0";

    private Printable() {}

    /**
     * Tells whether a character stands for itself in a line of text.
     *
     * @param point the code point
     * @return false for control characters (tabs and line feeds are some), format characters (those of direction, of zero
     *         width), separators of lines, lone surrogates, and characters without a meaning
     */
    public static boolean is(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR,
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
