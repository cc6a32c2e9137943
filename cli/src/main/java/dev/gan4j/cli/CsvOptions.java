package dev.gan4j.cli;

import dev.gan4j.data.ColumnChoice;
import dev.gan4j.data.Distribution;
import dev.gan4j.data.Missing;
import dev.gan4j.experiment.DataSpec;
import dev.gan4j.experiment.internal.ExperimentYaml;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options for reading a CSV file. */
final class CsvOptions {

    /** What {@code --header} means of any file of rows. */
    static final String HEADER = "Whether the first row contains names (default: detected).";

    /** What {@code --separator} means of any file of rows. */
    static final String SEPARATOR = "The character between cells, or \"tab\" (default: detected).";

    @Spec(Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--column", paramLabel = "NAME|NUMBER",
            description = "The column: its name, or its number from 1 (default: the only one, or the first with numbers).")
    private @Nullable String column;

    @Option(names = "--header", negatable = true,
            description = HEADER)
    private @Nullable Boolean header;

    @Option(names = "--separator", paramLabel = "C",
            description = SEPARATOR)
    private @Nullable String separator;

    @Option(names = "--columns", paramLabel = "NAME,...|numeric",
            description = "Several columns of a file: their names or numbers, separated by commas, or all numeric ones.")
    private @Nullable String columns;

    @Option(names = "--missing", paramLabel = "drop|refuse",
            description = "What to do with rows with a missing cell in these columns: drop leaves them out and counts"
                    + " them, refuse (the default) ends with an error.")
    private @Nullable String missing;

    /**
     * Returns the data that a text names: a file of rows, a picture, or a distribution.
     *
     * @param copied the file that a stream is copied to, if the text names one
     */
    DataSpec data(String text, @Nullable Path copied) {
        if (text.isBlank()) {
            throw new ParameterException(spec.commandLine(), "--data must name a file or a distribution but was \""
                    + text + "\"");
        }
        boolean isFile = copied != null || (!ExperimentYaml.isFileName(text) && Files.exists(Path.of(text)));
        if (!isFile && Distribution.isMeant(text)) {
            requireNoCsv(text);
            return new DataSpec.Known(Distribution.parse(text));
        }
        if (copied == null && text.toLowerCase(Locale.ROOT).endsWith(".png")) {
            requireNoCsv(text);
            NamedSource.requireData(text);
            return new DataSpec.Image(Path.of(text).toAbsolutePath().normalize(), null);
        }
        Path file = (copied == null ? Path.of(text) : copied).toAbsolutePath().normalize();
        DataSpec rows = new DataSpec.Csv(file, choice(), header(), separator(), missing(), null);
        if (copied == null) {
            NamedSource.requireData(text);
        }
        return rows;
    }

    private void requireNoCsv(String text) {
        if (!isEmpty()) {
            throw new ParameterException(spec.commandLine(),
                    "--column, --columns, --header, --separator and --missing need a file of rows but the data are "
                            + text);
        }
    }

    /** Whether columns are asked for, or what to do with rows that lack some. */
    boolean choosesColumns() {
        return column != null || columns != null || missing != null;
    }

    /** Whether columns are asked for. */
    boolean namesColumns() {
        return column != null || columns != null;
    }

    /** Whether it is told what to do with rows that lack cells. */
    boolean isMissingTold() {
        return missing != null;
    }

    /** Whether several columns are asked for, or all numeric ones. */
    boolean areSeveral() {
        return columns != null;
    }

    /** The requested columns. */
    ColumnChoice choice() {
        if (columns == null) {
            return column == null ? new ColumnChoice.First() : new ColumnChoice.Named(column);
        }
        if (column != null) {
            throw new ParameterException(spec.commandLine(), "--column and --columns cannot be given together");
        }
        return several("--columns", columns);
    }

    /** Splits names at commas; the word numeric means all numeric columns. */
    ColumnChoice several(String option, String text) {
        return text.strip().equals("numeric")
                ? new ColumnChoice.Numeric()
                : new ColumnChoice.Named(names(option, text));
    }

    private List<String> names(String option, String text) {
        List<String> names = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
        if (names.stream().anyMatch(String::isEmpty)) {
            throw new ParameterException(spec.commandLine(),
                    option + " must be names separated by commas but was \"" + text + "\"");
        }
        return names;
    }

    @Nullable
    Boolean header() {
        return header;
    }

    @Nullable
    Character separator() {
        return separator(spec, separator);
    }

    /** The character that an option names; null where it is not given. */
    static @Nullable Character separator(CommandSpec spec, @Nullable String separator) {
        if (separator == null) {
            return null;
        }
        if (separator.equals("tab") || separator.equals("\\t")) {
            return '\t';
        }
        if (separator.length() != 1) {
            throw new ParameterException(spec.commandLine(),
                    "--separator must be one character, or \"tab\", but was \"" + separator + "\"");
        }
        return separator.charAt(0);
    }

    Missing missing() {
        return switch (missing) {
            case null -> Missing.REFUSE;
            case "refuse" -> Missing.REFUSE;
            case "drop" -> Missing.DROP;
            default -> throw new ParameterException(spec.commandLine(),
                    "--missing must be drop or refuse but was \"" + missing + "\"");
        };
    }

    boolean isEmpty() {
        return column == null && columns == null && header == null && separator == null && missing == null;
    }

    /** The fields of an experiment that these options set. */
    List<String> fields() {
        List<String> fields = new ArrayList<>();
        addIf(fields, column, "data.column");
        addIf(fields, columns, "data.columns");
        addIf(fields, header, "data.header");
        addIf(fields, separator, "data.separator");
        addIf(fields, missing, "data.missing");
        return fields;
    }

    /** The equivalent words of a command line. */
    List<String> words() {
        List<String> words = new ArrayList<>();
        addWords(words, "--column", column);
        addWords(words, "--columns", columns);
        if (header != null) {
            words.add(header ? "--header" : "--no-header");
        }
        addWords(words, "--separator", separator);
        addWords(words, "--missing", missing);
        return words;
    }

    private static void addWords(List<String> words, String option, @Nullable String value) {
        if (value != null) {
            words.addAll(List.of(option, value));
        }
    }

    private static void addIf(List<String> fields, @Nullable Object told, String field) {
        if (told != null) {
            fields.add(field);
        }
    }
}
