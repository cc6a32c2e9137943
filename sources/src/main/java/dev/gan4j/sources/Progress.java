package dev.gan4j.sources;

import dev.gan4j.InvalidInputException;
import dev.gan4j.internal.Sha256;
import dev.gan4j.table.Database;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** How many rows of a kind a table has, kept in a table beside it: a row for each model, seed and table. */
final class Progress {

    /** The name of the table. */
    static final String TABLE = "gan4j_progress";

    /** Types that every database has. */
    private static final String CREATE = "create table " + TABLE
            + " (job varchar(64) not null primary key, target varchar(250) not null, rows_done numeric(19) not null)";

    private static final int LONGEST_TARGET = 250;

    private final Connections connections;
    private final Connection connection;
    private final Database.Target target;
    private final String job;

    Progress(Connections connections, Database.Target target) {
        this.connections = connections;
        this.target = target;
        connection = connections.connection();
        job = Sha256.of((target.content() + "\0" + target.table()).getBytes(StandardCharsets.UTF_8));
    }

    /** How many rows were written; null where none ever were begun. Creates the table where it is missing. */
    @Nullable
    Long done() throws SQLException, IOException {
        if (TableName.find(connection, TABLE) == null) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(CREATE);
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                if (TableName.find(connection, TABLE) == null) { // no other process was faster
                    throw connections.failure("the table that keeps how many rows are written could not be created ("
                            + CREATE + ")", e);
                }
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(
                "select rows_done from " + TABLE + " where job = ?")) {
            statement.setString(1, job);
            try (ResultSet row = statement.executeQuery()) {
                Long done = row.next() ? row.getLong(1) : null;
                connection.commit();
                return done;
            }
        }
    }

    /** Begins with no row. */
    void begin() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "insert into " + TABLE + " (job, target, rows_done) values (?, ?, 0)")) {
            statement.setString(1, job);
            statement.setString(2, target.table().substring(0, Math.min(LONGEST_TARGET, target.table().length())));
            statement.executeUpdate();
        }
        connection.commit();
    }

    /**
     * Says that there are more rows, in the transaction that writes them.
     *
     * @throws InvalidInputException if another process has written rows meanwhile
     */
    void advance(long from, long to) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "update " + TABLE + " set rows_done = ? where job = ? and rows_done = ?")) {
            statement.setLong(1, to);
            statement.setString(2, job);
            statement.setLong(3, from);
            if (statement.executeUpdate() != 1) {
                throw new InvalidInputException(
                        "another process writes the same rows into " + target.table()
                                + "; it goes on, and this one ends");
            }
        }
    }

    /** The statement by which the rows can be written once more. */
    String forget() {
        return "delete from " + TABLE + " where job = '" + job + "'";
    }
}
