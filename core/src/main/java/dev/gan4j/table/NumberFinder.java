package dev.gan4j.table;

import static java.util.Objects.requireNonNull;

import dev.gan4j.data.NumberFormat;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds out whether texts are numbers, and how these are written. */
final class NumberFinder {

    /** A column of numbers may have a few texts beside them, which then count as blanks. */
    private static final int MOST_STRANGERS = 3;
    private static final double LEAST_SHARE = 0.9;
    private static final int LEAST_NUMBERS = 20;
    private static final int MOST_DECIMALS = 15;
    private static final double EXACT = 0x1p53;

    private NumberFinder() {}

    /**
     * Numbers.
     *
     * @param format    how they are written
     * @param strangers texts that are none
     * @param low       the least, less the format's origin
     * @param high      the greatest, less the format's origin
     * @param note      what may surprise; empty for nothing
     */
    record Numbers(NumberFormat format, List<String> strangers, double low, double high, String note) {

        boolean areWhole() {
            return format.decimals() != null && format.decimals() == 0 && format.least() == 0;
        }
    }

    /**
     * Looks at texts.
     *
     * @param separator of the file: where that is a semicolon, a comma is rather a decimal mark
     * @return null where they are no numbers
     */
    static @Nullable Numbers find(Cells cells, char separator) {
        Numbers numbers = told(cells, separator);
        return numbers == null || cells.trimmed().stream().anyMatch(text -> isCode(numbers.format(), text))
                ? null
                : numbers;
    }

    private static boolean isCode(NumberFormat format, String text) {
        String bare = format.bare(text);
        return isCode(bare == null ? text : bare);
    }

    /** Looks at texts of which somebody says that they are numbers, so that 01234 is one. */
    static @Nullable Numbers told(Cells cells, char separator) {
        List<String> texts = cells.trimmed();
        NumberFormat best = null;
        NumberFormat other = null;
        List<String> strangers = List.of();
        for (NumberFormat format : dressed(forms(texts, separator), NumberAffixes.around(texts))) {
            List<String> none = strangers(format, cells, texts);
            if (none != null && (best == null || none.size() < strangers.size())) {
                best = format;
                strangers = none;
            } else if (none != null && none.size() == strangers.size()) {
                other = other == null ? format : other;
            }
        }
        if (best == null) {
            return null;
        }
        List<String> numbers = new ArrayList<>(texts);
        numbers.removeAll(strangers);
        return described(best, numbers, strangers, other == null || best.mark() == other.mark() ? "" : ambiguous(best));
    }

    private static String ambiguous(NumberFormat format) {
        return format.grouping() == null
                ? "; '" + format.mark() + "' is taken for the decimal mark, though it might stand between thousands"
                : "; '" + format.grouping()
                        + "' is taken for what stands between thousands, though it might be the decimal"
                        + " mark";
    }

    /** How numbers may be written, the likelier first; one with a mark that no text has is left out. */
    private static List<NumberFormat> forms(List<String> texts, char separator) {
        boolean[] seen = new boolean[256];
        texts.forEach(text -> text.chars().filter(c -> c < 256).forEach(c -> seen[c] = true));
        List<NumberFormat> forms = new ArrayList<>();
        forms.add(NumberFormat.SHORTEST);
        if (seen[',']) {
            NumberFormat comma = form(',', null);
            NumberFormat thousands = form('.', ',');
            forms.addAll(separator == ';' ? List.of(comma, thousands) : List.of(thousands, comma));
            if (seen['.']) {
                forms.add(form(',', '.'));
            }
        } else if (seen['.']) {
            forms.add(form(',', '.')); // 1.234.567
        }
        for (char grouping : new char[]{' ', '\u00A0', '\''}) {
            if (seen[grouping]) {
                forms.add(form('.', grouping));
                forms.add(form(',', grouping));
            }
        }
        return forms;
    }

    /** The same, and with what stands around numbers. */
    private static List<NumberFormat> dressed(List<NumberFormat> forms, NumberFormat.Around around) {
        return around.equals(NumberFormat.Around.NOTHING)
                ? forms
                : Stream.concat(forms.stream(), forms.stream().map(form -> with(form, around))).toList();
    }

    private static NumberFormat with(NumberFormat form, NumberFormat.Around around) {
        return new NumberFormat(form.decimals(), form.least(), form.mark(), form.grouping(), form.origin(), around,
                null, null);
    }

    private static NumberFormat form(char mark, @Nullable Character grouping) {
        return new NumberFormat(null, 0, mark, grouping, 0);
    }

    /** Returns the texts that are no numbers of a format; null where they are too many. */
    private static @Nullable List<String> strangers(NumberFormat format, Cells cells, List<String> texts) {
        List<String> strangers = new ArrayList<>();
        int rows = 0;
        for (int i = 0; i < texts.size(); i++) {
            if (Double.isNaN(format.parse(texts.get(i)))) {
                strangers.add(texts.get(i));
                rows += cells.counts().get(i);
                if (strangers.size() > MOST_STRANGERS) {
                    return null;
                }
            }
        }
        boolean areFew = strangers.isEmpty()
                || (texts.size() - strangers.size() >= LEAST_NUMBERS && rows <= (1 - LEAST_SHARE) * cells.written());
        return areFew && strangers.size() < texts.size() ? strangers : null;
    }

    /** Whether a text begins with a zero that numbers do not have. */
    static boolean isCode(String text) {
        int at = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        return text.length() > at + 1 && text.charAt(at) == '0' && Character.isDigit(text.charAt(at + 1));
    }

    private static @Nullable Numbers described(NumberFormat form, List<String> numbers, List<String> strangers,
            String note) {
        int grid = 0;
        int least = NumberFormat.MOST_DECIMALS;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        List<String> bares = new ArrayList<>();
        for (String text : numbers) {
            String bare = requireNonNull(form.bare(text));
            bares.add(bare.replace(form.mark(), '.'));
            int written = digits(form, bare, false);
            least = Math.min(least, written);
            grid = Math.max(grid, written == 0 ? 0 : digits(form, bare, true));
            double value = form.parse(text);
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        NumberFormat.Exponent exponent = form.grouping() == null ? NumberFormat.Exponent.of(bares) : null;
        NumberFormat.Around around = NumberAffixes.withPlus(form, numbers);
        if (exponent != null) {
            return new Numbers(new NumberFormat(null, 0, form.mark(), null, 0, around, exponent, null), strangers, low,
                    high,
                    note);
        }
        double largest = Math.max(Math.abs(low), Math.abs(high));
        if (grid == 0 && least == 0 && largest >= EXACT) {
            return wide(form, numbers, strangers, note);
        }
        boolean hasGrid = grid <= MOST_DECIMALS && largest * Math.pow(10, grid) < EXACT;
        return new Numbers(
                new NumberFormat(hasGrid ? grid : null, Math.min(least, NumberFormat.MOST_DECIMALS), form.mark(),
                        form.grouping(), 0, around, null, hasGrid ? null : significant(bares)),
                strangers, low, high,
                note);
    }

    /** Returns the most significant digits that numbers have; null where these are all that a double has. */
    private static @Nullable Integer significant(List<String> bares) {
        int most = 1;
        for (String bare : bares) {
            try {
                most = Math.max(most, new BigDecimal(bare).stripTrailingZeros().precision());
            } catch (NumberFormatException | ArithmeticException e) {
                return null; // groups of digits, or an exponent beyond those of decimals
            }
        }
        return most < NumberFormat.MOST_SIGNIFICANT ? (Integer) most : null;
    }

    /** Returns how many digits a number has after its mark, those of an exponent included; without zeros at the end, or with them. */
    private static int digits(NumberFormat form, String text, boolean isStripped) {
        int mark = text.indexOf(form.mark());
        if (text.indexOf('e') < 0 && text.indexOf('E') < 0) {
            int end = text.length();
            while (isStripped && end > mark + 1 && text.charAt(end - 1) == '0') {
                end--;
            }
            return mark < 0 ? 0 : end - mark - 1;
        }
        try {
            BigDecimal number = new BigDecimal(text.replace(form.mark(), '.'));
            return Math.max(0, isStripped ? number.stripTrailingZeros().scale() : number.scale());
        } catch (NumberFormatException | ArithmeticException e) {
            return Integer.MAX_VALUE; // an exponent beyond those of decimals
        }
    }

    /** Integers that a double cannot hold are held as differences from the least, where that can be. */
    private static @Nullable Numbers wide(NumberFormat form, List<String> numbers, List<String> strangers,
            String note) {
        if (form.grouping() != null || !NumberAffixes.withPlus(form, numbers).equals(NumberFormat.Around.NOTHING)) {
            return null;
        }
        try {
            long low = Long.MAX_VALUE;
            long high = Long.MIN_VALUE;
            for (String text : numbers) {
                long value = Long.parseLong(text);
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
            if (low == 0 || Math.subtractExact(high, low) >= EXACT) {
                return null;
            }
            NumberFormat format = new NumberFormat(0, 0, form.mark(), null, low);
            return new Numbers(format, strangers, 0, high - low, note
                    + String.format(Locale.ROOT, "; held exactly, as differences from %d", low));
        } catch (NumberFormatException | ArithmeticException e) {
            return null; // beyond 2^63
        }
    }
}
