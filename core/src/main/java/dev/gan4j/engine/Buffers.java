package dev.gan4j.engine;

import static java.util.Objects.requireNonNull;

import dev.gan4j.graph.Node;
import dev.gan4j.graph.Shape;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Allocates buffers for the values of nodes. A buffer whose value is no longer read is reused for the next value of its size.
 *
 * <p>Which step reads which value is known only when all steps are laid out. Therefore a program is laid out twice; the second
 * layout uses what the first one found.
 */
final class Buffers {

    private final Map<Node, Integer> lastReads;
    private final Map<Node, Integer> reads = new HashMap<>();
    private final Map<Node, float[]> values = new HashMap<>();
    private final Map<Integer, Deque<float[]>> free = new HashMap<>();
    private final Map<Integer, List<Node>> dying = new HashMap<>();
    private int step;
    private long bytes;

    /**
     * Creates buffers for a layout.
     *
     * @param lastReads the last step that reads a node's value, if known; the buffer of such a value is reused
     */
    Buffers(Map<Node, Integer> lastReads) {
        this.lastReads = lastReads;
    }

    /** The last step that read each node. */
    Map<Node, Integer> lastReads() {
        return reads;
    }

    /** Bytes of all buffers, without the state's own. */
    long bytes() {
        return bytes;
    }

    /** Ends a step, and frees the buffers of values that it was the last to read. */
    void endStep() {
        for (Node node : dying.getOrDefault(step, List.of())) {
            float[] buffer = requireNonNull(values.remove(node), "a value that dies was laid out");
            free.computeIfAbsent(buffer.length, length -> new ArrayDeque<>()).push(buffer);
        }
        step++;
    }

    /** Returns the buffer of a node that was laid out, for the present step to read. */
    float[] read(Node node) {
        reads.put(node, step);
        return requireNonNull(values.get(node), () -> "inputs come before " + node);
    }

    /** Lays out a node's value, every element of which its step writes. */
    float[] write(Node node) {
        Integer last = lastReads.get(node);
        if (last == null) {
            return writeOnce(node);
        }
        Deque<float[]> idle = free.get(node.shape().size());
        float[] buffer = idle == null || idle.isEmpty() ? create(node.shape()) : idle.pop();
        values.put(node, buffer);
        dying.computeIfAbsent(last, key -> new ArrayList<>()).add(node);
        return buffer;
    }

    /** Lays out a node's value in a buffer that is never reused: elements that its steps do not write stay 0. */
    float[] writeOnce(Node node) {
        float[] buffer = create(node.shape());
        values.put(node, buffer);
        return buffer;
    }

    /** Registers existing storage as a node's buffer. */
    void keep(Node node, float[] buffer) {
        values.put(node, buffer);
    }

    /** Returns a buffer that belongs to no node. */
    float[] create(Shape shape) {
        bytes += (long) Float.BYTES * shape.size();
        return new float[shape.size()];
    }
}
