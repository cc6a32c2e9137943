package dev.gan4j.codec;

import dev.gan4j.data.Blank;
import dev.gan4j.data.Column;
import dev.gan4j.data.Dataset;
import dev.gan4j.data.Points;
import dev.gan4j.data.Schema;
import dev.gan4j.random.AddressedRandom;
import dev.gan4j.random.Stream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * The map between the rows of a table and rows of codes, one code for each column that is learnt. Fitted on training rows, and
 * saved in the model.
 */
public final class TableCodec {

    /** Draws from a bin, some of whose numbers are not wanted. */
    private static final int MOST_DRAWS = 1000;

    private final Schema schema;
    private final int[] learnt;
    private final List<ColumnCode> codes;
    private final int[][] bases; // of each learnt column, those whose numbers are subtracted from its own; none for most

    /**
     * Creates a codec.
     *
     * @param schema of the table
     * @param learnt indices of the columns that are learnt, ascending
     * @param codes  of each of them
     * @param bases  for each of them the columns whose numbers are subtracted from its own before they become codes; none for most
     */
    public TableCodec(Schema schema, int[] learnt, List<ColumnCode> codes, int[][] bases) {
        this.bases = Arrays.stream(bases).map(int[]::clone).toArray(int[][]::new);
        this.schema = schema;
        this.learnt = learnt.clone();
        this.codes = List.copyOf(codes);
    }

    /**
     * Fits a codec to training rows.
     *
     * @param rows         the training rows
     * @param derived      indices of columns that follow from others
     * @param minimumCount rows that a category or an atom needs so that samples may have it
     * @return the codec
     */
    public static TableCodec fit(Dataset rows, Set<Integer> derived, int minimumCount) {
        List<Integer> learnt = new ArrayList<>();
        List<ColumnCode> codes = new ArrayList<>();
        int[][] all = Residuals.bases(rows, derived);
        List<int[]> bases = new ArrayList<>();
        for (int j = 0; j < rows.schema().width(); j++) {
            if (derived.contains(j)) {
                continue;
            }
            switch (rows.schema().columns().get(j)) {
                case Column.Categorical column ->
                    codes.add(CategoryCode.fit(rows.column(j), column.categories().size(), minimumCount));
                case Column.Numeric column ->
                    codes.add(NumberCode.fit(Residuals.of(rows, j, all[j]), column.blanks().size(), minimumCount));
                case Column.Temporal column ->
                    codes.add(NumberCode.fit(Residuals.of(rows, j, all[j]), column.blanks().size(), minimumCount));
                case Column.Constant column -> {
                    continue;
                }
                case Column.Identifier column -> {
                    continue;
                }
                case Column.Text column -> {
                    continue;
                }
            }
            learnt.add(j);
            bases.add(all[j]);
        }
        return new TableCodec(rows.schema(), array(learnt), codes, bases.toArray(int[][]::new));
    }

    private static int[] array(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }

    /**
     * Returns the columns that are learnt.
     *
     * @return their indices in the schema, ascending
     */
    public int[] learnt() {
        return learnt.clone();
    }

    /**
     * Returns the columns whose numbers are subtracted from those of others.
     *
     * @return for each learnt column, indices in the schema; none for most
     */
    public int[][] bases() {
        return Arrays.stream(bases).map(int[]::clone).toArray(int[][]::new);
    }

    /**
     * Returns the codes of the columns that are learnt.
     *
     * @return in their order
     */
    public List<ColumnCode> codes() {
        return codes;
    }

    /**
     * Returns the schema of the table.
     *
     * @return all columns
     */
    public Schema schema() {
        return schema;
    }

    /**
     * Returns the number of codes of each column that is learnt.
     *
     * @return in their order
     */
    public int[] widths() {
        return codes.stream().mapToInt(ColumnCode::width).toArray();
    }

    /**
     * Returns which codes samples may have.
     *
     * @return 0 for one that is never emitted, else 1; shape (learnt columns, codes)
     */
    public float[][] emitted() {
        float[][] emitted = new float[learnt.length][];
        for (int i = 0; i < learnt.length; i++) {
            emitted[i] = new float[codes.get(i).width()];
            for (int code = 0; code < emitted[i].length; code++) {
                emitted[i][code] = codes.get(i).isEmitted(code) ? 1 : 0;
            }
        }
        return emitted;
    }

    /**
     * Returns whether the codes of each learnt column have an order.
     *
     * @return shape (learnt columns)
     */
    public boolean[] ordered() {
        boolean[] ordered = new boolean[learnt.length];
        for (int i = 0; i < learnt.length; i++) {
            ordered[i] = !(schema.columns().get(learnt[i]) instanceof Column.Categorical column) || column.ordered();
        }
        return ordered;
    }

    /**
     * Converts rows to codes.
     *
     * @param rows of the schema
     * @return the codes of the columns that are learnt
     */
    public CodedRows encode(Dataset rows) {
        int[][] coded = new int[learnt.length][rows.rows()];
        for (int i = 0; i < learnt.length; i++) {
            double[] column = Residuals.of(rows, learnt[i], bases[i]);
            for (int row = 0; row < column.length; row++) {
                coded[i][row] = codes.get(i).encode(column[row]);
            }
        }
        return new CodedRows(widths(), ordered(), coded);
    }

    /**
     * Converts codes to rows; columns that are not learnt, and codes that are never emitted, are NaN.
     *
     * @param coded   shape (learnt columns, rows)
     * @param seed    of the samples
     * @param numbers of the rows
     * @param accepts tells of the index of a learnt column and a number whether that is wanted; a bin has other numbers then
     * @return rows of the schema
     */
    public Dataset decode(int[][] coded, long seed, long[] numbers, Acceptance accepts) {
        AddressedRandom random = new AddressedRandom(seed);
        float[] uniforms = new float[learnt.length];
        Points values = Points.generate(numbers.length, schema.width(), (row, point) -> {
            random.seek(Stream.CELLS, numbers[row]);
            random.fill(uniforms);
            Arrays.fill(point, Blank.of(0));
            for (int i = 0; i < learnt.length; i++) {
                ColumnCode code = codes.get(i);
                if (code.isEmitted(coded[i][row])) {
                    double value = code.decode(coded[i][row], uniforms[i]);
                    for (int k = 0; k < MOST_DRAWS && !accepts.test(i, value); k++) {
                        value = code.decode(coded[i][row], random.nextFloat());
                    }
                    point[learnt[i]] = value;
                }
            }
            for (int i = 0; i < learnt.length; i++) {
                point[learnt[i]] = Residuals.sum(point, learnt[i], bases[i]);
            }
        });
        return new Dataset(schema, values, null);
    }

    /** Tells which numbers are wanted. */
    @FunctionalInterface
    public interface Acceptance {

        /**
         * Tests a number.
         *
         * @param column index of a learnt column
         * @param value  as a dataset holds it
         * @return whether it is wanted
         */
        boolean test(int column, double value);
    }
}
