package dev.gan4j.data;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads and writes the texts of one format of dates, times or durations. */
sealed interface TimeText {

    /** Days from 1970-01-01 to 9999-12-31, the last that four digits write. */
    int LAST_DAY = 2_932_896;

    /** Returns what the text counts; NaN where it has another format. */
    double parse(String text);

    /** Returns the text of a number that can be written. */
    String write(double value);

    /**
     * Makes what reads and writes texts of a pattern.
     *
     * @throws IllegalArgumentException if the pattern is none of the kind
     */
    static TimeText of(TimeFormat.Kind kind, String pattern, @Nullable String offset) {
        if (kind == TimeFormat.Kind.DURATION) {
            if (offset != null) {
                throw new IllegalArgumentException("durations have no offset but it was " + offset);
            }
            return new Lengths(DurationPattern.of(pattern));
        }
        Calendar calendar = Calendar.of(kind, pattern, offset);
        double example = kind == TimeFormat.Kind.DATE ? 18_778 : kind == TimeFormat.Kind.TIME ? 36_000 : 1_622_455_200;
        try {
            if (Double.isNaN(calendar.parse(calendar.write(example)))) {
                throw new IllegalArgumentException("format \"" + pattern + "\" cannot be read back: a " + kind(kind)
                        + " needs all of its parts, such as the year of a date");
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("format \"" + pattern + "\" is none of a " + kind(kind) + ": "
                    + e.getMessage(), e);
        }
        return calendar;
    }

    private static String kind(TimeFormat.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the shortest step that a pattern can write. */
    static double step(TimeFormat.Kind kind, String pattern) {
        if (kind == TimeFormat.Kind.DATE) {
            return 1;
        }
        int digits = fraction(pattern);
        if (digits > 0) {
            return Math.pow(10, -digits);
        }
        return pattern.indexOf('s') >= 0 || pattern.equals(TimeFormat.ISO) ? 1 : pattern.indexOf('m') >= 0 ? 60 : 3600;
    }

    /** Returns how many digits the fraction of a second has, at most six: a double holds a moment to the microsecond. */
    static int fraction(String pattern) {
        if (pattern.contains("[.n]")) {
            return 6;
        }
        return (int) Math.min(6, pattern.chars().filter(c -> c == 'S').count());
    }

    /** Texts of the java.time kind. */
    record Calendar(TimeFormat.Kind kind, DateTimeFormatter whole, DateTimeFormatter fraction,
            @Nullable ZoneOffset zone) implements TimeText {

        static Calendar of(TimeFormat.Kind kind, String pattern, @Nullable String offset) {
            boolean hasOffset = pattern.replaceAll("'[^']*'", "").matches(".*[XxZ].*");
            if ((hasOffset && kind != TimeFormat.Kind.DATE_TIME) || hasOffset != (offset != null)) {
                throw new IllegalArgumentException(hasOffset
                        ? "format \"" + pattern + "\" has an offset from UTC, so that its kind must be a date-time and"
                                + " offset must say which to write, such as Z"
                        : "offset must be left out where the format has none but was " + offset);
            }
            int open = pattern.indexOf('[');
            int close = pattern.indexOf(']');
            if (open >= 0 && (close < open || !pattern.substring(open + 1, close).matches("[.,](n|S{1,9})"))) {
                throw new IllegalArgumentException(
                        "a part in brackets must be a fraction of a second, [.SSS] or [.n], but"
                                + " the format was \"" + pattern + "\"");
            }
            try {
                ZoneOffset zone = offset == null ? null : ZoneOffset.of(offset);
                if (open < 0) {
                    DateTimeFormatter only = formatter(pattern, "", "");
                    return new Calendar(kind, only, only, zone);
                }
                String before = pattern.substring(0, open);
                String after = pattern.substring(close + 1);
                return new Calendar(kind, formatter(before + after, "", ""),
                        formatter(before, pattern.substring(open + 1, close), after), zone);
            } catch (IllegalArgumentException | DateTimeException | ClassCastException e) {
                // The JDK casts a padded number that another follows without looking: "ppyyyyMMdd".
                throw new IllegalArgumentException("format \"" + pattern + "\" cannot be used"
                        + (e instanceof ClassCastException ? "" : ": " + e.getMessage()), e);
            }
        }

        /** Makes a formatter with the fraction of a second between two parts. */
        private static DateTimeFormatter formatter(String before, String fraction, String after) {
            DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder();
            append(builder, before);
            if (fraction.endsWith("n")) {
                builder.appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true);
            } else if (!fraction.isEmpty()) {
                builder.appendPattern(fraction);
            }
            append(builder, after);
            return builder.toFormatter(Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
        }

        /** A year is one of the calendar; of two digits, one from 1970 to 2069. */
        private static void append(DateTimeFormatterBuilder builder, String pattern) {
            String years = pattern.replace('y', 'u');
            int at = years.indexOf("uu");
            boolean isShort = at >= 0 && !years.startsWith("uuu", at);
            if (isShort) {
                append(builder, years.substring(0, at));
                builder.appendValueReduced(ChronoField.YEAR, 2, 2, LocalDate.of(1970, 1, 1));
                append(builder, years.substring(at + 2));
            } else if (!years.isEmpty()) {
                builder.appendPattern(years);
            }
        }

        @Override
        public double parse(String text) {
            double value = parse(text, whole);
            return Double.isNaN(value) && fraction != whole ? parse(text, fraction) : value;
        }

        private double parse(String text, DateTimeFormatter formatter) {
            try {
                TemporalAccessor parts = formatter.parse(text);
                return switch (kind) {
                    case DATE -> LocalDate.from(parts).toEpochDay();
                    case TIME -> LocalTime.from(parts).toNanoOfDay() / 1e9;
                    case DATE_TIME -> {
                        OffsetDateTime moment = zone == null
                                ? LocalDateTime.from(parts).atOffset(ZoneOffset.UTC)
                                : OffsetDateTime.from(parts);
                        yield moment.toEpochSecond() + moment.getNano() / 1e9;
                    }
                    case DURATION -> throw new IllegalStateException("durations have their own texts");
                };
            } catch (DateTimeException e) {
                return Double.NaN;
            }
        }

        @Override
        public String write(double value) {
            if (kind == TimeFormat.Kind.DATE) {
                return whole.format(LocalDate.ofEpochDay((long) Math.rint(value)));
            }
            long seconds = (long) Math.floor(value);
            long micros = Math.round((value - seconds) * 1e6);
            if (micros == 1_000_000) {
                seconds++;
                micros = 0;
            }
            DateTimeFormatter formatter = micros == 0 ? whole : fraction;
            int nanos = (int) micros * 1000;
            if (kind == TimeFormat.Kind.TIME) {
                return formatter
                        .format(LocalTime.ofNanoOfDay(Math.floorMod(seconds, 86_400L) * 1_000_000_000L + nanos));
            }
            LocalDateTime utc = LocalDateTime.ofEpochSecond(seconds, nanos, ZoneOffset.UTC);
            return formatter.format(zone == null ? utc : utc.atOffset(ZoneOffset.UTC).withOffsetSameInstant(zone));
        }
    }

    /** Texts of durations. */
    record Lengths(DurationPattern pattern) implements TimeText {

        @Override
        public double parse(String text) {
            return pattern.parse(text);
        }

        @Override
        public String write(double value) {
            return pattern.write(value);
        }
    }
}
