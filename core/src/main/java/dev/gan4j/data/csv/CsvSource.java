package dev.gan4j.data.csv;

import dev.gan4j.InvalidInputException;
import dev.gan4j.internal.InputFiles;
import dev.gan4j.internal.PackedStream;
import dev.gan4j.internal.Printable;
import dev.gan4j.internal.Sha256;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Opens, hashes, unzips and decodes a CSV file or stream for a scan. */
final class CsvSource {

    private static final int BUFFER = 1 << 16;

    private CsvSource() {}

    /**
     * Reads a file.
     *
     * @param scan     makes the scan for the name that messages have
     * @param constant whether a column's values may all be equal
     */
    static CsvTable.Result read(Path file, Function<String, CsvScan> scan, boolean constant) {
        return read(file, scan, (reading, hash) -> reading.result(hash, constant));
    }

    /**
     * Reads a file.
     *
     * @param scan   makes the scan for the name that messages have
     * @param result makes the result from the scan and the file's hash
     */
    static <T> T read(Path file, Function<String, CsvScan> scan, BiFunction<CsvScan, String, T> result) {
        String display = file.toString();
        try (InputStream in = InputFiles.open(file, shown(display), "a CSV file")) {
            return read(in, display, scan, result);
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
        return read(in, display, scan, (reading, hash) -> reading.result(hash, constant));
    }

    /**
     * Reads a stream to its end.
     *
     * @param in     not closed
     * @param scan   makes the scan for the name that messages have
     * @param result takes what is wanted from the scan, and the hash of the stream
     */
    static <T> T read(InputStream in, String display, Function<String, CsvScan> scan,
            BiFunction<CsvScan, String, T> result) {
        MessageDigest digest = Sha256.digest();
        InputStream raw = new BufferedInputStream(new DigestInputStream(in, digest), BUFFER);
        CsvScan reading = scan.apply(shown(display));
        try {
            try (InputStream content = PackedStream.open(raw)) {
                reading.read(new TextReader(content, shown(display)));
            }
            return result.apply(reading, HexFormat.of().formatHex(digest.digest()));
        } catch (PackedStream.UnreadableException e) {
            throw new InvalidInputException(shown(display) + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(shown(display) + ": " + e.getMessage(), e);
        }
    }

    private static String shown(String display) {
        return Printable.line(display);
    }
}
