package dev.gan4j.engine;

import dev.gan4j.engine.internal.Activation;
import dev.gan4j.engine.internal.Binary;
import dev.gan4j.engine.internal.Kernels;
import dev.gan4j.engine.internal.Unary;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A chain of elementwise operations, run strip by strip, which keeps intermediate values in the first-level cache and needs no
 * buffers for them.
 */
final class Chain implements Program.Instruction {

    /** The elements of a strip: 8 KiB. */
    private static final int STRIP = 2048;

    private final Kernels kernels;
    private final int size;
    private final Deque<float[]> idle = new ArrayDeque<>();
    private final List<Link> pending = new ArrayList<>();
    private Link[] links = new Link[0];

    /** One operation on a strip that starts at an element. */
    private interface Link {
        void run(int from, int count);
    }

    /**
     * An operand of a link.
     *
     * @param array   the elements
     * @param isStrip whether it holds only a strip, not all elements
     * @param step    0 for a number, else 1
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Operand(float[] array, boolean isStrip, int step) {

        /** All elements of a value. */
        static Operand whole(float[] array) {
            return new Operand(array, false, 1);
        }

        /** A number that is combined with every element. */
        static Operand number(float[] array) {
            return new Operand(array, true, 0);
        }

        private int position(int from) {
            return isStrip ? 0 : from;
        }
    }

    /**
     * Begins a chain.
     *
     * @param kernels that do the operations
     * @param size    elements of every value
     */
    Chain(Kernels kernels, int size) {
        this.kernels = kernels;
        this.size = size;
    }

    /** Returns the result operand of the next operation, unless it is the last. */
    Operand between() {
        return new Operand(idle.isEmpty() ? new float[Math.min(STRIP, size)] : idle.pop(), true, 1);
    }

    void unary(Unary f, float a, float b, Operand x, Operand y) {
        add(List.of(x), (from, count) -> kernels.unary(f, x.array, x.position(from), y.array, y.position(from), count,
                a, b));
    }

    void binary(Binary f, Operand a, Operand b, Operand y) {
        add(List.of(a, b), (from, count) -> kernels.binary(f, a.array, a.position(from), a.step, b.array,
                b.position(from), b.step, y.array, y.position(from), count));
    }

    void slope(Activation f, Operand g, Operand h, Operand y) {
        add(List.of(g, h), (from, count) -> kernels.slope(f, g.array, g.position(from), h.array, h.position(from),
                y.array, y.position(from), count));
    }

    /** An intermediate value is read once, so its strip is free afterwards, but not for the result of the same operation. */
    private void add(List<Operand> reads, Link link) {
        for (Operand operand : reads) {
            if (operand.isStrip && operand.step == 1) {
                idle.push(operand.array);
            }
        }
        pending.add(link);
        links = pending.toArray(Link[]::new);
    }

    @Override
    public void run() {
        for (int from = 0; from < size; from += STRIP) {
            int count = Math.min(STRIP, size - from);
            for (Link link : links) {
                link.run(from, count);
            }
        }
    }
}
