package dev.gan4j.engine;

import dev.gan4j.graph.Node;
import dev.gan4j.graph.Shape;
import java.util.ArrayList;
import java.util.List;

/** The kernel calls of a program, in the order in which they run. */
final class Steps {

    private final Buffers buffers;
    private final List<Program.Step> steps = new ArrayList<>();
    private final List<Program.Step> updates = new ArrayList<>();

    Steps(Buffers buffers) {
        this.buffers = buffers;
    }

    /** All steps, updates last. */
    List<Program.Step> all() {
        List<Program.Step> all = new ArrayList<>(steps);
        all.addAll(updates);
        return all;
    }

    /**
     * Adds a kernel call.
     *
     * @param kernel     its name
     * @param reads      the node whose inputs it reads
     * @param result     the node that it computes
     * @param operations floating-point operations; a function of one number counts as one
     * @param action     the call
     */
    void add(String kernel, Node reads, Node result, long operations, Program.Instruction action) {
        steps.add(new Program.Step(kernel, shapes(reads), result.shape(), operations, action));
        buffers.endStep();
    }

    /**
     * Adds a kernel call that is done after everything is computed.
     *
     * @param kernel     its name
     * @param value      the node whose value or gradient it uses
     * @param operations floating-point operations
     * @param action     the call
     */
    void update(String kernel, Node value, long operations, Program.Instruction action) {
        updates.add(new Program.Step(kernel, List.of(value.shape()), value.shape(), operations, action));
    }

    private static List<Shape> shapes(Node node) {
        return node.inputs().stream().map(Node::shape).toList();
    }
}
