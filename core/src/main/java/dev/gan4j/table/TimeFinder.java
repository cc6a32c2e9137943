package dev.gan4j.table;

import dev.gan4j.data.TimeFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds out whether texts are dates, times or durations, and how these are written. */
final class TimeFinder {

    private static final int LONGEST = 48;
    /** What may stand between a date and a time. */
    private static final List<String> JOINTS = List.of("T", " ", ", ");
    private static final List<String> DATES = List.of("yyyy-MM-dd", "yyyy/MM/dd", "yyyy.MM.dd", "dd/MM/yyyy",
            "MM/dd/yyyy",
            "d/M/yyyy", "M/d/yyyy", "dd.MM.yyyy", "MM.dd.yyyy", "d.M.yyyy", "M.d.yyyy", "dd-MM-yyyy", "MM-dd-yyyy",
            "d-M-yyyy",
            "M-d-yyyy", "yyyy-M-d", "yyyy/M/d", "dd/MM/yy", "MM/dd/yy", "d/M/yy", "M/d/yy", "dd.MM.yy", "d.M.yy",
            "yy-MM-dd",
            "dd-MM-yy", "dd MMMM yyyy", "d MMMM yyyy", "dd MMM yyyy", "d MMM yyyy", "d. MMMM yyyy", "dd-MMM-yyyy",
            "d-MMM-yyyy",
            "dd-MMM-yy", "d-MMM-yy", "dd/MMM/yyyy", "MMMM dd, yyyy", "MMMM d, yyyy", "MMM dd, yyyy", "MMM d, yyyy",
            "EEE, d MMM yyyy",
            "EEE, dd MMM yyyy", "EEEE, d MMMM yyyy", "EEEE, MMMM d, yyyy", "EEE MMM dd yyyy");
    private static final List<String> TIMES = List.of("HH:mm:ss", "HH:mm", "H:mm:ss", "H:mm", "hh:mm:ss a", "h:mm:ss a",
            "hh:mm a", "h:mm a");
    private static final List<String> LENGTHS = List.of(TimeFormat.ISO, "HH:mm:ss", "H:mm:ss", "d 'days' HH:mm:ss",
            "d 'days', H:mm:ss", "HH:mm", "H:mm");
    private static final Pattern TIME = Pattern.compile(
            "(.*?)([0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)([.,][0-9]{1,9})?( ?[AaPp][Mm])?( ?(?:Z|[+-][0-9]{2}(?::?[0-9]{2})?))?");
    private static final Pattern DATE = Pattern.compile("[0-9]{1,4}([-/.])[0-9]{1,2}\\1[0-9]{1,4}"
            + "|(?i:.*(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec).*)");
    private static final Pattern LENGTH = Pattern
            .compile("-?(P[0-9DTHMS.]+|([0-9]+ days,? )?[0-9]+(:[0-9]{2}){1,2}([.][0-9]{1,9})?)");

    private TimeFinder() {}

    /**
     * A format of all texts.
     *
     * @param format how they are written
     * @param note   what may surprise, from a semicolon on; empty for nothing
     */
    record Times(TimeFormat format, String note) {}

    /** Looks at texts; null where they have no format of dates, times or durations in common. */
    static @Nullable Times find(Cells cells) {
        List<String> texts = cells.trimmed();
        String first = texts.getFirst();
        if (first.length() > LONGEST || first.length() < 3 || first.chars().noneMatch(c -> c >= '0' && c <= '9')) {
            return null;
        }
        Times lengths = lengths(texts);
        Times times = lengths == null || !lengths.note.isEmpty() ? calendar(texts) : null;
        return times == null ? lengths : times;
    }

    /** Looks at texts of which somebody says what they are; null where they have no format of that in common. */
    static @Nullable Times told(Cells cells, ColumnKind kind) {
        List<String> texts = cells.trimmed();
        Times times = kind == ColumnKind.DURATION
                ? lengths(texts)
                : kind == ColumnKind.DATE && areCompactDates(texts)
                        ? new Times(new TimeFormat(TimeFormat.Kind.DATE, "yyyyMMdd"), "")
                        : calendar(texts);
        return times == null || times.format().kind() != kind.time() ? null : times;
    }

    /** Whether all texts are days written as eight digits, in two centuries. */
    static boolean areCompactDates(List<String> texts) {
        TimeFormat format = new TimeFormat(TimeFormat.Kind.DATE, "yyyyMMdd");
        return texts.size() >= 3 && texts.stream().allMatch(text -> text.length() == 8
                && (text.startsWith("19") || text.startsWith("20")) && !Double.isNaN(format.parse(text)));
    }

    /** Durations: only these have more than 24 hours; what has not has a note, and is rather a time of day. */
    private static @Nullable Times lengths(List<String> texts) {
        if (!texts.stream().allMatch(text -> text.length() <= LONGEST && LENGTH.matcher(text).matches())) {
            return null;
        }
        int digits = -1;
        int fewest = Integer.MAX_VALUE;
        for (String text : texts) {
            int point = text.indexOf('.');
            digits = Math.max(digits, point < 0 ? 0 : text.length() - point - 1);
            fewest = Math.min(fewest, point < 0 ? 0 : text.length() - point - 1);
        }
        String fraction = fraction(fewest, digits);
        for (String pattern : LENGTHS) {
            boolean hasSeconds = pattern.endsWith("ss");
            if (!hasSeconds && digits > 0 && !pattern.equals(TimeFormat.ISO)) {
                continue;
            }
            TimeFormat format = new TimeFormat(TimeFormat.Kind.DURATION, hasSeconds ? pattern + fraction : pattern);
            if (texts.stream().noneMatch(text -> Double.isNaN(format.parse(text)))) {
                boolean isLong = pattern.equals(TimeFormat.ISO) || pattern.contains("d")
                        || texts.stream().anyMatch(text -> format.parse(text) >= 86_400 || format.parse(text) < 0);
                return new Times(stepped(format, texts), isLong ? "" : "; less than a day each");
            }
        }
        return null;
    }

    private static @Nullable Times calendar(List<String> texts) {
        Shape shape = Shape.of(texts);
        if (shape == null) {
            return null;
        }
        List<TimeFormat> fitting = new ArrayList<>();
        for (String pattern : shape.patterns()) {
            TimeFormat format = shape.format(pattern);
            if (format != null && texts.stream().noneMatch(text -> Double.isNaN(format.parse(text)))) {
                fitting.add(format);
            }
        }
        if (fitting.isEmpty()) {
            return null;
        }
        TimeFormat chosen = fitting.getFirst();
        String note = shape.note;
        TimeFormat swapped = fitting.stream().filter(other -> isSwapped(other.pattern(), fitting.getFirst().pattern()))
                .findFirst().orElse(null);
        if (swapped != null) {
            chosen = likelier(chosen, swapped, texts);
            note += "; day and month cannot be told apart, and are read as " + chosen.pattern()
                    + ": say in the schema where"
                    + " that is wrong";
        } else if (chosen.pattern().matches(".*\\b[dM]{1,2}[-/.][dM]{1,2}\\b.*") && !chosen.pattern().startsWith("y")) {
            note += isDayFirst(chosen.pattern())
                    ? "; the day comes first, in all rows"
                    : "; the month comes first, in all rows";
        }
        return new Times(stepped(chosen, texts), note);
    }

    /** Whether the day stands before the month, in a pattern that has both. */
    private static boolean isDayFirst(String pattern) {
        return pattern.indexOf('d') < pattern.indexOf('M');
    }

    private static boolean isSwapped(String one, String other) {
        return !one.equals(other) && one.replace('d', '#').replace('M', 'd').replace('#', 'M').equals(other);
    }

    /** Of two orders: the one whose days vary more than its months; the custom of the separator where none does. */
    private static TimeFormat likelier(TimeFormat first, TimeFormat second, List<String> texts) {
        boolean isFirst = isDayFirst(first.pattern());
        TimeFormat dayFirst = isFirst ? first : second;
        TimeFormat monthFirst = isFirst ? second : first;
        Set<String> days = new HashSet<>();
        Set<String> months = new HashSet<>();
        Pattern two = Pattern.compile("([0-9]+)[^0-9]+([0-9]+)");
        for (String text : texts) {
            Matcher matcher = two.matcher(text);
            if (matcher.find()) {
                days.add(matcher.group(1));
                months.add(matcher.group(2));
            }
        }
        if (days.size() != months.size() && Math.min(days.size(), months.size()) == 1) {
            // First of each month, or one month: what never varies in months is the day, in days the month.
            boolean isFirstFixed = days.size() == 1;
            return isFirstFixed == months.size() > 2 ? dayFirst : monthFirst;
        }
        return first.pattern().contains("/") ? monthFirst : dayFirst;
    }

    /** Returns the format with the longest step of which all times are multiples. */
    static TimeFormat stepped(TimeFormat format, List<String> texts) {
        if (format.kind() == TimeFormat.Kind.DATE) {
            return format;
        }
        double[] times = texts.stream().mapToDouble(format::parse).toArray();
        for (double step : new double[]{86_400, 3600, 1800, 900, 300, 60, 30, 15, 10, 5, 1}) {
            boolean isWhole = step > format.step() && times.length > 2
                    && Arrays.stream(times).allMatch(time -> time % step == 0);
            if (isWhole) {
                return new TimeFormat(format.kind(), format.pattern(), format.offset(), step);
            }
        }
        return format;
    }

    private static String fraction(int fewest, int most) {
        return most == 0
                ? ""
                : fewest == most ? "." + "S".repeat(most) : fewest == 0 ? "[." + "S".repeat(most) + "]" : "[.n]";
    }

    /**
     * What texts have in common besides the date's own pattern.
     *
     * @param example a date, or nothing
     * @param joint   what stands between date and time
     * @param times   patterns of the time; an empty one for none
     * @param offset  to write; null for none
     * @param note    on the offsets
     */
    private record Shape(String example, String joint, List<String> times, @Nullable String offset, String note) {

        static @Nullable Shape of(List<String> texts) {
            Matcher first = TIME.matcher(texts.getFirst());
            if (!first.matches()) {
                return DATE.matcher(texts.getFirst()).matches()
                        ? new Shape(texts.getFirst(), "", List.of(""), null, "")
                        : null;
            }
            String before = first.group(1);
            String date = before.replaceAll("[T, ]+$", "");
            String joint = before.substring(date.length());
            if (date.isEmpty() ? !joint.isEmpty() : !JOINTS.contains(joint) || !DATE.matcher(date).matches()) {
                return null;
            }
            int fewest = Integer.MAX_VALUE;
            int most = 0;
            Map<String, Integer> offsets = new LinkedHashMap<>();
            for (String text : texts) {
                Matcher parts = TIME.matcher(text);
                if (!parts.matches() || text.length() > LONGEST) {
                    return null;
                }
                String fraction = parts.group(3);
                fewest = Math.min(fewest, fraction == null ? 0 : fraction.length() - 1);
                most = Math.max(most, fraction == null ? 0 : fraction.length() - 1);
                offsets.merge(parts.group(5) == null ? "" : parts.group(5), 1, Integer::sum);
            }
            String offset = Collections.max(offsets.entrySet(), Map.Entry.comparingByValue()).getKey();
            if (offsets.containsKey("") && offsets.size() > 1) {
                return null;
            }
            String mark = texts.getFirst().indexOf(',', before.length()) >= 0 ? "," : ".";
            String fraction = fraction(fewest, most).replace(".", mark);
            String zone = zone(offset);
            List<String> times = TIMES.stream().filter(time -> most(time, fraction))
                    .map(time -> time.replace("ss", "ss" + fraction) + zone).toList();
            return new Shape(date, joint, times, offset.isEmpty() ? null : offset.strip(), offsets.size() < 2
                    ? ""
                    : "; with " + offsets.size() + " offsets from UTC, all to be written with " + offset.strip());
        }

        private static boolean most(String time, String fraction) {
            return fraction.isEmpty() || time.contains("ss");
        }

        private static String zone(String offset) {
            String space = offset.startsWith(" ") ? " " : "";
            String sign = offset.strip();
            return sign.isEmpty()
                    ? ""
                    : space + (sign.equals("Z") || sign.length() == 6 ? "XXX" : sign.length() == 5 ? "XX" : "X");
        }

        List<String> patterns() {
            List<String> dates = example.isEmpty() ? List.of("") : DATES;
            String between = joint.equals("T") ? "'T'" : joint;
            return dates.stream().flatMap(date -> times.stream().map(time -> date + between + time)).toList();
        }

        @Nullable
        TimeFormat format(String pattern) {
            boolean hasTime = !times.getFirst().isEmpty();
            TimeFormat.Kind kind = example.isEmpty()
                    ? TimeFormat.Kind.TIME
                    : hasTime ? TimeFormat.Kind.DATE_TIME : TimeFormat.Kind.DATE;
            if (offset != null && kind != TimeFormat.Kind.DATE_TIME) {
                return null;
            }
            return new TimeFormat(kind, pattern, offset,
                    new TimeFormat(kind, pattern.replaceAll("X+$", "").strip()).step());
        }
    }
}
