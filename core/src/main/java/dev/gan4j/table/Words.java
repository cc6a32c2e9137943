package dev.gan4j.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Categories that everybody knows: pairs that say yes and no, and words that have an order. */
final class Words {

    private static final List<List<String>> BOOLEANS = List.of(List.of("false", "true"), List.of("no", "yes"),
            List.of("n", "y"),
            List.of("f", "t"), List.of("off", "on"), List.of("0", "1"));
    private static final List<List<String>> ORDERS = List.of(
            List.of("very low", "low", "medium", "high", "very high"),
            List.of("low", "moderate", "high", "critical"),
            List.of("xxs", "xs", "s", "m", "l", "xl", "xxl", "xxxl"),
            List.of("extra small", "small", "medium", "large", "extra large"),
            List.of("very poor", "poor", "fair", "good", "very good", "excellent"),
            List.of("bad", "fair", "good", "very good", "excellent"),
            List.of("strongly disagree", "disagree", "neutral", "agree", "strongly agree"),
            List.of("never", "rarely", "sometimes", "often", "always"),
            List.of("none", "mild", "moderate", "severe"),
            List.of("bronze", "silver", "gold", "platinum"),
            List.of("first", "second", "third", "fourth", "fifth"),
            List.of("1st", "2nd", "3rd", "4th", "5th"),
            List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
            List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun"),
            List.of("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
                    "november",
                    "december"),
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"));

    private Words() {}

    /** Returns the two texts, that of no first; null where they are no such pair. */
    static @Nullable List<String> bool(List<String> texts) {
        return texts.size() == 2 ? ordered(texts, BOOLEANS) : null;
    }

    /** Returns the texts in the order that everybody knows; null where there is none. */
    static @Nullable List<String> order(List<String> texts) {
        return texts.size() < 2 ? null : ordered(texts, ORDERS);
    }

    private static @Nullable List<String> ordered(List<String> texts, List<List<String>> lists) {
        for (List<String> list : lists) {
            List<Integer> places = texts.stream().map(text -> list.indexOf(plain(text))).toList();
            Set<Integer> different = new HashSet<>(places);
            if (!different.contains(-1) && different.size() == texts.size()) {
                List<String> sorted = new ArrayList<>(texts);
                sorted.sort(Comparator.comparingInt(text -> list.indexOf(plain(text))));
                return sorted;
            }
        }
        return null;
    }

    private static String plain(String text) {
        return Blanks.trim(text).toLowerCase(Locale.ROOT).replace('-', ' ').replace('_', ' ');
    }
}
