package dev.gan4j.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.ColumnChoice;
import dev.gan4j.experiment.SweepSpec.Additions;
import dev.gan4j.experiment.SweepSpec.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SweepSpecTest {

    private final Experiment tutorial = Experiment.preset("tutorial");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void theLastFieldOfAGridVariesFastest() throws IOException {
        SweepSpec spec = read("""
                sweep:
                  seeds: 1..3
                  grid: {batch: [100, 200], optimiser.learningRate: [0.1, 0.01, 1e-3]}
                """);

        assertThat(spec.settings()).extracting(Setting::name).containsExactly(
                "batch=100 optimiser.learningRate=0.1", "batch=100 optimiser.learningRate=0.01",
                "batch=100 optimiser.learningRate=1e-3", "batch=200 optimiser.learningRate=0.1",
                "batch=200 optimiser.learningRate=0.01", "batch=200 optimiser.learningRate=1e-3");
        assertThat(spec.settings().getFirst().values()).containsExactly(Map.entry("batch", "100"),
                Map.entry("optimiser.learningRate", "0.1"));
        assertThat(spec.settings()).extracting(Setting::experiment).element(4)
                .isEqualTo(tutorial.with(Map.of("batch", "200", "optimiser.learningRate", "0.01")));
        assertThat(spec.settings()).extracting(Setting::seeds).containsOnly(Seeds.parse("1..3", ""));
    }

    @Test
    void aSweepOfNothingIsItsBaseWithSeedsAndASuccess() throws IOException {
        SweepSpec spec = read("sweep: {}");

        assertThat(spec.name()).isEqualTo("file");
        assertThat(spec.success()).isEqualTo(SweepSpec.DEFAULT_SUCCESS);
        assertThat(spec.settings()).singleElement().isEqualTo(new Setting("", "tutorial", new LinkedHashMap<>(),
                Seeds.parse(SweepSpec.DEFAULT_SEEDS, ""), tutorial));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|',
            textBlock = """
                    sweep: {set: {batch: 7}, grid: {batch: [5, 6]}} | sweep.set: batch has no effect
                    sweep: {set: {optimiser.type: adam}, grid: {optimiser: [sgd, momentum]}} | every setting sets optimiser itself
                    sweep: {set: {batch: 7}, settings: [{name: a, set: {batch: 5}}, {name: b, set: {batch: 6}}]} | batch has no effect
                    sweep: {set: {batch: 7}, groups: {a: {set: {batch: 5}}, b: {grid: {batch: [6]}}}} | sweep.set: batch has no effect
                    sweep: {set: {data: ring8}, grid: {data: [moons, spiral]}} | every setting sets data itself
                    sweep: {set: {penalty: [r1, r2]}, grid: {penalty: [r1, none]}} | every setting sets penalty itself
                    """)
    void whatEverySettingSetsItselfIsRefusedWhereItIsSetForAll(String yaml, String message) {
        assertThatThrownBy(() -> read(yaml)).isInstanceOf(InvalidInputException.class).hasMessageContaining(message);
    }

    @Test
    void whatReachesOneSettingMayBeSetForAll() throws IOException {
        SweepSpec spec = read("sweep: {set: {batch: 7}, settings: [{name: a, set: {batch: 5}}, {name: b}]}");
        assertThat(spec.settings()).extracting(setting -> setting.experiment().batch()).containsExactly(5, 7);
        spec = read("sweep: {set: {optimiser.learningRate: 0.1}, grid: {optimiser: [sgd, adam]}}");
        assertThat(spec.settings()).allSatisfy(
                setting -> assertThat(setting.experiment().optimiser().learningRate()).isEqualTo(0.1));
        Path file = Files.writeString(folder.resolve("over.yaml"), "sweep: {set: {batch: 7}}");
        SequencedMap<String, List<String>> grid = new LinkedHashMap<>(Map.of("batch", List.of("5", "6")));
        spec = SweepSpec.read(file, new Additions(Map.of(), grid, null, null));
        assertThat(spec.settings()).extracting(setting -> setting.experiment().batch()).containsExactly(5, 6);
    }

    @Test
    void settingsHaveNamesSeedsAndFieldsOfTheirOwn() throws IOException {
        SweepSpec spec = read("""
                sweep:
                  name: two ways
                  success: 0.1
                  seeds: 1..4
                  set: {iterations: 300}
                  settings:
                    - {name: plain}
                    - name: with Adam
                      seeds: 7
                      set: {optimiser: {type: adam, beta1: 0.5}, iterations: 200}
                """);

        assertThat(spec.name()).isEqualTo("two ways");
        assertThat(spec.success()).isEqualTo(0.1);
        assertThat(spec.settings()).extracting(Setting::name).containsExactly("plain", "with Adam");
        assertThat(spec.settings()).extracting(Setting::seeds).containsExactly(Seeds.parse("1..4", ""),
                Seeds.parse("7", ""));
        assertThat(spec.settings().get(0).experiment()).isEqualTo(tutorial.with("iterations", "300"));
        assertThat(spec.settings().get(1).experiment())
                .isEqualTo(tutorial.with(Map.of("iterations", "200", "optimiser", "{type: adam, beta1: 0.5}")));
        assertThat(spec.settings().get(1).values()).containsExactly(
                Map.entry("optimiser", "{type: adam, beta1: 0.5}"), Map.entry("iterations", "200"));
    }

    @Test
    void groupsHaveBasesOfTheirOwn() throws IOException {
        Files.writeString(folder.resolve("wide.yaml"), "data: normal(0,3)\nbatch: 50\n");
        SweepSpec spec = read("""
                sweep:
                  seeds: 1..4
                  set: {iterations: 300}
                  groups:
                    outer: {grid: {batch: [10, 20]}}
                    file: {base: wide.yaml, set: {iterations: 100}, seeds: 5}
                    inline:
                      base: {data: "uniform(0,1)"}
                      settings:
                        - {name: one, set: {batch: 30}}
                """);

        assertThat(spec.settings()).extracting(Setting::fullName).containsExactly("outer/batch=10", "outer/batch=20",
                "file/wide", "inline/one");
        assertThat(spec.settings()).extracting(Setting::group).containsExactly("outer", "outer", "file", "inline");
        assertThat(spec.settings().get(0).experiment())
                .isEqualTo(tutorial.with(Map.of("iterations", "300", "batch", "10")));
        assertThat(spec.settings().get(2).experiment())
                .isEqualTo(Experiment.read(folder.resolve("wide.yaml")).with("iterations", "100"));
        assertThat(spec.settings().get(2).seeds()).isEqualTo(Seeds.parse("5", ""));
        assertThat(spec.settings().get(3).experiment())
                .isEqualTo(Experiment.parse("data: uniform(0,1)").with("batch", "30"));
        assertThat(spec.settings().get(3).seeds()).isEqualTo(Seeds.parse("1..4", ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            tutorial             | tutorial   | 200
            other.yaml           | other      | 50
            '{batch: 50}'        | experiment | 50
            '{name: a, batch: 5}' | a         | 5
            """)
    void aBaseIsAPresetAFileOrFields(String base, String name, int batch) throws IOException {
        Files.writeString(folder.resolve("other.yaml"), "batch: 50\n");

        Experiment experiment = read("sweep: {base: " + base + "}").settings().getFirst().experiment();

        assertThat(experiment).isEqualTo(tutorial.with(Map.of("name", name, "batch", Integer.toString(batch))));
    }

    @Test
    void anExperimentIsTheBaseOfASweep() throws IOException {
        Path file = Files.writeString(folder.resolve("mine.yaml"), "batch: 50\n");

        SweepSpec spec = SweepSpec.read(file, additions(Map.of(), Map.of("iterations", List.of("5", "6")), "8"));

        assertThat(spec.name()).isEqualTo("mine");
        assertThat(spec.settings()).extracting(Setting::experiment).containsExactly(
                Experiment.read(file).with("iterations", "5"), Experiment.read(file).with("iterations", "6"));
        assertThat(spec.settings()).extracting(Setting::seeds).containsOnly(Seeds.parse("8", ""));
    }

    @Test
    void theCommandLineIsStrongerThanTheFileButNotThanASettingsOwnFields() throws IOException {
        Path file = file("""
                sweep:
                  seeds: 1..4
                  success: 0.2
                  set: {iterations: 300, batch: 10}
                  settings:
                    - {name: a, seeds: 5}
                    - {name: b, set: {iterations: 100}}
                """);

        SweepSpec spec = SweepSpec.read(file,
                new Additions(Map.of("iterations", "50"), new LinkedHashMap<>(), Seeds.parse("9", ""), 0.3));

        assertThat(spec.success()).isEqualTo(0.3);
        assertThat(spec.settings()).extracting(Setting::seeds).containsOnly(Seeds.parse("9", ""));
        assertThat(spec.settings()).extracting(setting -> setting.experiment().iterations()).containsExactly(50, 100);
        assertThat(spec.settings()).extracting(setting -> setting.experiment().batch()).containsExactly(10, 10);
    }

    @Test
    void theGridOfTheCommandLineIsLaidOverEachGroup() throws IOException {
        Path file = file("sweep: {groups: {a: {set: {iterations: 5}}, b: {set: {iterations: 6}}}}");

        SweepSpec spec = SweepSpec.read(file, additions(Map.of(), Map.of("batch", List.of("1", "2")), "1"));

        assertThat(spec.settings()).extracting(Setting::fullName).containsExactly("a/batch=1", "a/batch=2",
                "b/batch=1", "b/batch=2");
        assertThat(spec.settings()).extracting(setting -> setting.experiment().iterations()).containsExactly(5, 5, 6,
                6);
        Path varied = file("sweep: {grid: {batch: [1]}}");
        assertThatThrownBy(() -> SweepSpec.read(varied, additions(Map.of(), Map.of("iterations", List.of("1")), "1")))
                .isInstanceOf(InvalidInputException.class).hasMessage(varied
                        + ": --grid cannot be combined with a sweep file that has its own settings, in sweep");
    }

    @Test
    void filesOfTheFileAreBesideItAndThoseOfTheCommandLineInTheWorkingDirectory() throws IOException {
        Path file = file("sweep: {groups: {a: {set: {data: {file: a.csv, column: x}}}}}");
        String told = "{file: b.csv, column: x}";

        SweepSpec own = SweepSpec.read(file, additions(Map.of(), Map.of("batch", List.of("1")), "1"));
        SweepSpec set = SweepSpec.read(file, additions(Map.of("data", told), Map.of(), "1"));
        SweepSpec grid = SweepSpec.read(file, additions(Map.of(), Map.of("data", List.of(told)), "1"));

        assertThat(own.settings().getFirst().experiment().data()).isEqualTo(
                new DataSpec.Csv(folder.resolve("a.csv").toAbsolutePath(), new ColumnChoice.Named("x")));
        DataSpec here = tutorial.with("data", told).data();
        assertThat(here).isNotEqualTo(
                new DataSpec.Csv(folder.resolve("b.csv").toAbsolutePath(), new ColumnChoice.Named("x")));
        assertThat(set.settings().getFirst().experiment().data()).isEqualTo(here);
        assertThat(grid.settings().getFirst().experiment().data()).isEqualTo(here);
    }

    /** Packs cannot have the tutorial's latent. */
    @Test
    void whatIsSetNeedFitTheBaseAlone() throws IOException {
        Path file = file("""
                sweep:
                  groups:
                    a:
                      base: {latent: uniform, coupling: none, pretraining: none}
                """);

        SweepSpec spec = SweepSpec.read(file, additions(Map.of("discriminator.packing", "4"), Map.of(), "1"));

        assertThat(spec.settings()).extracting(setting -> setting.experiment().discriminator().packing())
                .containsExactly(4);
        Path plan = Files.writeString(folder.resolve("plan.yaml"), spec.toYaml());
        assertThat(SweepSpec.read(plan, additions(Map.of("discriminator.packing", "2"), Map.of(), "1")).settings())
                .extracting(setting -> setting.experiment().discriminator().packing()).containsExactly(2);
    }

    @Test
    void aSweepThatIsWrittenIsReadAgainTheSame() throws IOException {
        assertIsReadAgainTheSame(read("""
                sweep:
                  name: "true"
                  success: 1.0e-5
                  seeds: 1..3,7,-2
                  groups:
                    "no": {grid: {batch: [100, 200], optimiser: [adam, {type: sgd, learningRate: 0.10}]}}
                    b c: {base: {name: "a: b"}}
                    settings:
                      settings:
                        - {name: "=", set: {range: [-4, 4.50], generator: {hidden: []}, name: "0.10"}}
                        - {name: "# no", set: {penalty: [r1, {type: r2, weight: 2}], objective: hinge,
                            discriminator.output: linear}, seeds: 12}
                """));
    }

    @Test
    void valuesOfTheCommandLineAreReadAgainTheSame() throws IOException {
        assertIsReadAgainTheSame(SweepSpec.of(tutorial, additions(Map.of("batch", "1e1"), Map.of("generator.hidden",
                List.of("[4,3]", "[ 2 ]"), "name", List.of("'5'", "x # y"), "iterations", List.of(" 7", "1e1")),
                "1..2")));
    }

    @Test
    void anyDistanceOfASuccessIsReadAgainTheSame() throws IOException {
        for (double success : new double[]{Double.MIN_VALUE, 0.1, 1e10, Double.MAX_VALUE}) {
            assertIsReadAgainTheSame(
                    SweepSpec.of(tutorial, new Additions(Map.of(), new LinkedHashMap<>(), null, success)));
        }
    }

    @Test
    void manySeedsAreReadAgainTheSame() throws IOException {
        String even = IntStream.range(0, 5000).mapToObj(i -> Integer.toString(2 * i)).collect(Collectors.joining(","));

        assertIsReadAgainTheSame(SweepSpec.of(tutorial, additions(Map.of(), Map.of(), even)));
    }

    @Test
    void longNamesAreReadAgainTheSame() throws IOException {
        String hidden = IntStream.range(0, 60).mapToObj(i -> "10").collect(Collectors.joining(", ", "[", "]"));

        assertIsReadAgainTheSame(SweepSpec.of(tutorial,
                additions(Map.of(), Map.of("generator.hidden", List.of(hidden, "[3]")), "1")));
    }

    @Test
    void aNameThatCouldNotBeReadAgainIsRefused() throws IOException {
        Path file = file("sweep: {groups: {\"a\\nb\": {}}}");
        String hidden = "[3]" + " ".repeat(5) + "#" + "x".repeat(20_000);

        assertThatThrownBy(() -> SweepSpec.read(file, Additions.NONE)).isInstanceOf(InvalidInputException.class)
                .hasMessage(file + ": the name of a group must be one line of 1 to 10000 characters without control"
                        + " characters but was a?b");
        assertIsReadAgainTheSame(
                SweepSpec.of(tutorial, additions(Map.of(), Map.of("generator.hidden", List.of(hidden)), "1")));
        assertThatThrownBy(() -> SweepSpec.of(tutorial, additions(Map.of(), Map.of("batch",
                List.of("0".repeat(20_000) + "1")), "1"))).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void thousandsOfSettingsAreReadAgainTheSame() throws IOException {
        List<String> values = IntStream.rangeClosed(1, 2500).mapToObj(Integer::toString).toList();

        assertIsReadAgainTheSame(SweepSpec.of(tutorial, additions(Map.of(), Map.of("batch", values), "1")));
    }

    @Test
    void moreSettingsThanThereMayBeAreRefused() {
        List<String> values = IntStream.rangeClosed(1, 101).mapToObj(Integer::toString).toList();

        SequencedMap<String, List<String>> grid = new LinkedHashMap<>();
        grid.put("batch", values);
        grid.put("iterations", values);

        assertThatThrownBy(() -> SweepSpec.of(tutorial, new Additions(Map.of(), grid, null, null)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("--grid must give at most 10000 combinations but \"iterations\" makes more");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`',
            textBlock = """
                    {gird: {batch: [1]}} | unknown field "sweep.gird"; allowed here: name, base, set, seeds, success, grid, settings, groups; did you mean "grid"?
                    {grid: {bach: [1]}} | sweep.grid: bach=1: unknown field "bach"; allowed here: *; did you mean "batch"?
                    {grid: {batch: [1, x]}} | sweep.grid: batch=x: batch must be an integer but was x
                    {grid: {batch: []}} | sweep.grid: batch must have at least one value but had none
                    {grid: {batch: 5}} | sweep.grid.batch must be a list of values, such as [1, 2], but was 5
                    {grid: [batch]} | sweep.grid must be fields and values, such as batch: 100, but was [batch]
                    {grid: {optimiser.learningRate: [0.1, 0.2, 0.10]}} | sweep.grid: optimiser.learningRate must have each value once but has 0.10 twice
                    {grid: {batch: [100, 1e2]}} | sweep.grid: batch must have each value once but has 1e2 twice
                    {grid: {coupling: [none, sorted, none]}} | sweep.grid: coupling must have each value once but has none twice
                    {grid: {batch: [1]}, settings: [{name: a}]} | sweep must have one of grid, settings but has grid and settings
                    {grid: {batch: [1]}, groups: {a: {}}} | sweep must have one of groups, grid, settings but has groups and grid
                    {groups: {a: {grid: {batch: [1]}, settings: [{name: b}]}}} | sweep.groups.a must have one of grid, settings but has grid and settings
                    {groups: {a: {name: b}}} | unknown field "sweep.groups.a.name"; allowed here: base, set, seeds, grid, settings*
                    {groups: {a: 5}} | sweep.groups.a must be fields (base, seeds, grid or settings) but was 5
                    {groups: {}} | a sweep must have from 1 to 10000 settings but had 0
                    {groups: {a: {grid: {bach: [1]}}}} | sweep.groups.a.grid: bach=1: unknown field "bach"*
                    {settings: []} | a sweep must have from 1 to 10000 settings but had 0
                    {settings: {a: {name: b}}} | sweep.settings must be a list *
                    {settings: [a]} | sweep.settings[0] must be fields (name and set) but was a
                    {settings: [{set: {batch: 1}}]} | sweep.settings[0].name is missing
                    {settings: [{name: a}, {nam: b}]} | unknown field "sweep.settings[1].nam"*
                    {settings: [{name: a}, {name: a}]} | each setting of a sweep must have its own name but "a" occurs twice
                    {settings: [{name: a, set: {bach: 1}}]} | sweep.settings: "a": unknown field "bach"*
                    {settings: [{name: a, seeds: 2..1}]} | sweep.settings: seeds must run from the smaller seed to the larger one but was "2..1"
                    {settings: [{name: a, set: {batch: 1}, experiment: {batch: 1}}]} | sweep.settings: "a" must have one of set, experiment but has set and experiment
                    {settings: [{name: a, experiment: {bach: 1}}]} | sweep.settings: "a": unknown field "bach"*
                    {settings: [{name: a, experiment: 5}]} | sweep.settings[0].experiment must be the fields of an experiment but was 5
                    {set: {bach: 1}} | sweep.set: unknown field "bach"*
                    {set: 5} | sweep.set must be fields and values, such as batch: 100, but was 5
                    {base: tutoria} | sweep.base: there is no preset "tutoria"; the presets are aylien, gan-lab, grid25, pacgan, recommended, ring8, tutorial, wgan-gp-toy; did you mean "tutorial"?
                    {base: {bach: 1}} | sweep.base: unknown field "bach"*
                    {base: {batch: 0}} | sweep.base: batch must be an integer from 1 to 1000000 but was 0
                    {seeds: 5..1} | sweep.seeds must run from the smaller seed to the larger one but was "5..1"
                    {seeds: [1, 2]} | sweep.seeds must be text of 1 to * characters but was [1, 2]
                    {success: 0} | sweep.success must be positive but was 0
                    {success: near} | sweep.success must be a finite number but was near
                    {name: "a\\nb"} | sweep.name must be one line of text without control characters but was a?b
                    5 | sweep must be fields (base, seeds, grid or settings) but was 5
                    """)
    void whatCannotBeUsedIsNamedWithItsFile(String sweep, String message) throws IOException {
        Path file = file("sweep: " + sweep);

        assertThatThrownBy(() -> SweepSpec.read(file, Additions.NONE)).isInstanceOf(InvalidInputException.class)
                .message().matches(Pattern.compile(Arrays.stream((file + ": " + message).split("\\*", -1))
                        .map(Pattern::quote).collect(Collectors.joining(".*"))));
    }

    @Test
    void aFieldBesideTheSweepIsRefused() throws IOException {
        Path file = file("sweep: {}\nbatch: 5");

        assertThatThrownBy(() -> SweepSpec.read(file, Additions.NONE)).isInstanceOf(InvalidInputException.class)
                .hasMessage(file + ": unknown field \"batch\" beside \"sweep\"; allowed here: sweep");
    }

    @Test
    void aBaseThatIsNoFileIsNamed() throws IOException {
        Path file = file("sweep: {base: none.yaml}");

        assertThatThrownBy(() -> SweepSpec.read(file, Additions.NONE)).isInstanceOf(InvalidInputException.class)
                .hasMessage(folder.resolve("none.yaml") + " does not exist");
    }

    @Test
    void whatTheCommandLineCannotAddIsNamed() {
        assertThatThrownBy(() -> SweepSpec.of(tutorial, additions(Map.of("bach", "1"), Map.of(), "1")))
                .isInstanceOf(InvalidInputException.class).hasMessageStartingWith("--set: unknown field \"bach\"");
        assertThatThrownBy(() -> SweepSpec.of(tutorial, additions(Map.of(), Map.of("batch", List.of("x")), "1")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("--grid batch=x: batch must be an integer but was x");
        assertThatThrownBy(
                () -> SweepSpec.of(tutorial, additions(Map.of(), Map.of("batch", List.of("10", "1e1")), "1")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("--grid batch must have each value once but has 1e1 twice");
        assertThatThrownBy(() -> SweepSpec.of(tutorial, new Additions(Map.of(), new LinkedHashMap<>(), null, 0.0)))
                .isInstanceOf(InvalidInputException.class).hasMessage("success must be a positive number but was 0.0");
    }

    @Test
    void aSweepOfSamplesThatAProgramGaveIsRefused() {
        Experiment given = tutorial.withData(new DataSpec.Given(100, List.of(), "0".repeat(64)));

        assertThatThrownBy(() -> SweepSpec.of(given, Additions.NONE)).isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("setting \"tutorial\" must have data that can be read again");
    }

    private void assertIsReadAgainTheSame(SweepSpec spec) throws IOException {
        Path file = Files.writeString(folder.resolve("written.yaml"), spec.toYaml());

        SweepSpec again = SweepSpec.read(file, Additions.NONE);

        assertThat(again.settings()).hasSameSizeAs(spec.settings());
        for (int i = 0; i < spec.settings().size(); i++) {
            assertThat(again.settings().get(i)).isEqualTo(spec.settings().get(i));
            assertThat(again.settings().get(i).values().sequencedKeySet())
                    .containsExactlyElementsOf(spec.settings().get(i).values().sequencedKeySet());
        }
        assertThat(again).isEqualTo(spec);
        assertThat(again.toYaml()).isEqualTo(spec.toYaml());
    }

    private SweepSpec read(String yaml) throws IOException {
        return SweepSpec.read(file(yaml), Additions.NONE);
    }

    private Path file(String yaml) throws IOException {
        return Files.writeString(folder.resolve("file.yaml"), yaml);
    }

    private static Additions additions(Map<String, String> set, Map<String, List<String>> grid, String seeds) {
        return new Additions(set, new LinkedHashMap<>(grid), Seeds.parse(seeds, "--seeds"), null);
    }
}
