package dev.gan4j.lab.wire;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.gan4j.data.Range;

/** The ranges of a picture's axes, in the data's units. */
public sealed interface Domain {

    /**
     * A part of an axis, as {@code [low, high]}.
     *
     * @param low  its lower end
     * @param high its upper end
     */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    record Interval(double low, double high) implements Domain {

        /** The same as a range. */
        public static Interval of(Range range) {
            return new Interval(range.low(), range.high());
        }
    }

    /**
     * A rectangle, as {@code [[low, high], [low, high]]}.
     *
     * @param across the range of the first column
     * @param along  the range of the second column
     */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    record Plane(Interval across, Interval along) implements Domain {}
}
