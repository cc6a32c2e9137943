package dev.gan4j.testing;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What Jazzer calls, in a JVM of its own. */
public final class Fuzzer {

    private static @Nullable ParserFuzzing target;

    private Fuzzer() {}

    /**
     * Prepares a run.
     *
     * @param arguments the class of the parser's tests
     * @throws ReflectiveOperationException if there is no such class
     */
    public static void fuzzerInitialize(String[] arguments) throws ReflectiveOperationException {
        var constructor = Class.forName(arguments[0]).asSubclass(ParserFuzzing.class).getDeclaredConstructor();
        constructor.setAccessible(true);
        target = constructor.newInstance();
    }

    /**
     * Reads one input.
     *
     * @param input any bytes
     * @throws Exception a fault
     */
    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        Objects.requireNonNull(target).attack(input);
    }
}
