package dev.gan4j.data;

import static java.util.Objects.requireNonNull;

/**
 * How the dates, times or durations of a column are written, and what their numbers count.
 *
 * @param kind    what is written
 * @param pattern as of {@link java.time.format.DateTimeFormatter}, with English names
 */
public record TimeFormat(Kind kind, String pattern) {

    /** What a column of time holds. */
    public enum Kind {
        /** A day; counted in days since 1970-01-01. */
        DATE,
        /** A moment, with or without an offset from UTC; counted in seconds since 1970-01-01T00:00 (UTC where offsets are). */
        DATE_TIME,
        /** A time of day; counted in seconds since midnight. */
        TIME,
        /** A length of time; counted in seconds. */
        DURATION
    }

    /** Checks that nothing is missing. */
    public TimeFormat {
        requireNonNull(kind, "kind must not be null");
        requireNonNull(pattern, "pattern must not be null");
    }
}
