package dev.gan4j.train;

import dev.gan4j.data.Range;
import dev.gan4j.engine.State;
import dev.gan4j.experiment.DiscriminatorSpec;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.GeneratorSpec;
import dev.gan4j.graph.Node;
import dev.gan4j.graph.Shape;
import dev.gan4j.nn.Activation;
import dev.gan4j.nn.Mlp;
import dev.gan4j.nn.Parameters;
import dev.gan4j.objective.Decision;
import dev.gan4j.random.AddressedRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** The two networks of an experiment as functions on graph nodes, in training units. */
final class Networks {

    private final GeneratorSpec generatorSpec;
    private final DiscriminatorSpec discriminatorSpec;
    private final Mlp generator;
    private final Mlp discriminator;

    Networks(Experiment experiment) {
        generatorSpec = experiment.generator();
        discriminatorSpec = experiment.discriminator();
        generator = new Mlp("generator", 1, generatorSpec.hidden(), 1, generatorSpec.activation(),
                generatorSpec.output());
        discriminator = new Mlp("discriminator", 1, discriminatorSpec.hidden(), 1, discriminatorSpec.activation(),
                discriminatorSpec.output());
    }

    /** G: (batch, 1) to (batch, 1). */
    Node generate(Node z) {
        return generator.apply(z).multiply(generatorSpec.scale());
    }

    /** D as the objective sees it. */
    Decision decide(Node x) {
        return discriminatorSpec.output() == Activation.LINEAR
                ? new Decision.Logit(discriminator.apply(x))
                : new Decision.Probability(probability(x));
    }

    /** D(x), clamped where the experiment says so. */
    Node probability(Node x) {
        Node raw = rawProbability(x);
        Range clamp = discriminatorSpec.clamp();
        return clamp == null ? raw : raw.clamp(clamp.low(), clamp.high());
    }

    /** D(x) before the clamp, which pretraining fits to a density. */
    Node rawProbability(Node x) {
        Node output = discriminator.apply(x);
        return discriminatorSpec.output() == Activation.LINEAR ? output.sigmoid() : output;
    }

    SequencedMap<String, Shape> generatorShapes() {
        return generator.shapes();
    }

    SequencedMap<String, Shape> discriminatorShapes() {
        return discriminator.shapes();
    }

    /** Names and shapes of all weights, G's first. */
    SequencedMap<String, Shape> shapes() {
        SequencedMap<String, Shape> shapes = new LinkedHashMap<>(generator.shapes());
        shapes.putAll(discriminator.shapes());
        return shapes;
    }

    /** Adds all weights to a state. */
    void declare(State state) {
        shapes().forEach(state::add);
    }

    /** Draws the starting weights of a seed. */
    void initialise(State state, long seed) {
        AddressedRandom random = new AddressedRandom(seed);
        long next = generator.initialise(state, generatorSpec.initialiser(), random, 0);
        discriminator.initialise(state, discriminatorSpec.initialiser(), random, next);
    }

    /** The weights as they stand in a state. */
    Parameters parameters(State state) {
        Map<String, Parameters.Value> values = new LinkedHashMap<>();
        shapes().forEach((name, shape) -> values.put(name, new Parameters.Value(shape, state.get(name))));
        return new Parameters(values);
    }

    /** Puts weights into a state; those must be exactly the networks' own. */
    void restore(State state, Parameters parameters) {
        SequencedMap<String, Shape> shapes = shapes();
        if (!List.copyOf(parameters.values().keySet()).equals(List.copyOf(shapes.keySet()))) {
            throw new IllegalArgumentException("the networks' weights are " + shapes.keySet() + " but were given "
                    + parameters.values().keySet());
        }
        parameters.values().forEach((name, value) -> {
            if (!value.shape().equals(shapes.get(name))) {
                throw new IllegalArgumentException("\"" + name + "\" must have shape " + shapes.get(name)
                        + " but had " + value.shape());
            }
            state.set(name, value.elements());
        });
    }
}
