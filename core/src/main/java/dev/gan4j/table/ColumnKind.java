package dev.gan4j.table;

import dev.gan4j.data.Column;
import dev.gan4j.data.TimeFormat;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a column holds, as a schema names it. */
public enum ColumnKind {
    /** Numbers. */
    REAL("real", "numbers"),
    /** Whole numbers. */
    INTEGER("integer", "whole numbers, of up to 64 bits"),
    /** Two categories that say yes and no. */
    BOOLEAN("boolean", "two values that say no and yes, in any of the usual ways"),
    /** Texts or codes that many rows have. */
    CATEGORY("category", "texts or codes, of which few are different"),
    /** Categories with an order. */
    ORDERED("ordered", "categories with an order, such as small, medium and large"),
    /** Days. */
    DATE("date", "days"),
    /** Moments. */
    DATE_TIME("dateTime", "moments, with or without an offset from UTC"),
    /** Times of day. */
    TIME("time", "times of day"),
    /** Lengths of time. */
    DURATION("duration", "lengths of time"),
    /** Another text in each row, made anew by a pattern. */
    IDENTIFIER("identifier", "another text in each row, made anew by a pattern"),
    /** One text in all rows. */
    CONSTANT("constant", "the same text in each row"),
    /** No value in any row. */
    EMPTY("empty", "no value in any row"),
    /** Free text. */
    TEXT("text", "free text, left out or made up");

    private final String word;
    private final String meaning;

    ColumnKind(String word, String meaning) {
        this.word = word;
        this.meaning = meaning;
    }

    /**
     * Returns the word that a schema has for it.
     *
     * @return such as "dateTime"
     */
    public String word() {
        return word;
    }

    /**
     * Says what such a column holds.
     *
     * @return part of a sentence
     */
    public String meaning() {
        return meaning;
    }

    static List<String> words() {
        return Arrays.stream(values()).map(ColumnKind::word).toList();
    }

    static @Nullable ColumnKind of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst().orElse(null);
    }

    static ColumnKind of(TimeFormat.Kind kind) {
        return switch (kind) {
            case DATE -> DATE;
            case DATE_TIME -> DATE_TIME;
            case TIME -> TIME;
            case DURATION -> DURATION;
        };
    }

    /** The kind of times that this is; null for another one. */
    TimeFormat.@Nullable Kind time() {
        return switch (this) {
            case DATE -> TimeFormat.Kind.DATE;
            case DATE_TIME -> TimeFormat.Kind.DATE_TIME;
            case TIME -> TimeFormat.Kind.TIME;
            case DURATION -> TimeFormat.Kind.DURATION;
            case REAL, INTEGER, BOOLEAN, CATEGORY, ORDERED, IDENTIFIER, CONSTANT, EMPTY, TEXT -> null;
        };
    }

    /**
     * Returns the kind of a column.
     *
     * @param column  any
     * @param isBlank whether a text counts as no value
     * @return what a schema calls it
     */
    public static ColumnKind of(Column column, Predicate<String> isBlank) {
        return switch (column) {
            case Column.Numeric numeric ->
                Integer.valueOf(0).equals(numeric.format().decimals()) && numeric.format().least() == 0
                        ? INTEGER
                        : REAL;
            case Column.Categorical categorical -> {
                List<String> texts = categorical.categories().stream().filter(isBlank.negate()).toList();
                yield categorical.ordered() ? ORDERED : texts.equals(Words.bool(texts)) ? BOOLEAN : CATEGORY;
            }
            case Column.Temporal temporal -> of(temporal.format().kind());
            case Column.Constant constant -> isBlank.test(constant.text()) ? EMPTY : CONSTANT;
            case Column.Identifier identifier -> IDENTIFIER;
            case Column.Text text -> TEXT;
        };
    }
}
