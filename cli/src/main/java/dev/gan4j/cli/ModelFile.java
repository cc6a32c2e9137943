package dev.gan4j.cli;

import static java.util.Objects.requireNonNull;

import dev.gan4j.InvalidInputException;
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
        throw new InvalidInputException(path + (Files.exists(path.resolve(RunDirectory.EXPERIMENT))
                ? " is a run that has not finished, so it has no model; gan4j train --resume " + ShellWord.of(path)
                        + " continues it"
                : " is a folder without a " + RunDirectory.MODEL));
    }
}
