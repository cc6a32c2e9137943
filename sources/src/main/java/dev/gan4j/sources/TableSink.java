package dev.gan4j.sources;

import dev.gan4j.InvalidInputException;
import dev.gan4j.internal.Printable;
import dev.gan4j.table.Database;
import dev.gan4j.table.ValueColumn;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes rows into a table, in batches of which each is a transaction that also says how many rows there are. */
final class TableSink {

    /** Rows of a batch. */
    static final int BATCH = 8192;

    private final Connections connections;
    private final Connection connection;
    private final Database.Target target;

    TableSink(Connections connections, Database.Target target) throws SQLException {
        this.connections = connections;
        this.target = target;
        connection = connections.connection();
        if (!connection.getMetaData().supportsTransactions()) {
            throw new InvalidInputException(connections.display() + ": must have transactions, since otherwise a row"
                    + " could be there twice after a kill, but has none");
        }
    }

    /**
     * Writes the rows that are missing.
     *
     * @return how many there were before
     */
    long write(Database.Rows rows, LongConsumer progress) throws SQLException, IOException {
        Progress kept = new Progress(connections, target);
        TableName there = TableName.find(connection, target.table());
        Long before = kept.done();
        if (before == null) {
            requireBeginning(there);
            kept.begin();
        } else if (there == null && (before > 0 || !target.create())) {
            throw new InvalidInputException(connections.display() + ": " + Progress.TABLE + " has "
                    + String.format(Locale.ROOT, "%,d", before) + " rows written into " + target.table()
                    + ", but there is no such table; to begin again: " + kept.forget());
        }
        long done = before == null ? 0 : before;
        if (there == null) {
            create();
            there = TableName.find(connection, target.table());
        }
        if (there == null) {
            throw TableName.missing(connections, target.table());
        }
        progress.accept(Math.min(done, target.count()));
        if (done < target.count()) {
            insert(kept, columns(there), there, done, rows, progress);
        }
        return done;
    }

    private void requireBeginning(@Nullable TableName there) throws SQLException {
        if (target.create() && there != null) {
            throw new InvalidInputException(connections.display() + ": there is a table " + there.sql()
                    + " already; without --create rows are added to it");
        }
        if (!target.create() && there == null) {
            InvalidInputException missing = TableName.missing(connections, target.table());
            throw new InvalidInputException(missing.getMessage() + "; --create creates it", missing);
        }
    }

    /** Creates the table, with the names that the columns have. */
    private void create() throws SQLException {
        String quote = connection.getMetaData().getIdentifierQuoteString();
        String columns = target.columns().stream()
                .map(column -> TableName.quoted(column.name(), quote) + " " + SqlTypes.of(column, target.url()))
                .collect(Collectors.joining(", "));
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table " + newName(quote) + " (" + columns + ")");
        }
        connection.commit();
    }

    private String newName(String quote) throws SQLException {
        int dot = target.table().indexOf('.');
        if (dot > 0) {
            try (ResultSet schemas = connection.getMetaData().getSchemas()) {
                while (schemas.next()) {
                    if (target.table().substring(0, dot).equals(schemas.getString("TABLE_SCHEM"))) {
                        return TableName.quoted(target.table().substring(0, dot), quote) + "."
                                + TableName.quoted(target.table().substring(dot + 1), quote);
                    }
                }
            }
        }
        return TableName.quoted(target.table(), quote);
    }

    /** The columns of the table that have those of the rows, in the order of these. */
    private List<SqlValue> columns(TableName table) throws SQLException {
        List<SqlValue> all = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet none = statement.executeQuery("select * from " + table.sql() + " where 1 = 0")) {
            ResultSetMetaData about = none.getMetaData();
            for (int i = 1; i <= about.getColumnCount(); i++) {
                all.add(SqlValue.of(about.getColumnName(i), about.getColumnType(i),
                        String.valueOf(about.getColumnTypeName(i)), target.url()));
            }
        }
        return target.columns().stream().map(column -> column(column, all, table)).toList();
    }

    private SqlValue column(ValueColumn wanted, List<SqlValue> all, TableName table) {
        List<SqlValue> exact = all.stream().filter(each -> each.name().equals(wanted.name())).toList();
        List<SqlValue> found = exact.isEmpty()
                ? all.stream().filter(each -> each.name().equalsIgnoreCase(wanted.name())).toList()
                : exact;
        if (found.size() == 1) {
            return found.getFirst();
        }
        throw new InvalidInputException(connections.display() + ": the table " + table.sql() + " must have a column '"
                + Printable.line(wanted.name()) + "', as the model has, but has "
                + Printable.line(String.join(", ", all.stream().map(SqlValue::name).toList())));
    }

    private void insert(Progress kept, List<SqlValue> columns, TableName table, long from, Database.Rows rows,
            LongConsumer progress) throws SQLException, IOException {
        String names = columns.stream().map(column -> TableName.quoted(column.name(), table.quote()))
                .collect(Collectors.joining(", "));
        String places = columns.stream().map(column -> "?").collect(Collectors.joining(", "));
        // The next rows are made while those at hand are sent.
        ExecutorService maker = Executors.newSingleThreadExecutor(
                task -> Thread.ofPlatform().daemon().name("gan4j-rows").unstarted(task));
        try (PreparedStatement statement = connection.prepareStatement(
                "insert into " + table.sql() + " (" + names + ") values (" + places + ")")) {
            Future<List<List<@Nullable Object>>> next = maker.submit(() -> rows.make(from, size(from)));
            for (long first = from; first < target.count();) {
                List<List<@Nullable Object>> batch = await(next);
                long end = first + batch.size();
                if (end < target.count()) {
                    next = maker.submit(() -> rows.make(end, size(end)));
                }
                batch(kept, columns, statement, batch, first);
                first = end;
                progress.accept(end);
            }
        } finally {
            maker.shutdownNow();
        }
    }

    private int size(long first) {
        return (int) Math.min(BATCH, target.count() - first);
    }

    private void batch(Progress kept, List<SqlValue> columns, PreparedStatement statement,
            List<List<@Nullable Object>> batch, long first) throws SQLException, IOException {
        long end = first + batch.size();
        try {
            // First, so that another process with the same rows waits here, and then finds none to change.
            kept.advance(first, end);
            for (int row = 0; row < batch.size(); row++) {
                for (int i = 0; i < columns.size(); i++) {
                    columns.get(i).bind(statement, i + 1, batch.get(row).get(i), first + row + 1);
                }
                statement.addBatch();
            }
            statement.executeBatch();
            connection.commit();
        } catch (SQLException e) {
            throw connections.failure(String.format(Locale.ROOT, "rows %,d to %,d were not written", first + 1, end),
                    e);
        } catch (InvalidInputException e) {
            throw new InvalidInputException(connections.display() + ": " + e.getMessage(), e);
        }
    }

    private static <T> T await(Future<T> made) throws IOException {
        try {
            return made.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while making samples");
        } catch (ExecutionException e) {
            throw switch (e.getCause()) {
                case Error error -> throw error;
                case RuntimeException failure -> failure;
                case null, default -> new IllegalStateException(e.getCause());
            };
        }
    }
}
