package dev.gan4j.eval.internal;

import dev.gan4j.eval.Moments;
import java.util.Arrays;

/**
 * The area under a ROC curve: the share of pairs in which the positive row has the larger number, where a tie counts one
 * half; with its variance by DeLong et al. 1988 ("Comparing the areas under two or more correlated receiver operating
 * characteristic curves").
 *
 * @param area     in [0, 1]
 * @param variance of that estimate
 */
public record RocArea(double area, double variance) {

    /**
     * Finds it.
     *
     * @param positive numbers of the rows that should have larger ones; at least two
     * @param negative numbers of the others; at least two
     */
    public static RocArea of(float[] positive, float[] negative) {
        double[] ofPositive = shares(positive, negative);
        double[] ofNegative = shares(negative, positive);
        return new RocArea(Moments.of(ofPositive).mean(), variance(ofPositive) + variance(ofNegative));
    }

    /** For each number the share of the others that are smaller, where a tie counts one half. */
    private static double[] shares(float[] numbers, float[] others) {
        float[] ascending = others.clone();
        Arrays.sort(ascending);
        double[] shares = new double[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            long below = below(ascending, numbers[i], false);
            long through = below(ascending, numbers[i], true);
            shares[i] = (below + through) / (2.0 * others.length);
        }
        return shares;
    }

    /** How many are smaller than a number, or not larger. */
    private static int below(float[] ascending, float number, boolean orEqual) {
        int low = 0;
        int high = ascending.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ascending[middle] < number || (orEqual && ascending[middle] == number)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static double variance(double[] shares) {
        double deviation = Moments.of(shares).standardDeviation();
        return deviation * deviation / (shares.length - 1);
    }
}
