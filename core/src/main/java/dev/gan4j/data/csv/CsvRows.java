package dev.gan4j.data.csv;

import static java.util.Objects.requireNonNull;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.gan4j.InvalidInputException;
import dev.gan4j.internal.Printable;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads all cells of a CSV file as texts, as strictly as {@link CsvTable} reads numbers, and finds out how it is written. */
public final class CsvRows {

    private CsvRows() {}

    /** Takes the cells of a file while it is read. */
    public interface Taker {

        /**
         * Takes the row of names; called before any other row, where there is one.
         *
         * @param names as the file has them
         */
        void header(List<String> names);

        /**
         * Takes a row, which has as many cells as those before it.
         *
         * @param line  of its beginning, from 1
         * @param cells as the file has them, without their quotes
         */
        void row(long line, List<String> cells);
    }

    /** How characters are written as bytes. */
    public enum Encoding {
        /** UTF-8. */
        UTF_8(StandardCharsets.UTF_8),
        /** UTF-16, the lower byte first. */
        UTF_16LE(StandardCharsets.UTF_16LE),
        /** UTF-16, the higher byte first. */
        UTF_16BE(StandardCharsets.UTF_16BE),
        /** Windows-1252, the code page of Western Europe. */
        WINDOWS_1252(Charset.forName("windows-1252"));

        private final Charset charset;

        Encoding(Charset charset) {
            this.charset = charset;
        }

        /**
         * Returns the charset.
         *
         * @return one of the platform's
         */
        public Charset charset() {
            return charset;
        }

        /**
         * Writes a text.
         *
         * @param text any
         * @return its bytes, without a byte order mark
         * @throws InvalidInputException if a character is none of this encoding
         */
        public byte[] bytes(String text) {
            if (this == UTF_8) {
                return text.getBytes(charset);
            }
            try {
                ByteBuffer encoded = charset.newEncoder().encode(CharBuffer.wrap(text));
                byte[] bytes = new byte[encoded.remaining()];
                encoded.get(bytes);
                return bytes;
            } catch (CharacterCodingException e) {
                throw new InvalidInputException(
                        "'" + Printable.line(text, 80) + "' has a character that cannot be written in " + word(), e);
            }
        }

        /**
         * Returns the name.
         *
         * @return as the registry of charsets has it, such as UTF-8
         */
        public String word() {
            return charset.name();
        }
    }

    /**
     * How a file is written, apart from its cells.
     *
     * @param names          of the columns, such as "column 2" where there is none
     * @param keys           by which the columns are found: the name, or the number where there is none
     * @param header         whether the first row has names
     * @param separator      between cells
     * @param lineEnd        after a row: a line feed, a carriage return or both
     * @param endsLine       whether the last row ends with one
     * @param byteOrderMark  whether the file begins with one
     * @param encoding       of its characters
     * @param quotedNames    how many names stand in quotes
     * @param quoted         of each column, how many cells stand in quotes
     * @param notes          what a reader of the file may not expect, a sentence each
     * @param sha256         of the file's bytes, in hexadecimal
     */
    public record Facts(List<String> names, List<String> keys, boolean header, char separator, String lineEnd,
            boolean endsLine, boolean byteOrderMark, Encoding encoding, long quotedNames, List<Long> quoted,
            List<String> notes,
            String sha256) {

        /** Copies the lists. */
        public Facts {
            names = List.copyOf(names);
            keys = List.copyOf(keys);
            quoted = List.copyOf(quoted);
            notes = List.copyOf(notes);
        }
    }

    /**
     * Reads a file.
     *
     * @param file      as it is or gzipped
     * @param header    whether the first row has names; null to find out
     * @param separator between cells; null to find out
     * @param taker     takes the cells
     * @return how the file is written
     * @throws InvalidInputException if there is no such file, or it is no table
     * @throws UncheckedIOException  if the disk fails
     */
    public static Facts read(Path file, @Nullable Boolean header, @Nullable Character separator, Taker taker) {
        Adapter sink = new Adapter(taker);
        return CsvSource.read(file, display -> CsvScan.ofCells(display, header, separator, sink),
                (scan, hash) -> scan.facts(hash, sink.quotedNames, sink.quoted()));
    }

    /**
     * Reads a stream to its end.
     *
     * @param in        the bytes of a file; not closed
     * @param display   the name for messages
     * @param header    whether the first row has names; null to find out
     * @param separator between cells; null to find out
     * @param taker     takes the cells
     * @return how the file is written
     * @throws InvalidInputException if it is no table
     * @throws UncheckedIOException  if the stream fails
     */
    public static Facts read(InputStream in, String display, @Nullable Boolean header, @Nullable Character separator,
            Taker taker) {
        Adapter sink = new Adapter(taker);
        return CsvSource.read(in, display, shown -> CsvScan.ofCells(shown, header, separator, sink),
                (scan, hash) -> scan.facts(hash, sink.quotedNames, sink.quoted()));
    }

    /**
     * Counts the columns of a file, of which no more is read than its beginning.
     *
     * @param file      as it is or gzipped
     * @param separator between cells; null to find out
     * @return at least 1
     * @throws InvalidInputException if there is no such file, or it is no table
     * @throws UncheckedIOException  if the disk fails
     */
    public static int columns(Path file, @Nullable Character separator) {
        return counted(taker -> read(file, null, separator, taker));
    }

    /**
     * Counts the columns of a stream, of which no more is read than its beginning.
     *
     * @param in        the bytes of a file; not closed
     * @param display   the name for messages
     * @param separator between cells; null to find out
     * @return at least 1
     * @throws InvalidInputException if it is no table
     * @throws UncheckedIOException  if the stream fails
     */
    public static int columns(InputStream in, String display, @Nullable Character separator) {
        return counted(taker -> read(in, display, null, separator, taker));
    }

    /**
     * Tells whether the first column of a file has blanks among numbers.
     *
     * @param file      as it is or gzipped
     * @param header    whether the first row has names; null to find out
     * @param separator between cells; null to find out
     * @return false where there are no blanks, or cells that are neither
     * @throws InvalidInputException if there is no such file, or it is no table
     * @throws UncheckedIOException  if the disk fails
     */
    public static boolean hasBlanksAmongNumbers(Path file, @Nullable Boolean header, @Nullable Character separator) {
        BlankCount count = new BlankCount();
        read(file, header, separator, count);
        return count.blanks > 0 && count.numbers > 0 && !count.hasOthers;
    }

    private static int counted(Consumer<Taker> reading) {
        try {
            reading.accept(new FirstRow());
        } catch (FirstRow.Seen seen) {
            return seen.cells;
        }
        throw new IllegalStateException("a table without a row was read");
    }

    /** Counts what there is in the first column. */
    private static final class BlankCount implements Taker {
        private long blanks;
        private long numbers;
        private boolean hasOthers;

        @Override
        public void header(List<String> names) {
            // Its name is no cell.
        }

        @Override
        public void row(long line, List<String> cells) {
            String cell = cells.isEmpty() ? "" : cells.getFirst();
            if (CsvCell.isMissing(cell)) {
                blanks++;
            } else if (CsvCell.of(cell) == CsvCell.NUMBER) {
                numbers++;
            } else {
                hasOthers = true;
            }
        }
    }

    /** Ends a reading at its first row. */
    private static final class FirstRow implements Taker {

        /** How many cells it has. */
        private static final class Seen extends RuntimeException {
            private static final long serialVersionUID = 1;
            private final int cells;

            Seen(int cells) {
                super("", null, false, false);
                this.cells = cells;
            }
        }

        @Override
        public void header(List<String> names) {
            throw new Seen(names.size());
        }

        @Override
        public void row(long line, List<String> cells) {
            throw new Seen(cells.size());
        }
    }

    /** Counts quotes on the way. */
    private static final class Adapter implements CsvSink {
        private final Taker taker;
        private long[] quoted = new long[8];
        private long quotedNames;
        private int width;

        Adapter(Taker taker) {
            this.taker = requireNonNull(taker, "taker must not be null");
        }

        @Override
        public void header(CsvRecord row) {
            quotedNames = Arrays.stream(quoted).sum();
            quoted = new long[row.getFieldCount()];
            taker.header(row.getFields());
        }

        @Override
        public void add(CsvRecord row) {
            width = row.getFieldCount();
            taker.row(row.getStartingLineNumber(), row.getFields());
        }

        @Override
        public void quoted(long line, int column) {
            if (column >= quoted.length) {
                quoted = Arrays.copyOf(quoted, 2 * column);
            }
            quoted[column]++;
        }

        @Override
        public boolean takesEmptyLines() {
            return true;
        }

        List<Long> quoted() {
            return Arrays.stream(Arrays.copyOf(quoted, width)).boxed().toList();
        }
    }
}
