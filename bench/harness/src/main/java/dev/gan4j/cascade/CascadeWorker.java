package dev.gan4j.cascade;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.jspecify.annotations.NullMarked;

/**
 * An engine that trains or samples the cascade in a process of its own. It keeps to the lines that
 * {@link dev.gan4j.bench.Worker} does, but for {@code check}: an engine is ready only once it has passed {@link CascadeGate}.
 */
@NullMarked
public final class CascadeWorker {

    /** What is timed. */
    public enum Task {
        /** Steps of likelihood. */
        TRAIN("Training: steps of likelihood on 512 rows", CascadeStart.SETTINGS.batch()) {
            @Override
            void run(CascadeEngine engine, long number) {
                engine.step(number);
            }
        },
        /** Batches of samples. */
        SAMPLE("Sampling: batches of 16,384 rows", 1 << 14) {
            @Override
            void run(CascadeEngine engine, long number) {
                engine.sample(number * rows(), rows());
            }
        };

        private final String title;
        private final int rows;

        Task(String title, int rows) {
            this.title = title;
            this.rows = rows;
        }

        /** What a reader calls it. */
        public String title() {
            return title;
        }

        /** The rows of an iteration. */
        public int rows() {
            return rows;
        }

        abstract void run(CascadeEngine engine, long number);
    }

    private CascadeWorker() {}

    /**
     * Answers until standard input ends.
     *
     * @param args    the name of a task
     * @param factory makes the engine
     */
    public static void serve(String[] args, Supplier<CascadeEngine> factory) {
        PrintStream answers = System.out;
        // What libraries print must not pass for an answer.
        System.setOut(System.err);
        Task task = Task.valueOf(args[0]);
        CascadeEngine engine = factory.get();
        if (!(engine instanceof Gan4jCascade)) {
            CascadeGate.check(factory.get());
        }
        answers.println("@ready " + engine.version());
        long number = 0;
        try (var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                long limit = (long) (Double.parseDouble(line.substring("run ".length())) * 1e9);
                long start = System.nanoTime();
                long first = number;
                long nanoseconds = 0;
                while (nanoseconds < limit) {
                    task.run(engine, number++);
                    nanoseconds = System.nanoTime() - start;
                }
                answers.println("@ran " + (number - first) + " " + nanoseconds);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // Some libraries leave threads behind.
        System.exit(0);
    }
}
