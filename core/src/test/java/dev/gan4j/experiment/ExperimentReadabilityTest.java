package dev.gan4j.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.ColumnChoice;
import dev.gan4j.data.Missing;
import dev.gan4j.experiment.internal.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is accepted can be written and read again, so that no training ends in a model that nobody can use. */
class ExperimentReadabilityTest {

    private static final List<String> VALUES = List.of("null", "~", ".nan", ".inf", "-.inf", "yes", "no", "on", "off",
            "true", "false", "1e3", "1.0", "1", "2", "-0", "-0.0", "0", "0.5", "1e-300", "1e300", "0x10", "0o7", "010",
            "1_000", "1:30", "+1", "''", "'null'", "'~'", "'1.0'", "'on'", "[]", "{}", "[1]", "[1, 2]", "[-0.0, 1]",
            "[0.1, 0.9]", "none", "same", "auto", "{type: none}", "{type: null}", "uniform", "normal", "sobol", "adam",
            "staircase", "ring8", "grid25", "moons", "product(normal(0,1))", "normal(0,1)", "{file: a.csv}",
            "{file: a.csv, columns: numeric}", "{file: a.csv, columns: ['null', '1']}", "{file: a.csv, column: '~'}",
            "{file: a.csv, column: null, missing: drop}", "{file: a.csv, missing: null}", "{image: a.png}", "mode",
            "'a\nb'", "\"a\\nb\"", "\"\\u0007\"", "\"\\u2028\"", "\"\\uD800\"", "2026-11-24", "<<", "!!str 5", "# x",
            "\"\\x1b[31m\"", "99999999999999999999", "9223372036854775807");

    private static final List<Map<String, String>> BASES = List.of(Map.of(), Map.of("data", "ring8"),
            Map.of("data", "ring8", "label", "mode"), Map.of("data", "{file: a.csv}"),
            Map.of("data", "{file: a.csv, columns: [x, y]}", "label", "{column: kind, classes: ['yes', 'null', '1']}"),
            Map.of("data", "{file: a.csv, columns: numeric}"), Map.of("objective", "least-squares", "penalty", "r1"),
            Map.of("optimiser", "adam", "latent", "normal"));

    /** Every field that an experiment has, and some that it may have. */
    private static List<String> fields(Experiment experiment) {
        List<String> fields = new ArrayList<>(List.of("latent.dimension", "data.missing", "data.column", "data.columns",
                "objective.labelSmoothing", "optimiser.schedule.generatorFactor", "label.column", "label.classes",
                "label.embedding", "nosuch"));
        Field.all().stream().map(Field::path).filter(path -> Field.value(experiment, path) != null)
                .forEach(fields::add);
        return fields;
    }

    private static @Nullable Experiment accepted(Experiment base, Map<String, String> values) {
        try {
            return base.with(values);
        } catch (InvalidInputException e) {
            assertThat(e.getMessage()).as("%s", values).isNotBlank().doesNotContain("\n");
            return null;
        }
    }

    private static void assertReadable(@Nullable Experiment experiment, String what) {
        if (experiment != null) {
            String yaml = experiment.toYaml();
            assertThat(Experiment.parse(yaml)).as("%s%n%s", what, yaml).isEqualTo(experiment);
            experiment.requireReadable();
        }
    }

    @Tag("nightly")
    @Test
    void eachFieldTakesAStrangeValueAndIsReadAgainOrRefusesIt() {
        int accepted = 0;
        for (String preset : List.of("tutorial", "recommended", "ring8")) {
            for (Map<String, String> more : BASES) {
                Experiment base = accepted(Experiment.preset(preset), more);
                if (base == null) {
                    continue;
                }
                for (String field : fields(base)) {
                    for (String value : VALUES) {
                        Experiment changed = accepted(base, Map.of(field, value));
                        assertReadable(changed, preset + " " + more + " " + field + "=" + value);
                        accepted += changed == null ? 0 : 1;
                    }
                }
            }
        }
        assertThat(accepted).isGreaterThan(1000);
    }

    @Test
    void severalFieldsAtOnceAreReadAgainOrRefused() {
        long seed = ThreadLocalRandom.current().nextLong();
        Random random = new Random(seed);
        int accepted = 0;
        for (int round = 0; round < 3000; round++) {
            Experiment base = Experiment.preset(Experiment.presets().get(random.nextInt(Experiment.presets().size())));
            Map<String, String> values = new LinkedHashMap<>(BASES.get(random.nextInt(BASES.size())));
            List<String> fields = fields(base);
            for (int i = random.nextInt(4); i >= 0; i--) {
                values.put(fields.get(random.nextInt(fields.size())), VALUES.get(random.nextInt(VALUES.size())));
            }
            Experiment changed = accepted(base, values);
            assertReadable(changed, "seed " + seed + ", round " + round + " " + values);
            accepted += changed == null ? 0 : 1;
        }
        assertThat(accepted).as("seed %d", seed).isGreaterThan(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"latent.dimension", "objective.labelSmoothing", "optimiser.schedule.generatorFactor",
            "iterations", "name", "label", "evaluation.patience"})
    void nothingIsNoValueOfAField(String field) {
        Experiment base = Experiment.preset("tutorial").with("objective",
                "{type: non-saturating, labelSmoothing: 0.1}");

        assertThatThrownBy(() -> base.with(field, "null")).isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(field.substring(field.lastIndexOf('.') + 1));
    }

    @Test
    void pointsOfOneLatentAreReadAgainWithOne() {
        Experiment one = Experiment.preset("ring8").with("latent.dimension", "1");

        assertThat(one.latent().dimension()).isEqualTo(1);
        assertThat(Experiment.parse(one.toYaml())).isEqualTo(one);
        assertThat(one.with("data", "moons").latent().dimension()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "~", "1.0", "on", "yes", "1", "01", "a\nb", " a", "\u2003a", "'", "none", "auto",
            "numeric", "{a: b}", "\uD83D\uDE00", "\u0000", "\u0085"})
    void anyNameOfAColumnOrAClassIsReadAgain(String name) {
        Experiment base = Experiment.preset("recommended").withData(new DataSpec.Csv(
                Path.of("a.csv").toAbsolutePath(), new ColumnChoice.Named(name, "x"), true, ',', Missing.DROP, null));
        Experiment labelled = base.toBuilder().label(new LabelSpec(name + " of it", List.of(name, "other"),
                List.of(0.25, 0.75), null, LabelSpec.Critic.ONE_HOT)).unchecked();

        assertReadable(labelled, name);
    }

    @Test
    void whatCouldNotBeReadAgainIsRefusedWithTheReason() {
        Experiment base = Experiment.preset("tutorial");
        Experiment blank = base.toBuilder().data(new DataSpec.Csv(Path.of("a.csv").toAbsolutePath(),
                new ColumnChoice.Named("x", " "), true, ',', Missing.REFUSE, null)).unchecked();

        assertThatThrownBy(blank::requireReadable).isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("the experiment could not be read back after it was written: ");
        // 0 and -0 are one number where they are read, and two in a record.
        Experiment moved = base.toBuilder().range(new RangeSpec.Fixed(new dev.gan4j.data.Range(-0.0, 5))).unchecked();
        assertThatThrownBy(moved::requireReadable).isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("the experiment would differ after it is written and read back: \"");
    }

    @Test
    void aFileBesideAnExperimentIsReadableAtItsAbsolutePath() {
        Experiment beside = Experiment.preset("recommended")
                .toBuilder().data(new DataSpec.Csv(Path.of("data.csv"), new ColumnChoice.Named("x"), true, ',',
                        Missing.REFUSE, null))
                .unchecked();

        beside.requireReadable();
        assertThat(Experiment.parse(beside.toYaml())).isEqualTo(beside.absolute()).isNotEqualTo(beside);
    }

    @Test
    void fieldsThatChangeNothingAreRefused() {
        Experiment known = Experiment.preset("tutorial");
        Experiment rows = known.with("data", "{file: a.csv}");

        assertThatThrownBy(() -> known.requireEffect(List.of("seed", "holdout")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("holdout has no effect on a distribution");
        assertThatThrownBy(() -> rows.requireEffect(List.of("evaluation.samples")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("evaluation.samples has no effect on rows");
        known.requireEffect(List.of("evaluation.samples"));
        rows.requireEffect(List.of("holdout"));
        for (String field : List.of("set", "grid")) {
            SweepSpec.Additions additions = field.equals("set")
                    ? new SweepSpec.Additions(Map.of("seed", "3"), new LinkedHashMap<>(), null, null)
                    : new SweepSpec.Additions(Map.of(), new LinkedHashMap<>(Map.of("seed", List.of("1", "2"))), null,
                            null);
            assertThatThrownBy(() -> SweepSpec.of(known, additions)).isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("seed has no effect in a sweep");
        }
        assertThatThrownBy(() -> SweepSpec.of(known,
                new SweepSpec.Additions(Map.of("holdout", "0.2"), new LinkedHashMap<>(), null, null)))
                .isInstanceOf(InvalidInputException.class).hasMessageStartingWith("holdout has no effect");
    }

    @Test
    void whatBecomesOfRowsWithMissingCellsIsAFieldOfTheData() {
        Experiment drop = Experiment.preset("tutorial").with("data", "{file: a.csv, column: x, missing: drop}");

        assertThat(drop.data()).isInstanceOfSatisfying(DataSpec.Csv.class,
                file -> assertThat(file.missing()).isEqualTo(Missing.DROP));
        assertThat(drop.with("data.missing", "refuse").toYaml()).doesNotContain("missing");
        assertThatThrownBy(() -> drop.with("data.missing", "fill")).hasMessageStartingWith(
                "data.missing must be refuse or drop but was fill");
    }
}
