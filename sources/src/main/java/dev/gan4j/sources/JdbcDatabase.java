package dev.gan4j.sources;

import dev.gan4j.data.DatabaseQuery;
import dev.gan4j.table.Database;
import dev.gan4j.table.DatabaseAccess;
import dev.gan4j.table.ResultSetTexts;
import dev.gan4j.table.TableTexts;
import dev.gan4j.table.ValueColumn;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Reads and writes tables of any database that has a driver of JDBC. */
public final class JdbcDatabase implements Database {

    /** Rows of a million characters have to fit into memory. */
    private static final int FETCH_SIZE = 200;

    @Override
    public DatabaseQuery ofTable(String url, String table, @Nullable Integer rows, long seed, DatabaseAccess access)
            throws IOException {
        try (Connections connections = Connections.open(url, access)) {
            try {
                TableName name = TableName.find(connections.connection(), table);
                if (name == null) {
                    throw TableName.missing(connections, table);
                }
                List<String> key = name.primaryKey(connections.connection()).stream()
                        .map(column -> TableName.quoted(column, name.quote())).toList();
                return new DatabaseQuery(url,
                        "select * from " + name.sql() + (key.isEmpty() ? "" : " order by " + String.join(", ", key)),
                        rows, seed);
            } catch (SQLException e) {
                throw connections.failure("", e);
            }
        }
    }

    @Override
    public TableTexts read(DatabaseQuery query, DatabaseAccess access) throws IOException {
        try (Connections connections = Connections.open(query.url(), access)) {
            try (Statement statement = connections.connection().createStatement(ResultSet.TYPE_FORWARD_ONLY,
                    ResultSet.CONCUR_READ_ONLY)) {
                // That driver streams only row by row, and holds all rows at any other size.
                statement.setFetchSize(Connections.isOf(query.url(), "mysql") ? Integer.MIN_VALUE : FETCH_SIZE);
                try (ResultSet rows = statement.executeQuery(query.query())) {
                    return ResultSetTexts.read(rows, connections.display(),
                            new ResultSetTexts.Sample(query.rows(), query.seed()));
                }
            } catch (SQLException e) {
                throw connections.failure("", e);
            }
        }
    }

    @Override
    public long write(Target target, DatabaseAccess access, Rows rows, LongConsumer progress) throws IOException {
        try (Connections connections = Connections.open(target.url(), access)) {
            try {
                return new TableSink(connections, target).write(rows, progress);
            } catch (SQLException e) {
                throw connections.failure("", e);
            }
        }
    }

    @Override
    public void writeParquet(Path file, List<ValueColumn> columns, long count, DatabaseAccess access, Rows rows)
            throws IOException {
        new DuckDbParquet(file, columns).write(count, access, rows);
    }
}
