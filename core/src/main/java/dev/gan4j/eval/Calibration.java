package dev.gan4j.eval;

import java.util.Arrays;
import java.util.Optional;

/**
 * The relation between D's scores and the densities: log(p_data(x) / p_g(x)) = intercept + slope * score(x).
 *
 * <p>Source: Turner et al. 2019, "Metropolis-Hastings generative adversarial networks" (arXiv 1811.11357), section 3.2; the
 * logistic form is Platt's (1999, "Probabilistic outputs for support vector machines").
 *
 * @param intercept in natural logarithms
 * @param slope     natural logarithms per unit of the score; about 1 if D's output is the logit of a probability and D is right
 */
public record Calibration(double intercept, double slope) {

    // A trained D is not exact even if its objective has a probability, and a critic's score has no unit at all. Two numbers
    // are fitted, not a step function, because ten held-out rows must be enough, and steps would have no slope beyond the data.

    private static final int MOST_STEPS = 100;
    private static final double PRECISE = 1e-10;

    /** Checks the numbers. */
    public Calibration {
        if (!Double.isFinite(intercept) || !Double.isFinite(slope)) {
            throw new IllegalArgumentException("intercept and slope must be finite but were " + intercept + " and "
                    + slope);
        }
    }

    /**
     * Fits a calibration if all scores are finite.
     *
     * @param real      D's scores of real samples that training has not seen
     * @param generated D's scores of generated samples
     * @return empty if a score is not finite
     */
    public static Optional<Calibration> ofFinite(double[] real, double[] generated) {
        return areFinite(real) && areFinite(generated) ? Optional.of(fit(real, generated)) : Optional.empty();
    }

    /**
     * Fits a calibration by logistic regression: it maximises mean log sigmoid(r(real)) + mean log(1 - sigmoid(r(generated))),
     * r = intercept + slope * score. It uses means instead of sums because the numbers of samples may differ.
     *
     * <p>The slope is at least 0, as in isotonic regression: a D that ranks generated samples above real ones cannot be
     * trusted, and all ratios are then 1.
     *
     * <p>A tiny penalty on the slope, 1 / samples of the smaller group, keeps it finite if D separates all real samples from
     * all generated ones.
     *
     * @param real      D's scores of real samples, at least one, finite
     * @param generated D's scores of generated samples, at least one, finite
     * @return the calibration
     * @throws IllegalArgumentException if there are no scores, or one is not finite
     */
    public static Calibration fit(double[] real, double[] generated) {
        if (real.length == 0 || generated.length == 0 || !areFinite(real) || !areFinite(generated)) {
            throw new IllegalArgumentException("there must be scores of both groups, all finite, but there were "
                    + real.length + " of real and " + generated.length + " of generated samples");
        }
        double mean = (mean(real) + mean(generated)) / 2;
        double deviation = Math.sqrt((squares(real, mean) + squares(generated, mean)) / 2);
        // If D gives every sample the same score, no slope is better than 0.
        double unit = deviation > 0 ? deviation : 1;
        Newton newton = new Newton(1.0 / Math.min(real.length, generated.length));
        for (int step = 0; step < MOST_STEPS && newton.change > PRECISE; step++) {
            newton.begin();
            newton.add(real, mean, unit, true);
            newton.add(generated, mean, unit, false);
            newton.step();
        }
        double slope = newton.slope / unit;
        if (slope < 0) {
            return new Calibration(0, 0);
        }
        return new Calibration(newton.intercept - slope * mean, slope);
    }

    /**
     * Returns whether D's scores carry information by which samples can be selected.
     *
     * @return false if all ratios are equal
     */
    public boolean isInformative() {
        return slope > 0;
    }

    /**
     * Returns the logarithm of the ratio of densities.
     *
     * @param score D's score of a sample
     * @return log(p_data / p_g), as D estimates it
     */
    public double logRatio(double score) {
        return intercept + slope * score;
    }

    private static boolean areFinite(double[] scores) {
        return Arrays.stream(scores).allMatch(Double::isFinite);
    }

    private static double mean(double[] scores) {
        return Arrays.stream(scores).average().orElseThrow();
    }

    private static double squares(double[] scores, double mean) {
        return Arrays.stream(scores).map(score -> (score - mean) * (score - mean)).average().orElseThrow();
    }

    /** Newton's method on the logistic loss, which is convex, for scores scaled to mean 0 and standard deviation 1. */
    private static final class Newton {

        private final double price;
        private double intercept;
        private double slope;
        private double change = Double.MAX_VALUE;
        private double loss = Double.MAX_VALUE;
        private double stepOfIntercept;
        private double stepOfSlope;
        private double nextLoss;
        private double g0;
        private double g1;
        private double h00;
        private double h01;
        private double h11;

        Newton(double price) {
            this.price = price;
        }

        void begin() {
            nextLoss = price * slope * slope / 2;
            g0 = 0;
            g1 = price * slope;
            h00 = 0;
            h01 = 0;
            h11 = price;
        }

        void add(double[] scores, double mean, double unit, boolean real) {
            double weight = 1.0 / scores.length;
            for (double score : scores) {
                double s = (score - mean) / unit;
                double r = intercept + slope * s;
                double p = 1 / (1 + Math.exp(-r));
                double away = real ? p - 1 : p;
                double margin = real ? -r : r;
                nextLoss += weight * (Math.max(margin, 0) + Math.log1p(Math.exp(-Math.abs(margin))));
                g0 += weight * away;
                g1 += weight * away * s;
                h00 += weight * p * (1 - p);
                h01 += weight * p * (1 - p) * s;
                h11 += weight * p * (1 - p) * s * s;
            }
        }

        /** Continues if the last step improved the loss; otherwise takes half of that step back. */
        void step() {
            if (nextLoss > loss) {
                stepOfIntercept /= 2;
                stepOfSlope /= 2;
                intercept -= stepOfIntercept;
                slope -= stepOfSlope;
            } else {
                loss = nextLoss;
                double determinant = h00 * h11 - h01 * h01;
                if (!(determinant > Double.MIN_NORMAL)) {
                    change = 0;
                    return;
                }
                stepOfIntercept = -(h11 * g0 - h01 * g1) / determinant;
                stepOfSlope = -(h00 * g1 - h01 * g0) / determinant;
                intercept += stepOfIntercept;
                slope += stepOfSlope;
            }
            change = Math.abs(stepOfIntercept) + Math.abs(stepOfSlope);
        }
    }
}
