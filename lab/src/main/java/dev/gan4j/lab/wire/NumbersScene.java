package dev.gan4j.lab.wire;

import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/**
 * The scene of one column.
 *
 * @param place        the lane
 * @param quantity     the name of the column, or x
 * @param domain       the working range and a little more
 * @param x            middles of equal cells over the domain
 * @param pData        mean density of the real data in each cell
 * @param estimated    whether it is estimated from rows
 * @param width        of a cell
 * @param latent       the range of z; null where z has several dimensions, and so are the next four
 * @param z            values over that range
 * @param idealRising  the rising map that makes p_g equal p_data, at z
 * @param idealFalling the falling one
 * @param lineZ        upper ends of the mapping lines
 * @param pairs        how many pairs of lines there are
 * @param game         what the objective says
 * @param distance     of frames
 */
@JsonTypeName("numbers")
public record NumbersScene(@JsonUnwrapped Place place, String quantity, Interval domain, double[] x, double[] pData,
        boolean estimated, double width, @Nullable Interval latent, double @Nullable [] z,
        double @Nullable [] idealRising, double @Nullable [] idealFalling, double @Nullable [] lineZ, int pairs,
        @JsonUnwrapped Game game, Distance distance) implements Scene {}
