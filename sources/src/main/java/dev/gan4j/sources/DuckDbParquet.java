package dev.gan4j.sources;

import dev.gan4j.InvalidInputException;
import dev.gan4j.internal.AtomicFile;
import dev.gan4j.internal.Printable;
import dev.gan4j.table.Database;
import dev.gan4j.table.DatabaseAccess;
import dev.gan4j.table.JsonLinesWriter;
import dev.gan4j.table.ValueColumn;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes Parquet by the user's driver of DuckDB, which reads the rows as JSON lines. */
final class DuckDbParquet {

    private static final String URL = "jdbc:duckdb:";

    private final Path file;
    private final List<ValueColumn> columns;

    DuckDbParquet(Path file, List<ValueColumn> columns) {
        this.file = file;
        this.columns = columns;
    }

    void write(long count, DatabaseAccess access, Database.Rows rows) throws IOException {
        Path folder = Files.createTempDirectory("gan4j-parquet-");
        try {
            Path lines = folder.resolve("rows.jsonl");
            Path parquet = folder.resolve("rows.parquet");
            // Before rows are made, which may take long, it is seen whether there is a driver.
            try (Connections connections = connect(access)) {
                lines(lines, count, rows);
                try (Statement statement = connections.connection().createStatement()) {
                    statement.execute("copy (select * from read_json(" + text(lines.toString())
                            + ", format = 'newline_delimited', maximum_object_size = 1073741824, columns = {" + types()
                            + "})) to " + text(parquet.toString()) + " (format parquet, compression zstd)");
                } catch (SQLException e) {
                    throw connections.failure("writing " + Printable.line(file.toString()), e);
                }
            }
            AtomicFile.write(file, out -> Files.copy(parquet, out));
        } finally {
            for (String name : List.of("rows.jsonl", "rows.parquet", "")) {
                Files.deleteIfExists(folder.resolve(name));
            }
        }
    }

    private Connections connect(DatabaseAccess access) throws IOException {
        try {
            return Connections.open(URL, new DatabaseAccess(access.driver(), Map.of()));
        } catch (InvalidInputException e) {
            throw new InvalidInputException(Printable.line(file.toString())
                    + ": gan4j writes Parquet by the driver of DuckDB alone, which is not here: name its jar with --driver"
                    + " duckdb_jdbc.jar; or write .csv or .jsonl, which Spark and others turn into Parquet", e);
        }
    }

    private void lines(Path lines, long count, Database.Rows rows) throws IOException {
        List<String> names = columns.stream().map(ValueColumn::name).toList();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(lines))) {
            for (long first = 0; first < count;) {
                List<List<@Nullable Object>> some = rows.make(first, (int) Math.min(TableSink.BATCH, count - first));
                for (List<@Nullable Object> row : some) {
                    out.write(JsonLinesWriter.line(names, row));
                }
                first += some.size();
            }
        }
    }

    private String types() {
        return columns.stream().map(column -> text(column.name()) + ": " + text(SqlTypes.of(column, URL)))
                .collect(Collectors.joining(", "));
    }

    private static String text(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
