package dev.gan4j.lab.wire;

/**
 * The moments of a lane that can be requested.
 *
 * @param stride     iterations between two
 * @param iterations their iterations, ascending
 */
@SuppressWarnings("ArrayRecordComponent") // written and never compared
public record KeptFrames(long stride, long[] iterations) {}
