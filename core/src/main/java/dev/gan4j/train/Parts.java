package dev.gan4j.train;

import dev.gan4j.experiment.ObjectiveSpec;
import dev.gan4j.experiment.OptimiserSpec;
import dev.gan4j.experiment.PenaltySpec;
import dev.gan4j.experiment.ScheduleSpec;
import dev.gan4j.graph.Node;
import dev.gan4j.nn.Optimiser;
import dev.gan4j.nn.Schedule;
import dev.gan4j.objective.Dragan;
import dev.gan4j.objective.Hinge;
import dev.gan4j.objective.LeastSquares;
import dev.gan4j.objective.Minimax;
import dev.gan4j.objective.NonSaturating;
import dev.gan4j.objective.Objective;
import dev.gan4j.objective.Penalty;
import dev.gan4j.objective.R1;
import dev.gan4j.objective.R2;
import dev.gan4j.objective.RelativisticAverage;
import dev.gan4j.objective.RelativisticPairing;
import dev.gan4j.objective.Wasserstein;
import dev.gan4j.objective.WassersteinGradientPenalty;
import dev.gan4j.objective.WeightClipping;
import dev.gan4j.objective.ZeroCentredInterpolation;
import java.util.ArrayList;
import java.util.List;

/** The parts of the library that an experiment names. */
final class Parts {

    private Parts() {}

    static Optimiser optimiser(OptimiserSpec spec) {
        return switch (spec) {
            case OptimiserSpec.Sgd sgd -> new Optimiser.Sgd();
            case OptimiserSpec.Momentum momentum -> new Optimiser.Momentum(momentum.momentum());
            case OptimiserSpec.Adam adam -> new Optimiser.Adam(adam.beta1(), adam.beta2(), adam.epsilon());
        };
    }

    static Schedule schedule(ScheduleSpec spec) {
        return switch (spec) {
            case ScheduleSpec.Constant() -> new Schedule.Constant();
            case ScheduleSpec.Staircase staircase -> new Schedule.Staircase(staircase.factor(), staircase.every());
        };
    }

    static Schedule generatorSchedule(ScheduleSpec spec) {
        return spec instanceof ScheduleSpec.Staircase staircase && staircase.generatorFactor() != null
                ? new Schedule.Staircase(staircase.generatorFactor(), staircase.every())
                : schedule(spec);
    }

    static Objective objective(ObjectiveSpec spec) {
        return switch (spec.type()) {
            case MINIMAX -> new Minimax(spec.labelSmoothing());
            case NON_SATURATING -> new NonSaturating(spec.labelSmoothing());
            case LEAST_SQUARES -> new LeastSquares(spec.labelSmoothing());
            case WASSERSTEIN -> new Wasserstein();
            case HINGE -> new Hinge();
            case RELATIVISTIC_AVERAGE -> new RelativisticAverage();
            case RELATIVISTIC_PAIRING -> new RelativisticPairing();
        };
    }

    /** The penalties that are a part of D's loss. */
    static List<Penalty> penalties(List<PenaltySpec> specs) {
        List<Penalty> penalties = new ArrayList<>();
        for (PenaltySpec spec : specs) {
            if (spec instanceof PenaltySpec.Slope(PenaltySpec.Type type, double weight)) {
                penalties.add(switch (type) {
                    case R1 -> new R1(weight);
                    case R2 -> new R2(weight);
                    case WGAN_GP -> new WassersteinGradientPenalty(weight);
                    case ZERO_CENTRED -> new ZeroCentredInterpolation(weight);
                    case DRAGAN -> new Dragan(weight);
                });
            }
        }
        return penalties;
    }

    /** What D's weight becomes after a step of the optimiser, clipped where the experiment says so. */
    static Node clipped(List<PenaltySpec> specs, Node weight) {
        for (PenaltySpec spec : specs) {
            if (spec instanceof PenaltySpec.WeightClipping(double limit)) {
                return new WeightClipping(limit).apply(weight);
            }
        }
        return weight;
    }
}
