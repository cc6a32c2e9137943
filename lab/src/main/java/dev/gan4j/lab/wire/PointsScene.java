package dev.gan4j.lab.wire;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The scene of two columns. Points are interleaved: x1, x2, x1, x2.
 *
 * @param place    the lane
 * @param names    of both columns
 * @param domain   both working ranges and a little more
 * @param real     real points
 * @param grid     the cells of the heatmap over the domain
 * @param modes    the target's clusters; null where it has none
 * @param manifold the grid over z of which frames show what G makes; null where z has more than two dimensions
 * @param latent   the range of each dimension of z; null likewise
 * @param game     what the objective says
 * @param distance of frames
 */
@JsonTypeName("points")
public record PointsScene(@JsonUnwrapped Place place, Names names, Plane domain, double[] real, Grid grid,
        @Nullable Clusters modes, @Nullable Grid manifold, @Nullable List<Interval> latent, @JsonUnwrapped Game game,
        Distance distance) implements Scene {

    /** The names of both columns. */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    public record Names(String across, String along) {}

    /** The target's clusters: their centres, interleaved, and the standard deviation of each. */
    public record Clusters(double[] centres, double sd) {}
}
