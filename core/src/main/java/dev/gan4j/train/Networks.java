package dev.gan4j.train;

import dev.gan4j.data.Range;
import dev.gan4j.engine.State;
import dev.gan4j.experiment.BasisSpec;
import dev.gan4j.experiment.DiscriminatorSpec;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.GeneratorSpec;
import dev.gan4j.experiment.LabelSpec;
import dev.gan4j.experiment.MinibatchDiscriminationSpec;
import dev.gan4j.experiment.ObjectiveSpec;
import dev.gan4j.experiment.StructureSpec;
import dev.gan4j.graph.Axis;
import dev.gan4j.graph.Node;
import dev.gan4j.graph.Shape;
import dev.gan4j.nn.Activation;
import dev.gan4j.nn.Basis;
import dev.gan4j.nn.Conditioning;
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

    /** How many classes both are told; 0 where none. */
    private final int classes;

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
        classes = experiment.classes().size();
        generator = generator("generator", experiment);
        averaged = generatorSpec.averageDecay() == null ? null : generator(AVERAGE + "generator", experiment);
        MinibatchDiscriminationSpec closeness = discriminatorSpec.minibatchDiscrimination();
        discriminator = structured(Mlp.builder("discriminator", discriminatorSpec.packing() * columns, 1),
                discriminatorSpec.structure(), WORKING_RANGE).hidden(discriminatorSpec.hidden())
                .activation(discriminatorSpec.activation()).output(discriminatorSpec.output())
                .spectralNormalisation(discriminatorSpec.spectralNormalisation())
                .conditioning(ofDiscriminator(experiment.label()))
                .minibatchDiscrimination(closeness == null
                        ? null
                        : new MinibatchDiscrimination(closeness.kernels(), closeness.dimensions()))
                .build();
    }

    private Mlp generator(String name, Experiment experiment) {
        GeneratorSpec spec = experiment.generator();
        return structured(Mlp.builder(name, latents, columns), spec.structure(), experiment.latent().range())
                .hidden(spec.hidden()).activation(spec.activation()).output(spec.output())
                .conditioning(ofGenerator(experiment.label())).build();
    }

    private Conditioning ofGenerator(@Nullable LabelSpec label) {
        if (label == null) {
            return new Conditioning.None();
        }
        Integer embedding = label.embedding();
        return embedding == null
                ? new Conditioning.OneHot(classes)
                : new Conditioning.Embedding(classes, embedding);
    }

    private Conditioning ofDiscriminator(@Nullable LabelSpec label) {
        if (label == null) {
            return new Conditioning.None();
        }
        return switch (label.discriminator()) {
            case ONE_HOT -> new Conditioning.OneHot(classes);
            case PROJECTION -> new Conditioning.Projection(classes);
        };
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

    /** How many classes both networks are told, as columns beside z and x; 0 where none. */
    int classes() {
        return classes;
    }

    /** G: (batch, latents) and, where there are classes, (batch, classes) to (batch, columns). */
    Node generate(Node z, @Nullable Node y) {
        return generator.apply(z, y).multiply(generatorSpec.scale());
    }

    /** G on rows of a latent with the classes' columns beside it. */
    Node generateRows(Node rows) {
        return generate(values(rows, latents), ofRows(rows, latents));
    }

    /** G as it is judged, in a state that is being trained: on the average of its weights where there is one. */
    Node generateJudgedRows(Node rows) {
        return (averaged == null ? generator : averaged).apply(values(rows, latents), ofRows(rows, latents))
                .multiply(generatorSpec.scale());
    }

    /** What rows hold without the classes' columns. */
    private Node values(Node rows, int size) {
        return classes == 0 ? rows : rows.slice(Axis.FEATURES, 0, size);
    }

    /** The classes' columns of rows; null where there are none. */
    private @Nullable Node ofRows(Node rows, int size) {
        return classes == 0 ? null : rows.slice(Axis.FEATURES, size, size + classes);
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

    /**
     * D(x) of each sample, (batch, 1): where D decides about packs, of the pack that the sample is in; where there are
     * classes, of rows with the classes' columns beside x.
     */
    Node probabilityOfRows(Node rows) {
        return probabilityOfSamples(values(rows, columns), ofRows(rows, columns));
    }

    /** The same of samples and, where there are classes, their columns apart. */
    Node probabilityOfSamples(Node x, @Nullable Node y) {
        return Packing.unpack(probability(pack(x), y), discriminatorSpec.packing());
    }

    /** D's output on each sample without any clamp, as {@link #probabilityOfRows}: of packs, the pack's. */
    Node rawOfRows(Node rows) {
        return Packing.unpack(raw(pack(values(rows, columns)), ofRows(rows, columns)), discriminatorSpec.packing());
    }

    /** Whether D's output is any number, not a probability. */
    boolean isRaw() {
        return discriminatorSpec.output() == Activation.LINEAR;
    }

    /** D as the objective sees it. */
    Decision decide(Node x, @Nullable Node y) {
        return isRaw()
                ? new Decision.Logit(raw(x, y))
                : new Decision.Probability(probability(x, y));
    }

    /** D's network itself, before any clamp: a raw number where its output is linear, otherwise a probability. */
    Node raw(Node x, @Nullable Node y) {
        return discriminator.apply(x, y);
    }

    /** D(x), clamped where the experiment says so; an estimate of it where the objective has no probability. */
    private Node probability(Node x, @Nullable Node y) {
        Node raw = rawProbability(x, y);
        if (objective.type() == ObjectiveSpec.Type.LEAST_SQUARES) {
            return raw.clamp(0, 1);
        }
        Range clamp = discriminatorSpec.clamp();
        return clamp == null ? raw : raw.clamp(clamp.low(), clamp.high());
    }

    /** D(x) before the clamp, which pretraining fits to a density. */
    Node rawProbability(Node x, @Nullable Node y) {
        boolean isLogit = isRaw() && objective.type() != ObjectiveSpec.Type.LEAST_SQUARES;
        return isLogit ? raw(x, y).sigmoid() : raw(x, y);
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
