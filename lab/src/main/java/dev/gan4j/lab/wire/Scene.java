package dev.gan4j.lab.wire;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What does not change between two frames of a lane. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
public sealed interface Scene extends Message permits NumbersScene, PointsScene {

    /** The lane. */
    Place place();

    /** What the axes span. */
    Domain domain();

    @Override
    default String about() {
        return place().about();
    }
}
