package dev.gan4j.lab.input;

import dev.gan4j.data.ColumnChoice;
import dev.gan4j.experiment.DataSpec;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.lab.wire.ApiException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The names of downloaded files: descriptive, and allowed on every system. */
final class Names {

    private static final int LONGEST = 80;
    /** The name of an experiment without a name. */
    private static final String UNNAMED = "experiment";
    private static final Pattern UNFIT = Pattern.compile("[^\\p{L}\\p{N}._()+-]+");
    private static final Pattern EDGES = Pattern.compile("^[.+-]+|[.-]+$");
    /** Names that Windows reserves, and those of the files of a run directory. */
    private static final Pattern TAKEN = Pattern.compile("(?i)(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?|history\\.csv");
    private static final Pattern TABLE = Pattern.compile("(?i).*\\.(csv|tsv|txt|dat|data)");

    private Names() {}

    /** The name of an upload's file. */
    static String ofData(String told, String ending) {
        String name = fit(told);
        if (TAKEN.matcher(name).matches() || name.isEmpty()) {
            name = name.isEmpty() ? "data" : "data-" + name;
        }
        boolean isComplete = ending.equals(".csv") ? TABLE.matcher(name).matches() : name.endsWith(ending);
        return isComplete ? name : name + ending;
    }

    /** The name of an experiment's files, without an ending: its own, or otherwise that of its data. */
    static String of(Experiment experiment, @Nullable String data) {
        String name = experiment.name();
        boolean isPreset = Experiment.presets().contains(name);
        boolean isTelling = isPreset ? isOwnData(experiment, name) : !name.equals(UNNAMED);
        String shown = isTelling
                ? name
                : wordOf(experiment.data(), data == null ? "" : stem(data));
        String fit = fit(shown);
        return fit.isEmpty() || TAKEN.matcher(fit).matches() ? UNNAMED : fit;
    }

    private static boolean isOwnData(Experiment experiment, String preset) {
        return Setting.tree(experiment).path("data").equals(Setting.tree(Experiment.preset(preset)).path("data"));
    }

    private static String wordOf(DataSpec data, String stem) {
        return switch (data) {
            case DataSpec.Known known -> head(known.distribution().expression());
            case DataSpec.Csv csv -> csv.columns() instanceof ColumnChoice.Named(List<String> names)
                    ? stem + "-" + String.join("-", names)
                    : stem;
            case DataSpec.Image image -> stem;
            case DataSpec.Given given -> throw ApiException.invalid("samples of a program have no name");
        };
    }

    private static String head(String expression) {
        return expression.split("\\(", 2)[0].toLowerCase(Locale.ROOT);
    }

    static String stem(String file) {
        int dot = file.lastIndexOf('.');
        return dot > 0 ? file.substring(0, dot) : file;
    }

    private static String fit(String told) {
        String name = EDGES.matcher(UNFIT.matcher(told).replaceAll("-")).replaceAll("");
        return EDGES.matcher(name.substring(0, Math.min(name.length(), LONGEST))).replaceAll("");
    }
}
