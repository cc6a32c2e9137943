package dev.gan4j.lab.input;

import dev.gan4j.data.Coupling;
import dev.gan4j.experiment.CascadeSpec;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.MinibatchDiscriminationSpec;
import dev.gan4j.experiment.PretrainingSpec;
import dev.gan4j.experiment.StructureSpec;
import dev.gan4j.experiment.TableExperiment;
import dev.gan4j.experiment.TrainingPlan;
import dev.gan4j.graph.Shape;
import dev.gan4j.lab.Limit;
import dev.gan4j.lab.Limits;
import dev.gan4j.lab.wire.ApiException;
import dev.gan4j.model.internal.Networks;
import dev.gan4j.train.TableTrainer;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** The limits of an experiment's cost. */
final class Bounds {

    private static final long MOST_PAIRS = 40_000_000;
    private static final int MOST_STEPS = 100;
    private static final int LARGEST_ASSIGNED = 512;
    private static final long MOST_WEIGHTS = 8_000_000;

    /** Limits of numeric fields, in addition to their ranges in the table of fields. */
    private static final List<Bound> FIELDS = List.of(
            new Bound("batch", Experiment::batch, Limit.BATCH, 0),
            new Bound("iterations", Experiment::iterations, Limit.ITERATIONS, 0),
            new Bound("pretraining.steps", experiment -> switch (experiment.pretraining()) {
                case PretrainingSpec.None none -> 0;
                case PretrainingSpec.OnDensity onDensity -> onDensity.steps();
            }, Limit.ITERATIONS, 0),
            new Bound("discriminatorSteps", Experiment::discriminatorSteps, null, MOST_STEPS),
            new Bound("generatorSteps", Experiment::generatorSteps, null, MOST_STEPS),
            new Bound("latent.dimension", experiment -> experiment.latent().dimension(), null, 256),
            new Bound("evaluation.samples", experiment -> experiment.evaluation().samples(), null, 1_000_000),
            new Bound("evaluation.quickSamples", experiment -> experiment.evaluation().quickSamples(), null, 20_000));

    /**
     * The largest value of a field.
     *
     * @param limit the option that sets it; null if it is the same in every laboratory
     * @param most  the largest value if there is no limit
     */
    private record Bound(String path, ToLongFunction<Experiment> value, @Nullable Limit limit, long most) {}

    private Bounds() {}

    static void check(Experiment experiment, Limits limits) {
        network("generator", experiment.generator().hidden(), experiment.generator().structure(), limits);
        network("discriminator", experiment.discriminator().hidden(), experiment.discriminator().structure(), limits);
        for (Bound bound : FIELDS) {
            long value = bound.value.applyAsLong(experiment);
            if (bound.limit == null) {
                most(bound.path, value, bound.most);
            } else {
                most(bound.path, value, bound.limit, limits);
            }
        }
        long weights = new Networks(TrainingPlan.of(experiment)).shapes().values().stream().mapToLong(Shape::size)
                .sum();
        most("the number of weights of both networks", weights, MOST_WEIGHTS);
        MinibatchDiscriminationSpec closeness = experiment.discriminator().minibatchDiscrimination();
        if (closeness != null) {
            long pairs = (long) experiment.batch() * experiment.batch() * closeness.kernels()
                    * closeness.dimensions();
            most("batch^2 * kernels * dimensions of discriminator.minibatchDiscrimination", pairs, MOST_PAIRS);
        }
        if (experiment.coupling() == Coupling.EXACT && !experiment.isUnivariate()) {
            most("batch where coupling is exact", experiment.batch(), LARGEST_ASSIGNED);
        }
    }

    static void check(TableExperiment experiment, Limits limits) {
        most("generator.embedding", experiment.generator().embedding(), Limit.NEURONS, limits);
        most("generator.hidden", experiment.generator().hidden(), Limit.NEURONS, limits);
        layers("game.discriminatorHidden", experiment.game().discriminatorHidden(), limits);
        most("likelihood.batch", experiment.likelihood().batch(), Limit.BATCH, limits);
        most("game.batch", experiment.game().batch(), Limit.BATCH, limits);
        most("game.iterations", experiment.game().iterations(), Limit.ITERATIONS, limits);
        layers("ranks.hidden", experiment.ranks().hidden(), limits);
        most("ranks.iterations", experiment.ranks().iterations(), Limit.ITERATIONS, limits);
        most("game.discriminatorSteps", experiment.game().discriminatorSteps(), MOST_STEPS);
    }

    /** Limits what depends on the table, too. */
    static void check(TableExperiment experiment, TableTrainer trainer, Limits limits) {
        long perEpoch = Math.max(1, trainer.training().rows() / experiment.likelihood().batch());
        most("the number of steps of likelihood", experiment.likelihood().epochs() * perEpoch, Limit.ITERATIONS,
                limits);
        long codes = trainer.codes().values().stream().mapToLong(Integer::longValue).sum();
        CascadeSpec size = experiment.generator();
        long each = size.embedding() + size.hidden() + (long) experiment.game().discriminatorHidden().getFirst();
        most("the number of weights for the " + codes + " codes of " + trainer.codes().size() + " columns",
                codes * each + (long) trainer.codes().size() * size.embedding() * size.hidden(), MOST_WEIGHTS);
    }

    /** Returns the largest value that a field may have here; null if only its range limits it. */
    static @Nullable Long most(String path, Limits limits) {
        return FIELDS.stream().filter(bound -> bound.path.equals(path)).findFirst()
                .map(bound -> bound.limit == null ? Long.valueOf(bound.most) : Long.valueOf(limits.of(bound.limit)))
                .orElse(null);
    }

    private static void network(String name, List<Integer> hidden, StructureSpec structure, Limits limits) {
        layers(name + ".hidden", hidden, limits);
        most("the features of " + name + ".basis", structure.basis().size(), Limit.NEURONS, limits);
    }

    private static void layers(String field, List<Integer> hidden, Limits limits) {
        most("the number of layers of " + field, hidden.size(), Limit.LAYERS, limits);
        for (int size : hidden) {
            most("the size of a layer of " + field, size, Limit.NEURONS, limits);
        }
    }

    private static void most(String field, long value, Limit limit, Limits limits) {
        if (value > limits.of(limit)) {
            throw ApiException.tooLarge(field + " may be at most " + limits.of(limit) + " here but was " + value,
                    limit);
        }
    }

    private static void most(String field, long value, long most) {
        if (value > most) {
            throw ApiException.tooLarge(
                    field + " may be at most " + most + " in the laboratory but was " + value);
        }
    }
}
