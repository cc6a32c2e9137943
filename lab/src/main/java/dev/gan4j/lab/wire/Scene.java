package dev.gan4j.lab.wire;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of a lane's pictures that do not change between frames. */
@SuppressWarnings("ArrayRecordComponent") // written and never compared
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
public sealed interface Scene extends Message {

    /** The lane. */
    Place place();

    @Override
    default String about() {
        return place().about();
    }

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
     * @param latent       the range of z; null if z has several dimensions, like the next four
     * @param z            values over that range
     * @param idealRising  the rising map that makes p_g equal p_data, at z
     * @param idealFalling the falling map that makes p_g equal p_data, at z
     * @param lineZ        upper ends of the mapping lines
     * @param pairs        how many pairs of lines there are
     * @param game         facts about the objective
     * @param latents      what G makes samples of
     * @param distance     of frames
     * @param classes      the parts of pData by class; null if there are no classes
     */
    @JsonTypeName("numbers")
    record Numbers(@JsonUnwrapped Place place, String quantity, Domain.Interval domain, double[] x, double[] pData,
            boolean estimated, double width, Domain.@Nullable Interval latent, double @Nullable [] z,
            double @Nullable [] idealRising, double @Nullable [] idealFalling, double @Nullable [] lineZ, int pairs,
            @JsonUnwrapped Game game, Latents latents,
            Distance distance, @Nullable ClassDensities classes) implements Scene {}

    /**
     * The scene of two columns. Points are interleaved: x1, x2, x1, x2.
     *
     * @param place    the lane
     * @param names    of both columns
     * @param domain   both working ranges and a little more
     * @param real     real points
     * @param grid     the cells of the heatmap over the domain
     * @param modes    the target's clusters; null if it has none
     * @param manifold the grid over z at which frames show G; null if z has more than two dimensions
     * @param latent   the range of each dimension of z; null likewise
     * @param classes  of the real points; null if there are none
     * @param game     facts about the objective
     * @param latents  what G makes samples of
     * @param distance of frames
     */
    @JsonTypeName("points")
    record Points(@JsonUnwrapped Place place, Names names, Domain.Plane domain, double[] real, Grid grid,
            @Nullable Clusters modes, @Nullable Grid manifold, @Nullable List<Domain.Interval> latent,
            @Nullable Classes classes, @JsonUnwrapped Game game, Latents latents,
            Distance distance) implements Scene {

        /** The names of both columns. */
        @JsonFormat(shape = JsonFormat.Shape.ARRAY)
        public record Names(String across, String along) {}

        /** The names of the classes, and the index of each real point's class among them. */
        public record Classes(List<String> names, int[] real) {}

        /** The target's clusters: their centres, interleaved, and the standard deviation of each. */
        public record Clusters(double[] centres, double sd) {}
    }

    /**
     * The scene of three columns or more.
     *
     * @param place        the lane
     * @param names        of the columns
     * @param domains      the working range of each, and a little more
     * @param pData        mean density of real rows in equal cells over each domain, column by column
     * @param correlations of each pair of columns in real rows, row by row; null if a column is constant
     * @param game         facts about the objective
     * @param latents      what G makes samples of
     * @param distance     of frames
     * @param classes      the parts of pData by class; null if there are no classes
     */
    @JsonTypeName("table")
    record Table(@JsonUnwrapped Place place, List<String> names, List<Domain.Interval> domains, double[] pData,
            @OrNull double[] correlations, @JsonUnwrapped Game game, Latents latents,
            Distance distance, @Nullable ClassDensities classes) implements Scene {}

    /**
     * The parts of a density by class, counted from real rows.
     *
     * @param names of the classes
     * @param pData the share of each class times its density, class by class, each in the form of the total density
     */
    record ClassDensities(List<String> names, double[] pData) {}
}
