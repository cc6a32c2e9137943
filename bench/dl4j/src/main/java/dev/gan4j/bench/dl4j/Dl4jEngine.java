package dev.gan4j.bench.dl4j;

import dev.gan4j.bench.Engine;
import dev.gan4j.bench.MavenVersion;
import dev.gan4j.bench.Weights;
import dev.gan4j.bench.Worker;
import dev.gan4j.bench.Workload;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Two networks trained by external errors, DL4J's own way where the loss is not a layer's: the slope of the objective at
 * D's output is computed on arrays, and the networks carry it back. Weights, gradients and velocities are one array each.
 */
public final class Dl4jEngine implements Engine {

    private final int batch;
    private final Network generator;
    private final Network discriminator;
    private final float rate;
    private final float momentum;

    Dl4jEngine(Workload workload) {
        if (workload != Workload.TUTORIAL) {
            throw new IllegalArgumentException("there is no " + workload + " for DL4J");
        }
        batch = workload.batch();
        rate = workload.learningRate();
        momentum = workload.momentum();
        generator = new Network(workload.generatorSizes());
        discriminator = new Network(workload.discriminatorSizes());
    }

    /** Serves {@link Worker}'s requests. */
    public static void main(String[] args) {
        Worker.serve(args, Dl4jEngine::new);
    }

    @Override
    public String version() {
        return MavenVersion.of(MultiLayerNetwork.class, "org.deeplearning4j", "deeplearning4j-nn");
    }

    @Override
    public void reset(Weights weights) {
        generator.set(weights.generator());
        discriminator.set(weights.discriminator());
    }

    @Override
    public void iterate(float[] x, float[] zD, float[] zG, float[] objectives) {
        objectives[0] = stepDiscriminator(column(x), column(zD));
        objectives[1] = stepGenerator(column(zG));
    }

    private INDArray column(float[] values) {
        return Nd4j.createFromArray(values).reshape(batch, 1);
    }

    private float stepDiscriminator(INDArray x, INDArray z) {
        INDArray generated = generator.forward(z).mul(Workload.TUTORIAL_SCALE);
        INDArray onReal = discriminator.forward(x);
        INDArray real = clamped(onReal);
        double objective = Transforms.log(real).meanNumber().doubleValue();
        INDArray gradient = discriminator.backward(within(onReal).divi(real).divi(-batch)).getFirst().gradient().dup();
        INDArray onGenerated = discriminator.forward(generated);
        INDArray complement = clamped(onGenerated).rsub(1);
        objective += Transforms.log(complement).meanNumber().doubleValue();
        gradient.addi(
                discriminator.backward(within(onGenerated).divi(complement).divi(batch)).getFirst().gradient());
        discriminator.update(gradient);
        return (float) objective;
    }

    private float stepGenerator(INDArray z) {
        INDArray generated = generator.forward(z).mul(Workload.TUTORIAL_SCALE);
        INDArray onGenerated = discriminator.forward(generated);
        INDArray probability = clamped(onGenerated);
        float objective = Transforms.log(probability).meanNumber().floatValue();
        INDArray ofSample = discriminator.backward(within(onGenerated).divi(probability).divi(-batch)).getSecond();
        generator.update(generator.backward(ofSample.mul(Workload.TUTORIAL_SCALE)).getFirst().gradient());
        return objective;
    }

    private static INDArray clamped(INDArray y) {
        return Transforms.max(Transforms.min(y, Workload.TUTORIAL_CLAMP_HIGH), Workload.TUTORIAL_CLAMP_LOW);
    }

    /** 1 where the clamp lets a slope through, 0 elsewhere. */
    private static INDArray within(INDArray y) {
        INDArray above = y.gte(Workload.TUTORIAL_CLAMP_LOW).castTo(y.dataType());
        return above.muli(y.lte(Workload.TUTORIAL_CLAMP_HIGH).castTo(y.dataType()));
    }

    @Override
    public Weights weights() {
        return new Weights(generator.get(), discriminator.get());
    }

    /** A multilayer perceptron of tanh layers, the last one too. */
    private final class Network {

        private final int[] sizes;
        private final MultiLayerNetwork network;
        private final INDArray velocity;

        Network(int[] sizes) {
            this.sizes = sizes;
            NeuralNetConfiguration.ListBuilder layers = new NeuralNetConfiguration.Builder().list();
            for (int layer = 0; layer < sizes.length - 1; layer++) {
                layers.layer(new DenseLayer.Builder().nIn(sizes[layer]).nOut(sizes[layer + 1])
                        .activation(Activation.TANH).build());
            }
            network = new MultiLayerNetwork(layers.build());
            network.init();
            velocity = network.params().dup().muli(0);
        }

        INDArray forward(INDArray input) {
            network.setInput(input);
            List<INDArray> activations = network.feedForward(true, false);
            return activations.getLast();
        }

        /** The gradient of the weights, and the slope at the input. */
        Pair<Gradient, INDArray> backward(INDArray slope) {
            return network.backpropGradient(slope, LayerWorkspaceMgr.noWorkspaces());
        }

        void update(INDArray gradient) {
            velocity.muli(momentum).addi(gradient.reshape(velocity.shape()));
            network.params().subi(velocity.mul(rate));
        }

        void set(float[][] weights) {
            for (int i = 0; i < weights.length; i++) {
                INDArray value = Nd4j.createFromArray(weights[i]);
                network.setParam(name(i), i % 2 == 0
                        ? value.reshape(sizes[i / 2], sizes[i / 2 + 1])
                        : value.reshape(1, sizes[i / 2 + 1]));
            }
            velocity.muli(0);
        }

        float[][] get() {
            float[][] weights = Weights.zeros(sizes);
            for (int i = 0; i < weights.length; i++) {
                weights[i] = network.getParam(name(i)).dup('c').data().asFloat();
            }
            return weights;
        }

        private static String name(int i) {
            return i / 2 + (i % 2 == 0 ? "_W" : "_b");
        }
    }
}
