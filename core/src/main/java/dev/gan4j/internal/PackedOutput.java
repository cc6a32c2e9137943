package dev.gan4j.internal;

import dev.gan4j.InvalidInputException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** What is written to a file whose name may say that it is compressed. */
public final class PackedOutput {

    private PackedOutput() {}

    /**
     * Returns the content as the file's name says.
     *
     * @param file    whose name may end with .gz
     * @param content plain text
     * @return the content, gzipped where the name ends so
     * @throws InvalidInputException if the name ends as that of a file which cannot be written
     */
    public static AtomicFile.Content of(Path file, AtomicFile.Content content) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        for (String end : new String[]{".parquet", ".zst"}) {
            if (name.endsWith(end)) {
                throw new InvalidInputException(
                        Printable.line(file.toString()) + ": must be CSV or JSON lines, plain or with .gz, but "
                                + end + " says something else");
            }
        }
        if (!name.endsWith(".gz")) {
            return content;
        }
        return out -> {
            GZIPOutputStream packed = new GZIPOutputStream(out);
            content.writeTo(packed);
            packed.finish();
        };
    }
}
