package dev.gan4j.cli;

import dev.gan4j.internal.Printable;
import java.io.PrintWriter;
import java.io.Writer;

/**
 * What the command prints through: names from files, fields and options are in its lines, and none of them may move the
 * cursor, turn the text around, hide, or begin a line that looks like one of the command's own.
 *
 * <p>What is printed as a line stays one line. Text that has lines of its own (a help text) is printed without
 * {@code println}.
 */
final class SafePrintWriter extends PrintWriter {

    private final PrintWriter raw;

    /**
     * Creates a writer.
     *
     * @param raw       where to
     * @param autoFlush whether each line is to be seen at once
     */
    SafePrintWriter(PrintWriter raw, boolean autoFlush) {
        super(new Filter(raw), autoFlush);
        this.raw = raw;
    }

    /** Returns what takes the sequences of a display that moves the cursor itself, with no text of others in them. */
    static PrintWriter raw(PrintWriter writer) {
        writer.flush();
        return writer instanceof SafePrintWriter safe ? safe.raw : writer;
    }

    /** Prints JSON as it was made, with escapes for what may not be printed. */
    static void printJson(PrintWriter writer, String json) {
        writer.print(Printable.json(json));
        writer.println();
    }

    @Override
    public void println(String text) {
        super.println(Printable.line(String.valueOf(text)));
    }

    /** Also the lines of a stack trace, whose messages are anybody's. */
    @Override
    public void println(Object value) {
        String text = String.valueOf(value);
        if (text.startsWith("\t")) {
            print('\t');
            text = text.substring(1);
        }
        println(text);
    }

    /** Replaces what no line may hold; a character in two parts may come in two pieces. */
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
