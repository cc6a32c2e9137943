package dev.gan4j.cascade;

import static java.util.Objects.requireNonNull;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.Column;
import dev.gan4j.data.Dataset;
import dev.gan4j.data.Points;
import dev.gan4j.table.Rules;
import dev.gan4j.table.Table;
import dev.gan4j.table.TableSchema;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The blanks of a table and what may stand in their place, which another seed draws anew.
 *
 * <p>A row is drawn again until it satisfies the rules and the dependencies of the schema as a whole, with the cells that were
 * there.
 */
public final class Imputation {

    private final TableSchema schema;
    private final Table holes;
    private final BitSet blanks = new BitSet(); // row by row
    private final BitSet kept = new BitSet(); // of these, by the last filling

    /**
     * Finds the blanks.
     *
     * @param schema of the model
     * @param holes  a table with the columns of the schema in its order, which may have more categories and blanks
     */
    public Imputation(TableSchema schema, Table holes) {
        this.schema = requireNonNull(schema, "schema must not be null");
        this.holes = requireNonNull(holes, "holes must not be null");
        List<String> texts = holes.schema().blanks();
        List<Column> columns = holes.schema().columns().columns();
        for (int j = 0; j < columns.size(); j++) {
            switch (columns.get(j)) {
                case Column.Categorical column -> {
                    boolean[] isBlank = new boolean[column.categories().size()];
                    for (int k = 0; k < isBlank.length; k++) {
                        isBlank[k] = texts.contains(column.categories().get(k).strip());
                    }
                    for (int row = 0; row < holes.data().rows(); row++) {
                        blanks.set(row * columns.size() + j, isBlank[(int) holes.data().values().get(row, j)]);
                    }
                }
                case Column.Numeric column -> addBlanks(j);
                case Column.Temporal column -> addBlanks(j);
                case Column.Constant column -> {}
                case Column.Identifier column -> {}
                case Column.Text column -> {}
            }
        }
    }

    private void addBlanks(int column) {
        for (int row = 0; row < holes.data().rows(); row++) {
            blanks.set(row * width() + column, Double.isNaN(holes.data().values().get(row, column)));
        }
    }

    private int width() {
        return schema.columns().width();
    }

    /**
     * Tells whether a cell is blank.
     *
     * @param row    from 0
     * @param column index in the schema
     * @return false for cells of columns that hold nothing to learn
     */
    public boolean isBlank(int row, int column) {
        return blanks.get(row * width() + column);
    }

    /**
     * Returns how many cells are blank.
     *
     * @return from 0
     */
    public int blanks() {
        return blanks.cardinality();
    }

    /**
     * Fills the blanks. Where no value that was drawn satisfies the rules of the schema, one blank of the row stays if that
     * satisfies them, and all of them if not.
     *
     * @param generator of the model
     * @param seed      another one gives other cells
     * @return as many rows, of the model's schema; what is no blank is what it was
     * @throws InvalidInputException if the table cannot be imputed
     */
    public Dataset fill(TableGenerator generator, long seed) {
        int[] rows = blanks.stream().map(cell -> cell / width()).distinct().toArray();
        double[][] filled = holes.data().toRows();
        Dataset given = holes.data().select(rows);
        Dataset drawn = draw(generator, seed, rows);
        Rules rules = new Rules(schema);
        BitSet broken = rules.violations(drawn, given);
        kept.clear();
        for (int i = 0; i < rows.length; i++) {
            int first = rows[i] * width();
            int[] cells = blanks.get(first, first + width()).stream().toArray();
            if (broken.get(i)) {
                keep(rules, drawn.select(new int[]{i}), given.select(new int[]{i}), cells)
                        .forEach(j -> kept.set(first + j));
            }
            for (int j : cells) {
                if (!kept.get(first + j)) {
                    filled[rows[i]][j] = drawn.values().get(i, j);
                }
            }
        }
        return new Dataset(schema.columns(), Points.generate(filled.length, width(),
                (row, point) -> System.arraycopy(filled[row], 0, point, 0, point.length)), null);
    }

    /** Returns the blanks of a row that stay, so that it breaks no rule that it did not break before. */
    private static IntStream keep(Rules rules, Dataset drawn, Dataset given, int[] cells) {
        for (int j : cells) {
            Points candidate = Points.generate(1, drawn.schema().width(), (row, point) -> {
                drawn.values().copyRow(0, point);
                point[j] = given.values().get(0, j);
            });
            if (rules.violations(new Dataset(drawn.schema(), candidate, null), given).isEmpty()) {
                return IntStream.of(j);
            }
        }
        return Arrays.stream(cells);
    }

    /**
     * Returns how many blanks the last {@link #fill} left, since no value that was drawn satisfied the rules.
     *
     * @return from 0
     */
    public int kept() {
        return kept.cardinality();
    }

    /**
     * Tells whether the last {@link #fill} filled a cell.
     *
     * @param row    from 0
     * @param column index in the schema
     * @return false for cells that were not blank, too
     */
    public boolean isFilled(int row, int column) {
        return isBlank(row, column) && !kept.get(row * width() + column);
    }

    /** Draws some rows, each by its number in the table. */
    private Dataset draw(TableGenerator generator, long seed, int[] rows) {
        try {
            return generator.impute(seed, Arrays.stream(rows).asLongStream().toArray(), holes.data().select(rows));
        } catch (InvalidInputException e) {
            throw new InvalidInputException(holes.source() + ": " + e.getMessage(), e);
        }
    }
}
