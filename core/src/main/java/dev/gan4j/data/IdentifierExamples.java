package dev.gan4j.data;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the pattern of identifiers, and which of that pattern are new. */
final class IdentifierExamples {

    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final char NONE = '-';
    private static final int LONGEST_CODE = 64;
    private static final int MOST_DIGITS = 18;
    /** Numbers are in order where they take no more than this times as much room as there are numbers. */
    private static final int LOOSEST = 4;

    private IdentifierExamples() {}

    static @Nullable IdentifierPattern pattern(List<String> examples) {
        if (examples.size() < 2) {
            return null;
        }
        if (examples.stream().allMatch(text -> UUID.matcher(text).matches())) {
            return new IdentifierPattern("{uuid}");
        }
        if (examples.stream().allMatch(text -> text.equals(text.toUpperCase(Locale.ROOT))
                && UUID.matcher(text.toLowerCase(Locale.ROOT)).matches())) {
            return new IdentifierPattern("{UUID}");
        }
        IdentifierPattern number = number(examples);
        return number != null ? number : code(examples);
    }

    /** A number between texts that never change; null where the examples are not so. */
    private static @Nullable IdentifierPattern number(List<String> examples) {
        String first = examples.getFirst();
        int before = first.length();
        int after = first.length();
        for (String text : examples) {
            before = Math.min(before, commonBeginning(first, text));
            after = Math.min(after, commonEnd(first, text));
        }
        while (before > 0 && isDigit(first.charAt(before - 1))) {
            before--;
        }
        while (after > 0 && isDigit(first.charAt(first.length() - after))) {
            after--;
        }
        long[] values = new long[examples.size()];
        int padded = 0;
        int shortest = Integer.MAX_VALUE;
        int longest = 0;
        boolean ascends = true;
        for (int i = 0; i < values.length; i++) {
            String text = examples.get(i);
            int end = text.length() - after;
            if (end <= before || end - before > MOST_DIGITS || !areDigits(text, before, end)) {
                return null;
            }
            int length = end - before;
            if (text.charAt(before) == '0' && length > 1) {
                if (padded != 0 && padded != length) {
                    return null;
                }
                padded = length;
            }
            shortest = Math.min(shortest, length);
            longest = Math.max(longest, length);
            values[i] = Long.parseLong(text, before, end, 10);
            ascends &= i == 0 || values[i] > values[i - 1];
        }
        if (padded > shortest) {
            return null;
        }
        String pattern = escaped(first.substring(0, before)) + (padded == 0 ? "{number}" : "{number:" + padded + "}")
                + escaped(first.substring(first.length() - after));
        Arrays.sort(values);
        long last = values[values.length - 1];
        Gap gap = Gap.largest(values, 0, 0);
        boolean isLoose = last - values[0] > (long) LOOSEST * values.length;
        return !ascends && isLoose && shortest == longest && gap.room() > values.length
                ? new IdentifierPattern(pattern, gap.from(), gap.room())
                : new IdentifierPattern(pattern, last + 1, 0);
    }

    private static int commonBeginning(String first, String text) {
        int length = 0;
        while (length < Math.min(first.length(), text.length()) && first.charAt(length) == text.charAt(length)) {
            length++;
        }
        return length;
    }

    private static int commonEnd(String first, String text) {
        int length = 0;
        while (length < Math.min(first.length(), text.length())
                && first.charAt(first.length() - 1 - length) == text.charAt(text.length() - 1 - length)) {
            length++;
        }
        return length;
    }

    /** Texts of one length whose characters vary within letters and digits; null where the examples are not so. */
    private static @Nullable IdentifierPattern code(List<String> examples) {
        int length = examples.getFirst().length();
        if (length > LONGEST_CODE) {
            return null;
        }
        boolean[][] seen = new boolean[length][128];
        for (String text : examples) {
            if (text.length() != length) {
                return null;
            }
            for (int i = 0; i < length; i++) {
                if (text.charAt(i) >= 128) {
                    return null;
                }
                seen[i][text.charAt(i)] = true;
            }
        }
        String pattern = template(examples.getFirst(), seen);
        if (pattern == null) {
            return null;
        }
        CodePattern code = CodePattern.of(pattern);
        long[] values = examples.stream().mapToLong(code::value).sorted().toArray();
        Gap gap = Gap.largest(values, -1, code.size());
        return gap.room() < 1 ? null : new IdentifierPattern(pattern, gap.from(), gap.room());
    }

    /** What varies side by side is of one kind, unless each place has its own; null where it is none of letters and digits. */
    private static @Nullable String template(String first, boolean[][] seen) {
        StringBuilder pattern = new StringBuilder();
        int at = 0;
        while (at < seen.length) {
            if (isFixed(seen[at])) {
                pattern.append(escaped(first.substring(at, at + 1)));
                at++;
                continue;
            }
            int end = at;
            boolean[] all = new boolean[128];
            StringBuilder own = new StringBuilder();
            while (end < seen.length && !isFixed(seen[end])) {
                for (int c = 0; c < 128; c++) {
                    all[c] |= seen[end][c];
                }
                own.append(kind(seen[end], "9Aa"));
                end++;
            }
            char kind = kind(all, "9hHaAxX*");
            if (kind == NONE) {
                return null;
            }
            boolean hasOwn = own.indexOf(String.valueOf(NONE)) < 0;
            pattern.append('{').append(hasOwn ? own : String.valueOf(kind).repeat(end - at)).append('}');
            at = end;
        }
        return pattern.indexOf("{") < 0 ? null : pattern.toString();
    }

    /** Returns the first kind that has all characters. */
    private static char kind(boolean[] characters, String kinds) {
        for (int i = 0; i < kinds.length(); i++) {
            if (isWithin(characters, kinds.charAt(i))) {
                return kinds.charAt(i);
            }
        }
        return NONE;
    }

    private static boolean isFixed(boolean[] characters) {
        int count = 0;
        for (boolean character : characters) {
            count += character ? 1 : 0;
        }
        return count < 2;
    }

    private static boolean isWithin(boolean[] characters, char kind) {
        String alphabet = CodePattern.alphabet("", kind);
        for (int c = 0; c < characters.length; c++) {
            if (characters[c] && alphabet.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean areDigits(String text, int begin, int end) {
        for (int i = begin; i < end; i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static String escaped(String text) {
        return text.replace("{", "{{").replace("}", "}}");
    }

    /**
     * Numbers in a row that none of the examples has.
     *
     * @param from the first
     * @param room how many there are
     */
    private record Gap(long from, long room) {

        /**
         * Finds the largest gap between numbers.
         *
         * @param values ascending
         * @param low    what lies below all of them; not below the first where it is not negative
         * @param high   what lies above all of them; not above the last where it is 0
         */
        static Gap largest(long[] values, long low, long high) {
            Gap best = low < 0 ? new Gap(0, values[0]) : new Gap(values[0], 0);
            for (int i = 0; i < values.length; i++) {
                long next = i + 1 < values.length ? values[i + 1] : high == 0 ? values[i] + 1 : high;
                best = next - values[i] - 1 > best.room ? new Gap(values[i] + 1, next - values[i] - 1) : best;
            }
            return new Gap(best.from, Math.min(best.room, IdentifierPattern.MOST_ROOM));
        }
    }
}
