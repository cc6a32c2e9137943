package dev.gan4j.model.internal;

import dev.gan4j.data.Range;
import dev.gan4j.engine.State;
import dev.gan4j.experiment.DiscriminatorSpec;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.TrainingPlan;
import dev.gan4j.graph.Axis;
import dev.gan4j.graph.Node;
import dev.gan4j.graph.Shape;
import dev.gan4j.model.internal.Forward.RowFunction;
import dev.gan4j.nn.Activation;
import dev.gan4j.nn.internal.Network;
import dev.gan4j.nn.internal.Packing;
import dev.gan4j.nn.internal.Parameter;
import dev.gan4j.nn.internal.Parameters;
import dev.gan4j.nn.internal.Role;
import dev.gan4j.objective.Decision;
import dev.gan4j.objective.Objective;
import dev.gan4j.random.AddressedRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The two networks of an experiment as functions on graph nodes, in training units; immutable. */
public final class Networks {

    private final DiscriminatorSpec discriminatorSpec;
    private final Objective objective;
    private final int latents;
    private final int columns;

    /** How many classes both networks see; 0 for none. */
    private final int classes;

    private final Network generator;
    private final @Nullable Network averaged;
    private final Network discriminator;
    private final Packing packing;

    /** Both networks' parameters, G's first. */
    private final List<Parameter> weights;

    /** The average of each of G's parameters, by its name; empty if there is none. */
    private final Map<String, Parameter> averages = new LinkedHashMap<>();

    /** The rows of a minibatch, which D sees as a whole if it judges several samples together. */
    private final int batch;

    public Networks(TrainingPlan plan) {
        Experiment experiment = plan.experiment();
        batch = experiment.batch();
        discriminatorSpec = experiment.discriminator();
        objective = experiment.objective().objective();
        latents = experiment.latent().dimension();
        columns = plan.dimension();
        classes = plan.classes().size();
        generator = Architecture.generator(Role.GENERATOR, plan);
        discriminator = Architecture.discriminator(plan);
        packing = Architecture.packing(experiment);
        weights = new ArrayList<>(generator.parameters());
        weights.addAll(discriminator.parameters());
        averaged = experiment.generator().averageDecay() == null
                ? null
                : Architecture.generator(Role.AVERAGE, plan);
        if (averaged != null) {
            List<Parameter> copies = averaged.parameters();
            for (int i = 0; i < copies.size(); i++) {
                averages.put(weights.get(i).name(), copies.get(i));
            }
        }
    }

    /** The dimension of z. */
    public int latents() {
        return latents;
    }

    /** The dimension of x. */
    public int columns() {
        return columns;
    }

    /** How many classes both networks see, as columns after those of z and x; 0 for none. */
    public int classes() {
        return classes;
    }

    /** G: (batch, latents) and, if there are classes, (batch, classes) to (batch, columns). */
    public Node generate(Node z, @Nullable Node y) {
        return generator.apply(z, y);
    }

    /** G of rows of a latent followed by the classes' columns. */
    public RowFunction generator() {
        return ofLatents(generator);
    }

    /** G as it is judged, in a state that is being trained: with the average of its weights if there is one. */
    public RowFunction judgedGenerator() {
        return ofLatents(averaged == null ? generator : averaged);
    }

    private RowFunction ofLatents(Network network) {
        return new RowFunction(latents + classes,
                rows -> network.apply(values(rows, latents), ofRows(rows, latents)), 1);
    }

    /** D(x) of rows of samples followed by the classes' columns; if D judges packs, D of the pack that contains the sample. */
    public RowFunction discriminator() {
        return ofSamples(this::probability);
    }

    /** D's output before any clamp, as {@link #discriminator}. */
    public RowFunction rawDiscriminator() {
        return ofSamples(this::raw);
    }

    private RowFunction ofSamples(BiFunction<Node, @Nullable Node, Node> decision) {
        return new RowFunction(columns + classes,
                rows -> packing.unpack(decision.apply(pack(values(rows, columns)), ofRows(rows, columns))),
                rowsTogether());
    }

    /** The columns of rows without those of the classes. */
    private Node values(Node rows, int size) {
        return classes == 0 ? rows : rows.slice(Axis.FEATURES, 0, size);
    }

    /** The classes' columns of rows; null if there are none. */
    private @Nullable Node ofRows(Node rows, int size) {
        return classes == 0 ? null : rows.slice(Axis.FEATURES, size, size + classes);
    }

    /** The samples as D sees them, (batch, columns) to (packs, columns of all samples); what follows takes packs. */
    public Node pack(Node samples) {
        return packing.apply(samples, null);
    }

    /** The number of rows that D judges together; 1 if it judges each sample alone. */
    public int rowsTogether() {
        return packing.mixesRows() || discriminator.mixesRows() ? batch : 1;
    }

    /** D(x) of each sample, (batch, 1), like {@link #discriminator}, with the classes' columns as a separate argument. */
    public Node probabilityOfSamples(Node x, @Nullable Node y) {
        return packing.unpack(probability(pack(x), y));
    }

    /** Whether D's output is an unbounded number, not a probability. */
    public boolean isRaw() {
        return discriminatorSpec.output() == Activation.LINEAR;
    }

    /** D as the objective sees it. */
    public Decision decide(Node x, @Nullable Node y) {
        return isRaw()
                ? new Decision.Logit(raw(x, y))
                : new Decision.Probability(probability(x, y));
    }

    /** D's network itself, before any clamp: a raw number if its output is linear, otherwise a probability. */
    public Node raw(Node x, @Nullable Node y) {
        return discriminator.apply(x, y);
    }

    /** D(x), with the experiment's clamp if it has one; an estimate of it if the objective has no probability. */
    private Node probability(Node x, @Nullable Node y) {
        Node raw = rawProbability(x, y);
        if (objective.isRawProbability()) {
            return raw.clamp(0, 1);
        }
        Range clamp = discriminatorSpec.clamp();
        return clamp == null ? raw : raw.clamp(clamp.low(), clamp.high());
    }

    /** D(x) before the clamp, which pretraining fits to a density. */
    public Node rawProbability(Node x, @Nullable Node y) {
        boolean isLogit = isRaw() && !objective.isRawProbability();
        return isLogit ? raw(x, y).sigmoid() : raw(x, y);
    }

    /** The parameters that training G changes. */
    public List<Parameter> trainedOfGenerator() {
        return generator.trained();
    }

    /** The parameters that training D changes. */
    public List<Parameter> trainedOfDiscriminator() {
        return discriminator.trained();
    }

    /** The updates, in each step that trains D, of D's values that are not trained. */
    public Map<String, Node> discriminatorUpdates() {
        return discriminator.updates();
    }

    /** Both networks' parameters, G's first, including those that are not trained. */
    public List<Parameter> weights() {
        return List.copyOf(weights);
    }

    /** The average of each of G's parameters, by its name; empty if there is none. */
    public Map<String, Parameter> averages() {
        return averages;
    }

    /** Draws the starting weights of a seed; the average of G's weights starts from the same. */
    public void initialise(State state, long seed) {
        AddressedRandom random = new AddressedRandom(seed);
        long next = generator.initialise(state, random, 0);
        discriminator.initialise(state, random, next);
        averages.forEach((name, average) -> state.set(average.name(), state.get(name)));
    }

    /** The weights of a state, as they are judged: for G, their average if there is one. */
    public Parameters parameters(State state) {
        Map<String, Parameters.Value> values = new LinkedHashMap<>();
        for (Parameter weight : weights) {
            Parameter judged = averages.getOrDefault(weight.name(), weight);
            values.put(weight.name(), new Parameters.Value(weight.shape(), state.get(judged.name())));
        }
        return new Parameters(values);
    }

    /** A function of rows for any number of threads, with fixed weights, which must be exactly those of the networks. */
    public ForwardPool pool(RowFunction function, Parameters parameters) {
        return new ForwardPool(rows -> {
            State state = new State();
            weights.forEach(weight -> weight.declare(state));
            restore(state, parameters);
            return Forward.of(function, state, rows);
        });
    }

    /** Puts weights into a state; they must be exactly those of the networks. */
    public void restore(State state, Parameters parameters) {
        require(parameters);
        parameters.setIn(state);
    }

    /** Checks that weights are exactly those of the networks. */
    public void require(Parameters parameters) {
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
        });
    }

    /** Names and shapes of both networks' parameters. */
    public SequencedMap<String, Shape> shapes() {
        SequencedMap<String, Shape> shapes = new LinkedHashMap<>();
        weights.forEach(weight -> shapes.put(weight.name(), weight.shape()));
        return shapes;
    }
}
