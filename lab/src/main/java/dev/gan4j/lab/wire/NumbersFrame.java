package dev.gan4j.lab.wire;

import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/**
 * A frame of one column; what is over x or z is at the places of the {@link NumbersScene}.
 *
 * @param place     the lane
 * @param moment    when
 * @param pG        mean density of generated samples in each cell
 * @param outside   the share of samples beyond the domain
 * @param d         D(x)
 * @param optimum   the best D; null where that is no ratio of densities, and where both are 0
 * @param g         G(z); null where z has several dimensions, and so are the next two
 * @param lines     lower ends of the mapping lines
 * @param crossings how many pairs of lines cross
 * @param falling   whether G falls rather than rises
 */
@JsonTypeName("numbers")
public record NumbersFrame(@JsonUnwrapped Place place, @JsonUnwrapped Moment moment, double[] pG, double outside,
        @OrNull double[] d, @OrNull double @Nullable [] optimum, double @Nullable [] g, double @Nullable [] lines,
        @Nullable Long crossings, boolean falling) implements Frame {}
