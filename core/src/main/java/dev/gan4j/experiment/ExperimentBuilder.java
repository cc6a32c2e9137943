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
import dev.gan4j.experiment.internal.ExperimentYaml;
import dev.gan4j.experiment.internal.Fields;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Builds an experiment from another: the typed equivalent of a YAML file. Fields that are not set keep their values, or follow
 * other fields as in {@link Experiment#with(Map)}.
 */
public final class ExperimentBuilder {

    private final Experiment base;
    private final Map<String, @Nullable Object> values;
    private final Set<String> told = new LinkedHashSet<>();

    ExperimentBuilder(Experiment base) {
        this.base = base;
        values = Fields.EXPERIMENT.values(base);
    }

    private ExperimentBuilder set(String field, @Nullable Object value) {
        values.put(field, value);
        told.add(field);
        return this;
    }

    /** Sets the name of the run. */
    public ExperimentBuilder name(String name) {
        return set("name", name);
    }

    /** Sets where real samples come from. */
    public ExperimentBuilder data(DataSpec data) {
        return set("data", data);
    }

    /** Sets the distribution that real samples are drawn from. */
    public ExperimentBuilder data(Distribution distribution) {
        return data(new DataSpec.Known(distribution));
    }

    /** Sets the CSV file that real samples are read from, and its columns; default: the first column of numbers. */
    public ExperimentBuilder data(Path file, String... columns) {
        return data(new DataSpec.Csv(file,
                columns.length == 0 ? new ColumnChoice.First() : new ColumnChoice.Named(columns)));
    }

    /**
     * Sets what to do with rows of the file that lack a cell; set the file first.
     *
     * @throws IllegalStateException if the data are not a CSV file
     */
    public ExperimentBuilder missing(Missing missing) {
        if (!(value("data") instanceof DataSpec.Csv csv)) {
            throw new IllegalStateException(
                    "data must be a CSV file before missing is set but was " + value("data"));
        }
        return data(
                new DataSpec.Csv(csv.file(), csv.columns(), csv.header(), csv.separator(), missing, csv.sha256()));
    }

    /** Sets the class of each sample, which both networks see, such as {@code LabelSpec.of("species")}; null for none. */
    public ExperimentBuilder label(@Nullable LabelSpec label) {
        return set("label", label);
    }

    /** Sets the working range. */
    public ExperimentBuilder range(RangeSpec range) {
        return set("range", range);
    }

    /** Sets the ends of the working range, in the data's units. */
    public ExperimentBuilder range(double low, double high) {
        return range(new RangeSpec.Fixed(new Range(low, high)));
    }

    /** Sets the share of the rows that is kept from training. */
    public ExperimentBuilder holdout(double holdout) {
        return set("holdout", holdout);
    }

    /** Sets the seed of every random number of the run. */
    public ExperimentBuilder seed(long seed) {
        return set("seed", seed);
    }

    /** Sets the number of adversarial iterations. */
    public ExperimentBuilder iterations(int iterations) {
        return set("iterations", iterations);
    }

    /** Sets the size of a minibatch. */
    public ExperimentBuilder batch(int batch) {
        return set("batch", batch);
    }

    /** Sets the number of D steps in each iteration. */
    public ExperimentBuilder discriminatorSteps(int discriminatorSteps) {
        return set("discriminatorSteps", discriminatorSteps);
    }

    /** Sets the number of G steps in each iteration. */
    public ExperimentBuilder generatorSteps(int generatorSteps) {
        return set("generatorSteps", generatorSteps);
    }

    /** Sets the distribution of z. */
    public ExperimentBuilder latent(Latent latent) {
        return set("latent", latent);
    }

    /** Sets how x and z of a minibatch are paired. */
    public ExperimentBuilder coupling(Coupling coupling) {
        return set("coupling", coupling);
    }

    /** Sets the order in which the terms of the objectives are added. */
    public ExperimentBuilder summation(Summation summation) {
        return set("summation", summation);
    }

    /** Sets the generator's network. */
    public ExperimentBuilder generator(GeneratorSpec generator) {
        return set("generator", generator);
    }

    /** Changes the generator's network, such as {@code generator(g -> g.hidden(64, 64))}. */
    public ExperimentBuilder generator(Consumer<GeneratorSpec.Builder> change) {
        GeneratorSpec.Builder next = ((GeneratorSpec) value("generator")).toBuilder();
        change.accept(next);
        return generator(next.build());
    }

    /** Sets the discriminator's network. */
    public ExperimentBuilder discriminator(DiscriminatorSpec discriminator) {
        return set("discriminator", discriminator);
    }

    /** Changes the discriminator's network, such as {@code discriminator(d -> d.hidden(64, 64).packing(2))}. */
    public ExperimentBuilder discriminator(Consumer<DiscriminatorSpec.Builder> change) {
        DiscriminatorSpec.Builder next = ((DiscriminatorSpec) value("discriminator")).toBuilder();
        change.accept(next);
        return discriminator(next.build());
    }

    /** Sets the objective of both networks, with hard labels. */
    public ExperimentBuilder objective(ObjectiveSpec.Type type) {
        return objective(new ObjectiveSpec(type));
    }

    /** Sets the objective of both networks. */
    public ExperimentBuilder objective(ObjectiveSpec objective) {
        return set("objective", objective);
    }

    /** Sets the penalties on D's slope; often empty. */
    public ExperimentBuilder penalties(List<PenaltySpec> penalties) {
        return set("penalty", List.copyOf(penalties));
    }

    /** Sets the penalties on D's slope. */
    public ExperimentBuilder penalties(PenaltySpec... penalties) {
        return penalties(List.of(penalties));
    }

    /** Sets the optimiser of both networks and of pretraining. */
    public ExperimentBuilder optimiser(OptimiserSpec optimiser) {
        return set("optimiser", optimiser);
    }

    /** Sets how D is pretrained, before adversarial training. */
    public ExperimentBuilder pretraining(PretrainingSpec pretraining) {
        return set("pretraining", pretraining);
    }

    /** Sets how the run is watched and judged. */
    public ExperimentBuilder evaluation(EvaluationSpec evaluation) {
        return set("evaluation", evaluation);
    }

    /** Changes how the run is watched and judged, such as {@code evaluation(e -> e.patience(20))}. */
    public ExperimentBuilder evaluation(Consumer<EvaluationSpec.Builder> change) {
        EvaluationSpec.Builder next = ((EvaluationSpec) value("evaluation")).toBuilder();
        change.accept(next);
        return evaluation(next.build());
    }

    /**
     * Builds the experiment. Fields that were not set follow those that were, as in {@link Experiment#with(Map)}; a relative
     * path of a data file is taken relative to the working directory.
     *
     * @return a new experiment
     * @throws InvalidInputException if a value is out of range, or two do not go together
     */
    public Experiment build() {
        return checked(ExperimentOverrides.follow(base, unchecked(), told));
    }

    /**
     * Builds the experiment like {@link #build()}, but without changing any field that was not set.
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
        return "ExperimentBuilder[" + base + told.stream().map(field -> ", " + field + " " + values.get(field))
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
