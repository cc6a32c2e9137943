package dev.gan4j.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gan4j.data.Column;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Tables for tests. */
final class Tables {

    /** The data sets to try gan4j on. */
    static final Path EXAMPLES = Path.of("../examples/data");

    private Tables() {}

    static Table read(String csv) {
        return read(csv, TableReader.Options.NONE);
    }

    static Table read(String csv, TableReader.Options options) {
        return TableReader.read(new ByteArrayInputStream(csv.getBytes(UTF_8)), "people.csv", options);
    }

    static Table told(String csv, String yaml) {
        return read(csv, TableReader.Options.of(SchemaYaml.parse(yaml, "schema.yaml")));
    }

    static String write(Table table) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            new TableWriter(table.schema(), 7).write(table.data(), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(UTF_8);
    }

    /** A table of one column. */
    static Table column(String name, List<String> cells) {
        return TableReader.ofRows(List.of(name), cells.stream().map(List::of).toList(), TableReader.Options.NONE);
    }

    static Table column(int rows, IntFunction<String> cell) {
        List<String> cells = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            cells.add(cell.apply(row));
        }
        return column("x", cells);
    }

    static ColumnKind kind(Table table, int column) {
        return ColumnKind.of(table.schema().columns().columns().get(column), Blanks.of(table.schema().blanks())::has);
    }

    static Column first(Table table) {
        return table.schema().columns().columns().getFirst();
    }

    /** The bits of all numbers: blanks that differ are NaNs that differ. */
    static List<Long> bits(Table table) {
        List<Long> bits = new ArrayList<>();
        for (double value : table.data().values().toArray()) {
            bits.add(Double.doubleToRawLongBits(value));
        }
        return bits;
    }
}
