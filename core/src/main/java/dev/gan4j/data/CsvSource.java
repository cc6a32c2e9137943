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
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Lets a scan read a CSV file or stream: opened, hashed, unzipped and decoded. */
final class CsvSource {

    private static final int GZIP_MAGIC_0 = 0x1f;
    private static final int GZIP_MAGIC_1 = 0x8b;
    private static final int BUFFER = 1 << 16;

    private CsvSource() {}

    /**
     * Reads a file.
     *
     * @param scan     makes the scan for the name that messages have
     * @param constant whether a column's values may all be equal
     */
    static CsvTable.Result read(Path file, Function<String, CsvScan> scan, boolean constant) {
        String display = file.toString();
        if (Files.isDirectory(file)) {
            throw new InvalidInputException(shown(display) + ": is a directory, but must be a CSV file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, display, scan, constant);
        } catch (NoSuchFileException e) {
            throw new InvalidInputException(shown(display) + ": no such file", e);
        } catch (AccessDeniedException e) {
            throw new InvalidInputException(shown(display) + ": may not be read (permission denied)", e);
        } catch (IOException e) {
            throw new UncheckedIOException(shown(display) + ": " + e.getMessage(), e);
        }
    }

    /**
     * Reads a stream to its end.
     *
     * @param in       not closed
     * @param scan     makes the scan for the name that messages have
     * @param constant whether a column's values may all be equal
     */
    static CsvTable.Result read(InputStream in, String display, Function<String, CsvScan> scan, boolean constant) {
        MessageDigest digest = sha256();
        InputStream raw = new PatientStream(new DigestInputStream(in, digest));
        try {
            CsvScan reading = scan.apply(shown(display));
            reading.read(new Utf8Reader(unzipped(raw), shown(display)));
            raw.transferTo(OutputStream.nullOutputStream());
            return reading.result(HexFormat.of().formatHex(digest.digest()), constant);
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
