package dev.gan4j.lab.wire;

import dev.gan4j.eval.TableColumn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Generated rows of a table beside real ones.
 *
 * @param run       the run's id
 * @param look      counts the looks of the run: those with the same number are at the same weights
 * @param phase     of the training
 * @param step      of the phase
 * @param isFinal   whether the rows are those that were judged, beside held-out rows; otherwise the real rows are training rows
 * @param real      how many real rows there are
 * @param generated how many generated ones
 * @param where     the conditions that all of them satisfy
 * @param left      how many columns are not looked at, since there are too many
 * @param columns   a card each
 * @param pairs     null where there are conditions, or fewer than two columns to compare
 */
public record TableCards(String run, long look, TableStatus.Phase phase, long step, boolean isFinal, int real,
        int generated, List<String> where, int left, List<Card> columns, @Nullable Pairs pairs) implements Message {

    /**
     * A column.
     *
     * @param name            of the column
     * @param kind            what it holds
     * @param shape           how alike both are distributed, from 0 to 1; null where there is nothing to compare
     * @param floor           the same of real rows; null before the judgement
     * @param differs         whether the judgement finds a difference beyond chance
     * @param realBlanks      the share of real cells that are blank
     * @param generatedBlanks the share of generated ones
     * @param blankWhere      the conditions that ask for blanks; empty if none does
     * @param histogram       shares over the range of numbers; empty of others
     * @param top             the shares of the commonest values; empty where the histogram has them
     */
    public record Card(String name, TableColumn.Kind kind, @OrNull double shape, @OrNull double floor, boolean differs,
            double realBlanks, double generatedBlanks, List<String> blankWhere, List<Bar> histogram, List<Bar> top) {}

    /**
     * The shares of one value or of a range.
     *
     * @param text      the value or the range
     * @param real      the share of real cells
     * @param generated the share of generated ones
     * @param where     the conditions that ask for it; empty if none do
     */
    public record Bar(String text, double real, double generated, List<String> where) {}

    /**
     * How alike pairs of columns are related.
     *
     * @param columns their names
     * @param scores  of each pair of those, from 0 to 1; the i-th list has those of column i with each before it
     * @param left    how many columns are left out, since there are too many
     */
    public record Pairs(List<String> columns, List<List<Double>> scores, int left) {}

    @Override
    public String about() {
        return run;
    }
}
