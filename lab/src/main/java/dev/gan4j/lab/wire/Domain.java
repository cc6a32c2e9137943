package dev.gan4j.lab.wire;

/** What the axes of a picture span, in the data's units. */
public sealed interface Domain permits Interval, Plane {}
