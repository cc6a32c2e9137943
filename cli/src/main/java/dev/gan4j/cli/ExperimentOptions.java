package dev.gan4j.cli;

import static java.util.Objects.requireNonNull;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.DatabaseQuery;
import dev.gan4j.data.csv.CsvRows;
import dev.gan4j.experiment.DataSpec;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.TableExperiment;
import dev.gan4j.experiment.internal.Field;
import dev.gan4j.internal.Spelling;
import dev.gan4j.run.RunDirectory;
import dev.gan4j.table.Database;
import dev.gan4j.table.DatabaseAccess;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;
import tools.jackson.databind.json.JsonMapper;

/** The part of a command line that specifies what to train. */
final class ExperimentOptions {

    /** What the label is, which gan4j lab takes as well. */
    static final String LABEL = "Learn the class as well: the column of the file that holds it, or mode for the modes of a"
            + " mixture.";

    /** Fields that replace each other. */
    private static final Set<String> COLUMNS = Set.of("data.column", "data.columns");

    @Spec(Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", paramLabel = "PRESET|FILE",
            description = "What to train: a preset (see gan4j presets), an experiment (FILE.yaml), or data, as --data"
                    + " takes them. Default: the preset tutorial; with data the preset for such data, which is"
                    + " recommended for most.")
    private @Nullable String source;

    @Option(names = "--preset", paramLabel = "NAME", completionCandidates = PresetNames.class,
            description = "The preset to train, if the first word is your data: gan4j train my.csv --preset tutorial.")
    private @Nullable String preset;

    @Option(names = "--data", paramLabel = "FILE|-|jdbc:...|DISTRIBUTION",
            description = {
                    "Train on these data instead: a CSV file or JSON lines (.jsonl), which may be compressed (.gz,"
                            + " .zst), Parquet or a folder of it, a database, a PNG, - for standard input, or a distribution such"
                            + " as \"normal(-1,1)\".",
                    "The working range is then taken from the data, and if these are samples, pretraining against the"
                            + " true density becomes pretraining against an estimate. --set overrides both."})
    private @Nullable String data;

    @Mixin
    private CsvOptions csv = new CsvOptions();

    @Mixin
    private DatabaseOptions database = new DatabaseOptions();

    @Option(names = "--label", paramLabel = "COLUMN", description = LABEL)
    private @Nullable String label;

    @Option(names = "--holdout", paramLabel = "X",
            description = "The share of the rows that is kept out of training and used for the judgement, such as 0.1.")
    private @Nullable String holdout;

    @Option(names = "--seed", paramLabel = "N", description = "The seed of every random number of the run.")
    private @Nullable String seed;

    @Option(names = "--iterations", paramLabel = "N", description = "The number of iterations to train.")
    private @Nullable String iterations;

    @Option(names = "--schema", paramLabel = "FILE.yaml",
            description = "What is known of the columns of a table, as gan4j schema writes it, all or a part"
                    + " (default: found).")
    private @Nullable Path schema;

    @Option(names = "--target", paramLabel = "COLUMN",
            description = "The column of a table that samples should help to predict, by which their usefulness is judged"
                    + " (default: the last one with 2 to 20 classes, else the last number).")
    private @Nullable String target;

    @Option(names = "--set", paramLabel = "FIELD=VALUE", completionCandidates = FieldNames.class,
            description = {"Set any field of the experiment, such as optimiser.learningRate=0.01; may be repeated."
                    + " gan4j explain FIELD describes a field.", "Fields: ${COMPLETION-CANDIDATES}."})
    private List<String> settings = new ArrayList<>();

    /**
     * The field that is named in place of a preset, of experiments on numbers and of those on tables; none where none is.
     *
     * @throws InvalidInputException if the word is neither, but similar to the name of a field
     */
    List<Field> fields() {
        if (source == null) {
            return List.of();
        }
        List<Field> fields = Stream.of(Field.all(), Field.ofTables()).flatMap(List::stream)
                .filter(each -> each.path().equals(source)).toList();
        if (fields.isEmpty()) {
            refuseMisspeltField(source);
        }
        return fields;
    }

    private static void refuseMisspeltField(String word) {
        try {
            NamedSource.of(word);
        } catch (InvalidInputException e) {
            List<String> fields = Field.nearest(word);
            if (fields.isEmpty()) {
                throw e;
            }
            throw new InvalidInputException("there is no field, preset or file \"" + word + "\""
                    + Spelling.question(fields), e);
        }
    }

    /** The name of the stream that the data are read from; null if they are not read from one. */
    @Nullable
    String stream() {
        String told = data();
        return told != null && DataStream.isNamedBy(told) ? told : null;
    }

    /**
     * Tells whether what is named is a table of mixed columns: an experiment on one, or a file of which no column is chosen,
     * without a preset, that has several columns or blanks.
     *
     * @param columns counts the columns of the data; asked where they are rows
     */
    boolean isTable(IntSupplier columns) {
        String text = data();
        boolean isTyped = text != null && DatabaseOptions.isTyped(text);
        boolean isOfDatabase = text == null
                ? recipe() instanceof NamedSource.ExperimentFile && !database.areAsked()
                : Database.isNamedBy(text);
        database.check(text == null ? "those of " + (source == null ? "the tutorial" : source) : text, isOfDatabase,
                spec.commandLine());
        if (isTyped) {
            requireWhole(requireNonNull(text));
            return true;
        }
        if (recipe() instanceof NamedSource.ExperimentFile(Path file) && NamedSource.isTable(file)) {
            return true;
        }
        if (recipe() != null || csv.namesColumns() || label != null || !areRows()) {
            return false;
        }
        return schema != null || target != null || columns.getAsInt() > 1 || hasBlanks();
    }

    /** Refuses what belongs to columns of numbers of a CSV file. */
    private void requireWhole(String text) {
        String given = csv.isEmpty() ? label == null ? "" : "--label" : csv.fields().getFirst().replace("data.", "--");
        boolean isPreset = recipe() != null && !(recipe() instanceof NamedSource.ExperimentFile(Path file)
                && NamedSource.isTable(file));
        if (isPreset || !given.isEmpty()) {
            throw new ParameterException(spec.commandLine(), (isPreset ? "a preset" : given)
                    + " belongs to a CSV file, but " + text + " is trained as a whole table");
        }
    }

    /** Blanks of a single column of numbers are learnt, unless it is told what to do with them. */
    private boolean hasBlanks() {
        return stream() == null && !csv.isMissingTold() && CsvRows.hasBlanksAmongNumbers(
                Path.of(requireNonNull(data(), "there must be data")), csv.header(), csv.separator());
    }

    private boolean areRows() {
        String text = data();
        return text != null
                && csv.data(text, stream() == null ? null : Path.of(RunDirectory.DATA)) instanceof DataSpec.Csv;
    }

    /** Counts the columns of the file of the data. */
    int columns() {
        return CsvRows.columns(Path.of(requireNonNull(data(), "there must be data")), csv.separator());
    }

    /** Counts the columns of a stream, of which no more is read than its beginning. */
    int columns(InputStream in) {
        return CsvRows.columns(in, DataStream.NAME, csv.separator());
    }

    /**
     * Puts the experiment on a table together: the file, then the data, then single options, then {@code --set}.
     *
     * @param copied the file that a stream is copied to, if the data are read from one
     */
    TableExperiment table(@Nullable Path copied) {
        refuse("--iterations", iterations != null,
                "likelihood.epochs and game.iterations say how long one is trained");
        refuse("--missing", csv.isMissingTold(), "blanks are learnt");
        refuse("--column and --columns", csv.namesColumns(), "it is trained as a whole");
        refuse("--label", label != null, "it is trained as a whole");
        String text = data();
        TableExperiment experiment;
        if (recipe() instanceof NamedSource.ExperimentFile(Path file)) {
            experiment = TableExperiment.read(file);
            if (text != null) {
                experiment = Database.isNamedBy(text)
                        ? experiment.withDatabase(query(text), null)
                        : experiment.withTable(tableFile(text, copied), null);
            }
        } else if (text != null && Database.isNamedBy(text)) {
            experiment = TableExperiment.builder().name(database.name()).build()
                    .withDatabase(query(text), null);
        } else {
            experiment = TableExperiment.of(tableFile(requireNonNull(text, "there must be data"), copied));
        }
        Map<String, String> overrides = new LinkedHashMap<>();
        put(overrides, "schema", schema == null ? null : quoted(schema.toString()));
        put(overrides, "target", target == null ? null : quoted(target));
        put(overrides, "holdout", holdout);
        put(overrides, "seed", seed);
        addSettings(overrides, text != null ? List.of("table") : List.of());
        return experiment.with(overrides);
    }

    private DatabaseQuery query(String url) {
        try {
            return database.query(url, spec.commandLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path tableFile(String text, @Nullable Path copied) {
        return (copied == null ? Path.of(text) : copied).toAbsolutePath().normalize();
    }

    private void refuse(String option, boolean isTold, String reason) {
        if (isTold) {
            throw new ParameterException(spec.commandLine(),
                    option + " has no effect on a table of mixed columns: " + reason
                            + (recipe() == null
                                    ? "; to train on columns of numbers, name a preset, or columns with --column or"
                                            + " --columns"
                                    : ""));
        }
    }

    /** How the database is reached, where the data are in one. */
    DatabaseAccess access() {
        return database.access();
    }

    /** Refuses what belongs to a database, where none is read. */
    void requireNoDatabase(String data) {
        database.check(data, false, spec.commandLine());
    }

    /** How the file of a table is laid out, as far as that is told. */
    CsvOptions layout() {
        return csv;
    }

    /**
     * Puts the experiment together: the preset or file, then the data, then single options, then {@code --set}.
     *
     * <p>The library resets a working range and a density that were specified for other data.
     *
     * @param copied the file that a stream is copied to, if the data are read from one
     */
    Experiment experiment(@Nullable Path copied) {
        if (schema != null || target != null) {
            throw new ParameterException(spec.commandLine(), (schema != null ? "--schema" : "--target")
                    + " belongs to a table of mixed columns: gan4j train FILE.csv, without a preset, --column, --columns and"
                    + " --label");
        }
        String text = data();
        DataSpec told = text == null ? null : csv.data(text, copied);
        if (told == null && !csv.isEmpty()) {
            throw new ParameterException(spec.commandLine(),
                    "--column, --columns, --header, --separator and --missing need a file of rows: gan4j train FILE.csv");
        }
        Experiment experiment = switch (recipe()) {
            case null -> Experiment.preset(DefaultPreset.of(told));
            case NamedSource.Preset(String name) -> Experiment.preset(name);
            case NamedSource.ExperimentFile(Path file) -> Experiment.read(file);
            case NamedSource.Data none -> throw new IllegalStateException("data are no recipe");
        };
        Map<String, String> overrides = overrides(text != null);
        Experiment complete = (told == null ? experiment : experiment.withData(told)).with(overrides);
        complete.requireEffect(overrides.keySet());
        return complete;
    }

    /** Returns a sentence on the recipe that was chosen for the user's data; null if none needs to be said. */
    @Nullable
    String choice() {
        String text = data();
        return recipe() != null || text == null
                ? null
                : DefaultPreset.sentence(csv.data(text, stream() == null ? null : Path.of("data.csv")), text);
    }

    /** Whether it is the tutorial as published: its recipe on its own data. */
    boolean isTutorial() {
        NamedSource recipe = recipe();
        return data() == null && label == null && settings.isEmpty()
                && (recipe == null || recipe.equals(new NamedSource.Preset(DefaultPreset.TUTORIAL)));
    }

    /** The words of a command line that name the same data; empty if they are the recipe's own. */
    List<String> dataWords() {
        String text = data();
        List<String> words = new ArrayList<>();
        if (text != null) {
            words.addAll(List.of("--data", text));
            words.addAll(csv.words());
            words.addAll(database.words());
        }
        if (label != null) {
            words.addAll(List.of("--label", label));
        }
        return words;
    }

    /** The named preset or experiment; null if there is none. */
    private @Nullable NamedSource recipe() {
        NamedSource named = source == null ? null : NamedSource.of(source);
        NamedSource first = named instanceof NamedSource.Data ? null : named;
        if (preset == null) {
            return first;
        }
        if (first != null && !first.equals(new NamedSource.Preset(preset))) {
            throw new ParameterException(spec.commandLine(), "--preset " + preset + " and " + source
                    + " both name what to train; give one of them");
        }
        return new NamedSource.Preset(preset);
    }

    /** The data as written, in the first word or in {@code --data}; null if neither names any. */
    private @Nullable String data() {
        if (source == null || !(NamedSource.of(source) instanceof NamedSource.Data(String text))) {
            return data;
        }
        if (data != null) {
            throw new ParameterException(spec.commandLine(), source + " and --data " + data
                    + " both name data to train on; give one of them");
        }
        return text;
    }

    private Map<String, String> overrides(boolean hasData) {
        Map<String, String> overrides = new LinkedHashMap<>();
        put(overrides, "label.column", label == null ? null : quoted(label));
        put(overrides, "holdout", holdout);
        put(overrides, "seed", seed);
        put(overrides, "iterations", iterations);
        List<String> told = new ArrayList<>(csv.fields());
        if (hasData) {
            told.add("data");
        }
        addSettings(overrides, told);
        return overrides;
    }

    /** Adds what {@code --set} sets, which no other option may set as well. */
    private void addSettings(Map<String, String> overrides, List<String> others) {
        List<String> told = new ArrayList<>(overrides.keySet());
        told.addAll(others);
        Settings.of(spec.commandLine(), "--set", settings).forEach((field, value) -> {
            for (String other : told) {
                boolean isOtherKind = COLUMNS.contains(other) && COLUMNS.contains(field);
                if (other.equals(field) || other.startsWith(field + ".") || isOtherKind) {
                    throw new ParameterException(spec.commandLine(),
                            "--set " + field + " sets what another option also sets (" + other
                                    + "); use only one of them");
                }
            }
            overrides.put(field, value);
        });
    }

    /** Any name as YAML: a JSON string is also a YAML string. */
    static String quoted(String name) {
        return JsonMapper.shared().writeValueAsString(name);
    }

    private static void put(Map<String, String> overrides, String field, @Nullable String value) {
        if (value != null) {
            overrides.put(field, value);
        }
    }
}
