package dev.gan4j.run;

import dev.gan4j.Gan4j;
import dev.gan4j.InvalidInputException;
import dev.gan4j.graph.Shape;
import dev.gan4j.internal.JsonView;
import dev.gan4j.internal.NamedOutput;
import dev.gan4j.internal.Sha256;
import dev.gan4j.nn.internal.Parameters;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The file of a checkpoint that is read, which may be damaged or foreign: the hash of all of it is checked first, and nothing is
 * allocated by what it says of itself before its own size bears that out.
 */
final class CheckpointInput {

    private static final int CHUNK_BYTES = 1 << 16;

    private final Path file;
    private final FileChannel channel;
    private int headerBytes;
    private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES).order(ByteOrder.LITTLE_ENDIAN).limit(0);

    private CheckpointInput(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Makes a checkpoint of what stands in its file. */
    @FunctionalInterface
    interface Content<C> {

        /**
         * Reads a checkpoint.
         *
         * @param header what stands before the numbers
         * @param in     the file, for its size and its numbers
         * @throws InvalidInputException    if the header cannot be one
         * @throws IllegalArgumentException if the file contradicts itself
         */
        C of(JsonView header, CheckpointInput in) throws IOException;
    }

    /**
     * Reads a checkpoint.
     *
     * @throws DamagedCheckpointException if it is not a whole checkpoint
     * @throws InvalidInputException      if a newer library wrote it
     * @throws IOException                if the file cannot be read
     */
    static <C> C read(Path file, Content<C> content) throws IOException, DamagedCheckpointException {
        if (!Files.isRegularFile(file)) {
            throw new DamagedCheckpointException(file + " is not a file");
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return new CheckpointInput(file, channel).read(content);
        } catch (EOFException e) {
            throw new DamagedCheckpointException(file + " is truncated", e);
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) {
            throw NamedOutput.named(file, e);
        }
    }

    private <C> C read(Content<C> content) throws IOException, DamagedCheckpointException {
        for (byte expected : CheckpointFormat.magic()) {
            if (next(1).get() != expected) {
                throw new DamagedCheckpointException(file + " is not a gan4j checkpoint");
            }
        }
        if (channel.size() < CheckpointFormat.PREFIX_BYTES + CheckpointFormat.HASH_BYTES) {
            throw new EOFException();
        }
        checkHash();
        headerBytes = header();
        byte[] json = new byte[headerBytes];
        for (int i = 0; i < json.length; i++) {
            json[i] = next(1).get();
        }
        try {
            return content.of(JsonView.read(json, file.toString(), "a checkpoint"), this);
        } catch (InvalidInputException e) {
            throw new DamagedCheckpointException(String.valueOf(e.getMessage()), e);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new DamagedCheckpointException(file + " contradicts itself: " + e.getMessage(), e);
        }
    }

    /** Checks the version, which every format has at the same place, and returns the header's length. */
    private int header() throws IOException, DamagedCheckpointException {
        channel.position(CheckpointFormat.magic().length);
        chunk.limit(0);
        int version = next(Integer.BYTES).getInt();
        int length = next(Integer.BYTES).getInt();
        if (version > CheckpointFormat.VERSION) {
            throw new InvalidInputException(file + " has the format " + version + " of checkpoints but gan4j "
                    + Gan4j.version() + " reads formats up to " + CheckpointFormat.VERSION + "; use a newer gan4j");
        }
        long most = Math.min(CheckpointFormat.LARGEST_HEADER,
                channel.size() - CheckpointFormat.PREFIX_BYTES - CheckpointFormat.HASH_BYTES);
        if (version < 1 || length < 0 || length > most) {
            throw new DamagedCheckpointException(file + " contradicts itself: format " + version + ", a header of "
                    + length + " bytes");
        }
        return length;
    }

    private void checkHash() throws IOException, DamagedCheckpointException {
        MessageDigest sha256 = Sha256.digest();
        channel.position(0);
        long left = channel.size() - CheckpointFormat.HASH_BYTES;
        while (left > 0) {
            chunk.clear().limit((int) Math.min(left, CHUNK_BYTES));
            if (channel.read(chunk) < 0) {
                throw new EOFException();
            }
            left -= chunk.position();
            sha256.update(chunk.flip());
        }
        chunk.limit(0);
        byte[] expected = new byte[CheckpointFormat.HASH_BYTES];
        next(expected.length).get(expected);
        if (!Arrays.equals(expected, sha256.digest())) {
            throw new DamagedCheckpointException(file + " is truncated or damaged: its checksum does not match");
        }
    }

    /** Returns the name of the file. */
    Path file() {
        return file;
    }

    /**
     * Checks that the file holds so many numbers and nothing else.
     *
     * @param floats numbers of 4 bytes
     * @param longs  numbers of 8 bytes
     * @throws IllegalArgumentException if it does not
     */
    void requireNumbers(long floats, long longs) throws IOException {
        long size = CheckpointFormat.PREFIX_BYTES + headerBytes + Math.multiplyExact(floats, (long) Float.BYTES)
                + longs * Long.BYTES + CheckpointFormat.HASH_BYTES;
        if (size != channel.size()) {
            throw new IllegalArgumentException("it must have " + size + " bytes but has " + channel.size());
        }
    }

    /** Reads the shapes of named values. */
    static Map<String, Shape> shapes(JsonView header, String name) {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        for (JsonView value : header.objects(name)) {
            Shape shape = new Shape(value.size("rows", 1), value.size("columns", 1));
            if (shapes.put(value.text("name"), shape) != null) {
                throw value.mustBe("name", "there once");
            }
        }
        return shapes;
    }

    /** Counts the numbers of named values. */
    static long floats(Map<String, Shape> shapes) {
        long sum = 0;
        for (Shape shape : shapes.values()) {
            sum = Math.addExact(sum, (long) shape.rows() * shape.columns());
        }
        return sum;
    }

    /** Reads values of these shapes. */
    Parameters values(Map<String, Shape> shapes) throws IOException {
        Map<String, Parameters.Value> values = new LinkedHashMap<>();
        for (Map.Entry<String, Shape> shape : shapes.entrySet()) {
            values.put(shape.getKey(), new Parameters.Value(shape.getValue(), floats(shape.getValue().size())));
        }
        return new Parameters(values);
    }

    /** Reads float32 numbers. */
    float[] floats(int count) throws IOException {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = next(Float.BYTES).getFloat();
        }
        return values;
    }

    /** Reads int64 numbers. */
    long[] longs(int count) throws IOException {
        long[] values = new long[count];
        for (int i = 0; i < count; i++) {
            values[i] = next(Long.BYTES).getLong();
        }
        return values;
    }

    /** Reads float64 numbers. */
    double[] doubles(int count) throws IOException {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = next(Double.BYTES).getDouble();
        }
        return values;
    }

    /** Makes so many bytes ready to be got. */
    private ByteBuffer next(int bytes) throws IOException {
        while (chunk.remaining() < bytes) {
            chunk.compact();
            int read = channel.read(chunk);
            chunk.flip();
            if (read < 0) {
                throw new EOFException();
            }
        }
        return chunk;
    }
}
