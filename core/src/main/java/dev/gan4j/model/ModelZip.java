package dev.gan4j.model;

import dev.gan4j.InvalidInputException;
import dev.gan4j.internal.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The zip of a model, read with limits on everything; sizes are counted, not taken from its headers. */
final class ModelZip implements AutoCloseable {

    private static final int MOST_ENTRIES = 16;

    private final Path file;
    private final ZipFile zip;
    private final List<? extends ZipEntry> entries;

    private ModelZip(Path file, ZipFile zip, List<? extends ZipEntry> entries) {
        this.file = file;
        this.zip = zip;
        this.entries = entries;
    }

    static ModelZip open(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new InvalidInputException(file + " does not exist");
        }
        if (!Files.isRegularFile(file)) {
            throw new InvalidInputException(
                    file + " must be a model file but is "
                            + (Files.isDirectory(file) ? "a directory" : "a pipe or a device"));
        }
        if (!Files.isReadable(file)) {
            throw new InvalidInputException(file + " cannot be read: permission denied");
        }
        ZipFile zip = opened(file);
        if (zip.size() > MOST_ENTRIES) {
            int size = zip.size();
            zip.close();
            throw new InvalidInputException(
                    file + " is not a gan4j model: it has " + size + " entries but a model has 2");
        }
        return new ModelZip(file, zip, Collections.list(zip.entries()));
    }

    private static ZipFile opened(Path file) throws IOException {
        try {
            return new ZipFile(file.toFile());
        } catch (ZipException | IllegalArgumentException e) {
            throw damaged(file, e);
        }
    }

    static InvalidInputException damaged(Path file, Exception cause) {
        String why = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        return new InvalidInputException(file + " is not a gan4j model, or is truncated or damaged: " + why, cause);
    }

    /** Refuses every entry that is not in this list or occurs twice. */
    void allowOnly(List<String> names) {
        Set<String> seen = new HashSet<>();
        for (ZipEntry entry : entries) {
            String shown = Printable.line(entry.getName());
            if (!names.contains(entry.getName())) {
                throw new InvalidInputException(file + " must contain only " + String.join(" and ", names)
                        + " but also contains \"" + shown + "\"");
            }
            if (!seen.add(entry.getName())) {
                throw new InvalidInputException(file + " contains \"" + shown + "\" twice");
            }
        }
    }

    /** Reads an entry of limited size. */
    byte[] read(String name, int most) throws IOException {
        ZipEntry entry = entry(name);
        byte[] bytes = bytes(entry, most);
        if (bytes.length > most) {
            throw new InvalidInputException(file + ": " + name + " must have at most " + most + " bytes but has more");
        }
        return bytes;
    }

    /** Reads an uncompressed entry of a known size. */
    byte[] readStored(String name, long size) throws IOException {
        ZipEntry entry = entry(name);
        if (entry.getMethod() != ZipEntry.STORED) {
            throw new InvalidInputException(file + ": " + name + " must be stored in the zip without compression");
        }
        if (entry.getSize() != size) {
            throw wrongSize(name, size, entry.getSize());
        }
        byte[] bytes = bytes(entry, Math.toIntExact(size));
        if (bytes.length != size) {
            throw wrongSize(name, size, bytes.length);
        }
        return bytes;
    }

    private InvalidInputException wrongSize(String name, long size, long actual) {
        return new InvalidInputException(file + ": " + name + " must have " + size
                + " bytes, the weights of its experiment, but has " + actual);
    }

    private ZipEntry entry(String name) {
        return entries.stream().filter(entry -> entry.getName().equals(name)).findFirst().map(ZipEntry.class::cast)
                .orElseThrow(() -> new InvalidInputException(file + " is not a gan4j model: it lacks " + name));
    }

    /** Reads up to one byte more than the limit, and checks the checksum. */
    private byte[] bytes(ZipEntry entry, int most) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            if (in == null) {
                throw new ZipException("no entry " + entry.getName());
            }
            byte[] bytes = in.readNBytes(most + 1);
            CRC32 crc = new CRC32();
            crc.update(bytes);
            if (bytes.length <= most && crc.getValue() != entry.getCrc()) {
                throw new InvalidInputException(
                        file + " is damaged: the checksum of " + entry.getName() + " does not match");
            }
            return bytes;
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
