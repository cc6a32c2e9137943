package dev.gan4j.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gan4j.data.ColumnChoice;
import dev.gan4j.data.Coupling;
import dev.gan4j.data.Distribution;
import dev.gan4j.data.Latent;
import dev.gan4j.data.Missing;
import dev.gan4j.data.Range;
import dev.gan4j.nn.Activation;
import dev.gan4j.nn.Basis;
import dev.gan4j.nn.Initialiser;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ExperimentRoundTripTest {

    private static final List<String> TEXTS = List.of("a", "true", "no", "~", "null", "1e5", "0x1F", "-", "- a", "a: b",
            "#a", "a #b", " a", "a ", "'", "\"", "\\n", "&a", "*a", "!a", "%", "@", "é 漢 \uD83D\uDE00", "=", "<<", "?",
            "[a]", "{a}", "2026-11-24", "1_000", "010", ".", "auto", "normal(-1,1)", "a,b", "|", ">", "a\u2028b",
            "\uFEFF");

    /** Those that a file can have where these tests run: in the locale C, names are ASCII. */
    private static final List<String> FILE_NAMES = TEXTS.stream()
            .filter(Charset.forName(System.getProperty("sun.jnu.encoding")).newEncoder()::canEncode).toList();

    @Test
    void everyExperimentThatIsWrittenIsReadAgainTheSame() {
        long seed = ThreadLocalRandom.current().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            Experiment experiment = any(random);

            String yaml = experiment.toYaml();

            assertThat(Experiment.parse(yaml)).as("seed %d, round %d%n%s", seed, round, yaml).isEqualTo(experiment);
            assertThat(Experiment.parse(yaml).toYaml()).isEqualTo(yaml);
        }
    }

    @Test
    void aFixedOrderOfSummationIsReadAgainTheSame() {
        Experiment fixed = Experiment.preset("tutorial").with("summation", "ascending");

        assertThat(fixed.summation()).isEqualTo(Summation.ASCENDING);
        assertThat(Experiment.parse(fixed.toYaml())).isEqualTo(fixed);
        assertThat(fixed.with("data", "ring8").summation()).isEqualTo(Summation.BATCH);
        assertThatThrownBy(() -> fixed.with("objective", "relativistic-pairing")).hasMessageStartingWith(
                "summation must be batch if the objective or a penalty looks at pairs but was");
        assertThatThrownBy(() -> fixed.with(Map.of("penalty", "wgan-gp", "discriminator.output", "linear")))
                .hasMessageStartingWith("summation must be batch if the objective or a penalty looks at pairs");
        assertThatThrownBy(() -> fixed.with(Map.of("coupling", "none", "latent", "{type: normal, dimension: 2}")))
                .hasMessageStartingWith("summation must be batch if data or latents have several columns but was");
    }

    @Test
    void packsAreReadAgainTheSame() {
        Experiment packed = Experiment.preset("tutorial").with(Map.of("discriminator.packing", "4", "coupling", "none",
                "latent", "uniform", "pretraining", "none"));

        assertThat(packed.discriminator().packing()).isEqualTo(4);
        for (String latent : List.of("grid", "stratified", "sobol")) {
            assertThatThrownBy(() -> packed.with("latent", latent)).hasMessageStartingWith(
                    "latent must be of independent draws, such as uniform or normal, if discriminator.packing is 4 but was {");
        }
        assertThat(Experiment.parse(packed.toYaml())).isEqualTo(packed);
    }

    @Test
    void everyNameOfAColumnIsReadAgainTheSame() {
        Experiment tutorial = Experiment.preset("tutorial");
        List<String> texts = new ArrayList<>(TEXTS);
        texts.addAll(List.of("a\tb", "a\nb", "\na", "a\n", "a\r\nb", "a\r", "a\u0000", "a\u0085b", " a\n  b\n\n"));
        for (String text : texts) {
            Experiment experiment = tutorial
                    .withData(new DataSpec.Csv(Path.of("a.csv").toAbsolutePath(), new ColumnChoice.Named(text), null,
                            null, Missing.REFUSE, null));

            assertThat(Experiment.parse(experiment.toYaml())).as(text).isEqualTo(experiment);
        }
    }

    private static Experiment any(Random random) {
        DataSpec data = data(random);
        boolean known = data instanceof DataSpec.Known;
        ObjectiveSpec objective = objective(random);
        List<Integer> ofGenerator = hidden(random);
        Latent latent = latent(random);
        SourceSpec source = new SourceSpec(data, null, random.nextBoolean()
                ? new RangeSpec.Auto()
                : new RangeSpec.Fixed(range(random, 1e36)), 0.9 * (1 - random.nextDouble()));
        TrainingSpec training = new TrainingSpec(random.nextLong(), random.nextInt(1_000_000_001),
                1 + random.nextInt(1_000_000), 1 + random.nextInt(1000), 1 + random.nextInt(1000), latent,
                latent.dimension() > 1 ? Coupling.NONE : one(random, List.of(Coupling.values())), Summation.BATCH);
        return new Experiment(one(random, TEXTS), source, training,
                new NetworksSpec(new GeneratorSpec(ofGenerator, one(random, List.of(Activation.values())),
                        one(random, List.of(Activation.values())), positive(random),
                        one(random, List.of(Initialiser.values())), structure(random, ofGenerator),
                        nullable(random, 0.001 + 0.998 * random.nextDouble())),
                        discriminator(random, objective)),
                new GameSpec(objective, penalties(random), optimiser(random),
                        random.nextInt(3) == 0
                                ? new PretrainingSpec.None()
                                : new PretrainingSpec.OnDensity(known && random.nextBoolean()
                                        ? PretrainingSpec.Density.EXACT
                                        : PretrainingSpec.Density.ESTIMATED, 1 + random.nextInt(1_000_000_000))),
                new EvaluationSpec(100 + random.nextInt(1_000_000), 1 + random.nextInt(1000),
                        100 + random.nextInt(10_000), nullable(random, 1 + random.nextInt(100))));
    }

    private static DataSpec data(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> new DataSpec.Known(Distribution.parse(
                    "normal(" + random.nextGaussian() + "," + (0.01 + random.nextDouble())
                            + ")"));
            case 1 -> new DataSpec.Known(Distribution.parse("mixture(0.25*uniform(0,1),0.75*mixture(0.5*cauchy(0,1),"
                    + "0.5*exponential(" + (0.01 + positive(random)) + ")))"));
            case 2 -> new DataSpec.Csv(Path.of(one(random, FILE_NAMES) + ".csv").toAbsolutePath(),
                    random.nextBoolean() ? new ColumnChoice.First() : new ColumnChoice.Named(one(random, TEXTS)),
                    nullable(random, random.nextBoolean()),
                    nullable(random, one(random, List.of(',', ';', '\t', '|', ' ', '\'', '#'))), Missing.REFUSE,
                    nullable(random, hash(random)));
            default -> new DataSpec.Given(1 + random.nextInt(1000), List.of(), hash(random));
        };
    }

    private static Latent latent(Random random) {
        Range range = range(random, 9e5);
        return switch (random.nextInt(6)) {
            case 0 -> new Latent.Grid(range.low(), range.high(), random.nextDouble(), 1);
            case 1 -> new Latent.Stratified(range.low(), range.high(), 1);
            case 2 -> new Latent.Uniform(range.low(), range.high(), 1 + random.nextInt(9));
            case 3 -> new Latent.Sobol(range.low(), range.high(), 1 + random.nextInt(9));
            case 4 -> new Latent.Normal(range.low(), positive(random), 1 + random.nextInt(9));
            default -> new Latent.Normal(range.low(), positive(random), 1);
        };
    }

    private static DiscriminatorSpec discriminator(Random random, ObjectiveSpec objective) {
        Activation output = objective.objective().needsRawOutput()
                ? Activation.LINEAR
                : one(random, List.of(Activation.TANH, Activation.SIGMOID, Activation.LINEAR));
        Range clamp = new Range(0.5 * random.nextDouble() + 1e-9, 0.5 + 0.49 * random.nextDouble());
        List<Integer> hidden = hidden(random);
        return new DiscriminatorSpec(hidden, one(random, List.of(Activation.values())), output,
                output == Activation.TANH
                        ? clamp
                        : output == Activation.LINEAR ? null : nullable(random, clamp),
                one(random, List.of(Initialiser.values())), structure(random, hidden), random.nextBoolean(),
                nullable(random,
                        new MinibatchDiscriminationSpec(1 + random.nextInt(100), 1 + random.nextInt(100))),
                1, nullable(random, new InstanceNoiseSpec(
                        positive(random) % 1000, positive(random) % 1000, 1 + random.nextInt(1000))));
    }

    private static StructureSpec structure(Random random, List<Integer> hidden) {
        Basis basis = switch (random.nextInt(4)) {
            case 0 -> new Basis.None();
            case 1 -> new Basis.Fourier(1 + random.nextInt(1000));
            case 2 -> new Basis.MultiscaleFourier(1 + random.nextInt(1000), positive(random));
            default -> new Basis.RandomFourier(1 + random.nextInt(1000), positive(random));
        };
        boolean hasPair = hidden.size() > 1 && hidden.get(0).equals(hidden.get(1));
        return new StructureSpec(basis, hasPair && random.nextBoolean(),
                !hidden.isEmpty() && !hidden.contains(1) && random.nextBoolean());
    }

    private static ObjectiveSpec objective(Random random) {
        ObjectiveSpec.Type type = one(random, List.of(ObjectiveSpec.Type.values()));
        return new ObjectiveSpec(type,
                type.objective().hasLabels() && random.nextBoolean() ? 0.499 * random.nextDouble() : 0);
    }

    private static List<PenaltySpec> penalties(Random random) {
        List<PenaltySpec> penalties = new ArrayList<>();
        for (PenaltySpec.Type type : PenaltySpec.Type.values()) {
            if (random.nextInt(4) == 0) {
                penalties.add(new PenaltySpec.Slope(type, positive(random)));
            }
        }
        if (random.nextInt(4) == 0) {
            penalties.add(new PenaltySpec.WeightClipping(positive(random)));
        }
        Collections.shuffle(penalties, random);
        return penalties;
    }

    private static OptimiserSpec optimiser(Random random) {
        ScheduleSpec schedule = random.nextBoolean()
                ? new ScheduleSpec.Constant()
                : new ScheduleSpec.Staircase(1 - random.nextDouble(), 1 + random.nextInt(1_000_000_000),
                        nullable(random, 1 - random.nextDouble()));
        return switch (random.nextInt(3)) {
            case 0 -> new OptimiserSpec.Sgd(positive(random), nullable(random, positive(random)), schedule);
            case 1 -> new OptimiserSpec.Momentum(positive(random), nullable(random, positive(random)),
                    random.nextDouble(), schedule);
            default -> new OptimiserSpec.Adam(positive(random), nullable(random, positive(random)), random.nextDouble(),
                    random.nextDouble(),
                    positive(random), schedule);
        };
    }

    private static Range range(Random random, double limit) {
        double low = (random.nextDouble() - 0.5) * limit * Math.pow(10, -random.nextInt(6));
        return new Range(low, low + Math.abs(low) * (0.1 + random.nextDouble()));
    }

    private static double positive(Random random) {
        return (1 - random.nextDouble()) * Math.pow(10, random.nextInt(24) - 18);
    }

    private static List<Integer> hidden(Random random) {
        return random.ints(random.nextInt(5), 1, random.nextBoolean() ? 3 : 200).boxed().toList();
    }

    private static String hash(Random random) {
        return "%016x".formatted(random.nextLong()).repeat(4);
    }

    private static <T> T one(Random random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static <T> @Nullable T nullable(Random random, T value) {
        return random.nextBoolean() ? value : null;
    }
}
