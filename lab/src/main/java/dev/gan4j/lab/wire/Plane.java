package dev.gan4j.lab.wire;

import com.fasterxml.jackson.annotation.JsonFormat;

/**
 * A rectangle, as {@code [[low, high], [low, high]]}.
 *
 * @param across what it spans of the first column
 * @param along  what it spans of the second
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
public record Plane(Interval across, Interval along) implements Domain {}
