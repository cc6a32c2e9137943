package dev.gan4j.cli;

import static java.util.Objects.requireNonNull;

import dev.gan4j.InvalidInputException;
import dev.gan4j.model.TableModel;
import dev.gan4j.run.RunDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** The model that a command line names: its file, or the directory of the run that wrote it. */
final class ModelFile {

    @Parameters(index = "0", paramLabel = "MODEL.gan|RUN_DIR", description = "A model, or the run that wrote it.")
    private @Nullable Path named;

    /**
     * Returns the file.
     *
     * @throws InvalidInputException if a named directory contains no model
     */
    Path path() {
        Path path = requireNonNull(named, "picocli demands it");
        if (!Files.isDirectory(path)) {
            return path;
        }
        Path model = path.resolve(RunDirectory.MODEL);
        if (Files.exists(model)) {
            return model;
        }
        if (!Files.exists(path.resolve(RunDirectory.EXPERIMENT))) {
            throw new InvalidInputException(path + " is a folder without a " + RunDirectory.MODEL);
        }
        return of(RunDirectory.open(path));
    }

    /**
     * Returns the model of a run.
     *
     * @throws InvalidInputException if the run has not finished; the message names the command that continues it
     */
    static Path of(RunDirectory run) {
        try {
            return run.model();
        } catch (InvalidInputException e) {
            throw new InvalidInputException(
                    e.getMessage() + "; gan4j train --resume " + ShellWord.of(run.path()) + " continues it", e);
        }
    }

    /**
     * Reads the model of a table.
     *
     * @param command that needs one
     * @throws InvalidInputException if it is one of numbers
     */
    static TableModel table(Path file, String command) {
        if (!TableModel.isTable(file)) {
            throw new InvalidInputException(file + " must be the model of a table of mixed columns for gan4j " + command
                    + " but is one of numbers");
        }
        return TableModel.read(file);
    }

    /**
     * Refuses the model of a table.
     *
     * @param command that takes none
     */
    static void refuseTable(Path file, String command) {
        if (TableModel.isTable(file)) {
            throw new InvalidInputException(file + " is the model of a table of mixed columns, which gan4j " + command
                    + " cannot take yet");
        }
    }
}
