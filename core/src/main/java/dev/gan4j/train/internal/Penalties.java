package dev.gan4j.train.internal;

import dev.gan4j.engine.Program;
import dev.gan4j.experiment.PenaltySpec;
import dev.gan4j.graph.Node;
import dev.gan4j.graph.RandomInputs;
import dev.gan4j.objective.Penalty;
import dev.gan4j.objective.Terms;
import dev.gan4j.objective.WeightClipping;
import java.util.List;
import java.util.function.UnaryOperator;

/** The penalties of an experiment in D's step; their weights are settings, which can change without recompiling. */
final class Penalties {

    private static final String LIMIT = "limit of the weights";

    private Penalties() {}

    /** Adds the penalties that are part of D's loss. */
    static Terms add(List<PenaltySpec> specs, Terms terms, UnaryOperator<Node> discriminator, Node real,
            Node generated, RandomInputs random) {
        Terms all = terms;
        for (PenaltySpec spec : specs) {
            if (spec instanceof PenaltySpec.Slope slope) {
                Penalty penalty = slope.type().penalty();
                all = all.with(penalty.name(),
                        penalty.value(discriminator, real, generated, Node.setting(weightOf(slope)), random));
            }
        }
        return all;
    }

    /** D's weight after a step of the optimiser, clipped if the experiment has weight clipping. */
    static Node clipped(List<PenaltySpec> specs, Node weight) {
        boolean clips = specs.stream().anyMatch(PenaltySpec.WeightClipping.class::isInstance);
        return clips ? WeightClipping.apply(weight, Node.setting(LIMIT)) : weight;
    }

    /** Sets the weights and the limit in the program of D's step. */
    static void set(List<PenaltySpec> specs, Program program) {
        for (PenaltySpec spec : specs) {
            switch (spec) {
                case PenaltySpec.Slope slope -> program.set(weightOf(slope), slope.weight());
                case PenaltySpec.WeightClipping(double limit) -> program.set(LIMIT, limit);
            }
        }
    }

    private static String weightOf(PenaltySpec.Slope slope) {
        return "weight of " + slope.type().penalty().name();
    }
}
