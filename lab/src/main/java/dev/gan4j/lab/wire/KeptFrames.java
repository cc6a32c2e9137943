package dev.gan4j.lab.wire;

/**
 * The moments of a lane that can be asked for.
 *
 * @param stride     iterations between two
 * @param iterations when they are, ascending
 */
@SuppressWarnings("ArrayRecordComponent") // written and never compared
public record KeptFrames(long stride, long[] iterations) {}
