package dev.gan4j.data;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The form of a duration: units with texts between, such as {@code H:mm:ss} and {@code d 'days' HH:mm:ss}. */
final class DurationPattern {

    private static final String UNITS = "dHms";
    private static final long[] SECONDS = {86_400, 3600, 60, 1};

    private final boolean isIso;
    private final List<Object> parts; // texts, and units
    private final Pattern regex;
    private final int smallest; // the index of the smallest unit

    /**
     * A unit of a pattern.
     *
     * @param index    in the order of units, days first
     * @param digits   the fewest that are written
     * @param fraction the fewest digits of the fraction of a second; -1 for none
     * @param most     the most digits of that fraction
     * @param isShortest whether a fraction has as many digits as it needs
     */
    private record Unit(int index, int digits, int fraction, int most, boolean isShortest) {}

    private DurationPattern(boolean isIso, List<Object> parts, Pattern regex, int smallest) {
        this.isIso = isIso;
        this.parts = parts;
        this.regex = regex;
        this.smallest = smallest;
    }

    static DurationPattern of(String pattern) {
        if (pattern.equals(TimeFormat.ISO)) {
            return new DurationPattern(true, List.of(), Pattern.compile(""), 3);
        }
        Matcher tokens = Pattern.compile("'([^']*)'|(d+|H+|m+|s+)(\\[?\\.(?:S+|n)\\]?)?|([^A-Za-z'\\[\\]])")
                .matcher(pattern);
        List<Object> parts = new ArrayList<>();
        StringBuilder regex = new StringBuilder("(-?)");
        int at = 0;
        int last = -1;
        while (tokens.find()) {
            if (tokens.start() != at) {
                throw wrong(pattern);
            }
            at = tokens.end();
            String unit = tokens.group(2);
            if (unit == null) {
                String text = tokens.group(1) != null ? tokens.group(1) : tokens.group(4);
                parts.add(text);
                regex.append(Pattern.quote(text));
                continue;
            }
            int index = UNITS.indexOf(unit.charAt(0));
            String fraction = tokens.group(3);
            if ((last >= 0 && index != last + 1) || (fraction != null && index != 3)) {
                throw wrong(pattern);
            }
            boolean isShortest = fraction != null && fraction.contains("n");
            int most = fraction == null
                    ? -1
                    : isShortest ? 6 : (int) fraction.chars().filter(c -> c == 'S').count();
            int least = fraction == null ? -1 : fraction.startsWith("[") ? 0 : isShortest ? 1 : most;
            parts.add(new Unit(index, unit.length(), least, most, isShortest));
            regex.append(last < 0 ? "([0-9]{" + unit.length() + ",12})" : "([0-9]{" + unit.length() + ",2})");
            regex.append(fraction == null
                    ? ""
                    : least == 0
                            ? "(\\.[0-9]{1,9})?"
                            : isShortest ? "(\\.[0-9]{1,9})" : "(\\.[0-9]{" + most + "})");
            last = index;
        }
        if (at != pattern.length() || last < 0) {
            throw wrong(pattern);
        }
        return new DurationPattern(false, parts, Pattern.compile(regex.toString()), last);
    }

    private static IllegalArgumentException wrong(String pattern) {
        return new IllegalArgumentException("format \"" + pattern + "\" is none of a duration: it must be ISO, or days,"
                + " hours, minutes and seconds from the largest down, such as H:mm:ss");
    }

    /** Returns the seconds; NaN where the text has another form. */
    double parse(String text) {
        if (isIso) {
            try {
                Duration duration = Duration.parse(text);
                return duration.getSeconds() + duration.getNano() / 1e9;
            } catch (DateTimeParseException e) {
                return Double.NaN;
            }
        }
        Matcher matcher = regex.matcher(text);
        if (!matcher.matches()) {
            return Double.NaN;
        }
        int group = 2;
        double seconds = 0;
        boolean isFirst = true;
        for (Object part : parts) {
            if (part instanceof Unit unit) {
                long count = Long.parseLong(matcher.group(group++));
                if (!isFirst && count * SECONDS[unit.index()] >= SECONDS[unit.index() - 1]) {
                    return Double.NaN;
                }
                isFirst = false;
                seconds += (double) count * SECONDS[unit.index()];
                if (unit.fraction() >= 0) {
                    String fraction = matcher.group(group++);
                    seconds += fraction == null ? 0 : Double.parseDouble("0" + fraction);
                }
            }
        }
        return (matcher.group(1).isEmpty() ? seconds : -seconds) + 0.0;
    }

    /** Returns the text of a number of seconds. */
    String write(double value) {
        long micros = Math.round(Math.abs(value) * 1e6);
        if (isIso) {
            return Duration.ofSeconds(micros / 1_000_000, micros % 1_000_000 * 1000).multipliedBy(value < 0 ? -1 : 1)
                    .toString();
        }
        boolean hasFraction = parts.stream().anyMatch(part -> part instanceof Unit unit && unit.fraction() >= 0);
        long rest = hasFraction
                ? micros / 1_000_000
                : Math.round(Math.abs(value) / SECONDS[smallest]) * SECONDS[smallest];
        StringBuilder text = new StringBuilder(value < 0 && (rest > 0 || micros > 0) ? "-" : "");
        for (Object part : parts) {
            if (part instanceof Unit unit) {
                text.append(String.format(Locale.ROOT, "%0" + unit.digits() + "d", rest / SECONDS[unit.index()]));
                rest %= SECONDS[unit.index()];
                if (unit.fraction() >= 0) {
                    appendFraction(text, micros % 1_000_000, unit);
                }
            } else {
                text.append(part);
            }
        }
        return text.toString();
    }

    private static void appendFraction(StringBuilder text, long micros, Unit unit) {
        if (micros != 0 || unit.fraction() > 0) {
            BigDecimal fraction = BigDecimal.valueOf(micros, 6).stripTrailingZeros();
            String digits = fraction
                    .setScale(
                            unit.isShortest() ? Math.max(1, fraction.scale()) : Math.max(unit.most(), fraction.scale()))
                    .toPlainString();
            text.append(digits.substring(1));
        }
    }
}
