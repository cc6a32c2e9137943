package dev.gan4j.engine;

import dev.gan4j.InvalidInputException;
import dev.gan4j.graph.Shape;
import dev.gan4j.internal.Memory;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * The named values that programs share and update: weights, velocities, moments.
 *
 * <p>Storage is feature-major: element (row, column) of a matrix is at column * rows + row, which makes a batch contiguous. Not
 * thread-safe.
 */
public final class State {

    private final SequencedMap<String, Entry> entries = new LinkedHashMap<>();
    private long bytes;

    /** Creates a state without values. */
    public State() {}

    /**
     * Adds a value of zeros.
     *
     * @param name  not used yet
     * @param shape of the value
     * @throws IllegalArgumentException if the name is used already
     * @throws InvalidInputException    if all values do not fit into the JVM's memory
     */
    public void add(String name, Shape shape) {
        if (entries.containsKey(name)) {
            throw new IllegalArgumentException("the state has a value \"" + name + "\" already");
        }
        long all = bytes + (long) Float.BYTES * shape.size();
        Memory.require(name + " of shape " + shape + ", with the values before it,", all);
        entries.put(name, new Entry(shape, new float[shape.size()]));
        bytes = all;
    }

    /**
     * Returns whether there is a value.
     *
     * @param name of the value
     * @return true if it was added
     */
    public boolean contains(String name) {
        return entries.containsKey(name);
    }

    /**
     * Returns the names and shapes of all values.
     *
     * @return in the order in which they were added
     */
    public SequencedMap<String, Shape> shapes() {
        SequencedMap<String, Shape> shapes = new LinkedHashMap<>();
        entries.forEach((name, entry) -> shapes.put(name, entry.shape));
        return Collections.unmodifiableSequencedMap(shapes);
    }

    /**
     * Returns a value.
     *
     * @param name of the value
     * @return a copy of its elements, row by row
     */
    public float[] get(String name) {
        Entry entry = entry(name);
        return Layout.toRows(entry.shape, entry.buffer);
    }

    /**
     * Replaces a value.
     *
     * @param name     of the value
     * @param elements row by row, as many as its shape has
     */
    public void set(String name, float[] elements) {
        Entry entry = entry(name);
        if (elements.length != entry.shape.size()) {
            throw new IllegalArgumentException("\"" + name + "\" has shape " + entry.shape + " but was given "
                    + elements.length + " elements");
        }
        Layout.fromRows(entry.shape, elements, entry.buffer);
    }

    /** Returns the storage itself, feature-major, to which programs bind once. */
    float[] buffer(String name, Shape shape) {
        Entry entry = entry(name);
        if (!entry.shape.equals(shape)) {
            throw new IllegalArgumentException("parameter \"" + name + "\" has shape " + shape
                    + " in the graph but " + entry.shape + " in the state");
        }
        return entry.buffer;
    }

    private Entry entry(String name) {
        Entry entry = entries.get(name);
        if (entry == null) {
            throw new IllegalArgumentException("the state has no value \"" + name + "\"; it has " + entries.keySet());
        }
        return entry;
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Entry(Shape shape, float[] buffer) {}
}
