package dev.gan4j.data;

import dev.gan4j.random.AddressedRandom;
import dev.gan4j.random.Stream;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The real data of a run: the source of minibatches, and the reference for judging the result. */
@SuppressWarnings("exports") // users look at the data; what draws of them is ours
public sealed interface RealData {

    /**
     * Returns the columns.
     *
     * @return "x1", "x2" and so on if they have no names
     */
    Schema schema();

    /**
     * Returns the distribution that the data are drawn from, if it is known.
     *
     * @return null if there are only rows
     */
    @Nullable
    Distribution distribution();

    /**
     * Returns whether the data are one column of numbers without classes. Such data have quantiles, which can be compared
     * exactly.
     *
     * @return false for points, even with one coordinate
     */
    boolean isUnivariate();

    /**
     * Returns real points that training has not seen: the held-out rows, or points of a known distribution. The points are the
     * same at each call.
     *
     * @param count how many points of a known distribution: quantiles in one dimension, draws in several
     * @return in the data's units
     */
    Points unseen(int count);

    /**
     * Draws real points: from the distribution, or training rows with replacement.
     *
     * @param random the source, at the address of the first
     * @param count  how many, at least 0
     * @return in the data's units
     */
    Points draw(AddressedRandom random, int count);

    /**
     * Draws the same real points as {@link #draw}, with their classes.
     *
     * @param random  the source, at the address of the first
     * @param count   how many, at least 0
     * @param classes the names of the classes
     * @return in the data's units
     * @throws IllegalArgumentException if the data have no classes
     */
    default Dataset drawLabelled(AddressedRandom random, int count, List<String> classes) {
        switch (this) {
            case Known(Distribution distribution) -> {
                Modes modes = distribution.modes();
                if (modes != null) {
                    Points drawn = draw(random, count);
                    return new Dataset(schema(), drawn, modes.labels(drawn, classes));
                }
            }
            case Rows(Dataset training, Dataset heldOut) -> {
                if (training.labels() != null) {
                    return training.select(
                            IntStream.range(0, count).map(i -> random.nextInt(training.rows())).toArray());
                }
            }
        }
        throw new IllegalArgumentException("the data have no classes");
    }

    /**
     * Returns the classes of the points that {@link #unseen} returned.
     *
     * @param unseen  those points
     * @param classes the names of the classes
     * @return the class of each point
     * @throws IllegalArgumentException if the data have no classes
     */
    default Labels unseenLabels(Points unseen, List<String> classes) {
        Labels labels = switch (this) {
            case Known(Distribution distribution) -> {
                Modes modes = distribution.modes();
                yield modes == null ? null : modes.labels(unseen, classes);
            }
            case Rows rows -> rows.heldOut().labels();
        };
        if (labels == null) {
            throw new IllegalArgumentException("the data have no classes");
        }
        return labels;
    }

    /**
     * A known distribution; minibatches are drawn from it, and the result is judged against it.
     *
     * @param distribution p_data
     */
    record Known(Distribution distribution) implements RealData {

        @Override
        public Schema schema() {
            return Schema.numbered(distribution.dimension());
        }

        @Override
        public boolean isUnivariate() {
            return distribution instanceof UnivariateDistribution;
        }

        @Override
        public Points unseen(int count) {
            if (distribution instanceof UnivariateDistribution line) {
                return Points.generate(count, 1, (row, point) -> point[0] = line.quantile((row + 0.5) / count));
            }
            AddressedRandom random = new AddressedRandom(0);
            random.seek(Stream.NOISE_FLOOR, 0);
            return draw(random, count);
        }

        @Override
        public Points draw(AddressedRandom random, int count) {
            return distribution.sample(random, count);
        }
    }

    /**
     * Rows; minibatches are drawn from the training part with replacement, and the result is judged against the held-out part.
     *
     * @param training the rows that D sees, in the order of the file
     * @param heldOut  the rows that only judging uses: numbers ascending, points in the order of the file
     */
    record Rows(Dataset training, Dataset heldOut) implements RealData {

        @Override
        public Schema schema() {
            return training.schema();
        }

        @Override
        public @Nullable Distribution distribution() {
            return null;
        }

        @Override
        public boolean isUnivariate() {
            return schema().width() == 1 && training.labels() == null;
        }

        @Override
        public Points unseen(int count) {
            return heldOut.values();
        }

        @Override
        public Points draw(AddressedRandom random, int count) {
            return training.values().select(
                    IntStream.range(0, count).map(i -> random.nextInt(training.rows())).toArray());
        }
    }
}
