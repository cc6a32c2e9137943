package dev.gan4j.data;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How the dates, times or durations of a column are written, and what their numbers count.
 *
 * @param kind    what is written
 * @param pattern as of {@link java.time.format.DateTimeFormatter}, with English names; a part in brackets is a fraction of a
 *                second that is written where it is not 0: {@code [.SSS]} with three digits, {@code [.n]} with as many as it
 *                needs. For durations, {@code d}, {@code H}, {@code m} and {@code s} count what no larger one of them does, or
 *                the pattern is {@code ISO}, for texts such as PT1H30M
 * @param offset  from UTC, such as "+02:00" or "Z", in which moments are written, where the pattern has one; null otherwise
 * @param step    the numbers are multiples of this: 60 for a column of times without seconds; positive
 */
public record TimeFormat(Kind kind, String pattern, @Nullable String offset, double step) {

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

    /** The pattern of durations as ISO 8601 has them. */
    public static final String ISO = "ISO";

    /** What was made of patterns; a process sees few, and forgets them where a hostile one would fill memory. */
    private static final Map<TimeFormat, TimeText> TEXTS = new ConcurrentHashMap<>();
    private static final int MOST_TEXTS = 1000;

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if the pattern is none, or lacks a part that the kind needs, or the offset or the step
     *                                  cannot be; the message says what is wrong
     */
    public TimeFormat {
        requireNonNull(kind, "kind must not be null");
        requireNonNull(pattern, "pattern must not be null");
        if (!(step > 0 && Double.isFinite(step))) {
            throw new IllegalArgumentException("step must be positive but was " + step);
        }
        TimeText.of(kind, pattern, offset);
    }

    /**
     * Creates a format whose steps are days, or the shortest that the pattern can write.
     *
     * @param kind    what is written
     * @param pattern as of {@link #pattern()}
     */
    public TimeFormat(Kind kind, String pattern) {
        this(kind, pattern, null, step(kind, pattern));
    }

    /**
     * Returns the shortest step that a pattern can write.
     *
     * @param kind    what is written
     * @param pattern as of {@link #pattern()}
     * @return in what the kind counts
     */
    public static double step(Kind kind, String pattern) {
        return TimeText.step(kind, pattern);
    }

    /**
     * Reads a text.
     *
     * @param text without surrounding blanks
     * @return what the kind counts; NaN where the text has another format, or there is no such day or time
     */
    public double parse(String text) {
        return text().parse(text);
    }

    /**
     * Writes a number.
     *
     * @param value what the kind counts, finite; it is rounded to what can be written
     * @return its text
     */
    public String write(double value) {
        return text().write(round(value));
    }

    /**
     * Returns the nearest number that can be written: a multiple of the step, within a day for times of day.
     *
     * @param value finite
     * @return the number
     */
    public double round(double value) {
        double rounded = step < 1
                ? Math.rint(value * Math.rint(1 / step)) / Math.rint(1 / step)
                : Math.rint(value / step) * step;
        double most = switch (kind) {
            case TIME -> 86_400 - step;
            case DATE -> TimeText.LAST_DAY;
            case DATE_TIME, DURATION -> TimeText.LAST_DAY * 86_400.0;
        };
        double least = kind == Kind.TIME ? 0 : -most;
        return Math.max(least, Math.min(most, rounded)) + 0.0;
    }

    private TimeText text() {
        TimeText text = TEXTS.get(this);
        if (text == null) {
            if (TEXTS.size() >= MOST_TEXTS) {
                TEXTS.clear();
            }
            text = TimeText.of(kind, pattern, offset);
            TEXTS.put(this, text);
        }
        return text;
    }
}
