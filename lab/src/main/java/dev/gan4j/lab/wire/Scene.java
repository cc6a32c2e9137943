package dev.gan4j.lab.wire;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What does not change between two frames of a lane. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
public sealed interface Scene extends Message permits NumbersScene, PointsScene {

    /**
     * Returns the lane.
     *
     * @return whose scene it is
     */
    Place place();

    /**
     * Returns what the axes span.
     *
     * @return the working ranges and a little more
     */
    Domain domain();

    @Override
    default String about() {
        return place().about();
    }
}
