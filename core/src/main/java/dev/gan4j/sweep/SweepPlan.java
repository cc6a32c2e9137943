package dev.gan4j.sweep;

import static java.util.Objects.requireNonNull;

import dev.gan4j.InvalidInputException;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.SweepSpec;
import dev.gan4j.experiment.SweepSpec.Setting;
import dev.gan4j.experiment.TrainingPlan;
import dev.gan4j.internal.Sha256;
import dev.gan4j.train.SharedData;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedSet;

/**
 * The runs of a sweep, numbered: the settings in order, each with its seeds in ascending order.
 *
 * <p>A plan identifies its data by their hashes, so it cannot continue with other data.
 */
public final class SweepPlan {

    /** The most runs of a sweep. */
    public static final int MOST_RUNS = 10_000_000;

    private final SweepSpec spec;
    private final List<RunKey> runs;
    private final String yaml;

    /**
     * A run of a plan.
     *
     * @param setting the number of its setting, from 0
     * @param seed    its seed
     */
    public record RunKey(int setting, long seed) {}

    private SweepPlan(SweepSpec spec) {
        this.spec = spec;
        long count = spec.settings().stream().mapToLong(setting -> setting.seeds().count()).sum();
        if (count > MOST_RUNS) {
            throw new InvalidInputException("a sweep must have at most " + MOST_RUNS + " runs but had " + count);
        }
        List<RunKey> keys = new ArrayList<>((int) count);
        for (int i = 0; i < spec.settings().size(); i++) {
            int number = i;
            spec.settings().get(i).seeds().stream().forEach(seed -> keys.add(new RunKey(number, seed)));
        }
        runs = List.copyOf(keys);
        yaml = spec.toYaml();
    }

    /**
     * Plans a sweep, and reads its data once to detect problems before the first run.
     *
     * @param spec   what to run
     * @param shared receives the data
     * @return the plan
     * @throws InvalidInputException if data cannot be used, or do not have the hash in the spec
     */
    public static SweepPlan of(SweepSpec spec, SharedData shared) {
        requireNonNull(spec, "spec must not be null");
        List<Setting> settings = new ArrayList<>();
        for (Setting setting : spec.settings()) {
            Experiment experiment = setting.experiment().absolute();
            long first = setting.seeds().stream().findFirst().orElseThrow();
            try {
                TrainingPlan plan = shared.plan(experiment.withSeed(first));
                settings.add(setting.withExperiment(experiment.toBuilder().data(plan.data()).buildExactly()));
            } catch (InvalidInputException e) {
                throw new InvalidInputException("setting \"" + setting.fullName() + "\": " + e.getMessage(), e);
            }
        }
        return new SweepPlan(new SweepSpec(spec.name(), spec.success(), settings));
    }

    /**
     * Returns the specification, with the hashes of its data.
     *
     * @return the settings and the rest
     */
    public SweepSpec spec() {
        return spec;
    }

    /**
     * Returns the settings.
     *
     * @return in order
     */
    public List<Setting> settings() {
        return spec.settings();
    }

    /**
     * Returns the runs.
     *
     * @return by setting, then by seed
     */
    public List<RunKey> runs() {
        return runs;
    }

    /**
     * Returns the experiment of a run.
     *
     * @param run one of this plan's
     * @return its experiment with its seed
     */
    public Experiment experiment(RunKey run) {
        return spec.settings().get(run.setting()).experiment().withSeed(run.seed());
    }

    /**
     * Returns the fields in which settings differ.
     *
     * @return in the order in which settings name them
     */
    public SequencedSet<String> fields() {
        SequencedSet<String> fields = new java.util.LinkedHashSet<>();
        spec.settings().forEach(setting -> fields.addAll(setting.values().keySet()));
        return fields;
    }

    /**
     * Returns the plan as a sweep file that depends on nothing else.
     *
     * @return YAML
     */
    public String toYaml() {
        return yaml;
    }

    /**
     * Returns the digest that identifies this plan.
     *
     * @return the SHA-256 of its YAML, in hexadecimal
     */
    public String digest() {
        return Sha256.of(yaml.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "SweepPlan[" + spec.name() + ": " + settings().size()
                + (settings().size() == 1 ? " setting, " : " settings, ") + runs.size() + " runs]";
    }
}
