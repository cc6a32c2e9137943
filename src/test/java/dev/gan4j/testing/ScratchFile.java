package dev.gan4j.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file for temporary content, removed with the JVM. */
public final class ScratchFile {

    private final Path file;

    /**
     * Makes a folder for the file.
     *
     * @param name the file's name
     */
    public ScratchFile(String name) {
        try {
            Path folder = Files.createTempDirectory("gan4j-fuzz-");
            folder.toFile().deleteOnExit();
            file = folder.resolve(name);
            file.toFile().deleteOnExit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Replaces the content.
     *
     * @param content the new content
     * @return the file
     * @throws IOException if it cannot be written
     */
    public Path holding(byte[] content) throws IOException {
        return Files.write(file, content);
    }

    /**
     * Replaces the content.
     *
     * @param content the new content
     * @return the file
     * @throws IOException if it cannot be written
     */
    public Path holding(String content) throws IOException {
        return holding(content.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Removes the file, if there is one.
     *
     * @return its name
     * @throws IOException if it cannot be removed
     */
    public Path removed() throws IOException {
        Files.deleteIfExists(file);
        return file;
    }
}
