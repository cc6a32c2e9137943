package dev.gan4j.bench;

import dev.gan4j.engine.Program;
import dev.gan4j.engine.State;
import dev.gan4j.graph.Node;
import dev.gan4j.graph.Shape;
import dev.gan4j.nn.Activation;
import dev.gan4j.nn.Initialiser;
import dev.gan4j.nn.internal.Dense;
import dev.gan4j.nn.internal.Network;
import dev.gan4j.nn.internal.Optimiser;
import dev.gan4j.nn.internal.Role;
import dev.gan4j.objective.Decision;
import dev.gan4j.objective.NonSaturating;
import dev.gan4j.objective.Objective;
import dev.gan4j.objective.Terms;

/** Multilayer perceptrons on gan4j: linear G, D a logit, ReLU between, plain gradient descent. */
public final class Gan4jMlp implements Engine {

    /** So many that what only pays in a long run is chosen: a timed loop is one. */
    private static final double RUNS = 1e6;

    private final int batch;
    private final int[] generatorSizes;
    private final int[] discriminatorSizes;
    private final State state = new State();
    private final Program discriminatorStep;
    private final Program generatorStep;

    /** Compiles both steps for networks of some sizes, and at one learning rate. */
    public Gan4jMlp(int batch, int[] generatorSizes, int[] discriminatorSizes, float learningRate) {
        this.batch = batch;
        this.generatorSizes = generatorSizes.clone();
        this.discriminatorSizes = discriminatorSizes.clone();
        Network generator = network(Role.GENERATOR, generatorSizes);
        Network discriminator = network(Role.DISCRIMINATOR, discriminatorSizes);
        generator.parameters().forEach(parameter -> parameter.declare(state));
        discriminator.parameters().forEach(parameter -> parameter.declare(state));
        Objective objective = new NonSaturating();
        Node x = Node.input("x", new Shape(batch, discriminatorSizes[0]));
        Node z = Node.input("z", new Shape(batch, generatorSizes[0]));
        Decision real = new Decision.Logit(discriminator.apply(x, null));
        Decision generated = new Decision.Logit(discriminator.apply(generator.apply(z, null), null));
        discriminatorStep = step("discriminator", objective.discriminator(real, generated), discriminator);
        generatorStep = step("generator", objective.generator(real, generated), generator);
        discriminatorStep.input("rate")[0] = learningRate;
        generatorStep.input("rate")[0] = learningRate;
    }

    /** Compiles a workload. */
    Gan4jMlp(Workload workload) {
        this(workload.batch(), workload.generatorSizes(), workload.discriminatorSizes(), workload.learningRate());
    }

    private static Network network(Role role, int[] sizes) {
        Network.Builder layers = Network.builder(sizes[0]);
        for (int i = 1; i < sizes.length; i++) {
            int index = i - 1;
            int outputs = sizes[i];
            layers.add(inputs -> Dense.of(role, index, inputs, outputs, Initialiser.HE))
                    .add(i < sizes.length - 1 ? Activation.RELU : Activation.LINEAR);
        }
        return layers.build();
    }

    private Program step(String owner, Terms terms, Network network) {
        Program.Builder builder = Program.builder().runs(RUNS).output("objective", terms.adversarial());
        new Optimiser.Sgd()
                .minimise(owner, terms.loss(), network.trained(), Node.input("rate", Shape.SCALAR), builder)
                .forEach(builder::update);
        return builder.compile(state);
    }

    @Override
    public String version() {
        return "kernels: " + generatorStep.kernels();
    }

    @Override
    public void reset(Weights weights) {
        put("generator", weights.generator());
        put("discriminator", weights.discriminator());
    }

    private void put(String network, float[][] values) {
        for (int i = 0; i < values.length; i++) {
            state.set(name(network, i), values[i]);
        }
    }

    @Override
    public void iterate(float[] x, float[] zD, float[] zG, float[] objectives) {
        byFeature(x, discriminatorSizes[0], discriminatorStep.input("x"));
        byFeature(zD, generatorSizes[0], discriminatorStep.input("z"));
        byFeature(zG, generatorSizes[0], generatorStep.input("z"));
        discriminatorStep.run();
        objectives[0] = discriminatorStep.scalar("objective");
        generatorStep.run();
        objectives[1] = generatorStep.scalar("objective");
    }

    private void byFeature(float[] rows, int features, float[] to) {
        for (int row = 0; row < batch; row++) {
            for (int feature = 0; feature < features; feature++) {
                to[feature * batch + row] = rows[row * features + feature];
            }
        }
    }

    @Override
    public Weights weights() {
        return new Weights(get("generator", generatorSizes), get("discriminator", discriminatorSizes));
    }

    private float[][] get(String network, int[] sizes) {
        float[][] weights = Weights.zeros(sizes);
        for (int i = 0; i < weights.length; i++) {
            weights[i] = state.get(name(network, i));
        }
        return weights;
    }

    private static String name(String network, int i) {
        return network + "." + i / 2 + (i % 2 == 0 ? ".weight" : ".bias");
    }
}
