package dev.gan4j.experiment;

import static java.util.Objects.requireNonNull;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.ColumnChoice;
import dev.gan4j.data.Coupling;
import dev.gan4j.data.Distribution;
import dev.gan4j.data.Latent;
import dev.gan4j.data.Missing;
import dev.gan4j.data.Range;
import dev.gan4j.experiment.internal.ExperimentOverrides;
import dev.gan4j.experiment.internal.ExperimentRules;
import dev.gan4j.experiment.internal.ExperimentYaml;
import dev.gan4j.experiment.internal.Fields;
import dev.gan4j.experiment.internal.Presets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The immutable configuration of a run; one experiment and one seed give one result, to the bit.
 *
 * <p>Made from a preset, from a YAML file, or from either with single fields replaced by {@link #with}.
 *
 * @param name       what the run is called: the preset's or the file's name
 * @param source     what is learned
 * @param training   the iterations and their minibatches
 * @param networks   both networks
 * @param game       what both play for, and how they learn it
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
     * Returns an experiment that ships with the library.
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
     * <p>A field that the file leaves out has the value it has in the preset {@code tutorial}, or in the preset or the
     * other YAML file that {@code base} names. Where the data are
     * others than the tutorial's, what the tutorial tells for its own data does not hold: unless the file tells them,
     * the range is {@code auto}, and the density to pretrain on is {@code estimated} where it is not known.
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
     * Parses an experiment from the text of a YAML file, as {@link #read(Path)} does; a relative path of a data file in
     * it is taken relative to the working directory, and {@code base} may only name a preset.
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
     * Returns this experiment with several fields replaced at once, so that what must agree can change together.
     *
     * <p>Where the type of a part changes ({@code optimiser.type}, {@code latent.type}, {@code schedule.type}), the
     * fields that both types have keep their values and the others take the defaults of the new type. Where the data
     * change, a range that was told becomes {@code auto}, and a density to pretrain on becomes {@code estimated} where
     * the new data's density is not known, unless they are told here as well. Where the objective becomes one on D's raw
     * output, D's output becomes linear unless it is told here as well. A relative path of a data file is taken
     * relative to the working directory.
     *
     * @param values new values as YAML, by their fields' paths
     * @return a new experiment
     * @throws dev.gan4j.InvalidInputException if a field is unknown or a value out of range
     */
    public Experiment with(Map<String, String> values) {
        return ExperimentYaml.with(this, values);
    }

    /**
     * Returns this experiment with other data, as {@link #with(Map)} would; another column of a file is other data.
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

    /** Returns the class that both networks are told of each sample; null for none. */
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

    /** Returns in which order the terms of the objectives are added. */
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

    /** Returns what both play for. */
    public ObjectiveSpec objective() {
        return game.objective();
    }

    /** Returns what D pays for its slope; often empty. */
    public List<PenaltySpec> penalties() {
        return game.penalties();
    }

    /** Returns the optimiser of both networks and of pretraining. */
    public OptimiserSpec optimiser() {
        return game.optimiser();
    }

    /** Returns how D is trained before the game. */
    public PretrainingSpec pretraining() {
        return game.pretraining();
    }

    /**
     * Returns whether the data are numbers on a line: one column, and no label beside it.
     *
     * @return false where it is not known before the data are read
     */
    public boolean isUnivariate() {
        return label() == null && data().isUnivariate();
    }

    /**
     * Refuses fields that change nothing with these data, such as a share to hold out of a distribution.
     *
     * @param fields the paths of fields that somebody set, such as {@code holdout}
     * @throws dev.gan4j.InvalidInputException if one has no effect
     */
    public void requireEffect(Collection<String> fields) {
        ExperimentRules.requireEffect(this, fields);
    }

    /**
     * Returns this experiment with the file of its data at another path.
     *
     * @param path returns the new path for the present one
     * @return an equal experiment where its data are no file
     */
    public Experiment withDataAt(UnaryOperator<Path> path) {
        return toBuilder().data(data().at(path)).unchecked();
    }

    /**
     * Returns this experiment with the file of its data at its absolute path, as it is once it is read.
     *
     * @return an equal experiment where its data are no file
     */
    public Experiment absolute() {
        return withDataAt(file -> file.toAbsolutePath().normalize());
    }

    /**
     * Checks that this experiment, once it is written, is read again as it is, so that what is trained can be used.
     *
     * @throws dev.gan4j.InvalidInputException if it is not; the message says what differs
     */
    public void requireReadable() {
        ExperimentYaml.requireReadable(this);
    }

    /**
     * Returns the complete experiment as YAML; {@link #parse(String)} makes an equal one of it.
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
     * Returns what builds an experiment from the preset {@code tutorial}.
     *
     * @return a builder
     */
    public static Builder builder() {
        return Presets.tutorial().toBuilder();
    }

    /**
     * Returns what builds an experiment from a preset.
     *
     * @param preset one of {@link #presets()}
     * @return a builder
     * @throws InvalidInputException if there is no such preset; the message lists those there are
     */
    public static Builder builder(String preset) {
        return preset(preset).toBuilder();
    }

    /**
     * Returns what builds an experiment from this one.
     *
     * @return a builder
     */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /**
     * Builds an experiment from another, whose fields stay as they are unless they are set, or follow others as in
     * {@link #with(Map)}: a typed way to say all that a YAML file may say.
     */
    public static final class Builder {

        private final Experiment base;
        private final Map<String, @Nullable Object> values;
        private final Set<String> told = new LinkedHashSet<>();

        private Builder(Experiment base) {
            this.base = base;
            values = Fields.EXPERIMENT.values(base);
        }

        private Builder set(String field, @Nullable Object value) {
            values.put(field, value);
            told.add(field);
            return this;
        }

        /** Sets what the run is called. */
        public Builder name(String name) {
            return set("name", name);
        }

        /** Sets where real samples come from. */
        public Builder data(DataSpec data) {
            return set("data", data);
        }

        /** Sets the distribution that real samples are drawn from. */
        public Builder data(Distribution distribution) {
            return data(new DataSpec.Known(distribution));
        }

        /** Sets a CSV file that real samples are read from, and its columns; none for the first column of numbers. */
        public Builder data(Path file, String... columns) {
            return data(new DataSpec.Csv(file,
                    columns.length == 0 ? new ColumnChoice.First() : new ColumnChoice.Named(columns)));
        }

        /**
         * Sets what is done with rows of the file that lack a cell; set the file before.
         *
         * @throws IllegalStateException if the data are no CSV file
         */
        public Builder missing(Missing missing) {
            if (!(value("data") instanceof DataSpec.Csv csv)) {
                throw new IllegalStateException(
                        "data must be a CSV file before missing is set but was " + value("data"));
            }
            return data(
                    new DataSpec.Csv(csv.file(), csv.columns(), csv.header(), csv.separator(), missing, csv.sha256()));
        }

        /** Sets the class that both networks are told of each sample, such as {@code LabelSpec.of("species")}; null for none. */
        public Builder label(@Nullable LabelSpec label) {
            return set("label", label);
        }

        /** Sets the working range. */
        public Builder range(RangeSpec range) {
            return set("range", range);
        }

        /** Sets the ends of the working range, in the data's units. */
        public Builder range(double low, double high) {
            return range(new RangeSpec.Fixed(new Range(low, high)));
        }

        /** Sets the share of the rows that is kept from training. */
        public Builder holdout(double holdout) {
            return set("holdout", holdout);
        }

        /** Sets the seed of every random number of the run. */
        public Builder seed(long seed) {
            return set("seed", seed);
        }

        /** Sets the number of adversarial iterations. */
        public Builder iterations(int iterations) {
            return set("iterations", iterations);
        }

        /** Sets the size of a minibatch. */
        public Builder batch(int batch) {
            return set("batch", batch);
        }

        /** Sets the number of D steps in each iteration. */
        public Builder discriminatorSteps(int discriminatorSteps) {
            return set("discriminatorSteps", discriminatorSteps);
        }

        /** Sets the number of G steps in each iteration. */
        public Builder generatorSteps(int generatorSteps) {
            return set("generatorSteps", generatorSteps);
        }

        /** Sets the distribution of z. */
        public Builder latent(Latent latent) {
            return set("latent", latent);
        }

        /** Sets how x and z of a minibatch are paired. */
        public Builder coupling(Coupling coupling) {
            return set("coupling", coupling);
        }

        /** Sets in which order the terms of the objectives are added. */
        public Builder summation(Summation summation) {
            return set("summation", summation);
        }

        /** Sets the generator's network. */
        public Builder generator(GeneratorSpec generator) {
            return set("generator", generator);
        }

        /** Changes the generator's network, such as {@code generator(g -> g.hidden(64, 64))}. */
        public Builder generator(Consumer<GeneratorSpec.Builder> change) {
            GeneratorSpec.Builder next = ((GeneratorSpec) value("generator")).toBuilder();
            change.accept(next);
            return generator(next.build());
        }

        /** Sets the discriminator's network. */
        public Builder discriminator(DiscriminatorSpec discriminator) {
            return set("discriminator", discriminator);
        }

        /** Changes the discriminator's network, such as {@code discriminator(d -> d.hidden(64, 64).packing(2))}. */
        public Builder discriminator(Consumer<DiscriminatorSpec.Builder> change) {
            DiscriminatorSpec.Builder next = ((DiscriminatorSpec) value("discriminator")).toBuilder();
            change.accept(next);
            return discriminator(next.build());
        }

        /** Sets what both play for, with hard labels. */
        public Builder objective(ObjectiveSpec.Type type) {
            return objective(new ObjectiveSpec(type));
        }

        /** Sets what both play for. */
        public Builder objective(ObjectiveSpec objective) {
            return set("objective", objective);
        }

        /** Sets what D pays for its slope; often empty. */
        public Builder penalties(List<PenaltySpec> penalties) {
            return set("penalty", List.copyOf(penalties));
        }

        /** Sets what D pays for its slope. */
        public Builder penalties(PenaltySpec... penalties) {
            return penalties(List.of(penalties));
        }

        /** Sets the optimiser of both networks and of pretraining. */
        public Builder optimiser(OptimiserSpec optimiser) {
            return set("optimiser", optimiser);
        }

        /** Sets how D is trained before the game. */
        public Builder pretraining(PretrainingSpec pretraining) {
            return set("pretraining", pretraining);
        }

        /** Sets how the run is watched and judged. */
        public Builder evaluation(EvaluationSpec evaluation) {
            return set("evaluation", evaluation);
        }

        /** Changes how the run is watched and judged, such as {@code evaluation(e -> e.patience(20))}. */
        public Builder evaluation(Consumer<EvaluationSpec.Builder> change) {
            EvaluationSpec.Builder next = ((EvaluationSpec) value("evaluation")).toBuilder();
            change.accept(next);
            return evaluation(next.build());
        }

        /**
         * Builds the experiment, with fields that were not set following those that were, as {@link Experiment#with(Map)}
         * says; a relative path of a data file is taken relative to the working directory.
         *
         * @return a new experiment
         * @throws InvalidInputException if a value is out of range, or two do not go together
         */
        public Experiment build() {
            return checked(ExperimentOverrides.follow(base, unchecked(), told));
        }

        /**
         * Builds the experiment as {@link #build()} does, but no field follows another.
         *
         * @return a new experiment
         * @throws InvalidInputException if a value is out of range, or two do not go together
         */
        public Experiment buildExactly() {
            return checked(unchecked());
        }

        /** Returns what was set. */
        @Override
        public String toString() {
            return "Experiment.Builder[" + base + told.stream().map(field -> ", " + field + " " + values.get(field))
                    .collect(Collectors.joining()) + "]";
        }

        private static Experiment checked(Experiment built) {
            Experiment experiment = built.absolute();
            ExperimentYaml.check(experiment);
            return experiment;
        }

        private Object value(String field) {
            return requireNonNull(values.get(field));
        }

        Experiment unchecked() {
            return (Experiment) Fields.EXPERIMENT.make(values);
        }
    }
}
