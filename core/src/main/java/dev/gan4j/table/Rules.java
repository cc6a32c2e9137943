package dev.gan4j.table;

import static java.util.Objects.requireNonNull;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.Blank;
import dev.gan4j.data.Column;
import dev.gan4j.data.Dataset;
import dev.gan4j.data.Points;
import dev.gan4j.data.Schema;
import dev.gan4j.data.TimeFormat;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The rules and dependencies of a schema, as tests of rows and as repairs.
 *
 * <p>An expression has columns, numbers, texts and times in single quotes, the operators {@code + - * /}, comparisons, also in
 * chains ({@code 0 <= age <= 120}), {@code in (...)}, {@code between ... and ...}, {@code is blank}, {@code and}, {@code or}
 * and {@code not}. A column whose name is no word, or is one of these, stands in double quotes. Two moments have a difference,
 * which is a length of time, and so is {@code 'PT2H30M'}. An ordered category is compared by its place. What a blank leaves
 * open is passed, as in SQL.
 *
 * <p>Rows are judged as they will be written: each number is rounded to its format first. A formula holds if its result,
 * rounded to the format of its column, is the column's number.
 */
public final class Rules {

    private final Schema schema;
    private final Blanks blanks;
    private final List<RowCheck> checks = new ArrayList<>();
    private final List<Formula> repairs = new ArrayList<>();
    private final List<int[]> uniques = new ArrayList<>(); // the columns of each
    private final List<Integer> given = new ArrayList<>();

    /** Sets one number of a row from the others. */
    @FunctionalInterface
    private interface Repair {
        void apply(double[] row);
    }

    /**
     * A formula, or a dependency.
     *
     * @param target the column that it gives
     * @param used   the columns that it takes
     * @param result of the formula; null for a dependency
     * @param repair of a row
     */
    private record Formula(int target, List<Integer> used, @Nullable Term result, Repair repair) {}

    /**
     * Reads the rules of a schema.
     *
     * @param schema a whole one
     * @throws InvalidInputException if a rule cannot be read, names a column that there is not, or columns are given by one
     *                               another in a circle; the message says where
     */
    public Rules(TableSchema schema) {
        this.schema = schema.columns();
        blanks = Blanks.of(schema.blanks());
        List<Formula> formulas = new ArrayList<>(schema.dependencies().stream().map(this::formula).toList());
        for (Rule rule : schema.rules()) {
            switch (rule) {
                case Rule.Condition condition -> add(condition, formulas);
                case Rule.Allowed allowed -> checks.add(RowCheck.allowed(allowed, this.schema, blanks));
                case Rule.OneHot oneHot -> checks.add(RowCheck.oneHot(oneHot, this.schema, blanks));
                case Rule.Unique unique -> uniques.add(RowCheck.columns(unique.columns(), this.schema));
            }
        }
        order(formulas);
    }

    private Formula formula(Dependency dependency) {
        int from = Dependency.index(schema, dependency.from());
        int to = Dependency.index(schema, dependency.column());
        Map<Long, Double> numbers = dependency.numbers(schema);
        checks.add(new RowCheck(row -> {
            Double wanted = numbers.get(Double.doubleToRawLongBits(row[from]));
            if (isUnknown(from, row) || isUnknown(to, row)) {
                return Double.NaN;
            }
            return wanted != null && Double.doubleToRawLongBits(row[to]) == Double.doubleToRawLongBits(wanted) ? 1 : 0;
        }, List.of(from, to)));
        return new Formula(to, List.of(from), null, row -> {
            Double wanted = numbers.get(Double.doubleToRawLongBits(row[from]));
            row[to] = wanted == null ? row[to] : wanted;
        });
    }

    /** Whether a cell has a category that the schema does not have. */
    private boolean isUnknown(int column, double[] row) {
        return schema.columns().get(column) instanceof Column.Categorical && Double.isNaN(row[column]);
    }

    private void add(Rule.Condition rule, List<Formula> formulas) {
        ExpressionParser.Condition condition = new ExpressionParser(rule.expression(), schema, blanks).condition();
        if (condition.formula() < 0) {
            checks.add(new RowCheck(condition.truth()::in));
            return;
        }
        int target = condition.formula();
        Term result = requireNonNull(condition.result());
        checks.add(new RowCheck(row -> {
            double wanted = value(target, result, row);
            return Double.isNaN(wanted) || Double.isNaN(row[target]) ? Double.NaN : wanted == row[target] ? 1 : 0;
        }));
        List<Integer> used = condition.used().stream().filter(column -> column != target).toList();
        if (used.size() < condition.used().size() - 1) {
            return; // the column stands on both sides, and is not given by the others
        }
        if (formulas.stream().anyMatch(other -> other.target() == target)) {
            return; // the second one is a test
        }
        formulas.add(new Formula(target, used, result, row -> {
            double wanted = value(target, result, row);
            if (!Double.isNaN(wanted)) {
                row[target] = wanted;
            } else if (!Double.isNaN(row[target]) && !schema.columns().get(target).blanks().isEmpty()) {
                row[target] = Blank.of(0);
            }
        }));
    }

    /** Returns what a formula gives, in the units of its column and as that is written; NaN where it is not known. */
    private double value(int target, Term result, double[] row) {
        double value = result.in(row);
        Column column = schema.columns().get(target);
        double own = column instanceof Column.Numeric numeric
                ? value - numeric.format().origin()
                : column instanceof Column.Temporal temporal && temporal.format().kind() == TimeFormat.Kind.DATE
                        ? value / 86_400
                        : value;
        return Double.isFinite(own) ? CellText.settled(column, own) : Double.NaN;
    }

    /** A formula comes after those that give what it takes. */
    private void order(List<Formula> formulas) {
        List<Formula> left = new ArrayList<>(formulas);
        while (!left.isEmpty()) {
            List<Integer> open = left.stream().map(Formula::target).toList();
            List<Formula> known = left.stream().filter(formula -> formula.used().stream().noneMatch(open::contains))
                    .toList();
            if (known.isEmpty()) {
                throw new InvalidInputException("columns are given by one another in a circle: "
                        + String.join(", ", open.stream().map(schema.names()::get).toList()));
            }
            known.forEach(formula -> {
                repairs.add(formula);
                given.add(formula.target());
            });
            left.removeAll(known);
        }
    }

    /**
     * Returns whether there is anything to test.
     *
     * @return false where any row will do
     */
    public boolean isEmpty() {
        return checks.isEmpty() && uniques.isEmpty();
    }

    /**
     * Returns whether each row can be judged alone.
     *
     * @return false where rows must differ
     */
    public boolean areOfSingleRows() {
        return uniques.isEmpty();
    }

    /**
     * Returns the columns that others give, by dependencies and formulas, so that nothing needs to be learnt of them.
     *
     * @return their numbers, in the order in which they are given
     */
    public List<Integer> given() {
        return List.copyOf(given);
    }

    /**
     * Sets the cells that others give, by dependencies and formulas. All numbers are rounded
     * to their formats.
     *
     * @param rows of the schema's columns
     * @return as many rows, which may still break other rules
     */
    public Dataset repair(Dataset rows) {
        return repair(rows, null);
    }

    /**
     * Sets the cells that others give, those that are known excepted. Where the result of a formula is known and one of
     * its parts is not, that part is set, if the result changes in proportion to it.
     *
     * @param rows  of the schema's columns
     * @param known the cells that were given, blank where none was; of as many rows, or null for none
     * @return as many rows, which may still break other rules
     */
    public Dataset repair(Dataset rows, @Nullable Dataset known) {
        double[] given = new double[schema.width()];
        Points points = Points.generate(rows.rows(), schema.width(), (row, point) -> {
            settle(rows, row, point);
            if (known != null) {
                settle(known, row, given);
                repairs.reversed().forEach(formula -> solve(formula, point, given));
            }
            for (Formula formula : repairs) {
                if (known == null || isHole(formula.target(), given)) {
                    formula.repair().apply(point);
                } else {
                    point[formula.target()] = given[formula.target()];
                }
            }
        });
        return new Dataset(rows.schema(), points, rows.labels());
    }

    /** Sets the part of a formula that is not known, where the result is. */
    private void solve(Formula formula, double[] point, double[] known) {
        Term result = formula.result();
        List<Integer> open = formula.used().stream().filter(column -> isHole(column, known)).toList();
        if (result == null || open.isEmpty() || isHole(formula.target(), known)) {
            return;
        }
        int part = open.getLast();
        if (!(schema.columns().get(part) instanceof Column.Numeric numeric)
                || !(schema.columns().get(formula.target()) instanceof Column.Numeric target)
                || Double.isNaN(point[part])) {
            return;
        }
        double drawn = point[part];
        double[] at = new double[3];
        for (int i = 0; i < at.length; i++) {
            point[part] = i - numeric.format().origin();
            at[i] = result.in(point);
        }
        double wanted = target.format().origin() + known[formula.target()];
        double slope = at[1] - at[0];
        boolean isLinear = slope != 0 && Math.abs(at[2] - at[1] - slope) <= 1e-9 * Math.abs(slope);
        double solved = isLinear
                ? CellText.settled(numeric, (wanted - at[0]) / slope - numeric.format().origin())
                : Double.NaN;
        point[part] = Double.isFinite(solved) ? solved : drawn;
    }

    private boolean isHole(int column, double[] known) {
        return RowCheck.hasBlank(new int[]{column}, known, schema, blanks);
    }

    private void settle(Dataset rows, int row, double[] point) {
        rows.values().copyRow(row, point);
        for (int i = 0; i < point.length; i++) {
            Column column = schema.columns().get(i);
            boolean isUnknown = column instanceof Column.Categorical categorical
                    && point[i] >= categorical.categories().size();
            point[i] = isUnknown ? Double.NaN : CellText.settled(column, point[i]);
        }
    }

    /**
     * Finds the rows that break a rule. Of rows that must differ and do not, the first one is right.
     *
     * @param rows of the schema's columns
     * @return their numbers
     */
    public BitSet violations(Dataset rows) {
        return new Judge().violations(rows);
    }

    /**
     * Finds the rows that break a rule which the cells that were given of them do not break already. A category that the
     * schema does not have leaves open what depends on it.
     *
     * @param rows  of the schema's columns
     * @param given the cells that were given, blank where none was
     * @return their numbers
     */
    public BitSet violations(Dataset rows, Dataset given) {
        return new Judge().violations(rows, given);
    }

    /**
     * Judges rows part by part; a row that it accepts counts when later ones must differ from it.
     *
     * @return a judge that has seen no row
     */
    public Judge judge() {
        return new Judge();
    }

    /** Judges rows part by part. */
    public final class Judge {

        private final List<Set<List<Long>>> seen = new ArrayList<>();

        private Judge() {
            uniques.forEach(unique -> seen.add(new HashSet<>()));
        }

        /**
         * Finds the rows that break a rule; all others are accepted.
         *
         * @param rows of the schema's columns
         * @return their numbers
         */
        public BitSet violations(Dataset rows) {
            return violations(rows, null);
        }

        private BitSet violations(Dataset rows, @Nullable Dataset given) {
            BitSet broken = new BitSet(rows.rows());
            double[] point = new double[schema.width()];
            double[] known = given == null ? null : new double[schema.width()];
            for (int row = 0; row < rows.rows(); row++) {
                settle(rows, row, point);
                if (given != null && known != null) {
                    settle(given, row, known);
                }
                if (checks.stream().anyMatch(check -> check.isBroken(point) && !isBrokenAlready(check, known))
                        || isRepeated(point, known)) {
                    broken.set(row);
                }
            }
            return broken;
        }

        private boolean isBrokenAlready(RowCheck check, double @Nullable [] known) {
            return known != null && check.isBroken(known)
                    && check.exact().stream().noneMatch(column -> isHole(column, known));
        }

        /**
         * Finds the rows that repeat one that was accepted before; none of them is accepted or refused by it.
         *
         * @param rows of the schema's columns
         * @return their numbers
         */
        public BitSet repeated(Dataset rows) {
            BitSet repeated = new BitSet(rows.rows());
            double[] point = new double[schema.width()];
            for (int row = 0; row < rows.rows(); row++) {
                settle(rows, row, point);
                repeated.set(row, isSeen(keys(point)));
            }
            return repeated;
        }

        private boolean isRepeated(double[] row, double @Nullable [] known) {
            List<List<Long>> keys = new ArrayList<>(keys(row));
            for (int i = 0; known != null && i < keys.size(); i++) {
                if (!RowCheck.hasBlank(uniques.get(i), known, schema, blanks)) {
                    keys.set(i, List.of()); // nothing of it was drawn
                }
            }
            if (isSeen(keys)) {
                return true;
            }
            for (int i = 0; i < keys.size(); i++) {
                if (!keys.get(i).isEmpty()) {
                    seen.get(i).add(keys.get(i));
                }
            }
            return false;
        }

        /** What must differ of a row, for each such rule; empty where a blank leaves it open. */
        private List<List<Long>> keys(double[] row) {
            return uniques.stream().map(columns -> RowCheck.hasBlank(columns, row, schema, blanks)
                    ? List.<Long>of()
                    : RowCheck.bits(columns, row)).toList();
        }

        private boolean isSeen(List<List<Long>> keys) {
            return IntStream.range(0, keys.size())
                    .anyMatch(i -> !keys.get(i).isEmpty() && seen.get(i).contains(keys.get(i)));
        }
    }
}
