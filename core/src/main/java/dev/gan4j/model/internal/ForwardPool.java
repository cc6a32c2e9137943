package dev.gan4j.model.internal;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleFunction;

/**
 * A network compiled for several threads, each of which borrows a function of its own and brings it back.
 *
 * <p>Kernels that take long to warm up pay for many rows only. As many rows are expected as there were so far; when that
 * has grown much, a function is compiled again for more of them, with the same bits.
 */
public final class ForwardPool {

    /** Fewer rows than this are nothing to choose kernels for. */
    private static final long FEW = 1 << 16;

    private final DoubleFunction<Forward> compiler;
    private final AtomicLong rows = new AtomicLong();
    private final ConcurrentLinkedQueue<Borrowed> idle = new ConcurrentLinkedQueue<>();

    private record Borrowed(Forward forward, long expected) {}

    /**
     * Creates an empty pool.
     *
     * @param compiler makes a function for so many rows in its life, roughly
     */
    public ForwardPool(DoubleFunction<Forward> compiler) {
        this.compiler = compiler;
    }

    /**
     * Computes the network's output for each of n rows, as {@link Forward#apply} does; any number of threads at once.
     */
    public void apply(float[] values, float[] results, int n) {
        long soFar = Math.max(FEW, rows.addAndGet(n));
        Borrowed borrowed = idle.poll();
        // Eight times as many as when it was compiled: not so often that compiling would count.
        if (borrowed == null || soFar / 8 >= borrowed.expected) {
            borrowed = new Borrowed(compiler.apply((double) soFar), soFar);
        }
        borrowed.forward.apply(values, results, n);
        idle.add(borrowed);
    }
}
