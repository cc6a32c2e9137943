package dev.gan4j.table;

import dev.gan4j.data.Column;
import dev.gan4j.data.IdentifierPattern;
import dev.gan4j.data.NumberFormat;
import dev.gan4j.data.TimeFormat;
import dev.gan4j.internal.Printable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds out what a column holds, and says why. */
final class SchemaFinder {

    /** A text column is free text where more than half of its rows have a text of their own, and these are not few. */
    private static final double MOST_DIFFERENT = 0.5;
    private static final int FEW = 10;
    /** Fewer rows show no identifiers. */
    private static final int LEAST_IDENTIFIERS = 10;
    private static final int MANY = 100;
    private static final Pattern IDENTIFIER_NAME = Pattern
            .compile("(?i:(^|.*[ _.-])(id|uuid|guid|key))|.*[a-z](Id|ID)");

    private SchemaFinder() {}

    /**
     * Looks at a column.
     *
     * @param name      for messages
     * @param key       by which a source finds it
     * @param cells     what it holds
     * @param separator of the file
     * @param declared  what the source says of it
     */
    static Found find(String name, String key, Cells cells, char separator, TableTexts.Declared declared) {
        if (cells.texts().isEmpty()) {
            return cells.blanks().size() == 1
                    ? new Found(new Column.Constant(name, key, cells.blanks().getFirst()),
                            "no row has a value; all are " + shown(cells.blanks().getFirst()))
                    : new Found(new Column.Categorical(name, key, cells.blanks().stream().sorted().toList(), false),
                            "no row has a value, but the blanks differ: " + list(cells.blanks()));
        }
        if (cells.texts().size() == 1 && cells.blank() == 0) {
            return new Found(new Column.Constant(name, key, cells.texts().getFirst()),
                    "all " + count(cells.rows(), "row") + " are " + shown(cells.texts().getFirst()));
        }
        List<String> bool = declared == TableTexts.Declared.NUMBER ? null : Words.bool(cells.texts());
        if (bool != null) {
            return category(name, key, cells, bool, false, shown(bool.getFirst()) + " and " + shown(bool.getLast()));
        }
        Found found = identifier(name, key, cells);
        if (found == null) {
            found = declared == TableTexts.Declared.NUMBER ? null : times(name, key, cells);
        }
        if (found == null && declared != TableTexts.Declared.TEXT) {
            found = numbers(name, key, cells, separator);
        }
        return found == null ? texts(name, key, cells) : found;
    }

    private static @Nullable Found identifier(String name, String key, Cells cells) {
        if (!cells.areUnique() || cells.blank() > 0 || cells.rows() < LEAST_IDENTIFIERS) {
            return null;
        }
        boolean areIntegers = cells.texts().stream().allMatch(SchemaFinder::isInteger);
        if (areIntegers && !areNumbered(name, cells)) {
            return null;
        }
        boolean mayBeNumbers = !areIntegers && NumberFinder.find(cells, ',') != null;
        if (mayBeNumbers || TimeFinder.find(cells) != null) {
            return null;
        }
        IdentifierPattern pattern = IdentifierPattern.of(cells.texts());
        return pattern == null
                ? null
                : new Found(new Column.Identifier(name, key, pattern), "another one in each row, such as "
                        + shown(cells.texts().getFirst()) + "; new ones are made by the pattern " + pattern.pattern());
    }

    /** Whether a text is a whole number, however it is written. */
    static boolean isWhole(String text) {
        double value = NumberFormat.SHORTEST.parse(Blanks.trim(text));
        return value == Math.rint(value) && text.indexOf('.') < 0;
    }

    private static boolean isInteger(String text) {
        int begin = text.startsWith("-") ? 1 : 0;
        boolean isCode = NumberFinder.isCode(text);
        return !isCode && text.length() > begin && text.chars().skip(begin).allMatch(c -> c >= '0' && c <= '9');
    }

    /** Whether different whole numbers count rows: each next one is one more, or the column's name says so. */
    private static boolean areNumbered(String name, Cells cells) {
        boolean isWide = cells.texts().stream().anyMatch(text -> text.length() > 18);
        if (isWide) {
            return NumberFinder.find(cells, ',') == null;
        }
        boolean isInOrder = true;
        long before = Long.parseLong(cells.texts().getFirst()) - 1;
        long first = before + 1;
        for (String text : cells.texts()) {
            long number = Long.parseLong(text);
            isInOrder &= number == before + 1;
            before = number;
        }
        return IDENTIFIER_NAME.matcher(name).matches()
                || (isInOrder && (first == 0 || first == 1 || cells.rows() >= MANY));
    }

    private static @Nullable Found times(String name, String key, Cells cells) {
        TimeFinder.Times times = TimeFinder.find(cells);
        if (times == null && TimeFinder.areCompactDates(cells.texts())) {
            times = new TimeFinder.Times(new TimeFormat(TimeFormat.Kind.DATE, "yyyyMMdd"),
                    "; eight digits that are all days");
        }
        return times == null ? null : times(name, key, cells, times);
    }

    static Found times(String name, String key, Cells cells, TimeFinder.Times times) {
        TimeFormat format = times.format();
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (String text : cells.trimmed()) {
            double value = format.parse(text);
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        return new Found(new Column.Temporal(name, key, format, cells.blanks()), format.write(low) + " to "
                + format.write(high) + times.note() + blanks(cells));
    }

    private static @Nullable Found numbers(String name, String key, Cells cells, char separator) {
        NumberFinder.Numbers numbers = NumberFinder.find(cells, separator);
        return numbers == null ? null : numbers(name, key, cells, numbers);
    }

    static Found numbers(String name, String key, Cells cells, NumberFinder.Numbers numbers) {
        NumberFormat format = numbers.format();
        List<String> blanks = new ArrayList<>(cells.blanks());
        for (int i = 0; i < cells.texts().size(); i++) {
            if (numbers.strangers().contains(Blanks.trim(cells.texts().get(i)))) {
                blanks.add(cells.texts().get(i));
            }
        }
        String range = format.write(numbers.low()) + " to " + format.write(numbers.high());
        String strangers = numbers.strangers().isEmpty()
                ? ""
                : "; " + list(numbers.strangers()) + ", which is no number, counts as blank";
        return new Found(new Column.Numeric(name, key, format, blanks),
                range + ", " + String.format(Locale.ROOT, "%,d different", cells.texts().size()) + digits(format)
                        + numbers.note() + strangers + blanks(cells));
    }

    private static String digits(NumberFormat format) {
        Integer decimals = format.decimals();
        if (format.significant() != null) {
            return ", of " + count(format.significant(), "significant digit");
        }
        return decimals == null || decimals == 0 ? "" : ", of " + count(decimals, "decimal");
    }

    private static Found texts(String name, String key, Cells cells) {
        List<String> order = Words.order(cells.texts());
        if (order != null) {
            return category(name, key, cells, order, true, "words with an order that is well known");
        }
        boolean isFree = cells.texts().size() > FEW && cells.texts().size() > MOST_DIFFERENT * cells.written();
        if (isFree) {
            return new Found(new Column.Text(name, key, null), String.format(Locale.ROOT,
                    "%,d different texts in %s, such as %s; left out, unless fake says what to make up",
                    cells.texts().size(),
                    count(cells.written(), "row"), shown(cells.texts().getFirst())));
        }
        String code = cells.texts().stream().filter(text -> NumberFinder.isCode(Blanks.trim(text))).findFirst()
                .orElse(null);
        return category(name, key, cells, sorted(cells.texts()), false,
                String.format(Locale.ROOT, "%,d different texts", cells.texts().size()) + (code == null
                        ? ""
                        : "; " + shown(code) + " begins with a zero, as codes do and numbers do not"));
    }

    static Found category(String name, String key, Cells cells, List<String> texts, boolean ordered, String reason) {
        List<String> categories = new ArrayList<>(cells.blanks().stream().sorted().toList());
        categories.addAll(texts);
        return new Found(new Column.Categorical(name, key, categories, ordered), reason + blanks(cells));
    }

    /** Sorts texts, as numbers where all are. */
    static List<String> sorted(List<String> texts) {
        boolean areNumbers = texts.stream()
                .noneMatch(text -> Double.isNaN(NumberFormat.SHORTEST.parse(Blanks.trim(text))));
        return texts.stream().sorted(areNumbers
                ? Comparator.<String>comparingDouble(text -> NumberFormat.SHORTEST.parse(Blanks.trim(text)))
                        .thenComparing(Comparator.naturalOrder())
                : Comparator.naturalOrder()).toList();
    }

    static String blanks(Cells cells) {
        return cells.blank() == 0
                ? ""
                : String.format(Locale.ROOT, "; %.1f %% blank (%s)", 100.0 * cells.blank() / cells.rows(),
                        list(cells.blanks()));
    }

    private static String list(List<String> texts) {
        return String.join(", ", texts.stream().map(SchemaFinder::shown).toList());
    }

    static String shown(String text) {
        return "'" + Printable.line(text, 40) + "'";
    }

    private static String count(int count, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
    }
}
