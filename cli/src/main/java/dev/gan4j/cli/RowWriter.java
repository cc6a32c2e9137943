package dev.gan4j.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;

/** Writes a long column of numbers as text, a row each, in the shortest form that reads back as the same double. */
final class RowWriter {

    /** Longer than the longest double and a line feed, such as -1.2345678901234567E-300. */
    private static final int LONGEST_ROW = 26;

    private final Source source;
    private final int columns;
    private final List<byte[]> classes;
    private final BitSet whole;

    /** Writes a column of numbers. */
    RowWriter(Source source) {
        this(source, 1, List.of(), new BitSet());
    }

    /**
     * Writes rows of several numbers, with commas between.
     *
     * @param columns how many cells a row has
     * @param classes the names for the numbers of the last column; empty if that holds numbers too
     * @param whole   the columns of whole numbers, which are written without a decimal point
     */
    RowWriter(Source source, int columns, List<String> classes, BitSet whole) {
        this.whole = whole;
        this.source = source;
        this.columns = columns;
        this.classes = classes.stream().map(name -> CsvText.cell(name).getBytes(StandardCharsets.UTF_8)).toList();
    }

    /** A source of rows; called by several threads at the same time. */
    @FunctionalInterface
    interface Source {

        /**
         * Returns some rows.
         *
         * @param first the index of the first row
         * @param count how many
         * @return the numbers, row by row
         */
        double[] rows(long first, int count);
    }

    /** Writes rows, those from the first on. */
    void write(long count, OutputStream out) throws IOException {
        ChunkWriter.write(count, this::format, out);
    }

    private ChunkWriter.Chunk format(long first, int count) {
        double[] rows = source.rows(first, count);
        int longestName = classes.stream().mapToInt(name -> name.length).max().orElse(0);
        byte[] bytes = new byte[rows.length * LONGEST_ROW + rows.length / columns * longestName];
        int length = 0;
        for (int number = 0; number < rows.length; number++) {
            if (!classes.isEmpty() && (number + 1) % columns == 0) {
                byte[] name = classes.get((int) rows[number]);
                System.arraycopy(name, 0, bytes, length, name.length);
                length += name.length;
                bytes[length++] = '\n';
                continue;
            }
            String text = whole.get(number % columns)
                    ? Long.toString((long) rows[number])
                    : Double.toString(rows[number]);
            for (int i = 0; i < text.length(); i++) {
                bytes[length++] = (byte) text.charAt(i);
            }
            bytes[length++] = (byte) ((number + 1) % columns == 0 ? '\n' : ',');
        }
        return new ChunkWriter.Chunk(bytes, length);
    }
}
