package dev.gan4j.bench.djl;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;
import ai.djl.training.GradientCollector;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import dev.gan4j.bench.Engine;
import dev.gan4j.bench.Weights;
import dev.gan4j.bench.Worker;
import dev.gan4j.bench.Workload;
import org.jspecify.annotations.Nullable;

/**
 * DJL's arrays, gradient collector and optimiser on its PyTorch engine.
 *
 * <p>Where a network is not trained, its weights take part detached, so that no gradient is computed for them.
 */
public final class DjlEngine implements Engine {

    private static final ai.djl.engine.Engine ENGINE = engine();

    private final Workload workload;
    private final NDManager manager = ENGINE.newBaseManager(Device.cpu());
    private final Network generator;
    private final Network discriminator;
    private final NDArray x;
    private final NDArray z;

    DjlEngine(Workload workload) {
        this.workload = workload;
        generator = new Network(workload.generatorSizes());
        discriminator = new Network(workload.discriminatorSizes());
        x = manager.zeros(new Shape(workload.batch(), workload.discriminatorSizes()[0]));
        z = manager.zeros(new Shape(workload.batch(), workload.generatorSizes()[0]));
    }

    private static ai.djl.engine.Engine engine() {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("ai.djl.pytorch.num_threads", "1");
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
        return ai.djl.engine.Engine.getEngine("PyTorch");
    }

    /** Serves {@link Worker}'s requests. */
    public static void main(String[] args) {
        Worker.serve(args, DjlEngine::new);
    }

    @Override
    public String version() {
        return "DJL " + ai.djl.engine.Engine.getDjlVersion() + ", PyTorch " + ENGINE.getVersion();
    }

    @Override
    public void reset(Weights weights) {
        generator.set(weights.generator());
        discriminator.set(weights.discriminator());
    }

    @Override
    public void iterate(float[] xValues, float[] zD, float[] zG, float[] objectives) {
        objectives[0] = step(discriminator, xValues, zD);
        objectives[1] = step(generator, null, zG);
    }

    /** D's step where there is an x, else G's. */
    private float step(Network trained, float @Nullable [] xValues, float[] zValues) {
        try (NDManager scratch = manager.newSubManager(); GradientCollector collector = ENGINE.newGradientCollector()) {
            z.set(zValues);
            NDArray latents = scoped(z, scratch);
            NDArray[] g = trained == generator ? generator.parameters : generator.fixed(scratch);
            NDArray[] d = trained == discriminator ? discriminator.parameters : discriminator.fixed(scratch);
            NDArray generated = generate(latents, g);
            NDArray objective;
            if (xValues == null) {
                objective = logProbability(discriminator.apply(generated, d), false).mean();
            } else {
                x.set(xValues);
                NDArray real = logProbability(discriminator.apply(scoped(x, scratch), d), false);
                objective = real.add(logProbability(discriminator.apply(generated, d), true)).mean();
            }
            collector.backward(objective.neg());
            trained.update(scratch);
            return objective.getFloat();
        }
    }

    /** The same numbers, with results that end with the scratch manager. */
    private static NDArray scoped(NDArray array, NDManager scratch) {
        NDArray alias = array.stopGradient();
        alias.attach(scratch);
        return alias;
    }

    private NDArray generate(NDArray latents, NDArray[] parameters) {
        NDArray output = generator.apply(latents, parameters);
        return workload == Workload.TUTORIAL ? output.tanh().mul(Workload.TUTORIAL_SCALE) : output;
    }

    /** log D or log(1 - D), from D's last layer before its activation. */
    private NDArray logProbability(NDArray output, boolean complement) {
        if (workload == Workload.TUTORIAL) {
            NDArray clamped = output.tanh().clip(Workload.TUTORIAL_CLAMP_LOW, Workload.TUTORIAL_CLAMP_HIGH);
            return complement ? clamped.neg().add(1).log() : clamped.log();
        }
        return Activation.softPlus(complement ? output : output.neg()).neg();
    }

    @Override
    public Weights weights() {
        return new Weights(generator.get(), discriminator.get());
    }

    /** A multilayer perceptron up to its last layer's activation; DJL's weights have shape (out, in). */
    private final class Network {

        private final int[] sizes;
        private final NDArray[] parameters;
        private Optimizer optimiser = optimiser();

        Network(int[] sizes) {
            this.sizes = sizes;
            parameters = new NDArray[2 * (sizes.length - 1)];
            set(Weights.zeros(sizes));
        }

        private Optimizer optimiser() {
            return Optimizer.sgd().setLearningRateTracker(Tracker.fixed(workload.learningRate()))
                    .optMomentum(workload.momentum()).build();
        }

        /** The weights without a part in autograd. */
        NDArray[] fixed(NDManager scratch) {
            NDArray[] fixed = new NDArray[parameters.length];
            for (int i = 0; i < fixed.length; i++) {
                fixed[i] = scoped(parameters[i], scratch);
            }
            return fixed;
        }

        NDArray apply(NDArray input, NDArray[] weights) {
            NDArray value = input;
            for (int i = 0; i < weights.length; i += 2) {
                value = Linear.linear(value, weights[i], weights[i + 1]).singletonOrThrow();
                if (i < weights.length - 2) {
                    value = workload == Workload.TUTORIAL ? value.tanh() : Activation.relu(value);
                }
            }
            return value;
        }

        void update(NDManager scratch) {
            for (int i = 0; i < parameters.length; i++) {
                NDArray gradient = parameters[i].getGradient();
                gradient.attach(scratch);
                optimiser.update(Integer.toString(i), parameters[i], gradient);
            }
        }

        void set(float[][] weights) {
            for (int i = 0; i < weights.length; i++) {
                int in = sizes[i / 2];
                int out = sizes[i / 2 + 1];
                if (parameters[i] != null) {
                    parameters[i].close();
                }
                parameters[i] = i % 2 == 0
                        ? manager.create(Weights.transposed(weights[i], in, out), new Shape(out, in))
                        : manager.create(weights[i], new Shape(out));
                parameters[i].setRequiresGradient(true);
            }
            optimiser = optimiser();
        }

        float[][] get() {
            float[][] weights = new float[parameters.length][];
            for (int i = 0; i < weights.length; i++) {
                float[] values = parameters[i].toFloatArray();
                weights[i] = i % 2 == 0 ? Weights.transposed(values, sizes[i / 2 + 1], sizes[i / 2]) : values;
            }
            return weights;
        }
    }
}
