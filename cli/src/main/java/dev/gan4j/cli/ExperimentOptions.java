package dev.gan4j.cli;

import dev.gan4j.data.CsvColumn;
import dev.gan4j.data.Distribution;
import dev.gan4j.data.MultivariateDistribution;
import dev.gan4j.experiment.DataSpec;
import dev.gan4j.experiment.Experiment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The part of a command line that says what to train. */
final class ExperimentOptions {

    private static final Pattern DISTRIBUTION = Pattern.compile("\\s*[A-Za-z]+\\s*\\(.*", Pattern.DOTALL);

    @Spec(Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", paramLabel = "PRESET|FILE.yaml", defaultValue = "tutorial",
            description = "What to train: a preset (see gan4j presets) or a file; ${DEFAULT-VALUE} where none is named.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String source;

    @Option(names = "--data", paramLabel = "FILE|-|DISTRIBUTION",
            description = {"Train on these data instead: a CSV file (gz is read as it is), - for standard input, or a"
                    + " distribution such as \"normal(-1,1)\".",
                    "The working range is then taken from the data, and with samples a pretraining against the true"
                            + " density becomes one against an estimate, unless --set says otherwise."})
    private @Nullable String data;

    @Mixin
    private CsvOptions csv = new CsvOptions();

    @Option(names = "--label", paramLabel = "COLUMN",
            description = "Learn the class as well: the column of the file that holds it, or mode for the modes of a"
                    + " mixture.")
    private @Nullable String label;

    @Option(names = "--holdout", paramLabel = "X",
            description = "The share of the rows that is kept from training and judged against, such as 0.1.")
    private @Nullable String holdout;

    @Option(names = "--seed", paramLabel = "N", description = "The seed of every random number of the run.")
    private @Nullable String seed;

    @Option(names = "--iterations", paramLabel = "N", description = "How many iterations to train for.")
    private @Nullable String iterations;

    @Option(names = "--set", paramLabel = "FIELD=VALUE",
            description = "Set any field of the experiment, such as optimiser.learningRate=0.01; may be repeated.")
    private List<String> settings = new ArrayList<>();

    boolean isFromStandardInput() {
        return "-".equals(data);
    }

    /** How the file of data is read. */
    CsvColumn.Options csv() {
        return csv.options();
    }

    /**
     * Puts the experiment together: the preset or file, then the data, then single options, then {@code --set}.
     *
     * <p>The library sees to it that a working range and a density that were told for other data do not outlive them.
     *
     * @param standardInput the file that standard input was put into, where the data are read from there
     */
    Experiment experiment(@Nullable Path standardInput) {
        Experiment experiment = isFile(source) ? Experiment.read(Path.of(source)) : Experiment.preset(source);
        if (data != null) {
            experiment = experiment.withData(dataSpec(data, standardInput));
        } else if (!csv.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--column, --header and --separator need --data FILE");
        }
        return experiment.with(overrides());
    }

    private Map<String, String> overrides() {
        Map<String, String> overrides = new LinkedHashMap<>();
        put(overrides, "label", label == null ? null : quoted(label));
        put(overrides, "holdout", holdout);
        put(overrides, "seed", seed);
        put(overrides, "iterations", iterations);
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            if (equals < 1) {
                throw new ParameterException(spec.commandLine(),
                        "--set must have the form FIELD=VALUE but was \"" + setting + "\"");
            }
            put(overrides, setting.substring(0, equals).strip(), setting.substring(equals + 1).strip());
        }
        return overrides;
    }

    /** A name as YAML, whatever is in it. */
    private static String quoted(String name) {
        return "'" + name.replace("'", "''") + "'";
    }

    private DataSpec dataSpec(String text, @Nullable Path standardInput) {
        if (text.isBlank()) {
            throw new ParameterException(spec.commandLine(), "--data must name a file or a distribution but was \""
                    + text + "\"");
        }
        if (standardInput == null && MultivariateDistribution.isNamedBy(text) && !Files.exists(Path.of(text))) {
            return new DataSpec.KnownPoints(MultivariateDistribution.parse(text));
        }
        if (standardInput == null && DISTRIBUTION.matcher(text).matches() && !Files.exists(Path.of(text))) {
            if (!csv.isEmpty()) {
                throw new ParameterException(spec.commandLine(),
                        "--column, --header and --separator need a file of data but --data was " + text);
            }
            return new DataSpec.Known(Distribution.parse(text));
        }
        List<String> columns = csv.columns();
        if (columns != null && standardInput != null) {
            throw new ParameterException(spec.commandLine(), "--columns needs a file: --data must not be -");
        }
        if (text.toLowerCase(Locale.ROOT).endsWith(".png")) {
            return new DataSpec.Image(Path.of(text).toAbsolutePath().normalize(), null);
        }
        if (columns != null) {
            return new DataSpec.CsvColumns(Path.of(text).toAbsolutePath().normalize(), columns, csv.header(),
                    csv.separator(), null);
        }
        Path file = standardInput == null ? Path.of(text) : standardInput;
        return new DataSpec.CsvFile(file.toAbsolutePath().normalize(), csv.column(), csv.header(), csv.separator(),
                null);
    }

    private static void put(Map<String, String> overrides, String field, @Nullable String value) {
        if (value != null) {
            overrides.put(field, value);
        }
    }

    static boolean isFile(String source) {
        return source.endsWith(".yaml") || source.endsWith(".yml") || source.indexOf('/') >= 0
                || source.indexOf('\\') >= 0;
    }
}
