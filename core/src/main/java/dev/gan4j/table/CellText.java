package dev.gan4j.table;

import dev.gan4j.data.Blank;
import dev.gan4j.data.Column;
import dev.gan4j.data.NumberFormat;
import dev.gan4j.data.TimeFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Cells as texts, and the numbers that a dataset holds for them. */
public final class CellText {

    /** What stands for a text that a column has no number for; no other number has these bits. */
    static final double UNFIT = Blank.of(Integer.MAX_VALUE);

    private CellText() {}

    public static boolean isUnfit(double value) {
        return Double.doubleToRawLongBits(value) == Double.doubleToRawLongBits(UNFIT);
    }

    /** Returns what reads the cells of a column. */
    public static ToDoubleFunction<String> reader(Column column) {
        return switch (column) {
            case Column.Numeric numeric -> values(numeric.blanks(), numeric.format()::parse);
            case Column.Temporal temporal -> values(temporal.blanks(), temporal.format()::parse);
            case Column.Categorical categorical -> {
                Map<String, Integer> places = places(categorical.categories());
                yield text -> {
                    Integer place = places.get(text);
                    return place == null ? UNFIT : place;
                };
            }
            case Column.Constant constant -> text -> constant.text().equals(text) ? Double.NaN : UNFIT;
            case Column.Identifier identifier -> text -> Double.NaN;
            case Column.Text any -> text -> Double.NaN;
        };
    }

    /**
     * Reads what somebody says of a column: a cell, a plain number, or a date or time in the form of ISO 8601.
     *
     * @param column whose value it is
     * @param text   such as 2021-05-31 for a column of cells such as 31 May 2021
     * @return as a dataset holds it; {@link #isUnfit unfit} for nothing of the kind
     */
    public static double said(Column column, String text) {
        double value = reader(column).applyAsDouble(text);
        if (!isUnfit(value)) {
            return value;
        }
        double plain = switch (column) {
            case Column.Numeric numeric ->
                numeric.format().origin() == 0 ? NumberFormat.SHORTEST.parse(Blanks.trim(text)) : Double.NaN;
            case Column.Temporal temporal -> time(temporal.format(), Blanks.trim(text));
            case Column.Categorical any -> Double.NaN;
            case Column.Constant any -> Double.NaN;
            case Column.Identifier any -> Double.NaN;
            case Column.Text any -> Double.NaN;
        };
        return Double.isNaN(plain) ? UNFIT : plain;
    }

    private static double time(TimeFormat format, String text) {
        Term.Type type = switch (format.kind()) {
            case DATE, DATE_TIME -> Term.Type.MOMENT;
            case TIME -> Term.Type.TIME;
            case DURATION -> Term.Type.LENGTH;
        };
        Term term = Term.literal(Term.Type.TEXT, Double.NaN, text).as(type, List.of(format));
        double value = term == null ? Double.NaN : term.in(new double[0]);
        return format.kind() == TimeFormat.Kind.DATE ? value / 86_400 : value;
    }

    private static ToDoubleFunction<String> values(List<String> blanks, ToDoubleFunction<String> parse) {
        return text -> {
            int blank = blanks.indexOf(text);
            if (blank >= 0) {
                return Blank.of(blank);
            }
            double value = parse.applyAsDouble(Blanks.trim(text));
            return Double.isNaN(value) ? UNFIT : value;
        };
    }

    static Map<String, Integer> places(List<String> texts) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < texts.size(); i++) {
            places.putIfAbsent(texts.get(i), i);
        }
        return places;
    }

    /**
     * Writes a cell of a column that a network knows, or of a constant one.
     *
     * @throws IllegalArgumentException if the number is none of such a column
     */
    public static String write(Column column, double value) {
        return switch (column) {
            case Column.Numeric numeric ->
                Double.isNaN(value) ? blank(column, value) : numeric.format().write(value);
            case Column.Temporal temporal ->
                Double.isNaN(value) ? blank(column, value) : temporal.format().write(value);
            case Column.Categorical categorical -> {
                int index = (int) value;
                if (index != value || index < 0 || index >= categorical.categories().size()) {
                    throw new IllegalArgumentException("a cell of column '" + column.name()
                            + "' must be the number of a"
                            + " category, 0 to " + (categorical.categories().size() - 1) + ", but was " + value);
                }
                yield categorical.categories().get(index);
            }
            case Column.Constant constant -> constant.text();
            case Column.Identifier identifier -> "";
            case Column.Text text -> "";
        };
    }

    /**
     * Writes a cell of one column as another one writes it, where both hold numbers or times of one kind.
     *
     * @param column that has the number
     * @param other  whose format is wanted
     * @param value  as a dataset holds it
     * @return the text
     */
    public static String rewrite(Column column, Column other, double value) {
        if (column instanceof Column.Numeric from && other instanceof Column.Numeric to && !Double.isNaN(value)) {
            return to.format().write(value + (from.format().origin() - to.format().origin()));
        }
        boolean areTimes = column instanceof Column.Temporal from && other instanceof Column.Temporal to
                && from.format().kind() == to.format().kind();
        return areTimes && !Double.isNaN(value)
                ? ((Column.Temporal) other).format().write(value)
                : write(column, value);
    }

    private static String blank(Column column, double value) {
        int index = Blank.index(value);
        if (index < 0 || index >= column.blanks().size()) {
            throw new IllegalArgumentException(
                    "a cell of column '" + column.name() + "' is blank, but of " + column.blanks()
                            + " it is none");
        }
        return column.blanks().get(index);
    }

    /** Returns the number that is read from what is written of one. */
    static double settled(Column column, double value) {
        return switch (column) {
            case Column.Numeric numeric -> Double.isNaN(value) ? value : numeric.format().round(value);
            case Column.Temporal temporal -> Double.isNaN(value) ? value : temporal.format().round(value);
            case Column.Categorical any -> value;
            case Column.Constant any -> value;
            case Column.Identifier any -> value;
            case Column.Text any -> value;
        };
    }
}
