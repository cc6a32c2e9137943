package dev.gan4j.table;

import static java.util.Objects.requireNonNull;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.Column;
import dev.gan4j.data.Dataset;
import dev.gan4j.data.Schema;
import dev.gan4j.data.csv.CsvRows;
import dev.gan4j.internal.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes a table of cells: what the columns hold, what follows from what, and the numbers of all cells. */
final class TableMaker {

    private final String display;
    private final TableReader.TableCells cells;
    private final TableReader.Options options;
    private final List<TableTexts.Declared> declared; // of each column; empty where nothing is
    private final ToldSchema told;
    private final Blanks blanks;
    private final List<String> blankTexts;
    private final List<String> notes = new ArrayList<>();

    TableMaker(String display, TableReader.TableCells cells, TableReader.Options options,
            List<TableTexts.Declared> declared) {
        this.display = Printable.line(display);
        this.cells = cells;
        this.options = options;
        this.declared = declared;
        told = options.told();
        List<String> texts = told.blanks();
        blankTexts = texts == null ? Blanks.DEFAULT : texts;
        blanks = Blanks.of(blankTexts);
    }

    Table table(CsvRows.Facts facts) {
        int[] order = order(facts);
        int skipped = cells.hasSpaces() ? 1 : 0;
        List<Column> columns = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        List<ColumnCells> codes = new ArrayList<>();
        List<double[]> values = new ArrayList<>();
        List<Integer> written = new ArrayList<>();
        List<String> keys = List.copyOf(told.columns().keySet());
        for (int place = 0; place < order.length; place++) {
            int index = order[place];
            if (index < 0) {
                ColumnCells none = ColumnCells.empty(cells.rows());
                Column column = requireNonNull(missing(keys.get(place)));
                columns.add(column);
                reasons.add("not in " + display);
                codes.add(none);
                values.add(values(column, none, 0));
                written.add(0);
                continue;
            }
            ColumnCells column = cells.columns().get(index);
            ToldColumn known = told.columns().get(facts.keys().get(index));
            Blanks own = known == null || known.blankTexts().isEmpty()
                    ? blanks
                    : Blanks.of(Stream.concat(blankTexts.stream(), known.blankTexts().stream().map(Blanks::trim))
                            .distinct().toList());
            Cells texts = Cells.of(column, own, index == 0 ? 0 : skipped);
            String name = facts.names().get(index);
            Found found = known == null
                    ? SchemaFinder.find(name, facts.keys().get(index), texts, facts.separator(),
                            declared.isEmpty() ? TableTexts.Declared.NOTHING : declared.get(index))
                    : new ToldFinder(display, told.source(), options.strict()).find(name, facts.keys().get(index),
                            texts, known,
                            facts.separator());
            columns.add(found.column());
            reasons.add(found.reason());
            codes.add(column);
            values.add(values(found.column(), column, index == 0 ? 0 : skipped));
            written.add(texts.written());
            note(found);
        }
        Schema schema = new Schema(columns);
        List<Dependency> dependencies = new DependencyFinder(display, schema, codes, values).find(told.dependencies());
        Dataset data = TableReader.dataset(columns, codes, values, cells.rows());
        TableSchema whole = new TableSchema(schema, blankTexts, dependencies, List.of(),
                format(facts, columns, written));
        whole = new ToldRules(display, data, whole, notes).with(told.rules());
        notes.addAll(facts.notes());
        return new Table(data, whole, reasons, notes, display, facts.sha256());
    }

    private void note(Found found) {
        if (found.column() instanceof Column.Text text && text.fake() == null) {
            notes.add("column '" + text.name() + "' is left out: " + found.reason());
        }
    }

    private CsvFormat format(CsvRows.Facts facts, List<Column> columns, List<Integer> written) {
        CsvFormat known = told.format();
        return known != null
                ? known
                : CsvFormat.of(facts, header(),
                        columns.stream().map(CsvFormat::isText).toList(),
                        written, cells.rows(), cells.hasSpaces());
    }

    /** The names as they stand, without what belongs to the separator. */
    private List<String> header() {
        List<String> names = new ArrayList<>(cells.header());
        for (int i = 1; i < names.size() && cells.hasSpaces(); i++) {
            names.set(i, names.get(i).substring(1));
        }
        return names;
    }

    /** Returns a column that another file may do without, since it has nothing to judge or to learn; null for any other. */
    private @Nullable Column missing(String key) {
        ToldColumn known = told.columns().get(key);
        Column column = known == null ? null : known.column(key, key);
        return column instanceof Column.Text || column instanceof Column.Identifier ? column : null;
    }

    /** Returns the file's columns in the order wanted, -1 for one that is missing: their own, or that of a schema which names all. */
    private int[] order(CsvRows.Facts facts) {
        for (String key : told.columns().keySet()) {
            if (!facts.keys().contains(key) && (options.strict() || missing(key) == null)) {
                String where = told.source().isEmpty() ? "" : " in " + display;
                throw new InvalidInputException((told.source().isEmpty() ? display : told.source())
                        + ": there is no column '" + key + "'" + where + "; there is: "
                        + String.join(", ", facts.keys()));
            }
        }
        if (options.strict()) {
            return IntStream.range(0, facts.keys().size()).toArray();
        }
        Map<String, Integer> places = CellText.places(facts.keys());
        return told.columns().keySet().stream().mapToInt(key -> places.getOrDefault(key, -1)).toArray();
    }

    private double[] values(Column column, ColumnCells codes, int skipped) {
        ToDoubleFunction<String> reader = CellText.reader(column);
        CellPool pool = codes.pool();
        double[] values = new double[pool.size()];
        boolean isLearnt = !(column instanceof Column.Constant || column instanceof Column.Identifier
                || column instanceof Column.Text);
        for (int code = 0; code < values.length; code++) {
            values[code] = isLearnt ? reader.applyAsDouble(pool.text(code).substring(skipped)) : Double.NaN;
            if (CellText.isUnfit(values[code])) {
                throw new IllegalStateException("column '" + column.name() + "' was found without its cell '"
                        + pool.text(code) + "'");
            }
        }
        return values;
    }
}
