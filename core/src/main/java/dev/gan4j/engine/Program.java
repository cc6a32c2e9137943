package dev.gan4j.engine;

import static java.util.Objects.requireNonNull;

import dev.gan4j.InvalidInputException;
import dev.gan4j.engine.internal.KernelChoice;
import dev.gan4j.engine.internal.Kernels;
import dev.gan4j.graph.Filters;
import dev.gan4j.graph.Gradients;
import dev.gan4j.graph.Node;
import dev.gan4j.graph.Operation;
import dev.gan4j.graph.Shape;
import dev.gan4j.internal.Memory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A graph that is compiled once and run often: forward, backward and updates together, without allocating.
 *
 * <p>Inputs are written into {@link #input(String)}, {@link #run()} computes, outputs are read from {@link #output(String)}.
 * All updates of a run are done after everything else was computed, so every node sees the state before the run. Values are
 * float32. Not thread-safe.
 */
public final class Program {

    private final Map<String, float[]> inputs;
    private final Settings settings;
    private final Map<String, float[]> outputs;
    private final Map<String, Shape> outputShapes;
    private final String kernels;
    private final List<Step> steps;
    private final long bufferBytes;
    private final Instruction[] instructions;

    private Program(Map<String, float[]> inputs, Settings settings, Map<String, float[]> outputs,
            Map<String, Shape> outputShapes,
            String kernels,
            List<Step> steps, long bufferBytes) {
        this.inputs = inputs;
        this.settings = settings;
        this.outputs = outputs;
        this.outputShapes = outputShapes;
        this.kernels = kernels;
        this.steps = List.copyOf(steps);
        this.bufferBytes = bufferBytes;
        instructions = steps.stream().map(Step::action).toArray(Instruction[]::new);
    }

    /**
     * Returns a builder of a program.
     *
     * @return a builder without outputs or updates
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Describes which kernels the programs of this process use.
     *
     * @return such as "vector, 16 lanes, for long runs; plain for short ones"
     */
    public static String kernelChoice() {
        return KernelChoice.description();
    }

    /**
     * Returns an input's storage, to be filled before a run.
     *
     * @param name of the input
     * @return feature-major: element (row, column) at column * rows + row
     * @throws IllegalArgumentException if the program reads no such input
     */
    public float[] input(String name) {
        return named(inputs, name, "input");
    }

    /**
     * Sets a number for all following runs; it is NaN until it is set.
     *
     * @param setting its name
     * @param value   the number
     * @throws IllegalArgumentException if the program has no such setting
     */
    public void set(String setting, double value) {
        settings.set(setting, value);
    }

    /**
     * Returns whether the program has a setting.
     *
     * @param setting its name
     * @return true if some output or update depends on it
     */
    public boolean hasSetting(String setting) {
        return settings.has(setting);
    }

    /**
     * Returns whether the program reads an input.
     *
     * @param name of the input
     * @return true if some output or update depends on it
     */
    public boolean reads(String name) {
        return inputs.containsKey(name);
    }

    /**
     * Returns an output's storage, which is valid until the next run.
     *
     * @param name of the output
     * @return feature-major: element (row, column) at column * rows + row
     * @throws IllegalArgumentException if the program has no such output
     */
    public float[] output(String name) {
        return named(outputs, name, "output");
    }

    /**
     * Returns a scalar output of the last run.
     *
     * @param name of the output
     * @return its value
     * @throws IllegalArgumentException if there is no such output or it is not a scalar
     */
    public float scalar(String name) {
        float[] value = output(name);
        Shape shape = outputShapes.get(name);
        if (shape == null || !shape.isScalar()) {
            throw new IllegalArgumentException("output \"" + name + "\" is not a scalar but has shape " + shape);
        }
        return value[0];
    }

    /**
     * Returns the name of the program's kernels.
     *
     * @return such as "plain" or "vector, 16 lanes"
     */
    public String kernels() {
        return kernels;
    }

    /** Runs the program once. */
    public void run() {
        for (Instruction instruction : instructions) {
            instruction.run();
        }
    }

    private static float[] named(Map<String, float[]> buffers, String name, String kind) {
        float[] buffer = buffers.get(name);
        if (buffer == null) {
            throw new IllegalArgumentException("the program has no " + kind + " \"" + name + "\"; it has "
                    + buffers.keySet());
        }
        return buffer;
    }

    /**
     * Describes the program: its kernels in the order in which they run.
     *
     * @return what {@code gan4j explain} prints
     */
    public Description description() {
        return new Description(kernels, steps.stream()
                .map(step -> new Description.Kernel(step.kernel, step.inputs, step.output, step.operations)).toList(),
                bufferBytes);
    }

    /**
     * A description of a program.
     *
     * @param kernels     the name of the set of kernels
     * @param steps       kernel calls in the order in which they run
     * @param bufferBytes bytes of all buffers, without the state's
     */
    public record Description(String kernels, List<Kernel> steps, long bufferBytes) {

        /** Copies the list. */
        public Description {
            steps = List.copyOf(steps);
        }

        /**
         * Returns the floating-point operations of one run.
         *
         * @return the sum over all steps
         */
        public long operations() {
            return steps.stream().mapToLong(Kernel::operations).sum();
        }

        /**
         * One kernel call.
         *
         * @param name       of the kernel
         * @param inputs     shapes of the operands
         * @param output     shape of the result
         * @param operations floating-point operations; a function of one number counts as one
         */
        public record Kernel(String name, List<Shape> inputs, Shape output, long operations) {

            /** Copies the list. */
            public Kernel {
                inputs = List.copyOf(inputs);
            }
        }
    }

    /** A kernel call with its description. */
    record Step(String kernel, List<Shape> inputs, Shape output, long operations, Instruction action) {}

    /** One kernel call with its buffers. */
    @FunctionalInterface
    interface Instruction {

        /** Computes. */
        void run();
    }

    /** Collects the outputs and updates of a program. */
    public static final class Builder {

        private final Map<String, Node> outputs = new LinkedHashMap<>();
        private final Map<String, Node> updates = new LinkedHashMap<>();

        private double runs;
        private int threads = 1;
        private String subject = "a program";

        private Builder() {}

        /**
         * Adds an output.
         *
         * @param name  unique among the outputs
         * @param value the node to compute
         * @return this builder
         */
        public Builder output(String name, Node value) {
            if (outputs.put(requireNonNull(name, "name must not be null"), value) != null) {
                throw new IllegalArgumentException("there is an output \"" + name + "\" already");
            }
            return this;
        }

        /**
         * Adds an update: after a run the parameter has the new value.
         *
         * @param parameter its name in the state
         * @param value     the new value, of the parameter's shape
         * @return this builder
         */
        public Builder update(String parameter, Node value) {
            if (updates.put(requireNonNull(parameter, "parameter must not be null"), value) != null) {
                throw new IllegalArgumentException("there is an update of \"" + parameter + "\" already");
            }
            return this;
        }

        /**
         * Sets roughly how often the program will be run; kernels that take long to warm up pay off only for many runs.
         *
         * @param count at least 0; default: 0
         * @return this builder
         */
        public Builder runs(double count) {
            runs = count;
            return this;
        }

        /**
         * Sets the number of threads that share the work of large matrix products, which does not change any bit.
         *
         * @param count threads, including the caller's; default: 1
         * @return this builder
         * @throws IllegalArgumentException if the count is below 1
         */
        public Builder threads(int count) {
            if (count < 1) {
                throw new IllegalArgumentException("threads must be at least 1 but was " + count);
            }
            threads = count;
            return this;
        }

        /**
         * Sets a description of the program, for the message if there is too little memory for it.
         *
         * @param words such as "a step of D with batch 1000000"
         * @return this builder
         */
        public Builder subject(String words) {
            subject = requireNonNull(words, "words must not be null");
            return this;
        }

        /** The multiply-adds of one run, counting only matrix products and convolutions. */
        private double multiplyAdds() {
            List<Node> roots = new ArrayList<>(outputs.values());
            roots.addAll(updates.values());
            double sum = 0;
            for (Node node : Gradients.topological(roots)) {
                int rows = node.inputs().isEmpty() ? 1 : node.inputs().getFirst().shape().rows();
                sum += switch (node.operation()) {
                    case Operation.MatMul(boolean left, boolean right) -> (double) node.shape().size()
                            * (left ? rows : node.inputs().getFirst().shape().columns());
                    case Operation.Convolution(Filters filters) -> filters.multiplyAdds(rows);
                    case Operation.ConvolutionInputGradient(Filters filters) -> filters.multiplyAdds(rows);
                    case Operation.ConvolutionWeightGradient(Filters filters) -> filters.multiplyAdds(rows);
                    default -> 0;
                };
            }
            return sum;
        }

        /**
         * Compiles.
         *
         * @param state holds every parameter that the program reads or updates; the program stays bound to it
         * @return the program
         * @throws IllegalArgumentException if a parameter is missing in the state or has another shape there
         * @throws InvalidInputException    if its values do not fit into the JVM's memory
         */
        public Program compile(State state) {
            return compile(state, KernelChoice.create(runs * multiplyAdds(), threads));
        }

        Program compile(State state, Kernels kernels) {
            List<Node> roots = new ArrayList<>(outputs.values());
            roots.addAll(updates.values());
            Simplifier unique = new Simplifier(roots);
            Set<Node> results = new LinkedHashSet<>();
            outputs.values().forEach(node -> results.add(unique.canonical(node)));
            Map<String, Node> simplified = new LinkedHashMap<>();
            updates.forEach((name, node) -> simplified.put(name, unique.canonical(node)));
            Updates sorted = new Updates(simplified, results);
            List<Node> wanted = new ArrayList<>(results);
            wanted.addAll(sorted.others().values());
            sorted.momenta().forEach(momentum -> wanted.addAll(List.of(momentum.gradient(), momentum.rate())));
            List<Node> order = Gradients.topological(wanted);
            Fusion fusion = new Fusion(order, wanted);
            long least = leastBytes(order, fusion);
            Memory.require(subject, least);
            List<Node> known = order.stream().filter(node -> node.operation() instanceof Operation.Setting).toList();
            Settings settings = new Settings(known, unique::expression);
            // The first layout finds which step reads which value; the second one uses that.
            Buffers first = new Buffers(Map.of());
            lay(state, kernels, order, fusion, sorted, unique, settings, first);
            assert least <= first.bytes() : "estimated " + least + " bytes but laid out " + first.bytes();
            return lay(state, kernels, order, fusion, sorted, unique, settings, new Buffers(first.lastReads()));
        }

        /** A lower bound of the memory: the bytes of values that have separate buffers in any layout. */
        private static long leastBytes(List<Node> order, Fusion fusion) {
            long bytes = 0;
            for (Node node : order) {
                boolean isElsewhere = switch (node.operation()) {
                    case Operation.Parameter stored -> true;
                    case Operation.Constant constant -> true;
                    case Operation.Setting setting -> true;
                    case Operation.Broadcast stretched -> true;
                    default -> fusion.isSwallowed(node);
                };
                bytes += isElsewhere ? 0 : (long) Float.BYTES * node.shape().size();
            }
            return bytes;
        }

        private Program lay(State state, Kernels kernels, List<Node> order, Fusion fusion, Updates sorted,
                Simplifier unique, Settings settings, Buffers buffers) {
            Lowering lowering = new Lowering(state, settings, kernels, fusion, buffers);
            for (Node node : order) {
                lowering.add(node);
            }
            Map<String, float[]> outputBuffers = new HashMap<>();
            Map<String, Shape> outputShapes = new HashMap<>();
            outputs.forEach((name, node) -> {
                outputBuffers.put(name, lowering.snapshot(unique.canonical(node)));
                outputShapes.put(name, node.shape());
            });
            sorted.others().forEach(lowering::update);
            sorted.momenta().forEach(lowering::momentum);
            return new Program(lowering.inputs(), settings, outputBuffers, outputShapes, kernels.name(),
                    lowering.steps(), buffers.bytes());
        }
    }
}
