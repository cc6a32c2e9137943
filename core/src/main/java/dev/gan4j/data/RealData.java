package dev.gan4j.data;

import dev.gan4j.random.AddressedRandom;
import dev.gan4j.random.Stream;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The real samples of a run, as they are used. */
public sealed interface RealData {

    /**
     * Returns real points that training has not seen: what was held out, or points of a known distribution, which are the
     * same at each call.
     *
     * @param count how many of a known distribution; of its quantiles in one dimension, of its draws in several
     * @return in the data's units
     */
    default Points unseen(int count) {
        return switch (this) {
            case Known(Distribution distribution) -> {
                double[] quantiles = new double[count];
                Arrays.setAll(quantiles, i -> distribution.quantile((i + 0.5) / count));
                yield Points.ofColumns(quantiles);
            }
            case Samples samples -> Points.ofColumns(samples.heldOut());
            case KnownPoints(MultivariateDistribution distribution) -> {
                AddressedRandom random = new AddressedRandom(0);
                random.seek(Stream.NOISE_FLOOR, 0);
                yield distribution.sample(random, count);
            }
            case Rows rows -> rows.heldOut();
        };
    }

    /**
     * Returns the classes of the points that {@link #unseen} returned.
     *
     * @param unseen  those points
     * @param classes the names of the classes
     * @return of each point, its class
     * @throws IllegalArgumentException if the data have no classes
     */
    default Labels unseenLabels(Points unseen, List<String> classes) {
        Labels labels = switch (this) {
            case Known known -> null;
            case Samples samples -> null;
            case KnownPoints(MultivariateDistribution distribution) -> {
                Modes modes = distribution.modes();
                yield modes == null ? null : modes.labels(unseen, classes);
            }
            case Rows rows -> rows.heldOutLabels();
        };
        if (labels == null) {
            throw new IllegalArgumentException("the data have no classes");
        }
        return labels;
    }

    /**
     * A distribution whose density is known; minibatches are drawn from it, and its own quantiles are judged against.
     *
     * @param distribution p_data
     */
    record Known(Distribution distribution) implements RealData {}

    /**
     * Samples only; minibatches are drawn from the training part with replacement, and the held-out part is judged
     * against. Both are in the data's units. The arrays are not copied and must not be changed.
     *
     * @param training what D sees, in the order of the file
     * @param heldOut  what nobody sees until the judgement, ascending
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Samples(double[] training, double[] heldOut) implements RealData {}

    /**
     * A distribution in n dimensions; minibatches are drawn from it, and fresh draws are judged against.
     *
     * @param distribution p_data
     */
    record KnownPoints(MultivariateDistribution distribution) implements RealData {}

    /**
     * Rows of several columns; minibatches are drawn from the training part with replacement, and the held-out part is
     * judged against. Both are in the data's units.
     *
     * @param training what D sees, in the order of the file
     * @param heldOut  what nobody sees until the judgement, in the order of the file
     * @param columns  the names of the columns
     * @param labels   the class of each training row; null where there are no classes
     * @param heldOutLabels the class of each held-out row; null where there are no classes
     */
    record Rows(Points training, Points heldOut, List<String> columns, @Nullable Labels labels,
            @Nullable Labels heldOutLabels) implements RealData {

        /** Copies the names. */
        public Rows {
            columns = List.copyOf(columns);
        }
    }
}
