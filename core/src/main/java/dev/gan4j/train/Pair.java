package dev.gan4j.train;

import dev.gan4j.experiment.Experiment;
import dev.gan4j.graph.Shape;
import dev.gan4j.nn.Parameter;
import dev.gan4j.nn.Parameters;
import dev.gan4j.nn.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** A generator and the discriminator it plays against, at one moment; immutable. */
public final class Pair {

    private final Networks networks;
    private final Parameters parameters;
    private final List<Units> units;
    private final Generator generator;
    private final Discriminator discriminator;

    private Pair(Networks networks, Parameters parameters, List<Units> units, Generator generator,
            Discriminator discriminator) {
        this.networks = networks;
        this.parameters = parameters;
        this.units = units;
        this.generator = generator;
        this.discriminator = discriminator;
    }

    /**
     * Builds both networks from their weights.
     *
     * @param experiment which gives their structure
     * @param units      the map between training units and the data's units
     * @param parameters the weights of both, exactly those of {@link #shapes(Experiment)}
     * @return the pair
     * @throws IllegalArgumentException if a weight is missing, is one too many, or has another shape
     */
    public static Pair of(Experiment experiment, Units units, Parameters parameters) {
        return of(experiment, List.of(units), parameters);
    }

    /**
     * Builds both networks from their weights.
     *
     * @param experiment which gives their structure
     * @param columns    the map between training units and the data's units of each column
     * @param parameters the weights of both, exactly those of {@link #shapes(Experiment)}
     * @return the pair
     * @throws IllegalArgumentException if a weight is missing, is one too many, or has another shape, or there are not as
     *                                  many units as columns
     */
    public static Pair of(Experiment experiment, List<Units> columns, Parameters parameters) {
        return of(experiment, new Networks(experiment), columns, parameters);
    }

    /** The same with the networks at hand; what is compiled of them is compiled when it is first used. */
    static Pair of(Experiment experiment, Networks networks, List<Units> columns, Parameters parameters) {
        List<Units> units = List.copyOf(columns);
        if (units.size() != experiment.dimension()) {
            throw new IllegalArgumentException("there must be units for each of " + experiment.dimension()
                    + " columns but there were " + units.size());
        }
        networks.require(parameters);
        return new Pair(networks, parameters, units,
                new Generator(networks, parameters, experiment.latent(), experiment.label(), units),
                new Discriminator(networks, parameters, units));
    }

    /**
     * Returns the weights that an experiment's networks have.
     *
     * @param experiment which gives their structure
     * @return names, shapes and roles, in the order of files
     */
    public static List<Parameter> weights(Experiment experiment) {
        return new Networks(experiment).weights();
    }

    /**
     * Returns the names and shapes of the weights that an experiment's networks have.
     *
     * @param experiment which gives their structure
     * @return by name, in order
     */
    public static SequencedMap<String, Shape> shapes(Experiment experiment) {
        return new Networks(experiment).shapes();
    }

    /**
     * Returns G.
     *
     * @return the generator
     */
    public Generator generator() {
        return generator;
    }

    /**
     * Returns D.
     *
     * @return the discriminator
     */
    public Discriminator discriminator() {
        return discriminator;
    }

    /**
     * Returns the weights of both networks.
     *
     * @return by name
     */
    public Parameters parameters() {
        return parameters;
    }

    /**
     * Returns the weights of one network.
     *
     * @param role of the network
     * @return by name
     */
    public Parameters parameters(Role role) {
        Map<String, Parameters.Value> values = new LinkedHashMap<>();
        networks.weights().stream().filter(weight -> weight.role() == role)
                .forEach(weight -> values.put(weight.name(), parameters.get(weight.name())));
        return new Parameters(values);
    }

    /**
     * Returns the map between training units and the data's units.
     *
     * @return the units of the first column
     */
    public Units units() {
        return units.getFirst();
    }

    /**
     * Returns the map between training units and the data's units of each column.
     *
     * @return in the order of the columns
     */
    public List<Units> columnUnits() {
        return units;
    }
}
