package dev.gan4j.data.csv;

import java.util.Locale;

/** How much of a file this Java virtual machine's heap can hold, which is checked while a file is read. */
final class MemoryBound {

    /**
     * The most memory that a number takes: the buffer it is collected in and its copy, the copy that is split into training and
     * held-out rows, the sorted copy for the working range, and the copies of the judgement.
     */
    private static final int BYTES_A_NUMBER = 128;
    /** The index of a class in a list of objects, its copies as int, and a training row's share of the rest. */
    private static final int BYTES_A_LABEL = 64;
    private static final int LARGEST_CELL = 1 << 24;
    private static final int SMALLEST_CELL = 1 << 14;
    private static final int CELLS_A_HEAP = 128;

    private MemoryBound() {}

    /**
     * Returns the most rows that can be kept.
     *
     * @param columns how many numbers are kept of each row
     * @param labels  whether its class is kept as well
     */
    static long rows(int columns, boolean labels) {
        return Math.min(Integer.MAX_VALUE - 8,
                Runtime.getRuntime().maxMemory() / ((long) columns * BYTES_A_NUMBER + (labels ? BYTES_A_LABEL : 0)));
    }

    /** Returns the most characters of a cell. */
    static int cell() {
        return (int) Math.max(SMALLEST_CELL,
                Math.min(LARGEST_CELL, Runtime.getRuntime().maxMemory() / CELLS_A_HEAP));
    }

    /** Returns the end of a message: how large the heap is, and how to make it larger. */
    static String remedy() {
        return String.format(Locale.ROOT, "that fit into a heap of %,d MB; give Java more with -Xmx, such as"
                + " GAN4J_JAVA_OPTS=-Xmx%dg for the command", Runtime.getRuntime().maxMemory() >> 20,
                Math.max(2, Runtime.getRuntime().maxMemory() >> 29));
    }
}
