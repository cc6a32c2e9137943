package dev.gan4j.table;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.DatabaseQuery;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Reads tables of databases, and writes rows into them; found by {@link ServiceLoader}. */
public interface Database {

    /** How the URLs of databases begin. */
    String SCHEME = "jdbc:";

    /**
     * Tells whether a word names a database.
     *
     * @param word any
     * @return whether it is a URL of JDBC
     */
    static boolean isNamedBy(String word) {
        return word.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    /**
     * Finds what reads databases.
     *
     * @return the first one that is there
     * @throws InvalidInputException if there is none
     */
    static Database find() {
        return ServiceLoader.load(Database.class).findFirst().orElseThrow(
                () -> new InvalidInputException("nothing here connects to a database; add the module gan4j-sources"));
    }

    /**
     * Returns the query for all columns of a table, in the order of its primary key where it has one.
     *
     * @param url    of the database
     * @param table  its name, perhaps after that of its schema and a dot
     * @param rows   as {@link DatabaseQuery#rows()}
     * @param seed   as {@link DatabaseQuery#seed()}
     * @param access to the database
     * @return the query
     * @throws InvalidInputException if there is no such table
     * @throws IOException           if the database fails
     */
    DatabaseQuery ofTable(String url, String table, @Nullable Integer rows, long seed, DatabaseAccess access)
            throws IOException;

    /**
     * Reads the rows of a query.
     *
     * @param query  what is asked
     * @param access to the database
     * @return all cells, whose hash is that of the rows in their order
     * @throws InvalidInputException if there is no row, or a column holds what no cell can; the message names it
     * @throws IOException           if the database or the query fails
     */
    TableTexts read(DatabaseQuery query, DatabaseAccess access) throws IOException;

    /**
     * A table that rows are written into.
     *
     * @param url     of the database
     * @param table   its name, perhaps after that of its schema and a dot
     * @param create  whether the table is created
     * @param content a hash of what gives the rows: another one gives others
     * @param columns of the rows
     * @param count   how many rows the table is to have of these
     */
    record Target(String url, String table, boolean create, String content, List<ValueColumn> columns, long count) {

        /** Copies the list. */
        public Target {
            DatabaseQuery.requireNoCredentials(url);
            columns = List.copyOf(columns);
        }
    }

    /** Makes rows. */
    @FunctionalInterface
    interface Rows {

        /**
         * Makes some rows. Calls come one after another, each for the rows after those of the last call.
         *
         * @param first number of the first row, from 0
         * @param count how many
         * @return a value for each column of each row, as {@link JavaValues} has them
         */
        List<List<@Nullable Object>> make(long first, int count);
    }

    /**
     * Writes rows into a table, those that an earlier call with the same content has not written. How many there are is kept in
     * the database, in the transaction of each batch.
     *
     * @param target   the table
     * @param access   to the database
     * @param rows     makes the rows
     * @param progress is told how many rows there are, at first and after each batch
     * @return how many rows there were before
     * @throws InvalidInputException if there is no such table, it lacks a column, or a value does not fit
     * @throws IOException           if the database fails; the batches before are there
     */
    long write(Target target, DatabaseAccess access, Rows rows, LongConsumer progress) throws IOException;

    /**
     * Writes a Parquet file by the driver of a database that can.
     *
     * @param file    where to; it appears when it is complete
     * @param columns of the rows
     * @param count   how many rows
     * @param access  the driver
     * @param rows    makes the rows
     * @throws InvalidInputException if there is no such driver
     * @throws IOException           if it cannot be written
     */
    void writeParquet(Path file, List<ValueColumn> columns, long count, DatabaseAccess access, Rows rows)
            throws IOException;
}
