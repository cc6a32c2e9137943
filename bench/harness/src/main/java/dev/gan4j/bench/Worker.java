package dev.gan4j.bench;

import dev.gan4j.train.internal.Gan4jTutorial;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * One engine in a process of its own, so that neither native libraries nor what the JIT learnt meet.
 *
 * <p>It is told by lines on standard input: {@code check START RESULT} (see {@link Exchange}) or {@code run SECONDS}. It
 * answers by lines on standard output that begin with {@code @}: {@code @ready VERSION} once, {@code @checked},
 * {@code @ran ITERATIONS NANOSECONDS}. The hand-written bound in C keeps to the same.
 */
public final class Worker {

    private static final long CHUNK_NANOSECONDS = 5_000_000;

    private final Workload workload;
    private final Engine engine;
    private final Minibatches minibatches;
    private final float[] objectives = new float[2];
    private long iteration;

    private Worker(Workload workload, Engine engine, boolean ahead) {
        this.workload = workload;
        this.engine = engine;
        minibatches = Exchange.minibatches(workload, ahead);
    }

    /** The engines that need no peer: {@code gan4j} and {@code by-hand}, then what {@link #serve} takes. */
    public static void main(String[] args) {
        Function<Workload, Engine> factory = switch (args[0]) {
            case "gan4j" -> workload -> workload == Workload.TUTORIAL
                    ? new Gan4jTutorial()
                    : new Gan4jMlp(workload);
            case "by-hand" -> workload -> new TutorialByHand();
            default -> throw new IllegalArgumentException("engine must be gan4j or by-hand but was " + args[0]);
        };
        serve(new String[]{args[1], args[2]}, factory);
    }

    /**
     * Answers until standard input ends.
     *
     * @param args    the workload's name, and whether x is drawn ahead
     * @param factory makes the engine
     */
    public static void serve(String[] args, Function<Workload, Engine> factory) {
        PrintStream answers = System.out;
        // What libraries print must not pass for an answer.
        System.setOut(System.err);
        Workload workload = Workload.valueOf(args[0]);
        Worker worker = new Worker(workload, factory.apply(workload), Boolean.parseBoolean(args[1]));
        answers.println("@ready " + worker.engine.version());
        try (var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                answers.println(worker.answer(line.split(" ", -1)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // Some libraries leave threads behind.
        System.exit(0);
    }

    private String answer(String[] words) {
        return switch (words[0]) {
            case "check" -> {
                Exchange.check(engine, workload, Path.of(words[1]), Path.of(words[2]));
                yield "@checked";
            }
            case "run" -> run((long) (Double.parseDouble(words[1]) * 1e9));
            default -> throw new IllegalArgumentException("no such request: " + words[0]);
        };
    }

    private String run(long nanoseconds) {
        engine.reset(workload.start());
        iteration = 0;
        int chunk = 1;
        long start = System.nanoTime();
        long end = start;
        while (end - start < nanoseconds) {
            iterate(chunk);
            long now = System.nanoTime();
            if (now - end < CHUNK_NANOSECONDS) {
                chunk *= 2;
            }
            end = now;
        }
        if (!Float.isFinite(objectives[0] + objectives[1])) {
            throw new IllegalStateException("Error: objectives were " + objectives[0] + " and " + objectives[1]
                    + " after " + iteration + " iterations");
        }
        return "@ran " + iteration + " " + (end - start);
    }

    private void iterate(int count) {
        for (int i = 0; i < count; i++) {
            minibatches.draw(iteration++);
            engine.iterate(minibatches.x(), minibatches.discriminatorZ(), minibatches.generatorZ(), objectives);
        }
    }
}
