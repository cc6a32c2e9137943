package dev.gan4j.objective;

/** One-sided label smoothing, shared by the objectives with labels. */
final class Labels {

    private Labels() {}

    static void check(double labelSmoothing) {
        if (!(labelSmoothing >= 0 && labelSmoothing < 0.5)) {
            throw new IllegalArgumentException("labelSmoothing must be in [0, 0.5) but was " + labelSmoothing);
        }
    }

    /** The output of the best D for every sample if real and generated samples have the same distribution. */
    static double flat(double labelSmoothing) {
        return (1 - labelSmoothing) / 2;
    }

    /** The best D for a fixed G. */
    static String best(double labelSmoothing) {
        return labelSmoothing == 0 ? "p / (p + q)" : "(1 - labelSmoothing) p / (p + q)";
    }
}
