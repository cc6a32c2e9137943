package dev.gan4j.experiment;

import static java.util.Objects.requireNonNull;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.Coupling;
import dev.gan4j.data.Latent;
import dev.gan4j.experiment.internal.ExperimentRules;
import dev.gan4j.experiment.internal.ExperimentYaml;
import dev.gan4j.experiment.internal.Presets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The immutable configuration of a run; the same experiment and seed always give the same result, to the bit.
 *
 * <p>Created from a preset, from a YAML file, or from either with some fields replaced by {@link #with}.
 *
 * @param name       what the run is called: the preset's or the file's name
 * @param source     the data to learn
 * @param training   the iterations and their minibatches
 * @param networks   both networks
 * @param game       the objective of both networks, and how they are trained
 * @param evaluation how the run is watched and judged
 */
public record Experiment(String name, SourceSpec source, TrainingSpec training, NetworksSpec networks, GameSpec game,
        EvaluationSpec evaluation) {

    /** Checks that no part is missing; the values are checked where they are read. */
    public Experiment {
        requireNonNull(name, "name must not be null");
        requireNonNull(source, "source must not be null");
        requireNonNull(training, "training must not be null");
        requireNonNull(networks, "networks must not be null");
        requireNonNull(game, "game must not be null");
        requireNonNull(evaluation, "evaluation must not be null");
    }

    /**
     * Returns a preset: an experiment that ships with the library.
     *
     * @param name one of {@link #presets()}
     * @return the experiment
     * @throws dev.gan4j.InvalidInputException if there is no such preset; the message lists those there are
     */
    public static Experiment preset(String name) {
        return Presets.get(name);
    }

    /**
     * Returns the names of the presets.
     *
     * @return in alphabetical order
     */
    public static List<String> presets() {
        return Presets.names();
    }

    /**
     * Reads an experiment from a YAML file. A relative path of a data file in it is taken relative to the YAML file.
     *
     * <p>A field that the file leaves out has its value in the preset {@code tutorial}, or in the preset or the other YAML file
     * that {@code base} names. If the data are not the tutorial's, two defaults change: unless the file specifies them, the
     * range is {@code auto}, and the density for pretraining is {@code estimated} if the data's density is not known.
     *
     * @param file the YAML file
     * @return the experiment
     * @throws dev.gan4j.InvalidInputException if the file cannot be read, is not YAML, has an unknown field or a value
     *                                         out of range; the message names file, field, value and what is allowed
     */
    public static Experiment read(Path file) {
        return ExperimentYaml.read(file);
    }

    /**
     * Parses an experiment from YAML text, as {@link #read(Path)} does, except that a relative path of a data file is taken
     * relative to the working directory, and {@code base} may only name a preset.
     *
     * @param yaml the text
     * @return the experiment
     * @throws dev.gan4j.InvalidInputException as {@link #read(Path)}
     */
    public static Experiment parse(String yaml) {
        return ExperimentYaml.parse(yaml);
    }

    /**
     * Returns this experiment with one field replaced, as {@link #with(Map)} does.
     *
     * @param path  the field, dots between levels, such as {@code optimiser.learningRate}
     * @param value the new value as YAML, such as {@code 0.01}, {@code [12, 12]} or {@code normal(0,2)}
     * @return a new experiment
     * @throws dev.gan4j.InvalidInputException if the field is unknown or the value out of range
     */
    public Experiment with(String path, String value) {
        return ExperimentYaml.with(this, Map.of(path, value));
    }

    /**
     * Returns this experiment with several fields replaced at once, for fields that must agree with each other.
     *
     * <p>If the type of a part changes ({@code optimiser.type}, {@code latent.type}, {@code schedule.type}), the fields that
     * both types have keep their values and the others get the defaults of the new type. If the data change, a fixed range
     * becomes {@code auto}, and the density for pretraining becomes {@code estimated} if the new data's density is not known.
     * If the new objective needs D's raw output, D's output becomes linear. None of these fields changes by itself if it is
     * specified here too. A relative path of a data file is taken relative to the working directory.
     *
     * @param values new values as YAML, by their fields' paths
     * @return a new experiment
     * @throws dev.gan4j.InvalidInputException if a field is unknown or a value out of range
     */
    public Experiment with(Map<String, String> values) {
        return ExperimentYaml.with(this, values);
    }

    /**
     * Returns this experiment with other data, as {@link #with(Map)} does; another column of the same file counts as other
     * data.
     *
     * @param data where real samples come from
     * @return a new experiment
     * @throws dev.gan4j.InvalidInputException if the data's values are out of range
     */
    public Experiment withData(DataSpec data) {
        return ExperimentYaml.withData(this, data);
    }

    /**
     * Returns this experiment with another seed.
     *
     * @param seed of every random number of the run
     * @return a new experiment
     */
    public Experiment withSeed(long seed) {
        return toBuilder().seed(seed).unchecked();
    }

    /** Returns where real samples come from. */
    public DataSpec data() {
        return source.data();
    }

    /** Returns the class of each sample, which both networks see; null for none. */
    public @Nullable LabelSpec label() {
        return source.label();
    }

    /** Returns the working range. */
    public RangeSpec range() {
        return source.range();
    }

    /** Returns the share of the rows that is kept from training, in (0, 1). */
    public double holdout() {
        return source.holdout();
    }

    /** Returns the seed of every random number of the run. */
    public long seed() {
        return training.seed();
    }

    /** Returns the number of adversarial iterations, at least 0. */
    public int iterations() {
        return training.iterations();
    }

    /** Returns the size of a minibatch, at least 1. */
    public int batch() {
        return training.batch();
    }

    /** Returns the number of D steps in each iteration, at least 1. */
    public int discriminatorSteps() {
        return training.discriminatorSteps();
    }

    /** Returns the number of G steps in each iteration, at least 1. */
    public int generatorSteps() {
        return training.generatorSteps();
    }

    /** Returns the distribution of z. */
    public Latent latent() {
        return training.latent();
    }

    /** Returns how x and z of a minibatch are paired. */
    public Coupling coupling() {
        return training.coupling();
    }

    /** Returns the order in which the terms of the objectives are added. */
    public Summation summation() {
        return training.summation();
    }

    /** Returns the generator's network. */
    public GeneratorSpec generator() {
        return networks.generator();
    }

    /** Returns the discriminator's network. */
    public DiscriminatorSpec discriminator() {
        return networks.discriminator();
    }

    /** Returns the objective of both networks. */
    public ObjectiveSpec objective() {
        return game.objective();
    }

    /** Returns the penalties on D's slope; often empty. */
    public List<PenaltySpec> penalties() {
        return game.penalties();
    }

    /** Returns the optimiser of both networks and of pretraining. */
    public OptimiserSpec optimiser() {
        return game.optimiser();
    }

    /** Returns how D is pretrained, before adversarial training. */
    public PretrainingSpec pretraining() {
        return game.pretraining();
    }

    /**
     * Returns whether the data are one column of numbers without a label.
     *
     * @return false if this is not known before the data are read
     */
    public boolean isUnivariate() {
        return label() == null && data().isUnivariate();
    }

    /**
     * Refuses fields that have no effect in this experiment, such as {@code holdout} if the data are a distribution.
     *
     * @param fields the paths of fields that were set, such as {@code holdout}
     * @throws dev.gan4j.InvalidInputException if one has no effect
     */
    public void requireEffect(Collection<String> fields) {
        ExperimentRules.requireEffect(this, fields);
    }

    /**
     * Returns this experiment with the file of its data at another path.
     *
     * @param path returns the new path for the present one
     * @return an equal experiment if its data are not a file
     */
    public Experiment withDataAt(UnaryOperator<Path> path) {
        return toBuilder().data(data().at(path)).unchecked();
    }

    /**
     * Returns this experiment with the absolute path of its data file.
     *
     * @return an equal experiment if its data are not a file
     */
    public Experiment absolute() {
        return withDataAt(file -> file.toAbsolutePath().normalize());
    }

    /**
     * Checks that writing this experiment as YAML and reading it back gives an equal one.
     *
     * @throws dev.gan4j.InvalidInputException if it is not; the message says what differs
     */
    public void requireReadable() {
        ExperimentYaml.requireReadable(this);
    }

    /**
     * Returns the complete experiment as YAML, from which {@link #parse(String)} makes an equal one.
     *
     * @return every field, defaults included
     */
    public String toYaml() {
        return ExperimentYaml.write(this);
    }

    @Override
    public String toString() {
        return "Experiment[" + name + ": " + data() + ", seed " + seed() + ", " + iterations() + " iterations]";
    }

    /**
     * Returns a builder that starts from the preset {@code tutorial}.
     *
     * @return a builder
     */
    public static ExperimentBuilder builder() {
        return Presets.tutorial().toBuilder();
    }

    /**
     * Returns a builder that starts from a preset.
     *
     * @param preset one of {@link #presets()}
     * @return a builder
     * @throws InvalidInputException if there is no such preset; the message lists those there are
     */
    public static ExperimentBuilder builder(String preset) {
        return preset(preset).toBuilder();
    }

    /**
     * Returns a builder that starts from this experiment.
     *
     * @return a builder
     */
    public ExperimentBuilder toBuilder() {
        return new ExperimentBuilder(this);
    }
}
