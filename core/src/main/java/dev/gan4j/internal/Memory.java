package dev.gan4j.internal;

import dev.gan4j.NotEnoughMemoryException;
import java.util.Locale;

/** Checks of the JVM's memory, with messages. */
public final class Memory {

    private static final double MEBIBYTE = 1 << 20;
    private static final double GIBIBYTE = 1 << 30;

    private Memory() {}

    /**
     * Checks that something can fit into memory before it is created.
     *
     * @param what  the thing that needs memory, with the field that determines how much: {@code a minibatch of batch 1000000}
     * @param bytes the least that it needs
     * @throws NotEnoughMemoryException if the JVM cannot have as much
     */
    public static void require(String what, long bytes) {
        require(what, " needs at least ", bytes, 1);
    }

    /**
     * Checks that something will fit into memory before it is begun.
     *
     * @param what  the thing that needs memory, with the field that determines how much
     * @param bytes an estimate of the memory it needs
     * @param times how many such things share the JVM's memory, at least 1
     * @throws NotEnoughMemoryException if the JVM cannot use that much for all of them
     */
    public static void requireRoom(String what, long bytes, int times) {
        require(what, " needs about ", bytes, times);
    }

    private static void require(String what, String needs, long bytes, int times) {
        long most = Runtime.getRuntime().maxMemory();
        long all = bytes > Long.MAX_VALUE / times ? Long.MAX_VALUE : bytes * times;
        if (all > most) {
            String together = times == 1 ? "" : ", and " + times + " at a time " + size(all) + ",";
            throw new NotEnoughMemoryException(what + needs + size(bytes) + " of memory" + together
                    + " but the JVM has " + size(most) + " at most; " + more(all)
                    + (times == 1 ? "" : ", or train fewer at a time with --threads"));
        }
    }

    /**
     * Returns advice on how to give the JVM more memory.
     *
     * @param bytes the least that is needed; 0 if unknown
     * @return a part of a sentence
     */
    public static String more(long bytes) {
        long most = Runtime.getRuntime().maxMemory();
        // A program needs more than its largest part, and the JVM needs some memory itself.
        double wanted = Math.max(2 * (double) most, 1.5 * bytes);
        long gibibytes = (long) Math.max(1, Math.ceil(wanted / GIBIBYTE));
        return "give it more with -Xmx" + gibibytes + "g (GAN4J_JAVA_OPTS=-Xmx" + gibibytes
                + "g for the command), or make it smaller";
    }

    /**
     * Returns a number of bytes in words.
     *
     * @param bytes at least 0
     * @return such as "48 MiB" or "1.5 GiB"
     */
    public static String size(long bytes) {
        return bytes < GIBIBYTE
                ? String.format(Locale.ROOT, "%.0f MiB", Math.ceil(bytes / MEBIBYTE))
                : String.format(Locale.ROOT, "%.1f GiB", bytes / GIBIBYTE);
    }
}
