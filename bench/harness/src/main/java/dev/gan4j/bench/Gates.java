package dev.gan4j.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The gate of bench/peers for benchmarks within one process. */
public final class Gates {

    private Gates() {}

    /** Throws unless an engine trains the tutorial as {@link TutorialByHand} does. */
    public static void againstHand(Engine engine) {
        try {
            Path folder = Files.createTempDirectory("gan4j-bench");
            Path start = folder.resolve("start.bin");
            Path result = folder.resolve("result.bin");
            try {
                Exchange.writeStart(start, Workload.TUTORIAL);
                Exchange.check(engine, Workload.TUTORIAL, start, result);
                Exchange.Result actual = Exchange.readResult(result, Workload.TUTORIAL);
                Exchange.check(new TutorialByHand(), Workload.TUTORIAL, start, result);
                Exchange.Result expected = Exchange.readResult(result, Workload.TUTORIAL);
                Gate.difference(actual, expected, Workload.TUTORIAL).ifPresent(difference -> {
                    throw new IllegalStateException("the step differs from that by hand (the reference here): "
                            + difference);
                });
            } finally {
                Files.deleteIfExists(start);
                Files.deleteIfExists(result);
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
