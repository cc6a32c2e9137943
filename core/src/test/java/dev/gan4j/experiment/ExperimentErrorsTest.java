package dev.gan4j.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gan4j.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ExperimentErrorsTest {

    private final Experiment tutorial = Experiment.preset("tutorial");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`',
            textBlock = """
                    name                   | ''           | name must be text of 1 to 200 characters but was ""
                    name                   | [a]          | name must be text of 1 to 200 characters but was [a]
                    name                   | `"a\\nb"` | name must be one line of text without control characters but was a?b
                    data                   | 5            | data must be a distribution such as normal(-1,1), or fields (file, column) but was 5
                    data                   | {}           | data.file is missing
                    data                   | {file: 3, x: 1} | unknown field "data.x"; allowed here: file, column, columns, header, separator, missing, sha256
                    data                   | {file: a, header: maybe} | data.header must be true or false but was maybe
                    data                   | {file: a, separator: ab} | data.separator must be one character such as ",", neither a quote nor the end of a line, but was ab
                    data                   | {file: a, sha256: 12} | data.sha256 must be 64 hexadecimal digits in quotes but was 12
                    data                   | {samples: 0, sha256: x} | data.samples must be an integer from 1 to 2147483647 but was 0
                    range                  | wide         | range must be auto, ranks, suited or a range [low, high], such as [-5, 5], but was wide
                    range                  | [5, -5]      | range must be a range with low below high but was [5, -5]
                    range                  | [1, 1]       | range must be a range with low below high but was [1, 1]
                    range                  | [1, 2, 3]    | range must be a range [low, high], such as [-5, 5], but was [1, 2, 3]
                    range                  | [a, 2]       | range[0] must be a finite number but was a
                    range                  | [0, .inf]    | range[1] must be a finite number but was .inf
                    range                  | [1, 1.00000000001] | range must be wide enough for numbers to differ inside it but was [1, 1.00000000001]
                    range                  | [0, 1e38]   | range must be inside [-1.0E37, 1.0E37] but was [0, 1e38]
                    holdout                | 0            | holdout must be in (0, 0.9] but was 0
                    holdout                | 0.95         | holdout must be in (0, 0.9] but was 0.95
                    seed                   | 9223372036854775808 | seed must be an integer from -9223372036854775808 to 9223372036854775807 but was 9223372036854775808
                    seed                   | 1.5          | seed must be an integer but was 1.5
                    iterations             | -1           | iterations must be an integer from 0 to 1000000000 but was -1
                    iterations             | many         | iterations must be an integer but was many
                    iterations             | true         | iterations must be an integer but was true
                    batch                  | 0            | batch must be an integer from 1 to 1000000 but was 0
                    batch                  | 1000001      | batch must be an integer from 1 to 1000000 but was 1000001
                    batch                  | null         | batch must be an integer but was null
                    discriminatorSteps     | 0            | discriminatorSteps must be an integer from 1 to 1000 but was 0
                    latent                 | 5            | latent must be fields (type, range) but was 5
                    latent                 | gird         | latent.type must be grid, stratified, uniform, sobol or normal but was gird; did you mean "grid"?
                    latent.mean            | 0            | unknown field "latent.mean" of latent grid; allowed here: type, range, jitter, dimension
                    latent.dimension       | 0            | latent.dimension must be an integer from 1 to 10000 but was 0
                    latent                 | {type: sobol, dimension: 1001} | latent.dimension must be an integer from 1 to 1000 but was 1001
                    latent.jitter          | -1           | latent.jitter must be in [0, 1000000] but was -1
                    latent                 | {type: normal, standardDeviation: 0} | latent.standardDeviation must be positive but was 0
                    latent                 | {type: normal, mean: x} | latent.mean must be a finite number but was x
                    latent.range           | [0, 1e7]     | latent.range must be inside [-1000000, 1000000] but was [0, 1e7]
                    coupling               | Sorted       | coupling must be none, sorted, exact, sliced or sinkhorn but was Sorted; did you mean "sorted"?
                    generator              | none         | generator must be fields (hidden, activation, output, scale, initialiser) but was none
                    generator.hiden        | [3]          | unknown field "generator.hiden"; allowed here: hidden, activation, output, scale, initialiser, basis, residual, layerNormalisation, averageDecay; did you mean "hidden"?
                    generator.hidden       | 6            | generator.hidden must be a list of at most 64 integers, such as [6, 5], but was 6
                    generator.hidden       | [6, 0]       | generator.hidden[1] must be an integer from 1 to 10000 but was 0
                    generator.hidden       | [10001]      | generator.hidden[0] must be an integer from 1 to 10000 but was 10001
                    generator.hidden       | [10000, 10000, 10000] | generator.hidden must be sizes that make at most 10000000 weights but was [10000, 10000, 10000], which makes 200040000
                    generator.activation   | leaky_relu   | generator.activation must be linear, tanh, sigmoid, relu, leaky-relu, silu, softplus, sin or cos but was leaky_relu; did you mean "leaky-relu"?
                    generator.scale        | 0            | generator.scale must be positive but was 0
                    generator.initialiser  | ones         | generator.initialiser must be normal, xavier, he or orthogonal but was ones
                    generator.residual     | true         | generator.residual must be false if no hidden layer has the size of the one before it but was true
                    generator.residual     | maybe        | generator.residual must be true or false but was maybe
                    generator              | {hidden: [4, 1], layerNormalisation: true} | generator.layerNormalisation must be false unless there are hidden layers, each of size 2 or more, but was true
                    generator.basis        | wavelet      | generator.basis.type must be none, fourier, random-fourier or multiscale-fourier but was wavelet
                    generator.basis        | {type: fourier, frequencies: 0} | generator.basis.frequencies must be an integer from 1 to 1000 but was 0
                    generator.basis        | {type: fourier, bandwidth: 1} | unknown field "generator.basis.bandwidth" of basis fourier; allowed here: type, frequencies
                    discriminator.basis    | {type: multiscale-fourier, bandwidth: 0} | discriminator.basis.bandwidth must be positive but was 0
                    discriminator.basis    | {type: random-fourier, bandwidth: 0} | discriminator.basis.bandwidth must be positive but was 0
                    discriminator.spectralNormalisation | 3 | discriminator.spectralNormalisation must be true or false but was 3
                    discriminator.minibatchDiscrimination | yes | discriminator.minibatchDiscrimination must be fields (kernels, dimensions) but was yes
                    discriminator.minibatchDiscrimination.kernels | 0 | discriminator.minibatchDiscrimination.kernels must be an integer from 1 to 100 but was 0
                    discriminator.packing  | 0            | discriminator.packing must be an integer from 1 to 100 but was 0
                    discriminator.packing  | 3            | batch must be a multiple of 3 if discriminator.packing is 3 but was 200
                    discriminator.packing  | 2            | coupling must be none if discriminator.packing is 2 but was sorted
                    discriminator.output   | relu         | discriminator.output must be tanh, sigmoid or linear but was relu
                    discriminator.clamp    | none         | discriminator.clamp must be a range inside (0, 1) if discriminator.output is tanh but was none
                    discriminator.clamp    | [0, 0.9]     | discriminator.clamp must be inside (0, 1) but was [0, 0.9]
                    discriminator.clamp    | yes          | discriminator.clamp must be none or a range [low, high] inside (0, 1) but was yes
                    discriminator          | {output: linear, clamp: [0.1, 0.2]} | discriminator.clamp must be none if discriminator.output is linear but was [0.1, 0.2]
                    objective              | hing         | objective.type must be non-saturating, minimax, least-squares, wasserstein, hinge, relativistic-average or relativistic-pairing but was hing; did you mean "hinge"?
                    objective              | 5            | objective must be fields (type, labelSmoothing) but was 5
                    objective.labelSmoothing | 0.5        | objective.labelSmoothing must be in [0, 0.5) but was 0.5
                    objective              | {type: hinge, labelSmoothing: 0.1} | unknown field "objective.labelSmoothing" of objective hinge; allowed here: type
                    generatorSteps         | 0            | generatorSteps must be an integer from 1 to 1000 but was 0
                    generator.averageDecay | 1            | generator.averageDecay must be in (0, 1) but was 1
                    generator.averageDecay | often        | generator.averageDecay must be a finite number but was often
                    discriminator.instanceNoise | yes     | discriminator.instanceNoise must be fields (start, end, iterations) but was yes
                    discriminator.instanceNoise.start | -1 | discriminator.instanceNoise.start must be in [0, 1000000] but was -1
                    penalty                | r3           | penalty.type must be r1, r2, wgan-gp, zero-centred, dragan or weight-clipping but was r3; did you mean "r1"?
                    penalty                | []           | penalty must be none, fields (type, weight), or a list of such but was []
                    penalty                | [r1, {type: r1}] | penalty[1].type must be unique among the penalties but was r1
                    penalty                | [r1, 5]      | penalty[1] must be fields (type, weight) but was 5
                    penalty                | [r1, {type: r2, weight: 0}] | penalty[1].weight must be positive but was 0
                    penalty.weight         | 3            | penalty.type is missing
                    penalty                | {type: r1, limit: 3} | unknown field "penalty.limit" of penalty r1; allowed here: type, weight
                    penalty                | {type: weight-clipping, limit: 0} | penalty.limit must be positive but was 0
                    optimiser.generatorLearningRate | 0   | optimiser.generatorLearningRate must be positive but was 0
                    optimiser.learningRate | -3           | optimiser.learningRate must be positive but was -3
                    optimiser.learningRate | .nan         | optimiser.learningRate must be a finite number but was .nan
                    optimiser.learningRate | 1e999        | optimiser.learningRate must be a finite number but was 1e999
                    optimiser.learningRate | 2e6          | optimiser.learningRate must be at most 1000000 but was 2e6
                    optimiser.momentum     | 1            | optimiser.momentum must be in [0, 1) but was 1
                    optimiser.beta1        | 0.5          | unknown field "optimiser.beta1" of optimiser momentum; allowed here: type, learningRate, generatorLearningRate, momentum, schedule
                    optimiser.type         | 7            | optimiser.type must be sgd, momentum or adam but was 7
                    optimiser              | {type: adam, epsilon: 0} | optimiser.epsilon must be positive but was 0
                    optimiser.schedule     | cosine       | optimiser.schedule.type must be constant or staircase but was cosine
                    optimiser.schedule.factor | 1.5       | optimiser.schedule.factor must be in (0, 1] but was 1.5
                    optimiser.schedule.generatorFactor | 0 | optimiser.schedule.generatorFactor must be in (0, 1] but was 0
                    optimiser.schedule.every | 0          | optimiser.schedule.every must be an integer from 1 to 1000000000 but was 0
                    pretraining            | yes          | pretraining must be none or fields (density, steps) but was yes
                    pretraining.density    | guessed      | pretraining.density must be exact or estimated but was guessed
                    pretraining.steps      | 0            | pretraining.steps must be an integer from 1 to 1000000000 but was 0
                    evaluation.samples     | 99           | evaluation.samples must be an integer from 100 to 10000000 but was 99
                    evaluation.every       | 0            | evaluation.every must be an integer from 1 to 1000000000 but was 0
                    evaluation.quickSamples| 1            | evaluation.quickSamples must be an integer from 100 to 1000000 but was 1
                    optimizer              | adam         | unknown field "optimizer"; allowed here: name, data, label, range, holdout, seed, iterations, batch, discriminatorSteps, generatorSteps, latent, coupling, summation, generator, discriminator, objective, penalty, optimiser, pretraining, evaluation; did you mean "optimiser"?
                    seed.x                 | 1            | seed must be an integer but was {x: 1}
                    a..b                   | 1            | a field's path must be names with dots between them, such as optimiser.learningRate, but was "a..b"
                    """)
    void anOverrideOutOfRangeIsRefusedWithFieldValueAndRule(String path, String value, String message) {
        assertThatThrownBy(() -> tutorial.with(path, value)).isInstanceOf(InvalidInputException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`',
            textBlock = """
                    seed: [1                          | line 1, column 9: while parsing a flow sequence, expected ',' or ']', but got <stream end>
                    seed: 1\\nseed: 2                  | line 2, column 1: field "seed" must occur only once
                    latent: {type: grid, type: grid}  | line 1, column 22: field "type" must occur only once
                    seed: &a 1\\nbatch: *a             | line 2, column 8: an alias cannot be used in an experiment
                    seed: 1\\n---\\nseed: 2             | line 3, column 1: there must be one document but another follows
                    `- 1`                             | an experiment must be fields and values, such as data: normal(-1,1), but was [1]
                    hello                             | an experiment must be fields and values, such as data: normal(-1,1), but was hello
                    `# nothing`                       | the experiment is empty; it must have at least one field, such as data: normal(-1,1)
                    ``                                | the experiment is empty; it must have at least one field, such as data: normal(-1,1)
                    optimiser:\\n  learningRate: -3    | optimiser.learningRate must be positive but was -3
                    """)
    void aMalformedFileIsRefusedWithItsNameAndPlace(String text, String message, @TempDir Path folder)
            throws IOException {
        Path file = Files.writeString(folder.resolve("experiment.yaml"), text.replace("\\n", "\n") + "\n");

        assertThatThrownBy(() -> Experiment.read(file)).isInstanceOf(InvalidInputException.class)
                .hasMessage(file + ": " + message);
    }

    @Test
    void whatIsNoReadableFileIsRefused(@TempDir Path folder) throws IOException {
        assertThatThrownBy(() -> Experiment.read(folder)).isInstanceOf(InvalidInputException.class)
                .hasMessage(folder + " must be a YAML file but is a directory");
        Path missing = folder.resolve("missing.yaml");
        assertThatThrownBy(() -> Experiment.read(missing)).isInstanceOf(InvalidInputException.class)
                .hasMessage(missing + " does not exist");
        Path binary = Files.write(folder.resolve("binary.yaml"), new byte[]{'a', (byte) 0xC3, 0x28});
        assertThatThrownBy(() -> Experiment.read(binary)).isInstanceOf(InvalidInputException.class)
                .hasMessage(binary + " must be a YAML file but is not UTF-8 text");
        Path large = Files.write(folder.resolve("large.yaml"), new byte[(1 << 20) + 1]);
        assertThatThrownBy(() -> Experiment.read(large)).isInstanceOf(InvalidInputException.class)
                .hasMessage(large + ": must be a YAML file of at most 1048576 bytes but has more");
    }

    @Test
    void aWrongDistributionIsNamedAsData() {
        assertThatThrownBy(() -> tutorial.with("data", "gauss(0,1)")).isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("data: ").hasMessageContaining("gauss").hasMessageNotContaining("\n");
        assertThatThrownBy(() -> tutorial.with("data", "notes.csv")).isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("data: ").hasMessageEndingWith("; a file is written {file: notes.csv}");
    }

    @Test
    void aBombOfAliasesOrOfDepthIsRefusedAtOnce() {
        String bomb = "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b,*b]\n";
        assertThatThrownBy(() -> Experiment.parse(bomb)).isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("alias");
        assertThatThrownBy(() -> Experiment.parse("data: " + "[".repeat(100_000)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("line 1, column 26: values cannot be nested deeper than 20");
        assertThatThrownBy(() -> Experiment.parse("x: 0\n<<: {seed: 2}\n")).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void anyTextIsEitherAnExperimentOrInvalidInputInOneLine() {
        long seed = ThreadLocalRandom.current().nextLong();
        Random random = new Random(seed);
        String valid = tutorial.toYaml();
        String alphabet = ":-[]{}&*!|>'\"%@`#,?\n\t ~.eE019ax\u0000\u2028\uD800";
        for (int round = 0; round < 1000; round++) {
            StringBuilder text = new StringBuilder(round % 2 == 0 ? valid : "");
            int changes = 1 + random.nextInt(round % 2 == 0 ? 3 : 40);
            for (int change = 0; change < changes; change++) {
                text.insert(random.nextInt(text.length() + 1), alphabet.charAt(random.nextInt(alphabet.length())));
            }
            try {
                assertThat(Experiment.parse(text.toString())).isNotNull();
            } catch (InvalidInputException e) {
                assertThat(e.getMessage()).as("seed %d, round %d", seed, round).isNotBlank().doesNotContain("\n");
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + ", round " + round + ": " + text, e);
            }
        }
    }

    @Test
    void halfOfACharacterIsRefused() {
        for (String yaml : List.of("name: \"x \\uD83D\"", "name: \"\\uDE00 x\"", "\"\\uD83Dname\": x")) {
            assertThatThrownBy(() -> Experiment.parse(yaml)).isInstanceOf(InvalidInputException.class)
                    .hasMessageStartingWith("line 1, column ")
                    .hasMessageEndingWith("text must not contain an unpaired surrogate");
        }
        assertThat(Experiment.parse("name: \"\\uD83D\\uDE00\"").name()).isEqualTo("\uD83D\uDE00");
    }

    @Test
    void anIntegerBeyondADoubleIsRefused() {
        String digits = "9".repeat(400);
        for (String yaml : List.of("holdout: " + digits, "range: [-1, " + digits + "]",
                "optimiser: {learningRate: -" + digits + "}", "batch: " + digits)) {
            assertThatThrownBy(() -> Experiment.parse(yaml)).isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining(" must be ").hasMessageContaining("9999");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"!!java.lang.Object {}", "!!map {seed: 1}", "! {seed: 1}", "seed: !!int 1", "seed: !x 1",
            "!!str seed: 1", "{!!str seed: 1}", "latent: !!map {type: grid}", "range: !!seq [-5, 5]",
            "range: [-5, !!int 5]",
            "%TAG !e! tag:example.org,2000:\n---\n!e!x {seed: 1}", "data: !<tag:yaml.org,2002:str> ring8", "!!null"})
    void aTagIsRefused(String yaml) {
        assertThatThrownBy(() -> Experiment.parse(yaml)).isInstanceOf(InvalidInputException.class)
                .hasMessageMatching("line \\d+, column \\d+: a tag such as !!str cannot be used in an experiment");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{}", "{ }", "---", "--- {}", "~", "null", "# nothing", "%YAML 1.2\n---\n"})
    void anExperimentWithoutFieldsIsRefusedHoweverItIsWritten(String yaml) {
        assertThatThrownBy(() -> Experiment.parse(yaml)).isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(
                        "the experiment is empty; it must have at least one field");
    }

    @Test
    void anotherVersionOfYamlIsNamed() {
        assertThatThrownBy(() -> Experiment.parse("%YAML 3.0\n---\nseed: 1"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageEndingWith("the YAML version must be 1.x but was 3.0");
    }
}
