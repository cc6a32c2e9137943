package dev.gan4j.cli;

import dev.gan4j.data.DatabaseQuery;
import dev.gan4j.table.Database;
import dev.gan4j.table.DatabaseAccess;
import dev.gan4j.table.TableFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options that say which rows of a database are read. */
final class DatabaseOptions {

    private static final long SEED = 1;

    @Option(names = "--query", paramLabel = "SQL",
            description = "The query whose rows are read, of a database (jdbc:...).")
    private @Nullable String query;

    @Option(names = "--table", paramLabel = "NAME",
            description = "The table that is read, in place of a query, in the order of its primary key.")
    private @Nullable String table;

    @Option(names = "--rows", paramLabel = "N",
            description = "Read so many rows of a database, chosen at random by a seed, where there are more (default: all).")
    private @Nullable Integer rows;

    @Mixin
    private AccessOptions access = new AccessOptions();

    /** How the database is reached. */
    DatabaseAccess access() {
        return access.access();
    }

    /** The name of the run for what is read. */
    String name() {
        return table == null ? "query" : table;
    }

    /**
     * Refuses options that have no effect.
     *
     * @param data        what is read
     * @param isDatabase  whether it is a database
     * @param commandLine for the error
     */
    void check(String data, boolean isDatabase, CommandLine commandLine) {
        String given = query != null
                ? "--query"
                : table != null ? "--table" : rows != null ? "--rows" : access.areGiven() ? access.first() : "";
        if (!isDatabase && !given.isEmpty()) {
            throw new ParameterException(commandLine,
                    given + " belongs to a database, whose name begins with jdbc:, but the data are " + data);
        }
    }

    /** Whether there are options that say what is asked. */
    boolean areAsked() {
        return query != null || table != null || rows != null;
    }

    /**
     * Returns what is asked.
     *
     * @param url         of the database
     * @param commandLine for errors
     * @throws dev.gan4j.InvalidInputException if the URL has a password, or there is no such table
     * @throws IOException                     if the database fails
     */
    DatabaseQuery query(String url, CommandLine commandLine) throws IOException {
        return query(url, query, table, "", rows, access(), commandLine);
    }

    /**
     * Returns what is asked.
     *
     * @param which what the options of the query and the table begin with, such as "synthetic-"
     */
    static DatabaseQuery query(String url, @Nullable String query, @Nullable String table, String which,
            @Nullable Integer rows, DatabaseAccess access, CommandLine commandLine) throws IOException {
        DatabaseQuery.requireNoCredentials(url);
        if ((query == null) == (table == null)) {
            throw new ParameterException(commandLine, url + " needs --" + which + "query \"select ...\" or --" + which
                    + "table NAME" + (query == null ? "" : ", and not both"));
        }
        if (rows != null && rows < 1) {
            throw new ParameterException(commandLine, "--rows must be at least 1 but was " + rows);
        }
        return query == null
                ? Database.find().ofTable(url, table == null ? "" : table, rows, SEED, access)
                : new DatabaseQuery(url, query, rows, SEED);
    }

    /** The words of a command line that name the same rows. */
    List<String> words() {
        List<String> words = new ArrayList<>();
        add(words, "--query", query);
        add(words, "--table", table);
        add(words, "--rows", rows == null ? null : rows.toString());
        return words;
    }

    /** Adds an option to the words of a command line, if it is given. */
    static void add(List<String> words, String option, @Nullable String value) {
        if (value != null) {
            words.addAll(List.of(option, value));
        }
    }

    /**
     * Tells whether a word names a table that is no CSV file: a database, JSON lines or Parquet.
     *
     * @param word as it stands on the command line
     */
    static boolean isTyped(String word) {
        return Database.isNamedBy(word) || (!DataStream.isNamedBy(word) && TableFormat.of(Path.of(word)) != null);
    }
}
