package dev.gan4j.cli;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.Distribution;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.internal.ExperimentYaml;
import dev.gan4j.experiment.internal.TableYaml;
import dev.gan4j.internal.Spelling;
import dev.gan4j.run.RunDirectory;
import dev.gan4j.table.Database;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The meaning of a word on the command line: a preset, an experiment file, or data. */
sealed interface NamedSource {

    /** The names of data files. */
    Pattern DATA_FILE = Pattern.compile(".*\\.(csv|tsv|txt|dat|data|png|gz|zst|jsonl|ndjson|parquet)",
            Pattern.CASE_INSENSITIVE);

    /**
     * A preset.
     *
     * @param name one of the presets
     */
    record Preset(String name) implements NamedSource {}

    /**
     * An experiment in a file.
     *
     * @param file the file, which need not exist
     */
    record ExperimentFile(Path file) implements NamedSource {}

    /**
     * Data, as {@code --data} takes them.
     *
     * @param text a file, a stream, a database or a distribution
     */
    record Data(String text) implements NamedSource {}

    /**
     * Resolves a word. A preset takes precedence over a file of the same name, which can be named with {@code ./}.
     *
     * @throws InvalidInputException if it is neither a preset nor a distribution, and there is no such file
     */
    static NamedSource of(String word) {
        if (Experiment.presets().contains(word)) {
            return new Preset(word);
        }
        if (ExperimentYaml.isFileName(word)) {
            return new ExperimentFile(Path.of(word));
        }
        if (DataStream.isNamedBy(word) || Database.isNamedBy(word) || isFileName(word) || Distribution.isMeant(word)
                || (!word.isEmpty() && Files.exists(Path.of(word)))) {
            return new Data(word);
        }
        List<String> presets = Experiment.presets();
        throw new InvalidInputException("there is neither a preset nor a file \"" + word + "\"; the presets are "
                + String.join(", ", presets)
                + Spelling.hint(word, Stream.concat(presets.stream(), neighbours(Path.of("")).stream()).toList()));
    }

    /**
     * Refuses an experiment on a table of mixed columns.
     *
     * @param file    of an experiment
     * @param command that takes none
     */
    static void refuseTable(Path file, String command) {
        if (isTable(file)) {
            throw new InvalidInputException(
                    file + " is an experiment on a table of mixed columns, which gan4j " + command
                            + " cannot take yet; gan4j train " + ShellWord.of(file) + " trains it");
        }
    }

    /** Whether a file is an experiment on a table of mixed columns; false for one that is not there. */
    static boolean isTable(Path file) {
        return Files.isRegularFile(file) && TableYaml.isTable(file);
    }

    private static boolean isFileName(String word) {
        return word.indexOf('/') >= 0 || word.indexOf('\\') >= 0 || DATA_FILE.matcher(word).matches();
    }

    /**
     * Refuses text that does not name data.
     *
     * @throws InvalidInputException if so; the message names the nearest file, or the command that accepts it
     */
    static void requireData(String text) {
        if (Database.isNamedBy(text)) {
            return;
        }
        Path file = Path.of(text);
        if (ExperimentYaml.isFileName(text)) {
            throw new InvalidInputException("--data must name data but " + text
                    + " is an experiment; gan4j train " + ShellWord.of(text) + " trains it");
        }
        if (!Files.exists(file)) {
            throw new InvalidInputException(text + ": no such file" + Spelling.question(nearest(file)));
        }
        if (Files.isDirectory(file) && Files.exists(file.resolve(RunDirectory.EXPERIMENT))) {
            throw new InvalidInputException(text + " is a run, not data; gan4j train --resume "
                    + ShellWord.of(text) + " resumes it, and gan4j train "
                    + ShellWord.of(file.resolve(RunDirectory.EXPERIMENT)) + " repeats it");
        }
        if (text.endsWith(".gan")) {
            throw new InvalidInputException(text + " is a trained model, not data; gan4j sample "
                    + ShellWord.of(text) + " writes samples of it");
        }
    }

    /** The existing file in the same folder whose name is nearest to that of a missing one. */
    private static List<String> nearest(Path missing) {
        Path name = missing.getFileName();
        Path folder = missing.getParent();
        return name == null
                ? List.of()
                : Spelling.nearest(name.toString(), neighbours(folder == null ? Path.of("") : folder)).stream()
                        .map(near -> missing.resolveSibling(near).toString()).toList();
    }

    /** The names of the files in a folder. */
    private static List<String> neighbours(Path folder) {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, Files::isRegularFile)) {
            entries.forEach(entry -> names.add(String.valueOf(entry.getFileName())));
        } catch (IOException e) {
            // A folder that is missing or unreadable has no file to propose.
            return List.of();
        }
        names.sort(null);
        return names;
    }
}
