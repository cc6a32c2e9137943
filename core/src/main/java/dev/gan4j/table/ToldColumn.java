package dev.gan4j.table;

import dev.gan4j.data.Column;
import dev.gan4j.data.IdentifierPattern;
import dev.gan4j.data.NumberFormat;
import dev.gan4j.data.TimeFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a schema says of a column. What it leaves out is found in the file.
 *
 * @param kind    what the column holds
 * @param blanks  texts without a value, besides those of the schema; null where none is said
 * @param values  the categories, in order; null for those of the file
 * @param number  how numbers are written; null to find out
 * @param time    how times are written; null to find out
 * @param pattern of identifiers; null to find out
 * @param text    of each row of a constant; null for that of the file
 * @param fake    what free text to make up; null for none
 */
record ToldColumn(ColumnKind kind, @Nullable List<String> blanks, @Nullable List<String> values,
        @Nullable NumberFormat number,
        @Nullable TimeFormat time, @Nullable IdentifierPattern pattern, @Nullable String text, @Nullable String fake) {

    ToldColumn {
        blanks = blanks == null ? null : List.copyOf(blanks);
        values = values == null ? null : List.copyOf(values);
    }

    static ToldColumn of(Column column, Blanks blanks) {
        ColumnKind kind = ColumnKind.of(column, blanks::has);
        return switch (column) {
            case Column.Numeric numeric ->
                new ToldColumn(kind, numeric.blanks(), null, numeric.format(), null, null, null, null);
            case Column.Categorical categorical ->
                new ToldColumn(kind, null, categorical.categories(), null, null, null, null, null);
            case Column.Temporal temporal ->
                new ToldColumn(kind, temporal.blanks(), null, null, temporal.format(), null, null, null);
            case Column.Constant constant -> new ToldColumn(kind, null, null, null, null, null, constant.text(), null);
            case Column.Identifier identifier ->
                new ToldColumn(kind, null, null, null, null, identifier.pattern(), null, null);
            case Column.Text text -> new ToldColumn(kind, null, null, null, null, null, null, text.fake());
        };
    }

    List<String> blankTexts() {
        return blanks == null ? List.of() : blanks;
    }

    /** Whether something is to be found in the file though there is a common case: integers may be wider than that. */
    boolean isOpen() {
        return kind == ColumnKind.INTEGER && number == null;
    }

    /** Returns the column; null where something is left to be found in the file. */
    @Nullable
    Column column(String name, String key) {
        return switch (kind) {
            case REAL -> number == null ? null : new Column.Numeric(name, key, number, blankTexts());
            case INTEGER -> new Column.Numeric(name, key, number == null ? NumberFormat.INTEGER : number, blankTexts());
            case BOOLEAN, CATEGORY -> values == null ? null : new Column.Categorical(name, key, values, false);
            case ORDERED -> values == null ? null : new Column.Categorical(name, key, values, true);
            case DATE, DATE_TIME, TIME, DURATION ->
                time == null ? null : new Column.Temporal(name, key, time, blankTexts());
            case IDENTIFIER -> pattern == null ? null : new Column.Identifier(name, key, pattern);
            case CONSTANT -> text == null ? null : new Column.Constant(name, key, text);
            case EMPTY -> new Column.Constant(name, key, text == null ? "" : text);
            case TEXT -> new Column.Text(name, key, fake);
        };
    }
}
