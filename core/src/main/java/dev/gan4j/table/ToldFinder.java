package dev.gan4j.table;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.Column;
import dev.gan4j.data.IdentifierPattern;
import dev.gan4j.data.NumberFormat;
import dev.gan4j.data.TimeFormat;
import dev.gan4j.internal.Printable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Fits a column to what a schema says of it, and finds what that leaves out. */
final class ToldFinder {

    private final String display;
    private final String source;
    private final boolean strict;

    /**
     * Creates a finder.
     *
     * @param display the file of the table
     * @param source  the file of the schema; empty where there is none
     * @param strict  whether a cell that does not fit is an error
     */
    ToldFinder(String display, String source, boolean strict) {
        this.display = display;
        this.source = source;
        this.strict = strict;
    }

    Found find(String name, String key, Cells cells, ToldColumn told, char separator) {
        Column whole = told.isOpen() ? null : told.column(name, key);
        Column column = whole != null ? whole : found(name, key, cells, told, separator);
        return new Found(fitted(column, cells, told), "as the schema says" + SchemaFinder.blanks(cells));
    }

    private Column found(String name, String key, Cells cells, ToldColumn told, char separator) {
        ColumnKind kind = told.kind();
        if (cells.texts().isEmpty() && kind != ColumnKind.CONSTANT && kind.time() == null
                && kind != ColumnKind.IDENTIFIER
                && kind != ColumnKind.REAL && kind != ColumnKind.INTEGER) {
            return SchemaFinder.category(name, key, cells, List.of(), kind == ColumnKind.ORDERED, "").column();
        }
        return switch (kind) {
            case REAL, INTEGER -> {
                NumberFinder.Numbers numbers = NumberFinder.told(cells, separator);
                NumberFormat format = numbers == null ? NumberFormat.INTEGER : numbers.format();
                if (kind == ColumnKind.INTEGER && numbers != null && !numbers.areWhole()) {
                    throw unfit(name, cells, kind, SchemaFinder::isWhole);
                }
                yield new Column.Numeric(name, key,
                        numbers == null && kind == ColumnKind.REAL ? NumberFormat.SHORTEST : format,
                        told.blankTexts());
            }
            case BOOLEAN -> {
                List<String> pair = Words.bool(cells.texts());
                if (pair == null) {
                    throw new InvalidInputException(
                            where(name, null) + "has " + cells.texts().size() + " different values, but"
                                    + says(kind) + "; give them in values, that of no first");
                }
                yield SchemaFinder.category(name, key, cells, pair, false, "").column();
            }
            case CATEGORY ->
                SchemaFinder.category(name, key, cells, SchemaFinder.sorted(cells.texts()), false, "").column();
            case ORDERED -> {
                List<String> order = Words.order(cells.texts());
                yield SchemaFinder
                        .category(name, key, cells, order == null ? SchemaFinder.sorted(cells.texts()) : order, true,
                                "")
                        .column();
            }
            case DATE, DATE_TIME, TIME, DURATION -> {
                TimeFinder.Times times = cells.texts().isEmpty() ? null : TimeFinder.told(cells, kind);
                if (times == null) {
                    throw new InvalidInputException(
                            where(name, null) + "has no common format of a " + kind.word() + " in cells such as "
                                    + (cells.texts().isEmpty() ? "''" : SchemaFinder.shown(cells.texts().getFirst()))
                                    + ", but" + says(kind)
                                    + "; give it in format");
                }
                yield new Column.Temporal(name, key, times.format(), told.blankTexts());
            }
            case IDENTIFIER -> {
                IdentifierPattern pattern = IdentifierPattern.of(cells.texts());
                if (pattern == null) {
                    throw new InvalidInputException(where(name, null) + "has no pattern in common, but" + says(kind)
                            + "; give it in pattern");
                }
                yield new Column.Identifier(name, key, pattern);
            }
            case CONSTANT -> {
                List<String> all = new ArrayList<>(cells.blanks());
                all.addAll(cells.texts());
                if (all.size() != 1) {
                    throw new InvalidInputException(
                            where(name, null) + "has " + all.size() + " different texts, but" + says(kind));
                }
                yield new Column.Constant(name, key, all.getFirst());
            }
            case EMPTY, TEXT -> throw new IllegalStateException(kind + " columns leave nothing to be found");
        };
    }

    /** Adds what a column must know of the cells; refuses what it cannot. */
    private Column fitted(Column column, Cells cells, ToldColumn told) {
        return switch (column) {
            case Column.Numeric numeric -> new Column.Numeric(column.name(), column.key(), numeric.format(),
                    blanks(column, cells, told, numeric.blanks()));
            case Column.Temporal temporal -> {
                TimeFormat format = temporal.format();
                yield new Column.Temporal(column.name(), column.key(), format,
                        blanks(column, cells, told, temporal.blanks()));
            }
            case Column.Categorical categorical -> {
                List<String> more = new ArrayList<>(categorical.categories());
                add(more, cells.blanks());
                Set<String> known = new HashSet<>(more);
                List<String> strangers = cells.texts().stream().filter(text -> !known.contains(text)).toList();
                if (!strangers.isEmpty() && strict) {
                    throw new InvalidInputException(where(column.name(), line(cells, strangers.getFirst()))
                            + SchemaFinder.shown(strangers.getFirst()) + " is none of the values that "
                            + (source.isEmpty() ? "the schema" : source) + " lists");
                }
                more.addAll(strangers);
                yield new Column.Categorical(column.name(), column.key(), more, categorical.ordered());
            }
            case Column.Constant constant -> {
                boolean isOther = strict && (cells.texts().size() + cells.blanks().size() > 1
                        || cells.texts().stream().anyMatch(text -> !text.equals(constant.text())));
                if (isOther) {
                    throw new InvalidInputException(where(column.name(), null) + "has other cells than "
                            + SchemaFinder.shown(constant.text()) + ", but" + says(told.kind()));
                }
                yield column;
            }
            case Column.Identifier any -> column;
            case Column.Text any -> column;
        };
    }

    private List<String> blanks(Column column, Cells cells, ToldColumn told, List<String> known) {
        List<String> blanks = new ArrayList<>(known);
        add(blanks, cells.blanks());
        ToDoubleFunction<String> reader = CellText.reader(column);
        for (String text : cells.texts()) {
            if (CellText.isUnfit(reader.applyAsDouble(text))) {
                if (strict) {
                    throw unfit(column.name(), cells, told.kind(),
                            other -> !CellText.isUnfit(reader.applyAsDouble(other)));
                }
                add(blanks, List.of(text));
            }
        }
        return blanks;
    }

    private static void add(List<String> texts, List<String> more) {
        for (String text : more) {
            if (!texts.contains(text)) {
                texts.add(text);
            }
        }
    }

    private InvalidInputException unfit(String name, Cells cells, ColumnKind kind, Predicate<String> fits) {
        String first = cells.texts().stream().filter(fits.negate()).findFirst().orElse("");
        return new InvalidInputException(where(name, line(cells, first)) + SchemaFinder.shown(first) + " does not fit:"
                + says(kind) + ", so list the text in blanks, or choose another kind or format");
    }

    private String says(ColumnKind kind) {
        return (source.isEmpty() ? " the schema says " : " " + source + " says ") + kind.word();
    }

    private static Integer line(Cells cells, String text) {
        return cells.lines().get(Math.max(0, cells.texts().indexOf(text)));
    }

    private String where(String name, @Nullable Integer line) {
        return display + (line == null ? "" : ", line " + line) + ", column '" + Printable.line(name, 80) + "': ";
    }
}
