package dev.gan4j.lab.wire;

/** What a run or a strip is doing. */
public enum RunState {
    /** It waits for its turn. */
    WAITING,
    /** It trains. */
    RUNNING,
    /** It is paused and can continue; never a strip. */
    PAUSED,
    /** It has ended. */
    FINISHED,
    /** It cannot continue. */
    FAILED
}
