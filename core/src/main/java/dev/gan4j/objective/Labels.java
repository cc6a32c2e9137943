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

    /** The best D for a fixed G. */
    static String best(double labelSmoothing) {
        return labelSmoothing == 0 ? "p / (p + q)" : "(1 - labelSmoothing) p / (p + q)";
    }
}
