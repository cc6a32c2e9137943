package dev.gan4j.lab.wire;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.gan4j.data.Range;

/**
 * A part of an axis, as {@code [low, high]}.
 *
 * @param low  its lower end
 * @param high its upper end
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
public record Interval(double low, double high) implements Domain {

    /** The same as a range. */
    public static Interval of(Range range) {
        return new Interval(range.low(), range.high());
    }
}
