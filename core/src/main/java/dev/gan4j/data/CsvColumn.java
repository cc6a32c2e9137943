package dev.gan4j.data;

import dev.gan4j.InvalidInputException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Reads one column of numbers from a CSV file.
 *
 * <p>The file is UTF-8 text, with or without a byte order mark, as it is or gzipped. It is read as a stream; only the
 * column's values are kept. Nothing is guessed about a bad cell: the first one that is missing or no finite number ends
 * the reading with its file, line and column.
 */
public final class CsvColumn {

    /** The fewest rows that can be used: enough to hold ten out and train on ten. */
    public static final int MINIMUM_ROWS = 2 * Holdout.MINIMUM_ROWS;

    private static final int GZIP_MAGIC_0 = 0x1f;
    private static final int GZIP_MAGIC_1 = 0x8b;
    private static final int BUFFER = 1 << 16;

    private CsvColumn() {}

    /**
     * What to read, as far as it is told.
     *
     * @param column    the column's name, or its number from 1 where no column has that name; null for the only column,
     *                  or the first whose first cell is a number
     * @param header    whether the first row holds names; null to find out: it does if it holds a text above a number,
     *                  or texts and no number at all
     * @param separator the character between cells; null to find out which of {@code , ; | TAB} divides each of the first
     *                  rows into equally many cells, if any
     * @param constant  whether all values may be equal, as those of a collapsed generator are; nothing can be trained on
     *                  such a column
     */
    public record Options(@Nullable String column, @Nullable Boolean header, @Nullable Character separator,
            boolean constant) {

        /** Everything is found out. */
        public static final Options DETECT = new Options(null, null, null);

        /**
         * Creates options for a column whose values must vary.
         *
         * @param column    the column's name or number, or null
         * @param header    whether the first row holds names, or null
         * @param separator the character between cells, or null
         */
        public Options(@Nullable String column, @Nullable Boolean header, @Nullable Character separator) {
            this(column, header, separator, false);
        }
    }

    /**
     * A column that was read.
     *
     * @param values    in the order of the file, at least {@link #MINIMUM_ROWS}, each finite, not all equal unless
     *                  {@link Options#constant()}
     * @param name      the column's name; "column 2" for the second one of a file without a header
     * @param number    the column's number, from 1
     * @param header    whether the first row held names
     * @param separator the character between cells; a comma where there is one column only
     * @param sha256    of the file's bytes as they are on disk, in hexadecimal
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Result(double[] values, String name, int number, boolean header, char separator, String sha256) {}

    /**
     * Reads a column of a file.
     *
     * @param file    the file
     * @param options what to read
     * @return the column
     * @throws InvalidInputException if there is no such file or column, or its content cannot be used
     * @throws UncheckedIOException  if the disk fails
     */
    public static Result read(Path file, Options options) {
        String display = file.toString();
        if (Files.isDirectory(file)) {
            throw new InvalidInputException(shown(display) + ": is a directory, but must be a CSV file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, display, options);
        } catch (NoSuchFileException e) {
            throw new InvalidInputException(shown(display) + ": no such file", e);
        } catch (AccessDeniedException e) {
            throw new InvalidInputException(shown(display) + ": may not be read (permission denied)", e);
        } catch (IOException e) {
            throw new UncheckedIOException(shown(display) + ": " + e.getMessage(), e);
        }
    }

    /**
     * Reads a column of a stream to its end.
     *
     * @param in      the bytes of a file; not closed
     * @param display the name for messages, such as "standard input"
     * @param options what to read
     * @return the column
     * @throws InvalidInputException if there is no such column or the content cannot be used
     * @throws UncheckedIOException  if the stream fails
     */
    public static Result read(InputStream in, String display, Options options) {
        MessageDigest digest = sha256();
        InputStream raw = new PatientStream(new DigestInputStream(in, digest));
        try {
            CsvColumnScan scan = new CsvColumnScan(shown(display), options);
            scan.read(new Utf8Reader(unzipped(raw), shown(display)));
            raw.transferTo(OutputStream.nullOutputStream());
            return scan.result(HexFormat.of().formatHex(digest.digest()));
        } catch (EOFException e) {
            throw new InvalidInputException(shown(display) + ": is cut short (the gzip stream has no end)", e);
        } catch (ZipException e) {
            throw new InvalidInputException(
                    shown(display) + ": is a damaged gzip file (" + Texts.printable(String.valueOf(e.getMessage()))
                            + ")",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException(shown(display) + ": " + e.getMessage(), e);
        }
    }

    private static String shown(String display) {
        return Texts.printable(display, 4096);
    }

    private static InputStream unzipped(InputStream raw) throws IOException {
        raw.mark(2);
        boolean zipped = raw.read() == GZIP_MAGIC_0 && raw.read() == GZIP_MAGIC_1;
        raw.reset();
        return zipped ? new GZIPInputStream(raw, BUFFER) : raw;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * A buffered stream that has something available until its end.
     *
     * <p>GZIPInputStream asks for it to know whether another member follows; a pipe that is slow has nothing at hand, and
     * the rest of the file would be dropped.
     */
    private static final class PatientStream extends BufferedInputStream {

        PatientStream(InputStream in) {
            super(in, BUFFER);
        }

        @Override
        public int available() throws IOException {
            mark(1);
            boolean ended = read() < 0;
            reset();
            return ended ? 0 : 1;
        }
    }
}
