package dev.gan4j.table;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.gan4j.data.NumberFormat;
import dev.gan4j.data.NumberFormat.Around;
import dev.gan4j.data.NumberFormat.Negative;
import dev.gan4j.data.NumberFormat.Plus;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds out what stands around the digits of numbers: currencies, units, plus signs, parentheses. */
final class NumberAffixes {

    private static final Pattern NUMBER = Pattern.compile(
            "\\(?([-+]?)([^0-9.,()+-]*)([-+]?)(?:[.,]?[0-9](?:.*[0-9])?)[.,]?([^0-9.,()]*)\\)?", Pattern.DOTALL);
    /** A unit after a blank, as in 12 kg; without one it may be part of a code, such as 12A. */
    private static final Pattern UNIT = Pattern.compile("[ \\u00A0][\\p{L}\\u00B5/\\u00B2\\u00B3]{1,10}");
    private static final Set<String> SIGNS = Set.of("%", "\u2030", "\u00B0", "\u00B0C", "\u00B0F", "R$", "US$", "kr");
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode).collect(toUnmodifiableSet());

    private NumberAffixes() {}

    /** Returns what stands around most texts, if these are numbers. */
    static Around around(List<String> texts) {
        String prefix = "";
        String suffix = "";
        Negative negative = Negative.OUTER;
        for (String text : texts) {
            boolean isEnclosed = text.startsWith("(") && text.endsWith(")");
            Matcher matcher = isEnclosed || prefix.isEmpty() || negative == Negative.OUTER
                    ? NUMBER.matcher(text)
                    : null;
            if (matcher == null || !matcher.matches()) {
                continue;
            }
            if (prefix.isEmpty() && suffix.isEmpty() && isKnown(matcher.group(2))
                    && (isKnown(matcher.group(4)) || UNIT.matcher(matcher.group(4)).matches())) {
                prefix = matcher.group(2);
                suffix = matcher.group(4);
            }
            if (isEnclosed) {
                negative = Negative.PARENTHESES;
            } else if (negative == Negative.OUTER && !matcher.group(2).isEmpty() && !matcher.group(3).isEmpty()) {
                negative = Negative.INNER;
            }
        }
        return new Around(prefix, suffix, negative, Plus.NONE);
    }

    /** Whether an affix is a sign or a currency, with blanks around it at most; others make a code. */
    private static boolean isKnown(String affix) {
        if (affix.chars().anyMatch(Character::isISOControl)) {
            return false;
        }
        String sign = affix.strip();
        boolean isSymbol = sign.codePointCount(0, sign.length()) == 1
                && Character.getType(sign.codePointAt(0)) == Character.CURRENCY_SYMBOL;
        return affix.isEmpty() || isSymbol || SIGNS.contains(sign) || CURRENCIES.contains(sign);
    }

    /** Returns what stands around the numbers of a format, plus signs included if all that may have one do. */
    static Around withPlus(NumberFormat format, List<String> numbers) {
        Around around = format.around();
        boolean hasPositive = false;
        boolean isZeroSigned = true;
        for (String text : numbers) {
            double value = format.parse(text);
            String bare = format.bare(text);
            boolean hasPlus = bare != null && bare.startsWith("+");
            boolean isPlainZero = value == 0 && bare != null && !hasPlus && !bare.startsWith("-");
            if (value > 0 && !hasPlus) {
                return around;
            }
            hasPositive |= value > 0;
            isZeroSigned &= !isPlainZero;
        }
        return hasPositive
                ? new Around(around.prefix(), around.suffix(), around.negative(),
                        isZeroSigned ? Plus.NOT_NEGATIVE : Plus.POSITIVE)
                : around;
    }
}
