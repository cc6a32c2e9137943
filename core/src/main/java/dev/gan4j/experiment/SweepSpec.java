package dev.gan4j.experiment;

import static java.util.Objects.requireNonNull;

import dev.gan4j.InvalidInputException;
import dev.gan4j.experiment.internal.SweepReader;
import dev.gan4j.experiment.internal.SweepWriter;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The specification of a sweep: settings of an experiment, each with many seeds.
 *
 * @param name     what the sweep is called
 * @param success  the largest distance of a run that counts as a success, in standard deviations of the real data
 * @param settings at least one, in order; each name once
 */
public record SweepSpec(String name, double success, List<Setting> settings) {

    /**
     * The default of the largest distance of a success: the limit below which a verdict says "close".
     *
     * @see dev.gan4j.eval.Verdict#CLOSE
     */
    public static final double DEFAULT_SUCCESS = 0.05;

    /** The default seeds. */
    public static final String DEFAULT_SEEDS = "1..20";

    /** The most settings of a sweep. */
    public static final int MOST_SETTINGS = 10_000;

    /**
     * One experiment of a sweep, without its seed.
     *
     * @param group      the group that it is compared within; empty if the sweep has no groups
     * @param name       its name
     * @param values     the fields in which it differs, in order and as written; for people and tables
     * @param seeds      its seeds
     * @param experiment the experiment; its seed is ignored
     */
    public record Setting(String group, String name, SequencedMap<String, String> values, Seeds seeds,
            Experiment experiment) {

        /** Copies the map. */
        public Setting {
            requireNonNull(group, "group must not be null");
            requireNonNull(name, "name must not be null");
            requireNonNull(seeds, "seeds must not be null");
            requireNonNull(experiment, "experiment must not be null");
            values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
        }

        /**
         * Returns the name, which is unique in the sweep.
         *
         * @return the group, a slash and the name; only the name if there is no group
         */
        public String fullName() {
            return group.isEmpty() ? name : group + "/" + name;
        }

        /**
         * Returns the same setting with its experiment in another form, such as with the hash of its data.
         *
         * @param other the experiment
         * @return a new setting
         */
        public Setting withExperiment(Experiment other) {
            return new Setting(group, name, values, seeds, other);
        }
    }

    /**
     * What a command line adds to a sweep.
     *
     * @param set     fields that replace those of every base, before a setting's own fields
     * @param grid    values of fields, one setting for every combination; may be empty
     * @param seeds   replacement for the file's seeds; null to keep them
     * @param success replacement for the file's limit; null to keep it
     */
    public record Additions(Map<String, String> set, SequencedMap<String, List<String>> grid, @Nullable Seeds seeds,
            @Nullable Double success) {

        /** No additions. */
        public static final Additions NONE = new Additions(Map.of(), new LinkedHashMap<>(), null, null);
    }

    /** Checks the settings. */
    public SweepSpec {
        requireNonNull(name, "name must not be null");
        settings = List.copyOf(settings);
        if (!(success > 0 && Double.isFinite(success))) {
            throw new InvalidInputException("success must be a positive number but was " + success);
        }
        if (settings.isEmpty() || settings.size() > MOST_SETTINGS) {
            throw new InvalidInputException("a sweep must have from 1 to " + MOST_SETTINGS + " settings but had "
                    + settings.size());
        }
        Set<String> names = new HashSet<>();
        for (Setting setting : settings) {
            if (!names.add(setting.fullName())) {
                throw new InvalidInputException("each setting of a sweep must have its own name but \""
                        + setting.fullName() + "\" occurs twice");
            }
        }
    }

    /**
     * Makes a sweep of every combination of values with every seed.
     *
     * @param base  the experiment
     * @param grid  values of fields, such as {@code objective} and {@code [hinge, wasserstein]}, as YAML
     * @param seeds such as {@code 1..20}
     * @return the sweep
     * @throws InvalidInputException if a field or a value cannot be used; the message names both
     */
    public static SweepSpec of(Experiment base, Map<String, List<String>> grid, String seeds) {
        return of(base, new Additions(Map.of(), new LinkedHashMap<>(grid), Seeds.parse(seeds, "seeds"), null));
    }

    /**
     * Makes a sweep of every combination of values with every seed.
     *
     * @param base      the experiment
     * @param additions the fields to set and to vary, and the seeds
     * @return the sweep
     * @throws InvalidInputException if a field or a value cannot be used; the message names both
     */
    public static SweepSpec of(Experiment base, Additions additions) {
        return SweepReader.of(base, additions);
    }

    /**
     * Reads a sweep from a YAML file: a sweep file, with {@code sweep:} at its root, or an experiment to use as the base.
     *
     * @param file      the file
     * @param additions what the command line adds
     * @return the sweep
     * @throws InvalidInputException if it cannot be used; the message names file, field and value
     */
    public static SweepSpec read(Path file, Additions additions) {
        return SweepReader.read(file, additions);
    }

    /**
     * Returns the sweep as YAML with every experiment complete; reading it gives an equal sweep.
     *
     * @return a sweep file
     */
    public String toYaml() {
        return SweepWriter.write(this);
    }
}
