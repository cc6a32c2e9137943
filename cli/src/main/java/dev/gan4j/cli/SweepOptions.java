package dev.gan4j.cli;

import dev.gan4j.InvalidInputException;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.Seeds;
import dev.gan4j.experiment.SweepSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The part of a command line that specifies the runs, for commands of many runs. */
final class SweepOptions {

    private static final int MOST_THREADS = 1024;

    @Spec(Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--seeds", paramLabel = "FIRST..LAST",
            description = "The seeds of each setting, such as 1..100 or 1,2,5..9 (default: those of the file, or "
                    + SweepSpec.DEFAULT_SEEDS + ").")
    private @Nullable String seeds;

    @Option(names = "--set", paramLabel = "FIELD=VALUE", completionCandidates = FieldNames.class,
            description = "Set a field of the experiment in all settings; may be repeated.")
    private List<String> settings = new ArrayList<>();

    @Option(names = "--success", paramLabel = "X",
            description = "The largest distance of a run that counts as a success, in standard deviations of the real"
                    + " data (default: that of the file, or 0.05).")
    private @Nullable Double success;

    @Option(names = "--threads", paramLabel = "COUNT",
            description = "The number of simultaneous runs (default: one per processor); no effect on any result.")
    private @Nullable Integer threads;

    int threads() {
        if (threads == null) {
            return Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
        }
        if (threads < 1 || threads > MOST_THREADS) {
            throw refused("--threads must be from 1 to " + MOST_THREADS + " but was " + threads);
        }
        return threads;
    }

    /**
     * Returns the additions to a preset or a file.
     *
     * @param grid texts of the form FIELD=VALUE,VALUE
     */
    SweepSpec.Additions additions(List<String> grid) {
        if (success != null && !(success > 0 && Double.isFinite(success))) {
            throw refused("--success must be a positive number but was " + success);
        }
        Seeds parsed;
        try {
            parsed = seeds == null ? null : Seeds.parse(seeds, "--seeds");
        } catch (InvalidInputException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
        return new SweepSpec.Additions(fields("--set", settings), grid(grid), parsed, success);
    }

    /** Converts texts of the form FIELD=VALUE to a map. */
    Map<String, String> fields(String option, List<String> texts) {
        return Settings.of(spec.commandLine(), option, texts);
    }

    private SequencedMap<String, List<String>> grid(List<String> texts) {
        SequencedMap<String, List<String>> grid = new LinkedHashMap<>();
        for (String text : texts) {
            int equals = text.indexOf('=');
            if (equals < 1) {
                throw refused("--grid must have the form FIELD=VALUE,VALUE but was \"" + text + "\"");
            }
            String field = text.substring(0, equals).strip();
            List<String> values = split(text.substring(equals + 1));
            if (values.stream().anyMatch(String::isEmpty)) {
                throw refused("--grid must have values between its commas but was \"" + text + "\"");
            }
            if (grid.put(field, values) != null) {
                throw refused("--grid must have each field once but has " + field + " twice");
            }
        }
        return grid;
    }

    /** Splits at commas outside brackets, so a value may be [6, 5] or normal(0,1). */
    static List<String> split(String text) {
        List<String> values = new ArrayList<>();
        int depth = 0;
        int begin = 0;
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '[', '(', '{' -> depth++;
                case ']', ')', '}' -> depth--;
                case ',' -> {
                    if (depth <= 0) {
                        values.add(text.substring(begin, i).strip());
                        begin = i + 1;
                    }
                }
                default -> {
                    // Part of a value.
                }
            }
        }
        values.add(text.substring(begin).strip());
        return values;
    }

    /** Reads a preset, an experiment or a sweep file. */
    static SweepSpec spec(String source, SweepSpec.Additions additions) {
        return switch (NamedSource.of(source)) {
            case NamedSource.Preset(String name) -> SweepSpec.of(Experiment.preset(name), additions);
            case NamedSource.ExperimentFile(Path file) -> SweepSpec.read(file, additions);
            case NamedSource.Data(String text) -> throw new InvalidInputException(text
                    + " must be a preset or an experiment (FILE.yaml); to train a preset on data: recommended --set "
                    + ShellWord.of("data=" + (Files.exists(Path.of(text)) ? "{file: " + text + "}" : text)));
        };
    }

    private ParameterException refused(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
