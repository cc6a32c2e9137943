package dev.gan4j.objective;

import dev.gan4j.graph.Axis;
import dev.gan4j.graph.Node;

/** The objectives in which D maximises mean(log D(x) + log(1 - D(G(z)))); they differ in G's part. */
sealed interface Logarithmic extends Objective permits Minimax, NonSaturating {

    /** How far D's label of a real sample is below 1. */
    double labelSmoothing();

    @Override
    default Terms discriminator(Decision real, Decision generated) {
        double smoothing = labelSmoothing();
        Node onReal = smoothing == 0
                ? real.logReal()
                : real.logReal().multiply(1 - smoothing).add(real.logGenerated().multiply(smoothing));
        return new Terms(onReal.add(generated.logGenerated()).mean(Axis.ALL));
    }

    @Override
    default boolean needsRawOutput() {
        return false;
    }

    @Override
    default boolean hasLabels() {
        return true;
    }

    /** The description of such an objective, given G's part. */
    default GameWords words(String generator, double ofFlatG) {
        double smoothing = labelSmoothing();
        double flat = Labels.flat(smoothing);
        return new GameWords(
                "mean(log D(x) + log(1 \u2212 D(G(z))))" + (smoothing == 0 ? "" : ", real labels smoothed"),
                generator, Labels.best(smoothing), "Goodfellow et al. 2014",
                (1 - smoothing) * Math.log(flat) + (1 + smoothing) * Math.log(1 - flat), ofFlatG, smoothing == 0,
                DecisionWords.PROBABILITY);
    }
}
