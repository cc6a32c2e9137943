package dev.gan4j.model.internal;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleFunction;

/**
 * A network compiled for several threads; each borrows its own function and returns it.
 *
 * <p>Kernels that take long to warm up pay off only for many rows. The pool expects as many more rows as there were so far;
 * when that number has grown much, it compiles the function again for more rows, with the same bits.
 */
public final class ForwardPool {

    /** For fewer rows than this, the choice of kernels does not matter. */
    private static final long FEW = 1 << 16;

    private final DoubleFunction<Forward> compiler;
    private final AtomicLong rows = new AtomicLong();
    private final ConcurrentLinkedQueue<Borrowed> idle = new ConcurrentLinkedQueue<>();

    private record Borrowed(Forward forward, long expected) {}

    /**
     * Creates an empty pool.
     *
     * @param compiler makes a function for roughly the given total number of rows
     */
    public ForwardPool(DoubleFunction<Forward> compiler) {
        this.compiler = compiler;
    }

    /** Computes the network's output for each of n rows, as {@link Forward#apply} does; thread-safe. */
    public void apply(float[] values, float[] results, int n) {
        long soFar = Math.max(FEW, rows.addAndGet(n));
        Borrowed borrowed = idle.poll();
        // At eight times as many rows as when it was compiled, which is rare enough to make the cost of compiling negligible.
        if (borrowed == null || soFar / 8 >= borrowed.expected) {
            borrowed = new Borrowed(compiler.apply((double) soFar), soFar);
        }
        borrowed.forward.apply(values, results, n);
        idle.add(borrowed);
    }
}
