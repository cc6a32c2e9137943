package dev.gan4j.spark;

import dev.gan4j.InvalidInputException;
import dev.gan4j.internal.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Data files on an executor: each is read once, checked by its hash, and kept as a local file while the JVM lives. */
final class ExecutorFiles {

    private static final Map<String, Path> KEPT = new HashMap<>();

    private ExecutorFiles() {}

    /**
     * Returns a local copy of a file.
     *
     * @param address a path that Hadoop knows
     * @param sha256  of its bytes; null for any
     * @return a file with the same name
     * @throws InvalidInputException if it cannot be read, or has other bytes; the message names it
     */
    static synchronized Path get(String address, @Nullable String sha256) {
        Path known = KEPT.get(address + " " + sha256);
        if (known != null) {
            return known;
        }
        HadoopFile file = HadoopFile.of("the data of the sweep", address);
        byte[] bytes = file.read();
        String found = Sha256.of(bytes);
        if (sha256 != null && !found.equals(sha256)) {
            throw new InvalidInputException(file.name() + " must have the SHA-256 " + sha256
                    + ", as the sweep's plan has it, but has " + found + " on an executor");
        }
        try {
            Path folder = Files.createTempDirectory("gan4j-data");
            Path copy = folder.resolve(String.valueOf(Path.of(address.substring(address.lastIndexOf('/') + 1))));
            Files.write(copy, bytes);
            folder.toFile().deleteOnExit();
            copy.toFile().deleteOnExit();
            KEPT.put(address + " " + sha256, copy);
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(file.name() + ": " + e.getMessage(), e);
        }
    }
}
