package dev.gan4j.lab.input;

import dev.gan4j.data.Coupling;
import dev.gan4j.experiment.BasisSpec;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.MinibatchDiscriminationSpec;
import dev.gan4j.experiment.PretrainingSpec;
import dev.gan4j.experiment.StructureSpec;
import dev.gan4j.graph.Shape;
import dev.gan4j.lab.Limit;
import dev.gan4j.lab.Limits;
import dev.gan4j.lab.wire.ApiException;
import dev.gan4j.model.Pair;
import java.util.List;

/** What an experiment may cost. */
final class Bounds {

    private static final int MOST_LATENTS = 256;
    private static final int MOST_JUDGED = 1_000_000;
    private static final int MOST_LOOKED_AT = 20_000;
    private static final long MOST_PAIRS = 40_000_000;
    private static final int LARGEST_ASSIGNED = 512;
    private static final int MOST_STEPS = 100;
    private static final long MOST_WEIGHTS = 8_000_000;

    private Bounds() {}

    static void check(Experiment experiment, Limits limits) {
        network("generator", experiment.generator().hidden(), experiment.generator().structure(), limits);
        network("discriminator", experiment.discriminator().hidden(), experiment.discriminator().structure(), limits);
        most("batch", experiment.batch(), Limit.BATCH, limits);
        most("iterations", experiment.iterations(), Limit.ITERATIONS, limits);
        if (experiment.pretraining() instanceof PretrainingSpec.OnDensity onDensity) {
            most("pretraining.steps", onDensity.steps(), Limit.ITERATIONS, limits);
        }
        most("discriminatorSteps", experiment.discriminatorSteps(), MOST_STEPS);
        most("generatorSteps", experiment.generatorSteps(), MOST_STEPS);
        long weights = Pair.shapes(experiment).values().stream().mapToLong(Shape::size).sum();
        most("the number of weights of both networks", weights, MOST_WEIGHTS);
        most("latent.dimension", experiment.latent().dimension(), MOST_LATENTS);
        most("evaluation.samples", experiment.evaluation().samples(), MOST_JUDGED);
        most("evaluation.quickSamples", experiment.evaluation().quickSamples(), MOST_LOOKED_AT);
        MinibatchDiscriminationSpec closeness = experiment.discriminator().minibatchDiscrimination();
        if (closeness != null) {
            long pairs = (long) experiment.batch() * experiment.batch() * closeness.kernels()
                    * closeness.dimensions();
            most("batch^2 * kernels * dimensions of discriminator.minibatchDiscrimination", pairs, MOST_PAIRS);
        }
        if (experiment.coupling() == Coupling.EXACT && experiment.dimension() > 1) {
            most("batch where coupling is exact", experiment.batch(), LARGEST_ASSIGNED);
        }
    }

    private static void network(String name, List<Integer> hidden, StructureSpec structure, Limits limits) {
        most("the number of layers of " + name + ".hidden", hidden.size(), Limit.LAYERS, limits);
        for (int size : hidden) {
            most("the size of a layer of " + name + ".hidden", size, Limit.NEURONS, limits);
        }
        int features = switch (structure.basis()) {
            case BasisSpec.None() -> 0;
            case BasisSpec.Fourier(int frequencies) -> frequencies;
            case BasisSpec.RandomFourier(int count, double bandwidth) -> count;
            case BasisSpec.MultiscaleFourier(int count, double bandwidth) -> count;
        };
        most("the features of " + name + ".basis", features, Limit.NEURONS, limits);
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
