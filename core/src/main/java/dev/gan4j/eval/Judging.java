package dev.gan4j.eval;

/** How much of a judgement is wanted. */
public enum Judging {
    /** Every metric that fits the data. */
    EVERYTHING,
    /** All but the referees, which train models of their own: for many short runs, such as those of a sweep. */
    WITHOUT_REFEREES
}
