package dev.gan4j.cli;

import java.util.List;
import java.util.stream.Stream;

/** Trains a network of a table that learns next to nothing, in next to no time. */
final class QuickTable {

    private static final List<String> SMALL = List.of("--set", "generator.embedding=8", "--set", "generator.hidden=8",
            "--set", "likelihood.epochs=2", "--set", "likelihood.batch=32");

    private QuickTable() {}

    /** Runs {@code train} with these arguments, and more that say what else is small. */
    static InProcess.Outcome train(List<String> more, String... arguments) {
        return InProcess.gan4j(Stream.of(Stream.of("train"), Stream.of(arguments), SMALL.stream(), more.stream())
                .flatMap(words -> words).toArray(String[]::new));
    }
}
