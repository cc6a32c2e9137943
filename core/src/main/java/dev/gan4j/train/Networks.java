package dev.gan4j.train;

import dev.gan4j.data.Range;
import dev.gan4j.engine.State;
import dev.gan4j.experiment.BasisSpec;
import dev.gan4j.experiment.DiscriminatorSpec;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.GeneratorSpec;
import dev.gan4j.experiment.MinibatchDiscriminationSpec;
import dev.gan4j.experiment.ObjectiveSpec;
import dev.gan4j.experiment.StructureSpec;
import dev.gan4j.graph.Node;
import dev.gan4j.graph.Shape;
import dev.gan4j.nn.Activation;
import dev.gan4j.nn.Basis;
import dev.gan4j.nn.MinibatchDiscrimination;
import dev.gan4j.nn.Mlp;
import dev.gan4j.nn.Packing;
import dev.gan4j.nn.Parameters;
import dev.gan4j.objective.Decision;
import dev.gan4j.random.AddressedRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** The two networks of an experiment as functions on graph nodes, in training units. */
final class Networks {

    private final GeneratorSpec generatorSpec;
    private final DiscriminatorSpec discriminatorSpec;
    private static final Range WORKING_RANGE = new Range(-Experiment.WORKING_LIMIT, Experiment.WORKING_LIMIT);
    private static final String AVERAGE = "average.";

    private final ObjectiveSpec objective;
    private final int latents;
    private final int columns;
    private final Mlp generator;
    private final @Nullable Mlp averaged;
    private final Mlp discriminator;

    /** Rows of a minibatch, which D looks at as a whole where it decides about several samples at once. */
    private final int batch;

    Networks(Experiment experiment) {
        batch = experiment.batch();
        generatorSpec = experiment.generator();
        discriminatorSpec = experiment.discriminator();
        objective = experiment.objective();
        latents = experiment.latent().dimension();
        columns = experiment.dimension();
        generator = generator("generator", experiment);
        averaged = generatorSpec.averageDecay() == null ? null : generator(AVERAGE + "generator", experiment);
        MinibatchDiscriminationSpec closeness = discriminatorSpec.minibatchDiscrimination();
        discriminator = structured(Mlp.builder("discriminator", discriminatorSpec.packing() * columns, 1),
                discriminatorSpec.structure(), WORKING_RANGE).hidden(discriminatorSpec.hidden())
                .activation(discriminatorSpec.activation()).output(discriminatorSpec.output())
                .spectralNormalisation(discriminatorSpec.spectralNormalisation())
                .minibatchDiscrimination(closeness == null
                        ? null
                        : new MinibatchDiscrimination(closeness.kernels(), closeness.dimensions()))
                .build();
    }

    private Mlp generator(String name, Experiment experiment) {
        GeneratorSpec spec = experiment.generator();
        return structured(Mlp.builder(name, latents, columns), spec.structure(), experiment.latent().range())
                .hidden(spec.hidden()).activation(spec.activation()).output(spec.output()).build();
    }

    private static Mlp.Builder structured(Mlp.Builder builder, StructureSpec spec, Range range) {
        return builder.residual(spec.residual()).layerNormalisation(spec.layerNormalisation())
                .basis(switch (spec.basis()) {
                    case BasisSpec.None() -> new Basis.Identity();
                    case BasisSpec.Fourier(int frequencies) ->
                        new Basis.Fourier(frequencies, range.low(), range.high());
                    case BasisSpec.RandomFourier(int features, double bandwidth) ->
                        new Basis.RandomFourier(features, bandwidth);
                    case BasisSpec.MultiscaleFourier(int features, double bandwidth) ->
                        new Basis.MultiscaleFourier(features, bandwidth);
                });
    }

    /** The dimension of z. */
    int latents() {
        return latents;
    }

    /** The dimension of x. */
    int columns() {
        return columns;
    }

    /** G: (batch, latents) to (batch, columns). */
    Node generate(Node z) {
        return generator.apply(z).multiply(generatorSpec.scale());
    }

    /** G as it is judged, in a state that is being trained: on the average of its weights where there is one. */
    Node generateJudged(Node z) {
        return (averaged == null ? generator : averaged).apply(z).multiply(generatorSpec.scale());
    }

    /** The name of a weight of G's average. */
    static String averageOf(String name) {
        return AVERAGE + name;
    }

    /** The samples as D sees them, (batch, 1) to (packs, samples in a pack); what follows takes packs. */
    Node pack(Node samples) {
        return Packing.pack(samples, discriminatorSpec.packing());
    }

    /** The rows that D has to look at together; 1 where it looks at each sample alone. */
    int rowsTogether() {
        return discriminatorSpec.packing() > 1 || discriminatorSpec.minibatchDiscrimination() != null ? batch : 1;
    }

    /** D(x) of each sample, (batch, 1): where D decides about packs, of the pack that the sample is in. */
    Node probabilityOfSamples(Node x) {
        return Packing.unpack(probability(pack(x)), discriminatorSpec.packing());
    }

    /** D's output on each sample without any clamp, as {@link #probabilityOfSamples}: of packs, the pack's. */
    Node rawOfSamples(Node x) {
        return Packing.unpack(raw(pack(x)), discriminatorSpec.packing());
    }

    /** Whether D's output is any number, not a probability. */
    boolean isRaw() {
        return discriminatorSpec.output() == Activation.LINEAR;
    }

    /** D as the objective sees it. */
    Decision decide(Node x) {
        return isRaw()
                ? new Decision.Logit(raw(x))
                : new Decision.Probability(probability(x));
    }

    /** D's network itself, before any clamp: a raw number where its output is linear, otherwise a probability. */
    Node raw(Node x) {
        return discriminator.apply(x);
    }

    /** D(x), clamped where the experiment says so; an estimate of it where the objective has no probability. */
    Node probability(Node x) {
        Node raw = rawProbability(x);
        if (objective.type() == ObjectiveSpec.Type.LEAST_SQUARES) {
            return raw.clamp(0, 1);
        }
        Range clamp = discriminatorSpec.clamp();
        return clamp == null ? raw : raw.clamp(clamp.low(), clamp.high());
    }

    /** D(x) before the clamp, which pretraining fits to a density. */
    Node rawProbability(Node x) {
        boolean isLogit = isRaw() && objective.type() != ObjectiveSpec.Type.LEAST_SQUARES;
        return isLogit ? raw(x).sigmoid() : raw(x);
    }

    SequencedMap<String, Shape> generatorShapes() {
        return generator.shapes();
    }

    SequencedMap<String, Shape> discriminatorShapes() {
        return discriminator.shapes();
    }

    /** What becomes of D's values that are not trained, in each step that trains D. */
    SequencedMap<String, Node> discriminatorUpdates() {
        return discriminator.updates();
    }

    /** Names and shapes of all weights, G's first, those that are not trained among them. */
    SequencedMap<String, Shape> shapes() {
        SequencedMap<String, Shape> shapes = all(generator);
        shapes.putAll(all(discriminator));
        return shapes;
    }

    private static SequencedMap<String, Shape> all(Mlp network) {
        SequencedMap<String, Shape> shapes = new LinkedHashMap<>(network.shapes());
        shapes.putAll(network.fixedShapes());
        return shapes;
    }

    /** Adds all weights to a state. */
    void declare(State state) {
        shapes().forEach(state::add);
    }

    /** Adds the average of G's weights to a state that is going to be trained, where there is one. */
    void declareAverage(State state) {
        if (averaged != null) {
            all(averaged).forEach(state::add);
        }
    }

    /** Draws the starting weights of a seed; the average of G's weights starts from the same. */
    void initialise(State state, long seed) {
        AddressedRandom random = new AddressedRandom(seed);
        long next = generator.initialise(state, generatorSpec.initialiser(), random, 0);
        discriminator.initialise(state, discriminatorSpec.initialiser(), random, next);
        for (String name : all(generator).keySet()) {
            if (state.contains(averageOf(name))) {
                state.set(averageOf(name), state.get(name));
            }
        }
    }

    /** The weights as they stand in a state and are judged: of G the average, where there is one. */
    Parameters parameters(State state) {
        Map<String, Parameters.Value> values = new LinkedHashMap<>();
        shapes().forEach((name, shape) -> {
            String judged = state.contains(averageOf(name)) ? averageOf(name) : name;
            values.put(name, new Parameters.Value(shape, state.get(judged)));
        });
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
