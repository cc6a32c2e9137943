package dev.gan4j.cli;

import dev.gan4j.InvalidInputException;
import dev.gan4j.experiment.DataSpec;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.internal.Field;
import dev.gan4j.internal.Spelling;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    @Option(names = "--data", paramLabel = "FILE|-|DISTRIBUTION",
            description = {"Train on these data instead: a CSV file (may be gzipped), a PNG, - for standard input,"
                    + " or a distribution such as \"normal(-1,1)\".",
                    "The working range is then taken from the data, and if these are samples, pretraining against the"
                            + " true density becomes pretraining against an estimate. --set overrides both."})
    private @Nullable String data;

    @Mixin
    private CsvOptions csv = new CsvOptions();

    @Option(names = "--label", paramLabel = "COLUMN",
            description = "Learn the class as well: the column of the file that holds it, or mode for the modes of a"
                    + " mixture.")
    private @Nullable String label;

    @Option(names = "--holdout", paramLabel = "X",
            description = "The share of the rows that is kept out of training and used for the judgement, such as 0.1.")
    private @Nullable String holdout;

    @Option(names = "--seed", paramLabel = "N", description = "The seed of every random number of the run.")
    private @Nullable String seed;

    @Option(names = "--iterations", paramLabel = "N", description = "The number of iterations to train.")
    private @Nullable String iterations;

    @Option(names = "--set", paramLabel = "FIELD=VALUE", completionCandidates = FieldNames.class,
            description = {"Set any field of the experiment, such as optimiser.learningRate=0.01; may be repeated."
                    + " gan4j explain FIELD describes a field.", "Fields: ${COMPLETION-CANDIDATES}."})
    private List<String> settings = new ArrayList<>();

    /**
     * The field that is named instead of a preset; null if none is.
     *
     * @throws InvalidInputException if the word is neither, but similar to the name of a field
     */
    @Nullable
    Field field() {
        if (source == null) {
            return null;
        }
        Field field = Field.all().stream().filter(each -> each.path().equals(source)).findFirst().orElse(null);
        if (field == null) {
            refuseMisspeltField(source);
        }
        return field;
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
     * Builds the experiment: the preset or file, then the data, then single options, then {@code --set}.
     *
     * <p>The library resets a working range and a density that were specified for other data.
     *
     * @param copied the file that a stream is copied to, if the data are read from one
     */
    Experiment experiment(@Nullable Path copied) {
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
        List<String> told = new ArrayList<>(overrides.keySet());
        told.addAll(csv.fields());
        if (hasData) {
            told.add("data");
        }
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
        return overrides;
    }

    /** Any name as YAML: a JSON string is also a YAML string. */
    private static String quoted(String name) {
        return JsonMapper.shared().writeValueAsString(name);
    }

    private static void put(Map<String, String> overrides, String field, @Nullable String value) {
        if (value != null) {
            overrides.put(field, value);
        }
    }
}
