package dev.gan4j.lab.wire;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/** Both networks of a lane at one moment. */
@SuppressWarnings("ArrayRecordComponent") // written and never compared
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
public sealed interface Frame extends Message {

    /** The lane. */
    Place place();

    @Override
    default String about() {
        return place().about();
    }

    /**
     * A frame of one column; values over x or z are at the places given in {@link Scene.Numbers}.
     *
     * @param place     the lane
     * @param moment    when
     * @param pG        mean density of generated samples in each cell
     * @param outside   the share of samples beyond the domain
     * @param d         D(x)
     * @param optimum   the best D; null if it is not a ratio of densities, or where both densities are 0
     * @param g         G(z); null if z has several dimensions, like the next two
     * @param lines     lower ends of the mapping lines
     * @param crossings how many pairs of lines cross
     * @param falling   whether G falls rather than rises
     * @param classes   the parts of pG by class; null if there are no classes
     */
    @JsonTypeName("numbers")
    record Numbers(@JsonUnwrapped Place place, @JsonUnwrapped Moment moment, double[] pG, double outside,
            @OrNull double[] d, @OrNull double @Nullable [] optimum, double @Nullable [] g, double @Nullable [] lines,
            @Nullable Long crossings, boolean falling, double @Nullable [] classes) implements Frame {}

    /**
     * A frame of two columns. Points are interleaved: x1, x2, x1, x2.
     *
     * @param place     the lane
     * @param moment    when
     * @param generated points
     * @param heat      D at the middles of the grid's cells, row by row from the lowest x2
     * @param manifold  G at the grid over z, row by row; null if there is none
     * @param arrows    the directions in which G's gradient moves samples
     * @param modes     null if the target has no clusters
     * @param classes   the index of each generated point's class among the scene's; null if there are none
     */
    @JsonTypeName("points")
    record Points(@JsonUnwrapped Place place, @JsonUnwrapped Moment moment, double[] generated,
            @OrNull double[] heat, double @Nullable [] manifold, Arrows arrows,
            @Nullable ModeCount modes, int @Nullable [] classes) implements Frame {

        /** The gradient of G's objective at some points, scaled so that the longest is a twelfth of the domain's wider side. */
        public record Arrows(double[] from, double[] by) {}
    }

    /**
     * A frame of three columns or more, analogous to the real rows in {@link Scene.Table}.
     *
     * @param place        the lane
     * @param moment       when
     * @param pG           mean density of generated rows in equal cells over each domain, column by column
     * @param correlations of each pair of columns in generated rows, row by row; null if a column is constant
     * @param classes      the parts of pG by class; null if there are no classes
     */
    @JsonTypeName("table")
    record Table(@JsonUnwrapped Place place, @JsonUnwrapped Moment moment, double[] pG,
            @OrNull double[] correlations, double @Nullable [] classes) implements Frame {}
}
