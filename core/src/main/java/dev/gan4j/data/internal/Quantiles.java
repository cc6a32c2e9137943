package dev.gan4j.data.internal;

/** Order statistics of samples. */
public final class Quantiles {

    private Quantiles() {}

    /**
     * Returns a quantile of samples, linear between two of them (definition 7 of Hyndman and Fan 1996).
     *
     * @param ascending at least one sample
     * @param p         in [0, 1]
     * @return in the samples' units
     */
    public static double quantile(double[] ascending, double p) {
        double place = p * (ascending.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, ascending.length - 1);
        double part = place - below;
        return ascending[below] * (1 - part) + ascending[above] * part;
    }
}
