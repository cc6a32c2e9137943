package dev.gan4j.internal;

/** A message that may quote anything, as one line that a terminal only shows. */
public final class OneLine {

    private static final int LONGEST = 1900;
    /** What is kept of the end, where the rule stands. */
    private static final int END = 600;

    private OneLine() {}

    /**
     * Makes a message one line.
     *
     * @param message any text
     * @return the text with a blank or a question mark for each character that a terminal would obey or break the line at;
     *         of a long one the beginning and the end
     */
    public static String of(String message) {
        StringBuilder line = new StringBuilder(Math.min(message.length(), 2 * LONGEST));
        boolean isLong = message.length() > LONGEST;
        append(line, isLong ? message.substring(0, LONGEST - END) : message);
        if (isLong) {
            line.append(" ... ");
            append(line, message.substring(message.length() - END));
        }
        return line.toString();
    }

    private static void append(StringBuilder line, String text) {
        text.replaceAll("\\s*\\R\\s*", " ").codePoints().forEach(point -> {
            boolean isHarmless = switch (Character.getType(point)) {
                case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR ->
                    false;
                case Character.FORMAT -> !isTurning(point);
                default -> true;
            };
            if (isHarmless) {
                line.appendCodePoint(point);
            } else {
                line.append(Character.isWhitespace(point) ? ' ' : '?');
            }
        });
    }

    /** Whether a character changes the direction of what follows it. */
    private static boolean isTurning(int point) {
        return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
    }
}
