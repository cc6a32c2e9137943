package dev.gan4j.eval;

import dev.gan4j.data.Column;
import dev.gan4j.data.Dataset;
import dev.gan4j.eval.internal.ValueText;
import dev.gan4j.internal.Printable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** What anybody sees at once in generated rows of a table, whatever the distances say. */
final class TableChecks {

    /** Rows with a category that no real row has are said to be many from this multiple of what real rows lead to expect. */
    private static final double UNEXPECTED = 5;
    /** The share of rows that break a rule from which on it is said, where no real row breaks it. */
    private static final double BROKEN = 0.001;

    private final Dataset real;
    private final Dataset generated;
    private final List<String> found = new ArrayList<>();

    private TableChecks(Dataset real, Dataset generated) {
        this.real = real;
        this.generated = generated;
    }

    /**
     * Returns a sentence for each thing found, without its end.
     *
     * @param real      all real rows that there are
     * @param generated rows of the same schema
     * @param given     the generated rows as they were given, for columns that are not judged
     * @param rules     that rows keep
     */
    static List<String> of(Dataset real, Dataset generated, Dataset given, List<RowRule> rules) {
        TableChecks checks = new TableChecks(real, generated);
        for (int j = 0; j < real.schema().width(); j++) {
            switch (real.schema().columns().get(j)) {
                case Column.Categorical category -> checks.categories(category, j);
                case Column.Numeric numeric -> checks.numbers(numeric, j);
                case Column.Temporal time -> checks.times(time, j);
                case Column.Constant constant -> checks.constant(constant, given);
                case Column.Identifier identifier -> {}
                case Column.Text text -> {}
            }
        }
        rules.forEach(checks::rule);
        return checks.found;
    }

    private void categories(Column.Categorical column, int j) {
        int[] counts = new int[column.categories().size()];
        for (double value : real.column(j)) {
            counts[(int) value]++;
        }
        // Turing: the share of what has never been seen is about that of what has been seen once.
        double expected = (double) Arrays.stream(counts).filter(count -> count == 1).count() / real.rows();
        double unseen = share(Arrays.stream(generated.column(j)).filter(value -> counts[(int) value] == 0).count());
        if (unseen >= Checks.BEYOND && unseen > UNEXPECTED * expected) {
            say(column, Checks.percent(unseen) + " are categories that no real row has");
        }
    }

    private void numbers(Column.Numeric column, int j) {
        double[] known = known(real, j);
        double[] values = known(generated, j);
        blanks(column, j);
        if (known.length == 0 || values.length == 0) {
            return;
        }
        if (known[0] == known[known.length - 1]) {
            double other = (double) Arrays.stream(values).filter(value -> value != known[0]).count() / values.length;
            if (other >= Checks.BEYOND) {
                say(column, "every real number is " + ValueText.of(column, known[0]) + ", "
                        + Checks.percent(other) + " of the generated ones are not");
            }
            return;
        }
        Checks.grid(known, values, prefix(column), found);
        Checks.support(known, values, prefix(column), found);
    }

    private void times(Column.Temporal column, int j) {
        double[] known = known(real, j);
        double[] values = known(generated, j);
        blanks(column, j);
        if (known.length == 0 || values.length == 0) {
            return;
        }
        double low = known[0];
        double high = known[known.length - 1];
        long before = Arrays.stream(values).filter(value -> value < low).count();
        long after = Arrays.stream(values).filter(value -> value > high).count();
        if (Checks.isUnlikely(before, known.length, values.length)) {
            say(column, Checks.percent((double) before / values.length) + " are before the first real one, "
                    + ValueText.of(column, low));
        }
        if (Checks.isUnlikely(after, known.length, values.length)) {
            say(column, Checks.percent((double) after / values.length) + " are after the last real one, "
                    + ValueText.of(column, high));
        }
    }

    private void blanks(Column column, int j) {
        boolean hasBlanks = Arrays.stream(real.column(j)).anyMatch(Double::isNaN);
        double blanks = share(Arrays.stream(generated.column(j)).filter(Double::isNaN).count());
        if (!hasBlanks && blanks >= Checks.BEYOND) {
            say(column, "no real cell is blank, " + Checks.percent(blanks) + " of the generated ones are");
        } else if (hasBlanks && blanks == 1 && known(real, j).length > 0) {
            say(column, "every generated cell is blank");
        }
    }

    private void constant(Column.Constant column, Dataset given) {
        Column other = given.schema().columns().get(given.schema().names().indexOf(column.name()));
        if (!(other instanceof Column.Constant(String name, String key, String text)) || !text.equals(column.text())) {
            say(column, "every real cell is \"" + Printable.line(column.text(), 60) + "\", generated ones are not");
        }
    }

    private void rule(RowRule rule) {
        double broken = share(IntStream.range(0, generated.rows()).filter(row -> !rule.holds(generated, row)).count());
        boolean isKept = IntStream.range(0, real.rows()).allMatch(row -> rule.holds(real, row));
        if (isKept && broken >= BROKEN) {
            found.add("rule " + rule.words() + ": every real row keeps it, " + Checks.percent(broken)
                    + " of the generated ones do not");
        }
    }

    private double share(long rows) {
        return (double) rows / generated.rows();
    }

    private void say(Column column, String what) {
        found.add(prefix(column) + what);
    }

    private static String prefix(Column column) {
        return "column " + Printable.line(column.name()) + ": ";
    }

    private static double[] known(Dataset table, int column) {
        return Arrays.stream(table.column(column)).filter(value -> !Double.isNaN(value)).sorted().toArray();
    }
}
