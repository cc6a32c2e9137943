package dev.gan4j.eval;

/** The extent of a judgement. */
public enum Judging {
    /** Every metric that fits the data. */
    EVERYTHING,
    /** All metrics except referees, which train their own models: for many short runs, such as those of a sweep. */
    WITHOUT_REFEREES
}
