package dev.gan4j.lab.wire;

/** What a run or a strip is doing. */
public enum RunState {
    /** It waits for its turn. */
    WAITING,
    /** It trains. */
    RUNNING,
    /** It was stopped and can go on; never a strip. */
    PAUSED,
    /** It has come to its end. */
    FINISHED,
    /** It cannot go on. */
    FAILED
}
