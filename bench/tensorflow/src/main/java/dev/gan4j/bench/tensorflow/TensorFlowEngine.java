package dev.gan4j.bench.tensorflow;

import dev.gan4j.bench.Engine;
import dev.gan4j.bench.MavenVersion;
import dev.gan4j.bench.Weights;
import dev.gan4j.bench.Worker;
import dev.gan4j.bench.Workload;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.TensorFlow;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;

/**
 * A graph and a session, as the tutorial itself: one call for the D step, one for the G step.
 *
 * <p>The single-threaded executor is the fastest for so small a graph. Each step reads every variable once and applies
 * its updates after all its gradients, since updates would race with reads otherwise.
 */
public final class TensorFlowEngine implements Engine {

    private final Workload workload;
    private final Graph graph = new Graph();
    private final Ops tf = Ops.create(graph);
    private final Session session;
    private final Placeholder<TFloat32> x;
    private final Placeholder<TFloat32> z;
    private final Network generator;
    private final Network discriminator;
    private final Operand<TFloat32> discriminatorObjective;
    private final Operand<TFloat32> generatorObjective;
    private final Op discriminatorStep;
    private final Op generatorStep;
    private final TFloat32 xTensor;
    private final TFloat32 zTensor;
    private int variableCount;

    TensorFlowEngine(Workload workload) {
        this.workload = workload;
        ConfigProto config = ConfigProto.newBuilder().setIntraOpParallelismThreads(1).setInterOpParallelismThreads(1)
                .setExperimental(ConfigProto.Experimental.newBuilder().setExecutorType("SINGLE_THREADED_EXECUTOR"))
                .build();
        int[] generatorSizes = workload.generatorSizes();
        int[] discriminatorSizes = workload.discriminatorSizes();
        Shape xShape = Shape.of(workload.batch(), discriminatorSizes[0]);
        Shape zShape = Shape.of(workload.batch(), generatorSizes[0]);
        x = tf.placeholder(TFloat32.class, Placeholder.shape(xShape));
        z = tf.placeholder(TFloat32.class, Placeholder.shape(zShape));
        generator = new Network(generatorSizes);
        discriminator = new Network(discriminatorSizes);
        Operand<TFloat32> generated = generate();
        Operand<TFloat32> onReal = discriminator.apply(x);
        Operand<TFloat32> onGenerated = discriminator.apply(generated);
        generatorObjective = mean(logProbability(onGenerated, false));
        discriminatorObjective = mean(tf.math.add(logProbability(onReal, false), logProbability(onGenerated, true)));
        discriminatorStep = step(discriminatorObjective, discriminator);
        generatorStep = step(generatorObjective, generator);
        session = new Session(graph, config);
        xTensor = TFloat32.tensorOf(xShape);
        zTensor = TFloat32.tensorOf(zShape);
    }

    /** Serves {@link Worker}'s requests. */
    public static void main(String[] args) {
        Worker.serve(args, TensorFlowEngine::new);
    }

    private Operand<TFloat32> generate() {
        Operand<TFloat32> output = generator.apply(z);
        return workload == Workload.TUTORIAL
                ? tf.math.mul(tf.math.tanh(output), tf.constant(Workload.TUTORIAL_SCALE))
                : output;
    }

    /** log D or log(1 - D), from D's last layer before its activation. */
    private Operand<TFloat32> logProbability(Operand<TFloat32> output, boolean complement) {
        if (workload == Workload.TUTORIAL) {
            Operand<TFloat32> clamped = tf.math.minimum(
                    tf.math.maximum(tf.math.tanh(output), tf.constant(Workload.TUTORIAL_CLAMP_LOW)),
                    tf.constant(Workload.TUTORIAL_CLAMP_HIGH));
            return tf.math.log(complement ? tf.math.sub(tf.constant(1f), clamped) : clamped);
        }
        return tf.math.neg(tf.math.softplus(complement ? output : tf.math.neg(output)));
    }

    private Operand<TFloat32> mean(Operand<TFloat32> value) {
        return tf.math.mean(value, tf.constant(new int[]{0, 1}));
    }

    private Op step(Operand<TFloat32> objective, Network network) {
        Output<?>[] gradients = graph.addGradients(tf.math.neg(objective).asOutput(),
                network.values.stream().map(Operand::asOutput).toArray(Output<?>[]::new));
        Ops afterGradients = tf.withControlDependencyOps(
                Arrays.stream(gradients).map(Output::op).distinct().toList());
        Operand<TFloat32> rate = tf.constant(workload.learningRate());
        Operand<TFloat32> momentum = tf.constant(workload.momentum());
        List<Op> updates = new ArrayList<>();
        for (int i = 0; i < gradients.length; i++) {
            @SuppressWarnings("unchecked") // the gradient of a float is a float
            Operand<TFloat32> gradient = (Operand<TFloat32>) gradients[i];
            updates.add(workload.momentum() == 0
                    ? afterGradients.train.resourceApplyGradientDescent(network.variables.get(i), rate, gradient)
                    : afterGradients.train.resourceApplyMomentum(network.variables.get(i), network.velocities.get(i),
                            rate, gradient, momentum));
        }
        return tf.withControlDependencies(updates).noOp();
    }

    @Override
    public String version() {
        return MavenVersion.of(TensorFlow.class, "org.tensorflow", "tensorflow-core-api") + ", TensorFlow "
                + TensorFlow.version();
    }

    @Override
    public void reset(Weights weights) {
        generator.set(weights.generator());
        discriminator.set(weights.discriminator());
    }

    @Override
    public void iterate(float[] xValues, float[] zD, float[] zG, float[] objectives) {
        write(xValues, xTensor);
        write(zD, zTensor);
        try (Result result = session.runner().feed(x, xTensor).feed(z, zTensor).addTarget(discriminatorStep)
                .fetch(discriminatorObjective).run()) {
            objectives[0] = ((TFloat32) result.get(0)).getFloat();
        }
        write(zG, zTensor);
        try (Result result = session.runner().feed(z, zTensor).addTarget(generatorStep).fetch(generatorObjective)
                .run()) {
            objectives[1] = ((TFloat32) result.get(0)).getFloat();
        }
    }

    private static void write(float[] values, TFloat32 tensor) {
        tensor.asRawTensor().data().asFloats().write(values);
    }

    @Override
    public Weights weights() {
        return new Weights(generator.get(), discriminator.get());
    }

    /** A multilayer perceptron up to its last layer's activation. */
    private final class Network {

        private final List<Shape> shapes = new ArrayList<>();
        private final List<VarHandleOp> variables = new ArrayList<>();
        private final List<Operand<TFloat32>> values = new ArrayList<>();
        private final List<VarHandleOp> velocities = new ArrayList<>();
        private final List<Placeholder<TFloat32>> told = new ArrayList<>();
        private final List<Op> assignments = new ArrayList<>();
        private final List<Op> standstill = new ArrayList<>();

        Network(int[] sizes) {
            for (int layer = 0; layer < sizes.length - 1; layer++) {
                add(Shape.of(sizes[layer], sizes[layer + 1]));
                add(Shape.of(sizes[layer + 1]));
            }
        }

        private void add(Shape shape) {
            shapes.add(shape);
            VarHandleOp variable = variable(shape);
            variables.add(variable);
            values.add(tf.readVariableOp(variable, TFloat32.class));
            Placeholder<TFloat32> value = tf.placeholder(TFloat32.class, Placeholder.shape(shape));
            told.add(value);
            assignments.add(tf.assignVariableOp(variable, value));
            VarHandleOp velocity = variable(shape);
            velocities.add(velocity);
            standstill.add(tf.assignVariableOp(velocity, tf.zeros(tf.constant(shape), TFloat32.class)));
        }

        private VarHandleOp variable(Shape shape) {
            return tf.varHandleOp(TFloat32.class, shape, VarHandleOp.sharedName("variable-" + variableCount++));
        }

        Operand<TFloat32> apply(Operand<TFloat32> input) {
            Operand<TFloat32> value = input;
            int layers = values.size() / 2;
            for (int layer = 0; layer < layers; layer++) {
                value = tf.nn.biasAdd(tf.linalg.matMul(value, values.get(2 * layer)), values.get(2 * layer + 1));
                if (layer < layers - 1) {
                    value = workload == Workload.TUTORIAL ? tf.math.tanh(value) : tf.nn.relu(value);
                }
            }
            return value;
        }

        @SuppressWarnings("try") // a result holds nothing here but must be closed
        void set(float[][] weights) {
            for (int i = 0; i < weights.length; i++) {
                try (TFloat32 tensor = TFloat32.tensorOf(shapes.get(i), DataBuffers.of(weights[i]));
                        Result result = session.runner().feed(told.get(i), tensor).addTarget(assignments.get(i))
                                .addTarget(standstill.get(i)).run()) {
                    // Both have taken effect.
                }
            }
        }

        float[][] get() {
            Session.Runner runner = session.runner();
            values.forEach(runner::fetch);
            float[][] weights = new float[values.size()][];
            try (Result result = runner.run()) {
                for (int i = 0; i < weights.length; i++) {
                    weights[i] = new float[(int) shapes.get(i).size()];
                    ((TFloat32) result.get(i)).asRawTensor().data().asFloats().read(weights[i]);
                }
            }
            return weights;
        }
    }
}
