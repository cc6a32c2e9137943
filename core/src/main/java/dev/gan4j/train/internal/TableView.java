package dev.gan4j.train.internal;

import dev.gan4j.InvalidInputException;
import dev.gan4j.cascade.Condition;
import dev.gan4j.data.Blank;
import dev.gan4j.data.Column;
import dev.gan4j.data.Dataset;
import dev.gan4j.data.Schema;
import dev.gan4j.eval.TableColumn;
import dev.gan4j.eval.internal.ColumnBars;
import dev.gan4j.eval.internal.ColumnBars.Part;
import dev.gan4j.eval.internal.ColumnCodes;
import dev.gan4j.eval.internal.PairScores;
import dev.gan4j.internal.Printable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Looks at generated rows of a table beside real ones: the bars of each column and a score, and a score of each pair of columns,
 * as a judgement has them, but without floors and tests. The bars stay the same from look to look, so that one can follow them.
 */
public final class TableView {

    private final Dataset real;
    private final List<Bars> columns = new ArrayList<>();

    /** What the bars of a column count. */
    private record Bars(int column, List<Bar> ranges, List<Bar> commonest, List<String> blank) {}

    /** What a bar counts, and the conditions that ask for it. */
    private record Bar(Part part, List<String> where) {}

    /**
     * A column.
     *
     * @param name            of the column
     * @param kind            what it holds
     * @param shape           how alike both are distributed, in [0, 1]; NaN where there is nothing to compare
     * @param realBlanks      the share of real cells that are blank
     * @param generatedBlanks the share of generated ones
     * @param blankWhere      the condition that asks for blanks; empty if none does
     * @param histogram       shares over the range of numbers; empty of others
     * @param top             the shares of the commonest values; empty where the histogram has them
     */
    public record Seen(String name, TableColumn.Kind kind, double shape, double realBlanks, double generatedBlanks,
            List<String> blankWhere, List<SeenBar> histogram, List<SeenBar> top) {}

    /**
     * A bar.
     *
     * @param bar   its shares
     * @param where the conditions that ask for such rows, all at once; empty if none do
     */
    public record SeenBar(TableColumn.Bar bar, List<String> where) {}

    /**
     * Scores of pairs.
     *
     * @param columns the names of the columns
     * @param scores  of each pair of those, in [0, 1]; the i-th list has those of column i with each before it
     */
    public record Pairs(List<String> columns, List<List<Double>> scores) {}

    /**
     * Prepares looks with the bars that generated rows have beside real ones.
     *
     * @param real      rows, at least one
     * @param generated rows of the same schema, at least one; the real ones where nothing is generated yet
     * @param most      columns that are looked at, the first ones that hold something to compare
     */
    public TableView(Dataset real, Dataset generated, int most) {
        this.real = real;
        Schema schema = real.schema();
        IntStream.range(0, schema.width()).filter(j -> schema.columns().get(j).hasValues()).limit(most).forEach(j -> {
            ColumnBars bars = new ColumnBars(real, generated, j);
            columns.add(new Bars(j, bars.ranges().stream().map(part -> bar(schema, j, part)).toList(),
                    bars.commonest().stream().map(part -> bar(schema, j, part)).toList(), blank(schema, j)));
        });
    }

    private static Bar bar(Schema schema, int j, Part part) {
        Column column = schema.columns().get(j);
        return new Bar(part, switch (part) {
            case Part.Single single -> read(schema, j, Condition.text(column, "=", single.value()));
            case Part.Others others -> List.of();
            case Part.Between range -> {
                List<String> where = new ArrayList<>();
                if (Double.isFinite(range.from())) {
                    where.addAll(read(schema, j, Condition.text(column, ">=", range.from())));
                }
                if (Double.isFinite(range.to())) {
                    where.addAll(read(schema, j, Condition.text(column, "<", range.to())));
                }
                yield where;
            }
        });
    }

    private static List<String> blank(Schema schema, int j) {
        Column column = schema.columns().get(j);
        return column.blanks().size() == 1
                ? read(schema, j, Condition.text(column, "=", Blank.of(0)))
                : column.blanks().isEmpty()
                        ? List.of()
                        : read(schema, j, column.name() + " in (" + String.join(",", column.blanks()) + ")");
    }

    /** A condition as a list; empty where it reads as another one, as for a value with a blank at its end. */
    private static List<String> read(Schema schema, int j, String text) {
        try {
            return Condition.parse(text, schema).column() == j ? List.of(text) : List.of();
        } catch (InvalidInputException e) {
            return List.of();
        }
    }

    /**
     * Returns the real rows that satisfy conditions.
     *
     * @param conditions on the columns of the schema
     * @return all of them where there is no condition
     */
    public Dataset real(List<Condition> conditions) {
        return conditions.isEmpty()
                ? real
                : real.select(IntStream.range(0, real.rows()).filter(row -> conditions.stream()
                        .allMatch(condition -> condition.test().test(real.values().get(row, condition.column()))))
                        .toArray());
    }

    /**
     * Looks at each column.
     *
     * @param beside    real rows, such as those that {@link #real} returns; there may be none
     * @param generated rows, at least one
     * @return in the order of the table
     */
    public List<Seen> columns(Dataset beside, Dataset generated) {
        return columns.stream().map(bars -> {
            Column column = real.schema().columns().get(bars.column);
            double[] ofReal = beside.column(bars.column);
            double[] ofGenerated = generated.column(bars.column);
            return new Seen(Printable.line(column.name()), TableColumn.Kind.of(column),
                    beside.rows() == 0 ? Double.NaN : shape(beside, generated, bars.column), ColumnBars.blanks(ofReal),
                    ColumnBars.blanks(ofGenerated), bars.blank, seen(bars.ranges, ofReal, ofGenerated),
                    seen(bars.commonest, ofReal, ofGenerated));
        }).toList();
    }

    private static double shape(Dataset beside, Dataset generated, int column) {
        ColumnCodes codes = new ColumnCodes(generated, beside, column);
        return codes.isSecondConstant() ? Double.NaN : 1 - codes.distance();
    }

    private static List<SeenBar> seen(List<Bar> bars, double[] ofReal, double[] ofGenerated) {
        return bars.stream().map(bar -> new SeenBar(
                new TableColumn.Bar(bar.part.text(), bar.part.share(ofReal), bar.part.share(ofGenerated)), bar.where))
                .toList();
    }

    /**
     * Scores each pair of columns that do not hold the same in every real row.
     *
     * @param generated rows, at least one
     * @param most      columns, the first ones
     * @return the scores
     */
    public Pairs pairs(Dataset generated, int most) {
        int[] compared = columns.stream().mapToInt(Bars::column)
                .filter(j -> !new ColumnCodes(generated, real, j).isSecondConstant()).limit(most).toArray();
        PairScores scores = new PairScores(generated, real, false, compared);
        return new Pairs(
                Arrays.stream(compared).mapToObj(j -> Printable.line(real.schema().columns().get(j).name())).toList(),
                IntStream.range(0, compared.length)
                        .mapToObj(j -> IntStream.range(0, j).mapToObj(k -> scores.score(j, k)).toList()).toList());
    }
}
