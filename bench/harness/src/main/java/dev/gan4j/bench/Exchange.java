package dev.gan4j.bench;

import dev.gan4j.train.internal.TutorialMinibatches;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Files of little-endian float32 numbers, by which an engine in another process is told and tells its numbers. */
final class Exchange {

    /** Iterations of a check. */
    static final int ITERATIONS = 10;

    private Exchange() {}

    /** Writes what a check starts from: G's and D's weights, then x, z of the D step and z of the G step in turn. */
    static void writeStart(Path file, Workload workload) {
        Minibatches minibatches = minibatches(workload, false);
        ByteBuffer bytes = buffer(size(workload.start())
                + ITERATIONS * (workload.xSize() + 2 * workload.zSize()));
        put(bytes, workload.start());
        for (int i = 0; i < ITERATIONS; i++) {
            minibatches.draw(i);
            put(bytes, minibatches.x());
            put(bytes, minibatches.discriminatorZ());
            put(bytes, minibatches.generatorZ());
        }
        write(file, bytes);
    }

    /** Does a check: reads what it starts from, and writes both objectives of each iteration, then the weights. */
    static void check(Engine engine, Workload workload, Path start, Path result) {
        FloatBuffer numbers = read(start);
        engine.reset(weights(numbers, workload));
        float[] x = new float[workload.xSize()];
        float[] zD = new float[workload.zSize()];
        float[] zG = new float[workload.zSize()];
        float[] objectives = new float[2];
        ByteBuffer bytes = buffer(2 * ITERATIONS + size(workload.start()));
        for (int i = 0; i < ITERATIONS; i++) {
            numbers.get(x).get(zD).get(zG);
            engine.iterate(x, zD, zG, objectives);
            put(bytes, objectives);
        }
        put(bytes, engine.weights());
        write(result, bytes);
    }

    /** Reads the result of a check. */
    static Result readResult(Path file, Workload workload) {
        FloatBuffer numbers = read(file);
        float[] objectives = new float[2 * ITERATIONS];
        numbers.get(objectives);
        return new Result(objectives, weights(numbers, workload));
    }

    /** What a check came to: D's and G's objective of each iteration in turn, and the weights after the last. */
    @SuppressWarnings("ArrayRecordComponent")
    record Result(float[] objectives, Weights weights) {}

    /** Where a workload's minibatches come from. */
    static Minibatches minibatches(Workload workload, boolean ahead) {
        return switch (workload) {
            case TUTORIAL -> new TutorialMinibatches(ahead);
            case MLP, DEEP -> new PooledMinibatches(workload);
        };
    }

    /** All tensors of both networks. */
    static List<float[]> tensors(Weights weights) {
        return Stream.of(weights.generator(), weights.discriminator())
                .flatMap(Arrays::stream).toList();
    }

    private static Weights weights(FloatBuffer numbers, Workload workload) {
        Weights weights = new Weights(Weights.zeros(workload.generatorSizes()),
                Weights.zeros(workload.discriminatorSizes()));
        tensors(weights).forEach(numbers::get);
        return weights;
    }

    private static int size(Weights weights) {
        return tensors(weights).stream().mapToInt(tensor -> tensor.length).sum();
    }

    private static void put(ByteBuffer bytes, Weights weights) {
        tensors(weights).forEach(tensor -> put(bytes, tensor));
    }

    private static void put(ByteBuffer bytes, float[] numbers) {
        for (float number : numbers) {
            bytes.putFloat(number);
        }
    }

    private static ByteBuffer buffer(int floats) {
        return ByteBuffer.allocate(floats * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static FloatBuffer read(Path file) {
        try {
            return ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, ByteBuffer bytes) {
        try {
            try (var channel = Files.newByteChannel(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING)) {
                bytes.flip();
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
