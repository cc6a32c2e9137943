package dev.gan4j.lab.wire;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Both networks of a lane at one moment. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
public sealed interface Frame extends Message permits NumbersFrame, PointsFrame {

    /** The lane. */
    Place place();

    @Override
    default String about() {
        return place().about();
    }
}
