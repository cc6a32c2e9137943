package dev.gan4j.eval;

import dev.gan4j.data.Points;
import java.util.Arrays;
import java.util.Set;

/** How many generated points are copies of training rows, by the {@link CopyTest}. */
final class Copies implements Metric {

    static final String KEY = "copies";

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public String title() {
        return "copies";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.SEVERAL_COLUMNS, Need.TRAINING_ROWS);
    }

    @Override
    public boolean judgesTables() {
        return true;
    }

    @Override
    public Finding compareTables(TwoTables tables) {
        return new Finding.Value(tables.copies(), null);
    }

    @Override
    public String sentence() {
        return "The share of generated points that are nearer to a training row than to a held-out one, among equally many"
                + " rows of both; a generator that does not copy is expected to have one half, one that does to have 1."
                + " In a table of mixed columns a distance is the mean over the columns, of the difference divided by the"
                + " range for numbers, and of 0 or 1 for categories.";
    }

    @Override
    public double knownFloor() {
        return 0.5;
    }

    @Override
    public Finding compare(TwoSamples samples) {
        Points training = samples.training();
        Points heldOut = samples.scaledReal();
        int size = Math.min(Math.min(training.rows(), heldOut.rows()), TwoSamples.MOST_PAIRED);
        int[] order = Resampling.choose(training.rows(), training.rows(),
                Reference.random(samples.seed(), Reference.FLOOR_DRAWS));
        Points known = samples.scaled(training.select(Arrays.copyOf(order, size)));
        return new Finding.Value(CopyTest.share(TwoSamples.first(samples.scaledGenerated(), TwoSamples.MOST_PAIRED),
                known, heldOut.head(size)), null);
    }
}
