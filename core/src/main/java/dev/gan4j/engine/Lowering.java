package dev.gan4j.engine;

import dev.gan4j.engine.internal.Activation;
import dev.gan4j.engine.internal.Binary;
import dev.gan4j.engine.internal.Kernels;
import dev.gan4j.engine.internal.Unary;
import dev.gan4j.graph.Axis;
import dev.gan4j.graph.Filters;
import dev.gan4j.graph.Gradients;
import dev.gan4j.graph.Node;
import dev.gan4j.graph.Operation;
import dev.gan4j.graph.Picture;
import dev.gan4j.graph.Shape;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Converts nodes to kernel calls on buffers that are allocated once. */
final class Lowering {

    private final State state;
    private final Settings settings;
    private final Kernels kernels;
    private final Fusion fusion;
    private final Buffers buffers;
    private final Set<Node> added = new HashSet<>();
    private final Map<String, float[]> inputs = new HashMap<>();
    private final Steps steps;
    private final Movements movements;
    private final Categories categories;
    private final Pictures pictures;

    /**
     * Begins a layout.
     *
     * @param state    holds the parameters
     * @param settings holds the settings, which change between runs
     * @param kernels  the kernels to call
     * @param fusion   which nodes one kernel computes together
     * @param buffers  the buffers of values
     */
    Lowering(State state, Settings settings, Kernels kernels, Fusion fusion, Buffers buffers) {
        this.state = state;
        this.settings = settings;
        this.buffers = buffers;
        steps = new Steps(buffers);
        movements = new Movements(buffers, steps);
        categories = new Categories(buffers, steps, kernels);
        pictures = new Pictures(buffers, steps, kernels);
        this.fusion = fusion;
        this.kernels = kernels;
    }

    Map<String, float[]> inputs() {
        return inputs;
    }

    List<Program.Step> steps() {
        return steps.all();
    }

    /** Adds the steps of a node whose inputs were added. */
    void add(Node node) {
        if (!added.add(node)) {
            return;
        }
        Node partner = fusion.partner(node);
        if (partner != null) {
            // Its other result, and that result's inputs, may come later in the order.
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
        String kernel = fused.kernel();
        switch (fused) {
            case Fusion.Fused.Layer(Node product, Node bias, Activation f) -> {
                Product p = new Product(product);
                float[] b = buffers.read(bias);
                float[] y = buffers.write(node);
                steps.add(kernel, product, node, p.operations(),
                        () -> kernels.layer(p.x, p.w,
                                p.innerStep, p.outerStep, b, f, y, p.rows, p.inner, p.outer));
            }
            case Fusion.Fused.ConvolutionLayer(Node product, Node bias, Activation f) ->
                pictures.convolution(kernel, product, bias, f, node);
            case Fusion.Fused.LayerSlope(Node product, Node h, Activation f) -> {
                Product p = new Product(product);
                float[] values = buffers.read(h);
                float[] y = buffers.write(node);
                steps.add(kernel, product, node, p.operations(),
                        () -> kernels.layerSlope(p.x, p.w, p.innerStep, p.outerStep, f, values, y, p.rows,
                                p.inner, p.outer));
            }
            case Fusion.Fused.Slope(Node g, Node h, Activation f) -> {
                float[] scaled = buffers.read(g);
                float[] values = buffers.read(h);
                float[] y = buffers.write(node);
                steps.add(kernel, g, node, 3L * y.length,
                        () -> kernels.slope(f, scaled, 0, values, 0, y, 0, y.length));
            }
            case Fusion.Fused.Chain(List<Fusion.Fused.Link> links) -> chain(kernel, node, links);
            case Fusion.Fused.LayerGradient(Node product, Node sums) -> {
                float[] x = input(product, 0);
                float[] d = input(product, 1);
                float[] y = buffers.write(product);
                float[] total = buffers.write(sums);
                int rows = product.inputs().getFirst().shape().rows();
                steps.add(kernel, product, product, 2L * rows * product.shape().size() + d.length,
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
            case Operation.Setting setting -> buffers.keep(node, settings.buffer(node));
            case Operation.Constant(double value) -> {
                float[] buffer = buffers.create(shape);
                buffer[0] = (float) value;
                buffers.keep(node, buffer);
            }
            case Operation.MatMul(boolean left, boolean right) -> matmul(node, left, right);
            case Operation.StopGradient() -> throw new IllegalStateException("simplified away: " + node);
            case Operation.OneHot onCodes -> categories.oneHot(node);
            case Operation.Gather() -> categories.gather(node);
            case Operation.Scatter onCodes -> categories.scatter(node);
            case Operation.LogSumExp() -> categories.logSumExp(node);
            case Operation.ArgMax() -> categories.argMax(node);
            case Operation.RunningSum(int blocks, boolean backwards) -> categories.runningSum(node, blocks, backwards);
            case Operation.Convolution convolution ->
                pictures.convolution(convolution.label(), node, null, null, node);
            case Operation.ConvolutionInputGradient convolution ->
                pictures.convolution(convolution.label(), node, null, null, node);
            case Operation.ConvolutionWeightGradient(Filters filters) -> pictures.weights(node, filters);
            case Operation.Upsample(Picture from, int down, int across) ->
                pictures.upsample(node, from, down, across);
            case Operation.SumPool(Picture to, int down, int across) -> pictures.sumPool(node, to, down, across);
            case Operation.StraightThrough() -> throw new IllegalStateException("simplified away: " + node);
            case Operation.Sum(Axis axis) -> sum(node, axis);
            case Operation.Broadcast stretched -> movements.broadcast(node);
            case Operation.Concat(Axis axis) -> movements.concat(node, axis);
            case Operation.Slice(Axis axis, int from, int to) ->
                movements.copy(node, 0, axis, -from, buffers.write(node));
            case Operation.Pad(Axis axis, int before, int after) ->
                movements.copy(node, 0, axis, before, buffers.writeOnce(node));
            case Operation.Limit() -> limit(node);
            case Operation.OfOne one -> unary(Functions.of(one), node);
            case Operation.OfTwo two -> binary(Functions.of(two), node);
        }
    }

    private void chain(String kernel, Node end, List<Fusion.Fused.Link> links) {
        Chain chain = new Chain(kernels, end.shape().size());
        Map<Node, Chain.Operand> between = new HashMap<>();
        long operations = 0;
        for (Fusion.Fused.Link link : links) {
            Node node = link.node();
            Fusion.Fused.Slope slope = link.slope();
            List<Node> reads = slope == null ? node.inputs() : List.of(slope.g(), slope.h());
            List<Chain.Operand> operands = reads.stream().map(read -> operand(read, between)).toList();
            Chain.Operand y = node.equals(end) ? Chain.Operand.whole(buffers.write(end)) : chain.between();
            between.put(node, y);
            if (slope != null) {
                chain.slope(slope.f(), operands.get(0), operands.get(1), y);
            } else {
                switch ((Operation.Elementwise) node.operation()) {
                    case Operation.OfOne one -> {
                        Functions.OfOne function = Functions.of(one);
                        chain.unary(function.f(), function.a(), function.b(), operands.getFirst(), y);
                    }
                    case Operation.OfTwo two ->
                        chain.binary(Functions.of(two), operands.get(0), operands.get(1), y);
                }
            }
            operations += (slope == null ? 1L : 3L) * node.shape().size();
        }
        steps.add(kernel, links.getFirst().node(), end, operations, chain);
    }

    private Chain.Operand operand(Node node, Map<Node, Chain.Operand> between) {
        Chain.Operand inChain = between.get(node);
        if (inChain != null) {
            return inChain;
        }
        float[] value = buffers.read(node);
        return node.shape().isScalar() ? Chain.Operand.number(value) : Chain.Operand.whole(value);
    }

    /** Returns a node's value in a buffer that keeps it when the state is updated. */
    float[] snapshot(Node node) {
        float[] value = buffers.read(node);
        if (!(node.operation() instanceof Operation.Parameter)) {
            return value;
        }
        float[] copy = buffers.create(node.shape());
        steps.add("copy", node, node, 0, () -> System.arraycopy(value, 0, copy, 0, copy.length));
        return copy;
    }

    /** Adds an update, which is done after everything is computed. */
    void update(String parameter, Node node) {
        float[] target = state.buffer(parameter, node.shape());
        float[] value = snapshot(node);
        steps.update("update", node, 0, () -> System.arraycopy(value, 0, target, 0, target.length));
    }

    /** Adds a step of momentum, which is done after everything is computed. */
    void momentum(Updates.Momentum step) {
        float[] w = state.buffer(step.weight(), step.gradient().shape());
        float[] v = state.buffer(step.velocity(), step.gradient().shape());
        float[] g = snapshot(step.gradient());
        float[] rate = buffers.read(step.rate());
        float factor = step.factor();
        steps.update("momentum", step.gradient(), 4L * w.length,
                () -> kernels.momentum(w, v, g, factor, rate[0]));
    }

    private float[] input(Node node, int index) {
        return buffers.read(node.inputs().get(index));
    }

    private void unary(Functions.OfOne function, Node node) {
        float[] x = input(node, 0);
        float[] y = buffers.write(node);
        steps.add(function.f().name(), node, node, y.length,
                () -> kernels.unary(function.f(), x, 0, y, 0, y.length, function.a(), function.b()));
    }

    private void limit(Node node) {
        float[] x = input(node, 0);
        float[] limit = input(node, 1);
        float[] y = buffers.write(node);
        steps.add("LIMIT", node, node, y.length,
                () -> kernels.unary(Unary.CLAMP, x, 0, y, 0, y.length, -limit[0], limit[0]));
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
            steps.add(function.name(), node, node, y.length,
                    () -> kernels.binary(function, a, 0, aStep, b, 0, bStep, y, 0, y.length));
            return;
        }
        int rows = shape.rows();
        int columns = shape.columns();
        int aStep = aShape.rows() == 1 ? 0 : 1;
        int bStep = bShape.rows() == 1 ? 0 : 1;
        int aColumn = aShape.columns() == 1 ? 0 : aShape.rows();
        int bColumn = bShape.columns() == 1 ? 0 : bShape.rows();
        steps.add(function.name(), node, node, y.length, () -> {
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
            steps.add("product", node, node, p.operations(),
                    () -> kernels.layer(p.x, p.w, p.innerStep, p.outerStep, null, null, y, p.rows, p.inner, p.outer));
            return;
        }
        Shape shape = node.shape();
        int rows = node.inputs().get(0).shape().rows();
        float[] d = right ? movements.transposed(node, node.inputs().get(1).shape(), input(node, 1)) : input(node, 1);
        float[] a = input(node, 0);
        float[] y = buffers.write(node);
        steps.add("layerGradient", node, node, 2L * rows * shape.size(),
                () -> kernels.layerGradient(a, d, y, null, rows, shape.rows(), shape.columns()));
    }

    private void sum(Node node, Axis axis) {
        float[] x = input(node, 0);
        Shape shape = node.inputs().getFirst().shape();
        float[] y = buffers.write(node);
        switch (axis) {
            case BATCH ->
                steps.add("sum", node, node, x.length, () -> kernels.sumRuns(x, y, shape.rows(), shape.columns()));
            case ALL -> steps.add("sum", node, node, x.length, () -> kernels.sumRuns(x, y, x.length, 1));
            case FEATURES -> steps.add("sum", node, node, x.length, () -> {
                int rows = shape.rows();
                System.arraycopy(x, 0, y, 0, rows);
                for (int column = 1; column < shape.columns(); column++) {
                    kernels.binary(Binary.ADD, y, 0, 1, x, column * rows, 1, y, 0, rows);
                }
            });
        }
    }
}
