package dev.gan4j.spark;

import dev.gan4j.eval.Judgement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How close a synthetic frame is to a real one: shapes, pairs, blanks and rules of all rows, and a judgement of some.
 *
 * @param realRows      how many there are
 * @param syntheticRows how many there are
 * @param shapes        the mean of the columns' shapes, in [0, 1]; NaN where there is nothing to compare
 * @param pairs         the mean of the pairs' scores, in [0, 1]; NaN where there are no two columns
 * @param floor         the same of training rows in place of synthetic ones; null where there are none: then the floors are those of
 *                      {@code ofSamples}
 * @param columns       each judged column
 * @param pairScores    the score of each pair of those; the i-th list has those of column i with each before it, NaN where the real
 *                      cells of one are all the same
 * @param rules         each rule and dependency of the schema
 * @param ofSamples     detection, privacy and the rest, by the library, of rows chosen by the seed
 * @param notes         how many rows were looked at for what, a sentence each
 */
public record FrameJudgement(long realRows, long syntheticRows, double shapes, double pairs, @Nullable Floor floor,
        List<ColumnScore> columns, List<List<Double>> pairScores, List<RuleShares> rules, Judgement ofSamples,
        List<String> notes) {

    /**
     * What training rows reach.
     *
     * @param shapes the mean of the columns' shapes
     * @param pairs  the mean of the pairs' scores
     */
    public record Floor(double shapes, double pairs) {}

    /**
     * A column, by all rows.
     *
     * @param name            of the column
     * @param shape           1 less the distance, in [0, 1]; NaN where all real cells are the same
     * @param realBlanks      the share of real cells that are blank
     * @param syntheticBlanks the share of synthetic ones
     */
    public record ColumnScore(String name, double shape, double realBlanks, double syntheticBlanks) {}

    /**
     * A rule, by all rows.
     *
     * @param words     the rule
     * @param real      how many real rows break it
     * @param synthetic how many synthetic rows break it
     */
    public record RuleShares(String words, long real, long synthetic) {}

    /** Copies the lists. */
    public FrameJudgement {
        columns = List.copyOf(columns);
        pairScores = pairScores.stream().map(List::copyOf).toList();
        rules = List.copyOf(rules);
        notes = List.copyOf(notes);
    }

    /**
     * Returns everything for people to read.
     *
     * @return some lines, the last one without an end
     */
    public String toText() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, "%,d real rows, %,d synthetic rows", realRows, syntheticRows));
        lines.add(String.format(Locale.ROOT, "shapes %.4f%s", shapes, floor == null ? "" : ofFloor(floor.shapes)));
        lines.add(String.format(Locale.ROOT, "pairs  %.4f%s", pairs, floor == null ? "" : ofFloor(floor.pairs)));
        for (ColumnScore column : columns) {
            lines.add(String.format(Locale.ROOT, "  %s: shape %.4f, blanks %.4f, real ones %.4f", column.name,
                    column.shape, column.syntheticBlanks, column.realBlanks));
        }
        for (RuleShares rule : rules) {
            lines.add(
                    String.format(Locale.ROOT, "  rule %s: broken by %,d synthetic rows and %,d real ones", rule.words,
                            rule.synthetic, rule.real));
        }
        lines.addAll(notes);
        lines.add(ofSamples.verdict().toString());
        return String.join("\n", lines);
    }

    private static String ofFloor(double floor) {
        return String.format(Locale.ROOT, " (training rows: %.4f)", floor);
    }
}
