package dev.gan4j.experiment;

import dev.gan4j.data.Range;

/** The working range of an experiment; the tutorial's is [-5, 5]. */
public sealed interface RangeSpec {

    /** Estimated from the data, robustly (see {@link dev.gan4j.data.internal.WorkingRange}). In YAML: {@code range: auto}. */
    record Auto() implements RangeSpec {}

    /**
     * Specified. In YAML: {@code range: [-5, 5]}.
     *
     * @param range in the data's units
     */
    record Fixed(Range range) implements RangeSpec {}

    /**
     * None: networks see normal quantiles of the ranks of values, and what they generate is mapped back onto the training
     * values. In YAML: {@code range: ranks}.
     */
    record Ranks() implements RangeSpec {}

    /**
     * {@link Ranks} for each column with heaps or heavy tails, and {@link Auto} for all others. In YAML: {@code range: suited}.
     */
    record Suited() implements RangeSpec {}
}
