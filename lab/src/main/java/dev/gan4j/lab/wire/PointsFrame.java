package dev.gan4j.lab.wire;

import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/**
 * A frame of two columns. Points are interleaved: x1, x2, x1, x2.
 *
 * @param place     the lane
 * @param moment    when
 * @param generated points
 * @param heat      D at the middles of the grid's cells, row by row from the lowest x2
 * @param manifold  G at the grid over z, row by row; null where there is none
 * @param arrows    where G's gradient moves samples
 * @param modes     null where the target has no clusters
 */
@JsonTypeName("points")
public record PointsFrame(@JsonUnwrapped Place place, @JsonUnwrapped Moment moment, double[] generated,
        @OrNull double[] heat, double @Nullable [] manifold, Arrows arrows, @Nullable ModeCount modes) implements Frame {

    /** The gradient of G's objective at some points, scaled so that the longest is a twelfth of the domain's wider side. */
    public record Arrows(double[] from, double[] by) {}
}
