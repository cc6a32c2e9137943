package dev.gan4j.cli;

import dev.gan4j.internal.Printable;
import java.io.PrintWriter;
import java.io.Writer;

/**
 * The writer for all output of the command. Its lines contain names from files, fields and options, and none of these may move
 * the cursor, reverse the text, be invisible, or begin a line that looks like one of the command's own.
 *
 * <p>Anything printed as a line stays one line. Text of several lines (a help text) is printed without {@code println}.
 */
final class SafePrintWriter extends PrintWriter {

    private final PrintWriter raw;

    /**
     * Creates a writer.
     *
     * @param raw       where to
     * @param autoFlush whether each line is flushed
     */
    SafePrintWriter(PrintWriter raw, boolean autoFlush) {
        super(new Filter(raw), autoFlush);
        this.raw = raw;
    }

    /** Returns the underlying writer, for a display that moves the cursor itself and contains no foreign text. */
    static PrintWriter raw(PrintWriter writer) {
        writer.flush();
        return writer instanceof SafePrintWriter safe ? safe.raw : writer;
    }

    /** Prints JSON unchanged, except for escapes of unprintable characters. */
    static void printJson(PrintWriter writer, String json) {
        writer.print(Printable.json(json));
        writer.println();
    }

    @Override
    public void println(String text) {
        super.println(Printable.line(String.valueOf(text)));
    }

    /** Also used for lines of a stack trace, whose messages may contain anything. */
    @Override
    public void println(Object value) {
        String text = String.valueOf(value);
        if (text.startsWith("\t")) {
            print('\t');
            text = text.substring(1);
        }
        println(text);
    }

    /** Replaces characters that no line may contain; a surrogate pair may arrive in two pieces. */
    private static final class Filter extends Writer {

        private final PrintWriter out;
        private char high;

        Filter(PrintWriter out) {
            this.out = out;
        }

        @Override
        public void write(char[] characters, int from, int count) {
            StringBuilder text = new StringBuilder(count + 1);
            if (high != 0) {
                text.append(high);
                high = 0;
            }
            text.append(characters, from, count);
            int last = text.length() - 1;
            if (last >= 0 && Character.isHighSurrogate(text.charAt(last))) {
                high = text.charAt(last);
                text.setLength(last);
            }
            out.write(Printable.lines(text.toString()));
        }

        @Override
        public void flush() {
            out.flush();
        }

        @Override
        public void close() {
            out.close();
        }
    }
}
