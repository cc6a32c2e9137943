package dev.gan4j.experiment;

import dev.gan4j.data.Range;

/** The working range of an experiment, where the tutorial has [-5, 5]. */
public sealed interface RangeSpec {

    /** Taken from the data, robustly (see {@link dev.gan4j.data.internal.WorkingRange}). In YAML: {@code range: auto}. */
    record Auto() implements RangeSpec {}

    /**
     * Told. In YAML: {@code range: [-5, 5]}.
     *
     * @param range in the data's units
     */
    record Fixed(Range range) implements RangeSpec {}
}
