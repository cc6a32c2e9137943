package dev.gan4j.cli;

import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.SweepSpec;
import dev.gan4j.experiment.SweepSpec.Setting;
import dev.gan4j.sweep.SweepDirectory;
import dev.gan4j.sweep.SweepPlan;
import dev.gan4j.train.SharedData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares two settings with the same seeds. */
@Command(name = "compare", description = "Trains two settings with the same seeds and says whether the difference is"
        + " real. gan4j sweep --resume resumes an interrupted comparison.")
final class CompareCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "A", completionCandidates = PresetNames.class,
            description = "A preset or a file.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String first;

    @Parameters(index = "1", arity = "0..1", paramLabel = "B", completionCandidates = PresetNames.class,
            description = "Another preset or file (default: A, changed by --b).")
    private @Nullable String second;

    @Option(names = "--a", paramLabel = "FIELD=VALUE",
            description = "Set a field of A only; overrides --set; may be repeated.")
    private List<String> ofFirst = new ArrayList<>();

    @Option(names = "--b", paramLabel = "FIELD=VALUE",
            description = "Set a field of B only; overrides --set; may be repeated.")
    private List<String> ofSecond = new ArrayList<>();

    @Mixin
    private SweepOptions options = new SweepOptions();

    @Mixin
    private SweepOutput output = new SweepOutput();

    @Override
    public Integer call() throws IOException {
        output.check();
        int threads = options.threads();
        SweepSpec.Additions additions = options.additions(List.of());
        Setting a = setting(first, "--a", ofFirst, additions);
        Setting b = setting(second == null ? first : second, "--b", ofSecond, additions);
        if (a.fullName().equals(b.fullName())) {
            throw new ParameterException(spec.commandLine(), "A and B must differ but both are " + a.fullName()
                    + "; name another B, or set its fields with --b FIELD=VALUE");
        }
        requireUsed(additions);
        double success = success(additions);
        SharedData shared = new SharedData();
        SweepPlan plan = SweepPlan.of(new SweepSpec("compare", success, List.of(a, b)), shared);
        try (SweepDirectory directory = output.create(plan)) {
            return output.run(directory, shared, threads, results -> SweepJson.of(results, results.compare(0, 1)),
                    results -> results.compare(0, 1).sentence(a.fullName(), b.fullName()));
        }
    }

    /** Refuses a field that is set for both if each of them overrides it. */
    private void requireUsed(SweepSpec.Additions additions) {
        Map<String, String> a = options.fields("--a", ofFirst);
        Map<String, String> b = options.fields("--b", ofSecond);
        additions.set().keySet().stream().filter(a::containsKey).filter(b::containsKey).findFirst()
                .ifPresent(field -> {
                    throw new ParameterException(spec.commandLine(), "--set " + field
                            + " has no effect, since --a and --b both set " + field + "; leave it out");
                });
    }

    /** The limit of a success from the command line, or from both files. */
    private double success(SweepSpec.Additions additions) {
        double ofFirst = SweepOptions.spec(first, additions).success();
        double ofSecond = second == null ? ofFirst : SweepOptions.spec(second, additions).success();
        if (ofFirst != ofSecond) {
            throw new ParameterException(spec.commandLine(), "A and B must have the same limit of success but A has "
                    + ofFirst + " and B has " + ofSecond + "; give --success");
        }
        return ofFirst;
    }

    private Setting setting(String source, String option, List<String> texts, SweepSpec.Additions additions) {
        Map<String, String> own = options.fields(option, texts);
        List<Setting> settings = SweepOptions.spec(source, additions).settings();
        Setting base = settings.getFirst();
        if (settings.size() > 1) {
            throw new ParameterException(spec.commandLine(), source + " must be one setting but is a sweep of several;"
                    + " gan4j sweep compares them");
        }
        Experiment experiment = own.isEmpty() ? base.experiment() : base.experiment().with(own);
        if (own.containsKey("seed")) {
            throw new ParameterException(spec.commandLine(), option + " seed has no effect: both use the seeds of"
                    + " --seeds");
        }
        experiment.requireEffect(own.keySet());
        StringBuilder name = new StringBuilder(base.fullName());
        own.forEach((field, value) -> name.append(' ').append(field).append('=').append(value));
        return new Setting("", name.toString(), new LinkedHashMap<>(own), base.seeds(), experiment);
    }
}
