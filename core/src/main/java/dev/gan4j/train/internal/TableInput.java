package dev.gan4j.train.internal;

import dev.gan4j.data.DatabaseQuery;
import dev.gan4j.experiment.TableExperiment;
import dev.gan4j.table.Database;
import dev.gan4j.table.DatabaseAccess;
import dev.gan4j.table.SchemaYaml;
import dev.gan4j.table.Table;
import dev.gan4j.table.TableReader;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The table of an experiment, from a file or a database. */
public final class TableInput {

    private TableInput() {}

    /**
     * Reads the table, of which nothing is known but what the experiment's schema says.
     *
     * @param experiment names it
     * @param access     to its database, if it is there
     * @return its rows, and what was found
     * @throws dev.gan4j.InvalidInputException if it is not there, or not as the schema says
     * @throws UncheckedIOException            if the disk or the database fails
     */
    public static Table read(TableExperiment experiment, DatabaseAccess access) {
        return read(experiment, TableReader.Options.of(SchemaYaml.told(experiment.schema())), access);
    }

    /**
     * Reads the table.
     *
     * @param experiment names it
     * @param options    what is known of it
     * @param access     to its database, if it is there
     * @return its rows, and what was found
     * @throws dev.gan4j.InvalidInputException if it is not there, or not as the options say
     * @throws UncheckedIOException            if the disk or the database fails
     */
    public static Table read(TableExperiment experiment, TableReader.Options options, DatabaseAccess access) {
        DatabaseQuery query = experiment.database();
        if (query == null) {
            return TableReader.read(experiment.file(), options);
        }
        try {
            return Database.find().read(query, access).table(options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
