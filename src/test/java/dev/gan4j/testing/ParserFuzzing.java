package dev.gan4j.testing;

import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.gan4j.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The tests of one parser that reads whatever anybody sends.
 *
 * <p>The contract: an input is read, or refused by a documented exception whose message is one short line, within bounded
 * time and memory; nothing else is ever thrown. {@link #parse} may check more of what was read, against a second parser
 * for instance.
 *
 * <p>The inputs come from the parser's corpus, {@code corpus/NAME} beside the test in {@code src/test/resources}, in three
 * ways: as they are; changed at random, with a seed that replays them ({@code gan4j.fuzz.seed}); and changed by Jazzer,
 * which keeps what reaches new code ({@code gan4j.fuzz.runs} inputs, in a JVM of its own). An input that ever broke the
 * contract stays in the corpus.
 */
public abstract class ParserFuzzing {

    /** The longest message of a refusal, in characters. */
    private static final int LONGEST_MESSAGE = 2000;
    private static final Duration LONGEST_TIME = Duration.ofSeconds(20);
    private static final int QUICK_RUNS = Integer.getInteger("gan4j.fuzz.quick", 500);
    private static final long RUNS = Long.getLong("gan4j.fuzz.runs", 1_000_000);

    private final String name;

    /**
     * Creates the tests.
     *
     * @param name the folder of the corpus
     */
    protected ParserFuzzing(String name) {
        this.name = name;
    }

    /**
     * Reads an input and checks what was read.
     *
     * @param input any bytes
     * @throws Exception a refusal, or a fault
     */
    protected abstract void parse(byte[] input) throws Exception;

    /**
     * Tells whether the parser documents an exception.
     *
     * @param exception what {@link #parse} threw
     * @return whether it is a refusal and no fault
     */
    protected boolean isRefusal(Exception exception) {
        return exception instanceof InvalidInputException;
    }

    /**
     * Returns words of the parser's language, to be put into inputs.
     *
     * @return any number
     */
    protected List<String> words() {
        return List.of();
    }

    /** Reads an input and checks the contract. */
    final void attack(byte[] input) throws Exception {
        try {
            parse(input);
        } catch (Exception e) {
            if (!isRefusal(e)) {
                throw e;
            }
            String fault = faultOf(e.getMessage());
            if (fault != null) {
                throw new AssertionError(fault, e);
            }
        }
    }

    private static @Nullable String faultOf(
            @Nullable String message) {
        if (message == null || message.isBlank()) {
            return "a refusal must say why";
        }
        if (message.length() >= LONGEST_MESSAGE) {
            return "a message must have fewer than " + LONGEST_MESSAGE + " characters but has " + message.length();
        }
        if (message.codePoints().anyMatch(point -> Character.isISOControl(point) || point == 0x2028
                || point == 0x2029)) {
            return "a message must be one line without control characters but was: " + message;
        }
        return null;
    }

    @TestFactory
    Stream<DynamicTest> anInputOfTheCorpusIsReadOrRefusedInOneLine() throws IOException {
        List<Path> files = corpus();
        if (files.isEmpty()) {
            throw new AssertionError("there is no corpus in " + folder());
        }
        return files.stream().map(file -> DynamicTest.dynamicTest(file.getFileName().toString(),
                () -> assertTimeout(LONGEST_TIME, () -> attack(Files.readAllBytes(file)))));
    }

    @Test
    void changedInputsAreReadOrRefusedInOneLine() throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        for (Path file : corpus()) {
            seeds.add(Files.readAllBytes(file));
        }
        long seed = Long.getLong("gan4j.fuzz.seed", ThreadLocalRandom.current().nextLong());
        for (int run = 0; run < QUICK_RUNS; run++) {
            byte[] input = new Mutation(seed + run, words()).of(seeds);
            try {
                assertTimeout(LONGEST_TIME, () -> attack(input));
            } catch (Exception | Error e) {
                Path kept = FuzzingProcess.keep(name, input);
                throw new AssertionError("input " + run + " of -Dgan4j.fuzz.seed=" + seed + ", kept as " + kept
                        + "; mend the parser and move the file to " + folder(), e);
            }
        }
    }

    @Test
    @Tag("nightly")
    void inputsThatReachNewCodeAreReadOrRefusedInOneLine() throws IOException, InterruptedException {
        new FuzzingProcess(getClass(), name, folder(), words()).run(RUNS);
    }

    private Path folder() {
        return Path.of("src/test/resources", getClass().getPackageName().replace('.', '/'), "corpus", name)
                .toAbsolutePath();
    }

    private List<Path> corpus() throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            return files.sorted().toList();
        }
    }
}
