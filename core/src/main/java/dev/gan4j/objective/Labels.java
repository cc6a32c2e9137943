package dev.gan4j.objective;

/** One-sided label smoothing, as the objectives with labels share it. */
final class Labels {

    private Labels() {}

    static void check(double labelSmoothing) {
        if (!(labelSmoothing >= 0 && labelSmoothing < 0.5)) {
            throw new IllegalArgumentException("labelSmoothing must be in [0, 0.5) but was " + labelSmoothing);
        }
    }
}
