package dev.gan4j.data.internal;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.Dataset;
import dev.gan4j.data.Points;
import dev.gan4j.data.RealData;
import dev.gan4j.random.AddressedRandom;
import dev.gan4j.random.Stream;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Sets some rows of the data aside for judging; training never sees them. */
public final class Holdout {

    /** The fewest rows that are held out, and the fewest that are left for training. */
    public static final int MINIMUM_ROWS = 10;
    /** The default share of the rows that is held out. */
    public static final double DEFAULT_SHARE = 0.1;

    private Holdout() {}

    /**
     * Splits rows into those for training and those for judging. The choice depends only on the seed and the number of rows.
     *
     * @param data  in the order of the file; not changed
     * @param share the share to hold out, above 0 and below 1; rounded to whole rows, and to at least
     *              {@link #MINIMUM_ROWS} of them
     * @param seed  of the choice
     * @return the training rows in the order of the file, and the held-out rows: numbers without classes ascending, others
     *         in the order of the file
     * @throws InvalidInputException if the share is out of range, or fewer than {@link #MINIMUM_ROWS} rows would be
     *                               left for training
     */
    public static RealData.Rows split(Dataset data, double share, long seed) {
        boolean[] held = choose(data.rows(), share, seed);
        Dataset heldOut = data.select(rows(held, true));
        if (data.schema().width() == 1 && data.labels() == null) {
            double[] ascending = heldOut.column(0);
            Arrays.sort(ascending);
            heldOut = new Dataset(data.schema(), Points.ofColumns(ascending), null);
        }
        return new RealData.Rows(data.select(rows(held, false)), heldOut);
    }

    /**
     * Chooses the rows that are held out, as {@link #split} does: the same rows for every table with as many rows.
     *
     * @param rows  how many rows there are
     * @param share the share to hold out
     * @param seed  of the choice
     * @return whether each row is held out, shape (rows)
     * @throws InvalidInputException as in {@link #split}
     */
    public static boolean[] choose(int rows, double share, long seed) {
        if (!(share > 0 && share < 1)) {
            throw new InvalidInputException("the held-out share must be above 0 and below 1 but was " + share);
        }
        int held = (int) Math.max(MINIMUM_ROWS, Math.round(share * rows));
        if (rows - held < MINIMUM_ROWS) {
            throw new InvalidInputException("at least " + MINIMUM_ROWS + " rows must be left for training but " + held
                    + " of " + rows + " are held out");
        }
        AddressedRandom random = new AddressedRandom(seed);
        random.seek(Stream.HOLDOUT, 0);
        boolean[] chosen = new boolean[rows];
        int wanted = held;
        // Selection sampling (Knuth, volume 2, 3.4.2 S): every set of rows is equally likely, and the order is kept.
        for (int i = 0; i < rows; i++) {
            chosen[i] = random.nextInt(rows - i) < wanted;
            wanted -= chosen[i] ? 1 : 0;
        }
        return chosen;
    }

    private static int[] rows(boolean[] held, boolean wanted) {
        return IntStream.range(0, held.length).filter(row -> held[row] == wanted).toArray();
    }
}
