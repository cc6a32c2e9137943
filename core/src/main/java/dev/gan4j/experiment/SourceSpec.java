package dev.gan4j.experiment;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * The data to learn.
 *
 * @param data    where real samples come from
 * @param label   the class of each sample, which both networks see; null for none
 * @param range   the working range, in the data's units; it is mapped onto [-5, 5] for training
 * @param holdout the share of the rows that is kept from training and used for judging, in (0, 1); without effect if the
 *                distribution is known
 */
public record SourceSpec(DataSpec data, @Nullable LabelSpec label, RangeSpec range, double holdout) {

    /** Checks that no part is missing. */
    public SourceSpec {
        requireNonNull(data, "data must not be null");
        requireNonNull(range, "range must not be null");
    }
}
