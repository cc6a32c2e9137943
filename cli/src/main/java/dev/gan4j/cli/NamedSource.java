package dev.gan4j.cli;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.Distribution;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.internal.TableYaml;
import dev.gan4j.internal.Spelling;
import dev.gan4j.run.RunDirectory;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a word on the command line names: a preset, an experiment's file, or data. */
sealed interface NamedSource {

    /** What a file is called that is no experiment. */
    Pattern DATA_FILE = Pattern.compile(".*\\.(csv|tsv|txt|dat|data|png|gz)", Pattern.CASE_INSENSITIVE);

    /**
     * A preset.
     *
     * @param name one of the presets
     */
    record Preset(String name) implements NamedSource {}

    /**
     * An experiment in a file.
     *
     * @param file which need not be there
     */
    record ExperimentFile(Path file) implements NamedSource {}

    /**
     * Data, as {@code --data} takes them.
     *
     * @param text a file, a stream or a distribution
     */
    record Data(String text) implements NamedSource {}

    /**
     * Finds out what a word names: a preset before a file of the same name, which {@code ./} in front of it names.
     *
     * @throws InvalidInputException if it is neither a preset nor a distribution, and there is no such file
     */
    static NamedSource of(String word) {
        if (Experiment.presets().contains(word)) {
            return new Preset(word);
        }
        if (isExperiment(word)) {
            return new ExperimentFile(Path.of(word));
        }
        if (DataStream.isNamedBy(word) || isFileName(word) || Distribution.isMeant(word)
                || (!word.isEmpty() && Files.exists(Path.of(word)))) {
            return new Data(word);
        }
        List<String> presets = Experiment.presets();
        throw new InvalidInputException("there is neither a preset nor a file \"" + word + "\"; the presets are "
                + String.join(", ", presets)
                + Spelling.hint(word, Stream.concat(presets.stream(), neighbours(Path.of("")).stream()).toList()));
    }

    /** Whether a word is the name of an experiment's file. */
    static boolean isExperiment(String word) {
        String name = word.toLowerCase(Locale.ROOT);
        return name.endsWith(".yaml") || name.endsWith(".yml");
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
     * Refuses what is no file of data.
     *
     * @throws InvalidInputException which names the nearest file, or the command that takes such a one
     */
    static void requireData(String text) {
        Path file = Path.of(text);
        if (isExperiment(text)) {
            throw new InvalidInputException("--data must name data but " + text
                    + " is an experiment; gan4j train " + ShellWord.of(text) + " trains it");
        }
        if (!Files.exists(file)) {
            throw new InvalidInputException(text + ": no such file" + Spelling.question(nearest(file)));
        }
        if (Files.isDirectory(file) && Files.exists(file.resolve(RunDirectory.EXPERIMENT))) {
            throw new InvalidInputException(text + " is a run, which is no data; gan4j train --resume "
                    + ShellWord.of(text) + " resumes it, and gan4j train "
                    + ShellWord.of(file.resolve(RunDirectory.EXPERIMENT)) + " repeats it");
        }
        if (text.endsWith(".gan")) {
            throw new InvalidInputException(text + " is a trained model, which is no data; gan4j sample "
                    + ShellWord.of(text) + " writes samples of it");
        }
    }

    /** The file whose name is nearest to that of one that is not there, in the same folder. */
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
            // A folder that is not there, or may not be read, has no file to propose.
            return List.of();
        }
        names.sort(null);
        return names;
    }
}
