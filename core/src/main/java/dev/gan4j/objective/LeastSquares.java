package dev.gan4j.objective;

import dev.gan4j.graph.Axis;
import dev.gan4j.graph.Node;

/**
 * Least squares: D's raw output is driven to 1 on real samples and to 0 on generated ones, and G drives it to 1: D
 * maximises -mean((D(x) - 1)^2 + D(G(z))^2) / 2, G maximises -mean((D(G(z)) - 1)^2) / 2.
 *
 * <p>Source: Mao et al. 2017, "Least squares generative adversarial networks" (arXiv 1611.04076), equations 2 and 9 (a =
 * 0, b = c = 1). For a fixed G the best D is p / (p + q); at the equilibrium D = 1/2 everywhere, D's value is -1/4 and
 * G's -1/8.
 *
 * <p>Use it if a saturated D leaves G without a gradient: the loss grows with the distance from the label. It does not keep D
 * smooth.
 *
 * @param labelSmoothing a in [0, 0.5), 0 for none: D's label of a real sample is 1 - a, one-sided; the best D is then (1
 *                       - a) p / (p + q)
 */
public record LeastSquares(double labelSmoothing) implements Objective {

    /** Checks the value. */
    public LeastSquares {
        Labels.check(labelSmoothing);
    }

    /** Creates the objective with hard labels. */
    public LeastSquares() {
        this(0);
    }

    @Override
    public Terms discriminator(Decision real, Decision generated) {
        Node onReal = real.raw().subtract(Node.constant(1 - labelSmoothing)).square();
        return new Terms(onReal.add(generated.raw().square()).mean(Axis.ALL).multiply(-0.5));
    }

    @Override
    public Terms generator(Decision real, Decision generated) {
        return new Terms(generated.raw().subtract(Node.constant(1)).square().mean(Axis.ALL).multiply(-0.5));
    }

    @Override
    public boolean isRawProbability() {
        return true;
    }

    @Override
    public boolean hasLabels() {
        return true;
    }

    @Override
    public GameWords words() {
        double flat = Labels.flat(labelSmoothing);
        return new GameWords(
                "\u2212mean((D(x) \u2212 " + (labelSmoothing == 0 ? "1" : "label") + ")\u00b2 + D(G(z))\u00b2)/2",
                "\u2212mean((D(G(z)) \u2212 1)\u00b2)/2", Labels.best(labelSmoothing), "Mao et al. 2017", -flat * flat,
                -(1 - flat) * (1 - flat) / 2,
                labelSmoothing == 0, DecisionWords.TARGET);
    }
}
