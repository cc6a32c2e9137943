package dev.gan4j.objective;

/** One-sided label smoothing, as the objectives with labels share it. */
final class Labels {

    private Labels() {}

    static void check(double labelSmoothing) {
        if (!(labelSmoothing >= 0 && labelSmoothing < 0.5)) {
            throw new IllegalArgumentException("labelSmoothing must be in [0, 0.5) but was " + labelSmoothing);
        }
    }

    /** What the best D says of every sample where it cannot tell real from generated. */
    static double flat(double labelSmoothing) {
        return (1 - labelSmoothing) / 2;
    }

    /** D's value there, where it plays for logarithms. */
    static double flatLogarithms(double labelSmoothing) {
        double flat = flat(labelSmoothing);
        return (1 - labelSmoothing) * Math.log(flat) + (1 + labelSmoothing) * Math.log(1 - flat);
    }

    /** D's formula, where it plays for logarithms. */
    static String logarithms(double labelSmoothing) {
        return "mean(log D(x) + log(1 \u2212 D(G(z))))" + (labelSmoothing == 0 ? "" : ", real labels smoothed");
    }
}
