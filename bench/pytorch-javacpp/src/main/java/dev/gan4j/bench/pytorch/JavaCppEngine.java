package dev.gan4j.bench.pytorch;

import static org.bytedeco.pytorch.global.torch.addmm;
import static org.bytedeco.pytorch.global.torch.softplus;

import dev.gan4j.bench.Engine;
import dev.gan4j.bench.Weights;
import dev.gan4j.bench.Worker;
import dev.gan4j.bench.Workload;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * LibTorch, eager: autograd over the networks, and its own optimiser for the updates, which is one native call.
 *
 * <p>Where a network is not trained, its weights take part as detached aliases, so that no gradient is computed for them.
 */
public final class JavaCppEngine implements Engine {

    private final Workload workload;
    private final Network generator;
    private final Network discriminator;
    private final Tensor x;
    private final Tensor z;
    private final FloatPointer xData;
    private final FloatPointer zData;
    private final Scalar scale = new Scalar(Workload.TUTORIAL_SCALE);
    private final Scalar one = new Scalar(1f);
    private final ScalarOptional low = new ScalarOptional(new Scalar(Workload.TUTORIAL_CLAMP_LOW));
    private final ScalarOptional high = new ScalarOptional(new Scalar(Workload.TUTORIAL_CLAMP_HIGH));
    private SGD generatorOptimiser;
    private SGD discriminatorOptimiser;

    JavaCppEngine(Workload workload) {
        this.workload = workload;
        torch.set_num_threads(1);
        torch.set_num_interop_threads(1);
        generator = new Network(workload.generatorSizes());
        discriminator = new Network(workload.discriminatorSizes());
        generatorOptimiser = optimiser(generator);
        discriminatorOptimiser = optimiser(discriminator);
        x = torch.zeros(workload.batch(), workload.discriminatorSizes()[0]);
        z = torch.zeros(workload.batch(), workload.generatorSizes()[0]);
        xData = x.data_ptr_float();
        zData = z.data_ptr_float();
    }

    /** Serves {@link Worker}'s requests. */
    public static void main(String[] args) {
        Worker.serve(args, JavaCppEngine::new);
    }

    @Override
    public String version() {
        return "pytorch " + Tensor.class.getPackage().getImplementationVersion() + " of org.bytedeco";
    }

    private SGD optimiser(Network network) {
        SGDOptions options = new SGDOptions(workload.learningRate());
        options.momentum().put(workload.momentum());
        return new SGD(new TensorVector(network.parameters), options);
    }

    @Override
    public void reset(Weights weights) {
        generator.set(weights.generator());
        discriminator.set(weights.discriminator());
        generatorOptimiser = optimiser(generator);
        discriminatorOptimiser = optimiser(discriminator);
    }

    @Override
    @SuppressWarnings("try") // a scope frees what is made within it
    public void iterate(float[] xValues, float[] zD, float[] zG, float[] objectives) {
        try (PointerScope scope = new PointerScope()) {
            xData.put(xValues);
            zData.put(zD);
            discriminatorOptimiser.zero_grad();
            Tensor real = discriminator.apply(x, discriminator.parameters);
            Tensor generated = discriminator.apply(generate(generator.aliases), discriminator.parameters);
            Tensor objective = logProbability(real, false).add(logProbability(generated, true)).mean();
            objective.neg().backward();
            discriminatorOptimiser.step();
            objectives[0] = objective.item_float();
        }
        try (PointerScope scope = new PointerScope()) {
            zData.put(zG);
            generatorOptimiser.zero_grad();
            Tensor generated = discriminator.apply(generate(generator.parameters), discriminator.aliases);
            Tensor objective = logProbability(generated, false).mean();
            objective.neg().backward();
            generatorOptimiser.step();
            objectives[1] = objective.item_float();
        }
    }

    private Tensor generate(Tensor[] parameters) {
        Tensor output = generator.apply(z, parameters);
        return workload == Workload.TUTORIAL ? output.tanh().mul(scale) : output;
    }

    /** log D or log(1 - D), from D's last layer before its activation. */
    private Tensor logProbability(Tensor output, boolean complement) {
        if (workload == Workload.TUTORIAL) {
            Tensor clamped = output.tanh().clamp(low, high);
            return complement ? clamped.neg().add(one).log() : clamped.log();
        }
        return softplus(complement ? output : output.neg()).neg();
    }

    @Override
    public Weights weights() {
        return new Weights(generator.get(), discriminator.get());
    }

    /** A multilayer perceptron up to its last layer's activation; y = x W + b, W of shape (in, out). */
    private final class Network {

        private final Tensor[] parameters;
        private final Tensor[] aliases;

        Network(int[] sizes) {
            parameters = new Tensor[2 * (sizes.length - 1)];
            aliases = new Tensor[parameters.length];
            for (int i = 0; i < parameters.length; i++) {
                parameters[i] = i % 2 == 0
                        ? torch.zeros(sizes[i / 2], sizes[i / 2 + 1])
                        : torch.zeros(sizes[i / 2 + 1]);
                parameters[i].set_requires_grad(true);
                aliases[i] = parameters[i].detach();
            }
        }

        Tensor apply(Tensor input, Tensor[] weights) {
            Tensor value = input;
            for (int i = 0; i < weights.length; i += 2) {
                value = addmm(weights[i + 1], value, weights[i]);
                if (i < weights.length - 2) {
                    value = workload == Workload.TUTORIAL ? value.tanh() : value.relu();
                }
            }
            return value;
        }

        void set(float[][] weights) {
            for (int i = 0; i < weights.length; i++) {
                aliases[i].data_ptr_float().put(weights[i]);
            }
        }

        float[][] get() {
            float[][] weights = new float[aliases.length][];
            for (int i = 0; i < weights.length; i++) {
                weights[i] = new float[(int) aliases[i].numel()];
                aliases[i].data_ptr_float().get(weights[i]);
            }
            return weights;
        }
    }
}
