package dev.gan4j.engine;

import dev.gan4j.engine.internal.Activation;
import dev.gan4j.engine.internal.Binary;
import dev.gan4j.engine.internal.Kernels;
import dev.gan4j.engine.internal.Unary;
import dev.gan4j.graph.Axis;
import dev.gan4j.graph.Gradients;
import dev.gan4j.graph.Node;
import dev.gan4j.graph.Operation;
import dev.gan4j.graph.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns nodes into kernel calls on buffers that are laid out once. */
final class Lowering {

    private final State state;
    private final Kernels kernels;
    private final Fusion fusion;
    private final Buffers buffers;
    private final Set<Node> added = new HashSet<>();
    private final Map<String, float[]> inputs = new HashMap<>();
    private final List<Program.Step> instructions = new ArrayList<>();
    private final List<Program.Step> updates = new ArrayList<>();

    /**
     * Begins a layout.
     *
     * @param state   holds the parameters
     * @param kernels the kernels to call
     * @param fusion  which nodes one kernel computes at once
     * @param buffers where values stand
     */
    Lowering(State state, Kernels kernels, Fusion fusion, Buffers buffers) {
        this.state = state;
        this.buffers = buffers;
        this.fusion = fusion;
        this.kernels = kernels;
    }

    Map<String, float[]> inputs() {
        return inputs;
    }

    List<Program.Step> finish() {
        List<Program.Step> all = new ArrayList<>(instructions);
        all.addAll(updates);
        return all;
    }

    /** Adds what computes a node whose inputs were added. */
    void add(Node node) {
        if (!added.add(node)) {
            return;
        }
        Node partner = fusion.partner(node);
        if (partner != null) {
            // Its other result may stand later in the order, and so may what that reads.
            for (Node early : Gradients.topological(List.of(partner))) {
                add(early);
            }
            return;
        }
        Fusion.Fused fused = fusion.at(node);
        if (fused != null) {
            fused(node, fused);
        } else if (!fusion.isSwallowed(node)) {
            single(node);
        }
    }

    private void fused(Node node, Fusion.Fused fused) {
        switch (fused) {
            case Fusion.Fused.Layer(Node product, Node bias, Activation f) -> {
                Product p = new Product(product);
                float[] b = buffers.read(bias);
                float[] y = buffers.write(node);
                emit(f == null ? "layer" : "layer " + f.function(), product, node, p.operations(),
                        () -> kernels.layer(p.x, p.w,
                                p.innerStep, p.outerStep, b, f, y, p.rows, p.inner, p.outer));
            }
            case Fusion.Fused.LayerSlope(Node product, Node h, Activation f) -> {
                Product p = new Product(product);
                float[] values = buffers.read(h);
                float[] y = buffers.write(node);
                emit("layerSlope " + f.function(), product, node, p.operations(),
                        () -> kernels.layerSlope(p.x, p.w, p.innerStep, p.outerStep, f, values, y, p.rows,
                                p.inner, p.outer));
            }
            case Fusion.Fused.Slope(Node g, Node h, Activation f) -> {
                float[] scaled = buffers.read(g);
                float[] values = buffers.read(h);
                float[] y = buffers.write(node);
                emit("slope " + f.function(), g, node, 3L * y.length,
                        () -> kernels.slope(f, scaled, values, y, y.length));
            }
            case Fusion.Fused.LayerGradient(Node product, Node sums) -> {
                float[] x = input(product, 0);
                float[] d = input(product, 1);
                float[] y = buffers.write(product);
                float[] total = buffers.write(sums);
                int rows = product.inputs().getFirst().shape().rows();
                emit("layerGradient", product, product, 2L * rows * product.shape().size() + d.length,
                        () -> kernels.layerGradient(x, d, y, total, rows, product.shape().rows(),
                                product.shape().columns()));
            }
        }
    }

    /** The operands of a product whose left matrix is not transposed. */
    private final class Product {

        private final float[] x;
        private final float[] w;
        private final int innerStep;
        private final int outerStep;
        private final int rows;
        private final int inner;
        private final int outer;

        /** One multiplication and one addition for each row, input and output. */
        long operations() {
            return 2L * rows * inner * outer;
        }

        Product(Node product) {
            boolean transposed = product.operation() instanceof Operation.MatMul(boolean left, boolean right) && right;
            Shape weights = product.inputs().get(1).shape();
            x = input(product, 0);
            w = input(product, 1);
            innerStep = transposed ? weights.rows() : 1;
            outerStep = transposed ? 1 : weights.rows();
            rows = product.shape().rows();
            inner = product.inputs().get(0).shape().columns();
            outer = product.shape().columns();
        }
    }

    private void single(Node node) {
        Shape shape = node.shape();
        switch (node.operation()) {
            case Operation.Input(String name) -> buffers.keep(node,
                    inputs.computeIfAbsent(name, key -> buffers.create(shape)));
            case Operation.Parameter(String name) -> buffers.keep(node, state.buffer(name, shape));
            case Operation.Constant(double value) -> {
                float[] buffer = buffers.create(shape);
                buffer[0] = (float) value;
                buffers.keep(node, buffer);
            }
            case Operation.MatMul(boolean left, boolean right) -> matmul(node, left, right);
            case Operation.Add() -> binary(Binary.ADD, node);
            case Operation.Subtract() -> binary(Binary.SUBTRACT, node);
            case Operation.Multiply() -> binary(Binary.MULTIPLY, node);
            case Operation.Divide() -> binary(Binary.DIVIDE, node);
            case Operation.Negate() -> unary(Unary.NEGATE, node, 0, 0);
            case Operation.Tanh() -> unary(Unary.TANH, node, 0, 0);
            case Operation.Sigmoid() -> unary(Unary.SIGMOID, node, 0, 0);
            case Operation.Softplus() -> unary(Unary.SOFTPLUS, node, 0, 0);
            case Operation.Exp() -> unary(Unary.EXP, node, 0, 0);
            case Operation.Log() -> unary(Unary.LOG, node, 0, 0);
            case Operation.Sqrt() -> unary(Unary.SQRT, node, 0, 0);
            case Operation.Square() -> unary(Unary.SQUARE, node, 0, 0);
            case Operation.Relu() -> unary(Unary.RELU, node, 0, 0);
            case Operation.LeakyRelu(double slope) -> unary(Unary.LEAKY_RELU, node, slope, 0);
            case Operation.Silu() -> unary(Unary.SILU, node, 0, 0);
            case Operation.Sin() -> unary(Unary.SIN, node, 0, 0);
            case Operation.Cos() -> unary(Unary.COS, node, 0, 0);
            case Operation.Clamp(double low, double high) -> unary(Unary.CLAMP, node, low, high);
            case Operation.Step() -> unary(Unary.STEP, node, 0, 0);
            case Operation.Inside(double low, double high) -> unary(Unary.INSIDE, node, low, high);
            case Operation.StopGradient() -> throw new IllegalStateException("simplified away: " + node);
            case Operation.Sum(Axis axis) -> sum(node, axis);
            case Operation.Broadcast stretched -> broadcast(node);
            case Operation.Concat(Axis axis) -> concat(node, axis);
            case Operation.Slice(Axis axis, int from, int to) -> copy(node, 0, axis, -from, buffers.write(node));
            case Operation.Pad(Axis axis, int before, int after) ->
                copy(node, 0, axis, before, buffers.writeOnce(node));
        }
    }

    /** Returns a node's value in a buffer that keeps it when the state is updated. */
    float[] snapshot(Node node) {
        float[] value = buffers.read(node);
        if (!(node.operation() instanceof Operation.Parameter)) {
            return value;
        }
        float[] copy = buffers.create(node.shape());
        emit("copy", node, node, 0, () -> System.arraycopy(value, 0, copy, 0, copy.length));
        return copy;
    }

    /** Adds an update, which takes place after everything that is computed. */
    void update(String parameter, Node node) {
        float[] target = state.buffer(parameter, node.shape());
        float[] value = snapshot(node);
        updates.add(new Program.Step("update", shapes(node), node.shape(), 0,
                () -> System.arraycopy(value, 0, target, 0, target.length)));
    }

    /** Adds a step of momentum, which takes place after everything that is computed. */
    void momentum(Updates.Momentum step) {
        float[] w = state.buffer(step.weight(), step.gradient().shape());
        float[] v = state.buffer(step.velocity(), step.gradient().shape());
        float[] g = snapshot(step.gradient());
        float[] rate = buffers.read(step.rate());
        float factor = step.factor();
        updates.add(new Program.Step("momentum", shapes(step.gradient()), step.gradient().shape(), 4L * w.length,
                () -> kernels.momentum(w, v, g, factor, rate[0])));
    }

    /**
     * Adds a kernel call.
     *
     * @param kernel     its name
     * @param reads      the node whose inputs it reads
     * @param result     the node that it computes
     * @param operations floating-point operations, a function of one number counted as one
     * @param action     the call
     */
    private void emit(String kernel, Node reads, Node result, long operations, Program.Instruction action) {
        instructions.add(new Program.Step(kernel, shapes(reads), result.shape(), operations, action));
        buffers.endStep();
    }

    private static List<Shape> shapes(Node node) {
        return node.inputs().stream().map(Node::shape).toList();
    }

    private float[] input(Node node, int index) {
        return buffers.read(node.inputs().get(index));
    }

    private void unary(Unary function, Node node, double a, double b) {
        float[] x = input(node, 0);
        float[] y = buffers.write(node);
        float first = (float) a;
        float second = (float) b;
        emit(function.name(), node, node, y.length, () -> kernels.unary(function, x, y, y.length, first, second));
    }

    private void binary(Binary function, Node node) {
        float[] a = input(node, 0);
        float[] b = input(node, 1);
        Shape aShape = node.inputs().get(0).shape();
        Shape bShape = node.inputs().get(1).shape();
        Shape shape = node.shape();
        float[] y = buffers.write(node);
        boolean aWhole = aShape.equals(shape) || aShape.isScalar();
        boolean bWhole = bShape.equals(shape) || bShape.isScalar();
        if (aWhole && bWhole) {
            int aStep = aShape.equals(shape) ? 1 : 0;
            int bStep = bShape.equals(shape) ? 1 : 0;
            emit(function.name(), node, node, y.length,
                    () -> kernels.binary(function, a, 0, aStep, b, 0, bStep, y, 0, y.length));
            return;
        }
        int rows = shape.rows();
        int columns = shape.columns();
        int aStep = aShape.rows() == 1 ? 0 : 1;
        int bStep = bShape.rows() == 1 ? 0 : 1;
        int aColumn = aShape.columns() == 1 ? 0 : aShape.rows();
        int bColumn = bShape.columns() == 1 ? 0 : bShape.rows();
        emit(function.name(), node, node, y.length, () -> {
            for (int column = 0; column < columns; column++) {
                kernels.binary(function, a, column * aColumn, aStep, b, column * bColumn, bStep, y, column * rows,
                        rows);
            }
        });
    }

    private void matmul(Node node, boolean left, boolean right) {
        if (!left) {
            Product p = new Product(node);
            float[] y = buffers.write(node);
            emit("product", node, node, p.operations(),
                    () -> kernels.layer(p.x, p.w, p.innerStep, p.outerStep, null, null, y, p.rows, p.inner, p.outer));
            return;
        }
        Shape shape = node.shape();
        int rows = node.inputs().get(0).shape().rows();
        float[] d = right ? transposed(node, node.inputs().get(1).shape(), input(node, 1)) : input(node, 1);
        float[] a = input(node, 0);
        float[] y = buffers.write(node);
        emit("layerGradient", node, node, 2L * rows * shape.size(),
                () -> kernels.layerGradient(a, d, y, null, rows, shape.rows(), shape.columns()));
    }

    private float[] transposed(Node node, Shape shape, float[] x) {
        float[] y = buffers.create(shape);
        int rows = shape.rows();
        int columns = shape.columns();
        emit("transpose", node, node, 0, () -> {
            for (int column = 0; column < columns; column++) {
                for (int row = 0; row < rows; row++) {
                    y[row * columns + column] = x[column * rows + row];
                }
            }
        });
        return y;
    }

    private void sum(Node node, Axis axis) {
        float[] x = input(node, 0);
        Shape shape = node.inputs().getFirst().shape();
        float[] y = buffers.write(node);
        switch (axis) {
            case BATCH -> emit("sum", node, node, x.length, () -> kernels.sumRuns(x, y, shape.rows(), shape.columns()));
            case ALL -> emit("sum", node, node, x.length, () -> kernels.sumRuns(x, y, x.length, 1));
            case FEATURES -> emit("sum", node, node, x.length, () -> {
                int rows = shape.rows();
                System.arraycopy(x, 0, y, 0, rows);
                for (int column = 1; column < shape.columns(); column++) {
                    kernels.binary(Binary.ADD, y, 0, 1, x, column * rows, 1, y, 0, rows);
                }
            });
        }
    }

    private void broadcast(Node node) {
        float[] x = input(node, 0);
        Shape from = node.inputs().getFirst().shape();
        Shape to = node.shape();
        float[] y = buffers.write(node);
        int rowStep = from.rows() == 1 ? 0 : 1;
        int columnStep = from.columns() == 1 ? 0 : from.rows();
        emit("broadcast", node, node, 0, () -> {
            for (int column = 0, at = 0; column < to.columns(); column++) {
                for (int row = 0; row < to.rows(); row++, at++) {
                    y[at] = x[column * columnStep + row * rowStep];
                }
            }
        });
    }

    private void concat(Node node, Axis axis) {
        float[] y = buffers.write(node);
        int offset = 0;
        for (int i = 0; i < node.inputs().size(); i++) {
            Shape part = node.inputs().get(i).shape();
            copy(node, i, axis, offset, y);
            offset += axis == Axis.BATCH ? part.rows() : part.columns();
        }
    }

    /** Copies an input into y, moved along an axis; what falls outside is left out, what is not hit stays 0. */
    private void copy(Node node, int index, Axis axis, int offset, float[] y) {
        float[] x = input(node, index);
        Shape from = node.inputs().get(index).shape();
        Shape to = node.shape();
        int rowOffset = axis == Axis.BATCH ? offset : 0;
        int columnOffset = axis == Axis.BATCH ? 0 : offset;
        int firstRow = Math.max(0, -rowOffset);
        int rows = Math.min(from.rows(), to.rows() - rowOffset) - firstRow;
        int firstColumn = Math.max(0, -columnOffset);
        int lastColumn = Math.min(from.columns(), to.columns() - columnOffset);
        emit("copy", node, node, 0, () -> {
            for (int column = firstColumn; column < lastColumn; column++) {
                System.arraycopy(x, column * from.rows() + firstRow, y,
                        (column + columnOffset) * to.rows() + firstRow + rowOffset, rows);
            }
        });
    }
}
