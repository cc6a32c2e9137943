package dev.gan4j.eval;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Random subsets of an ascending sample that stay ascending without sorting, by selection sampling (Knuth, volume 2, 3.4.2,
 * algorithm S): every subset of the requested size is equally likely.
 */
final class Resampling {

    private Resampling() {}

    /**
     * Draws a subset without replacement; with replacement if it is larger than the sample.
     *
     * @param ascending what to draw from, not empty
     * @param part      receives the part, ascending
     * @param random    the source
     */
    static void subsample(double[] ascending, double[] part, UniformRandomProvider random) {
        if (part.length > ascending.length) {
            Arrays.setAll(part, i -> ascending[random.nextInt(ascending.length)]);
            Arrays.sort(part);
            return;
        }
        int taken = 0;
        for (int i = 0; taken < part.length; i++) {
            if (random.nextInt(ascending.length - i) < part.length - taken) {
                part[taken++] = ascending[i];
            }
        }
    }

    /**
     * Splits a sample in two.
     *
     * @param ascending what to split
     * @param part      receives one part, ascending
     * @param rest      receives the rest, ascending; both together are as long as the sample
     * @param random    the source
     */
    static void split(double[] ascending, double[] part, double[] rest, UniformRandomProvider random) {
        int taken = 0;
        for (int i = 0; i < ascending.length; i++) {
            if (random.nextInt(ascending.length - i) < part.length - taken) {
                part[taken++] = ascending[i];
            } else {
                rest[i - taken] = ascending[i];
            }
        }
    }

    /**
     * Chooses rows in random order, without replacement; with replacement if more rows are wanted than there are.
     *
     * @param rows   how many there are, at least 1
     * @param wanted how many are wanted
     * @param random the source
     * @return the rows, from 0
     */
    static int[] choose(int rows, int wanted, UniformRandomProvider random) {
        int[] chosen = new int[wanted];
        if (wanted > rows) {
            Arrays.setAll(chosen, i -> random.nextInt(rows));
            return chosen;
        }
        int taken = 0;
        for (int row = 0; taken < wanted; row++) {
            if (random.nextInt(rows - row) < wanted - taken) {
                chosen[taken++] = row;
            }
        }
        shuffle(chosen, random);
        return chosen;
    }

    /** Shuffles rows. */
    static void shuffle(int[] rows, UniformRandomProvider random) {
        for (int i = rows.length; i > 1; i--) {
            int other = random.nextInt(i);
            int last = rows[i - 1];
            rows[i - 1] = rows[other];
            rows[other] = last;
        }
    }
}
