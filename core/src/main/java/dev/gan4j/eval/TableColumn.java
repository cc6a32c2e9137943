package dev.gan4j.eval;

import dev.gan4j.data.Column;
import java.util.List;

/**
 * One column of a table of mixed columns, real and generated.
 *
 * @param name            the column
 * @param kind            what it holds
 * @param shape           how alike both are distributed, beside its floor; p counts all columns (Westfall and Young 1993,
 *                        "Resampling-based multiple testing")
 * @param realBlanks      the share of real cells that are blank
 * @param generatedBlanks the share of generated ones
 * @param histogram       shares over the range of numbers, or of each where there are few; empty of others
 * @param top             the shares of the commonest values; empty where the histogram has them
 */
public record TableColumn(String name, Kind kind, Score shape, double realBlanks, double generatedBlanks,
        List<Bar> histogram, List<Bar> top) {

    /** What a column holds. */
    public enum Kind {
        /** Numbers. */
        NUMBER,
        /** Categories. */
        CATEGORY,
        /** Dates, times or durations. */
        TIME,
        /** Nothing that is judged: the same text in each row, identifiers, or free text. */
        OTHER;

        /**
         * Returns what a column holds.
         *
         * @param column of a schema
         * @return its kind
         */
        public static Kind of(Column column) {
            return switch (column) {
                case Column.Numeric numeric -> NUMBER;
                case Column.Categorical category -> CATEGORY;
                case Column.Temporal time -> TIME;
                case Column.Constant constant -> OTHER;
                case Column.Identifier identifier -> OTHER;
                case Column.Text text -> OTHER;
            };
        }
    }

    /**
     * Shares of one value, or of a range of them.
     *
     * @param text      the value or the range
     * @param real      the share of real cells, in [0, 1]
     * @param generated the share of generated cells
     */
    public record Bar(String text, double real, double generated) {}

    /** Copies the lists. */
    public TableColumn {
        histogram = List.copyOf(histogram);
        top = List.copyOf(top);
    }

    /**
     * Returns whether generated cells differ from real ones by more than chance.
     *
     * @return false where that was not judged
     */
    public boolean differs() {
        return shape instanceof Score.Judged judged && TableOpinion.isSignificant(judged);
    }
}
