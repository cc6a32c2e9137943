package dev.gan4j.run;

import dev.gan4j.Gan4j;
import dev.gan4j.InvalidInputException;
import dev.gan4j.eval.codec.AlarmCodec;
import dev.gan4j.eval.internal.AlarmWatch;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.TrainingPlan;
import dev.gan4j.graph.Shape;
import dev.gan4j.internal.JsonView;
import dev.gan4j.internal.NamedOutput;
import dev.gan4j.internal.Sha256;
import dev.gan4j.model.internal.Networks;
import dev.gan4j.nn.internal.Parameters;
import dev.gan4j.train.Checkpoint;
import dev.gan4j.train.History;
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
 * Reads a checkpoint file, which may be damaged or foreign: the hash of the whole file is checked first, and sizes that it
 * states are compared with its real size before anything is allocated.
 */
final class CheckpointReader {

    private static final int CHUNK_BYTES = 1 << 16;

    private final Path file;
    private final FileChannel channel;
    private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES).order(ByteOrder.LITTLE_ENDIAN).limit(0);

    private CheckpointReader(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Reads a checkpoint.
     *
     * @throws DamagedCheckpointException if it is not a whole checkpoint
     * @throws InvalidInputException      if a newer library wrote it
     * @throws IOException                if the file cannot be read
     */
    static Checkpoint read(Path file) throws IOException, DamagedCheckpointException {
        if (!Files.isRegularFile(file)) {
            throw new DamagedCheckpointException(file + " is not a file");
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return new CheckpointReader(file, channel).read();
        } catch (EOFException e) {
            throw new DamagedCheckpointException(file + " is truncated", e);
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) {
            throw NamedOutput.named(file, e);
        }
    }

    private Checkpoint read() throws IOException, DamagedCheckpointException {
        for (byte expected : CheckpointFormat.magic()) {
            if (next(1).get() != expected) {
                throw new DamagedCheckpointException(file + " is not a gan4j checkpoint");
            }
        }
        if (channel.size() < CheckpointFormat.PREFIX_BYTES + CheckpointFormat.HASH_BYTES) {
            throw new EOFException();
        }
        checkHash();
        int headerBytes = header();
        byte[] json = new byte[headerBytes];
        for (int i = 0; i < json.length; i++) {
            json[i] = next(1).get();
        }
        try {
            return checkpoint(JsonView.read(json, file.toString(), "a checkpoint"), headerBytes);
        } catch (InvalidInputException e) {
            throw new DamagedCheckpointException(String.valueOf(e.getMessage()), e);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new DamagedCheckpointException(file + " contradicts itself: " + e.getMessage(), e);
        }
    }

    /** Checks the version, which is at the same place in every format, and returns the header's length. */
    private int header() throws IOException, DamagedCheckpointException {
        channel.position(CheckpointFormat.magic().length);
        chunk.limit(0);
        int version = next(Integer.BYTES).getInt();
        int headerBytes = next(Integer.BYTES).getInt();
        if (version > CheckpointFormat.VERSION) {
            throw new InvalidInputException(file + " has the format " + version + " of checkpoints but gan4j "
                    + Gan4j.version() + " reads formats up to " + CheckpointFormat.VERSION + "; use a newer gan4j");
        }
        long most = Math.min(CheckpointFormat.LARGEST_HEADER,
                channel.size() - CheckpointFormat.PREFIX_BYTES - CheckpointFormat.HASH_BYTES);
        if (version < 1 || headerBytes < 0 || headerBytes > most) {
            throw new DamagedCheckpointException(file + " contradicts itself: format " + version + ", a header of "
                    + headerBytes + " bytes");
        }
        return headerBytes;
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

    private Checkpoint checkpoint(JsonView header, int headerBytes) throws IOException {
        Experiment experiment = experiment(header.text("experiment"));
        Map<String, Shape> weights = new Networks(TrainingPlan.of(experiment)).shapes();
        Map<String, Shape> state = state(header);
        boolean isPretrained = header.flag("isPretrained");
        int steps = header.size("pretrainingSteps", 0);
        int iterations = header.size("iterations", 0);
        int looks = header.size("looks", 0);
        long floats = floats(state) + floats(weights) * (isPretrained ? 3 : 2) + steps + 2L * iterations;
        long size = CheckpointFormat.PREFIX_BYTES + headerBytes + Math.multiplyExact(floats, (long) Float.BYTES)
                + (long) looks * (Long.BYTES + Double.BYTES) + CheckpointFormat.HASH_BYTES;
        if (size != channel.size()) {
            throw new IllegalArgumentException("it must have " + size + " bytes but has " + channel.size());
        }
        return new Checkpoint(experiment, values(state), values(weights), isPretrained ? values(weights) : null,
                values(weights),
                new History(floats(steps), floats(iterations), floats(iterations), longs(looks), doubles(looks)),
                AlarmCodec.read(header), new AlarmWatch.State(header.flag("isCollapsed"), header.flag("isSaturated")),
                header.finite("seconds"));
    }

    private Experiment experiment(String yaml) {
        try {
            return Experiment.parse(yaml);
        } catch (InvalidInputException e) {
            throw new InvalidInputException(file + ": experiment: " + e.getMessage(), e);
        }
    }

    private static Map<String, Shape> state(JsonView header) {
        Map<String, Shape> state = new LinkedHashMap<>();
        for (JsonView value : header.objects("state")) {
            Shape shape = new Shape(value.size("rows", 1), value.size("columns", 1));
            if (state.put(value.text("name"), shape) != null) {
                throw value.mustBe("name", "unique");
            }
        }
        return state;
    }

    private static long floats(Map<String, Shape> shapes) {
        long sum = 0;
        for (Shape shape : shapes.values()) {
            sum = Math.addExact(sum, (long) shape.rows() * shape.columns());
        }
        return sum;
    }

    private Parameters values(Map<String, Shape> shapes) throws IOException {
        Map<String, Parameters.Value> values = new LinkedHashMap<>();
        for (Map.Entry<String, Shape> shape : shapes.entrySet()) {
            values.put(shape.getKey(), new Parameters.Value(shape.getValue(), floats(shape.getValue().size())));
        }
        return new Parameters(values);
    }

    private float[] floats(int count) throws IOException {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = next(Float.BYTES).getFloat();
        }
        return values;
    }

    private long[] longs(int count) throws IOException {
        long[] values = new long[count];
        for (int i = 0; i < count; i++) {
            values[i] = next(Long.BYTES).getLong();
        }
        return values;
    }

    private double[] doubles(int count) throws IOException {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = next(Double.BYTES).getDouble();
        }
        return values;
    }

    /** Reads a number of bytes into the buffer. */
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
