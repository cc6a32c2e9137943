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

/**
 * The blanks of a table and what may stand in their place, which another seed draws anew.
 *
 * <p>A row is drawn again until it satisfies the rules and the dependencies of the schema as a whole, with the cells that were
 * there.
 */
public final class Imputation {

    /** How often a row that breaks a rule is drawn again. */
    private static final int MOST_DRAWS = 1000;
    private static final long NEXT_SEED = 0x9e3779b97f4a7c15L;

    private final TableSchema schema;
    private final Table holes;
    private final BitSet blanks = new BitSet(); // row by row

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
     * Fills the blanks.
     *
     * @param generator of the model
     * @param seed      another one gives other cells
     * @return as many rows, of the model's schema; what is no blank is what it was
     * @throws InvalidInputException if a row breaks a rule that it did not break before, however its blanks are filled; the
     *                               message names it
     */
    public Dataset fill(TableGenerator generator, long seed) {
        int[] rows = blanks.stream().map(cell -> cell / width()).distinct().toArray();
        double[][] filled = holes.data().toRows();
        Rules rules = new Rules(schema);
        int[] left = rows;
        for (int attempt = 0; left.length > 0; attempt++) {
            if (attempt == MOST_DRAWS) {
                throw new InvalidInputException(holes.source() + ": row " + (left[0] + 1)
                        + " breaks a rule of the schema however its blanks are filled");
            }
            Dataset drawn = draw(generator, seed + attempt * NEXT_SEED, left);
            for (int i = 0; i < left.length; i++) {
                for (int j = blanks.nextSetBit(left[i] * width()); j >= 0 && j < (left[i] + 1) * width(); j = blanks
                        .nextSetBit(j + 1)) {
                    filled[left[i]][j % width()] = drawn.values().get(i, j % width());
                }
            }
            int[] asked = left;
            left = rules.violations(drawn, holes.data().select(left)).stream().map(i -> asked[i]).toArray();
        }
        return new Dataset(schema.columns(), Points.generate(filled.length, width(),
                (row, point) -> System.arraycopy(filled[row], 0, point, 0, point.length)), null);
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
