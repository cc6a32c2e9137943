package dev.gan4j.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.ColumnChoice;
import dev.gan4j.data.Coupling;
import dev.gan4j.data.Distribution;
import dev.gan4j.data.Latent;
import dev.gan4j.data.Range;
import dev.gan4j.experiment.internal.Field;
import dev.gan4j.nn.Activation;
import dev.gan4j.nn.Basis;
import dev.gan4j.nn.Initialiser;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Experiments built of typed values, and the table of fields beneath. */
final class ExperimentBuilderTest {

    private final Experiment tutorial = Experiment.preset("tutorial");

    @Test
    void aBuilderBeginsWithTheTutorialOrWithTheExperimentItIsOf() {
        assertThat(Experiment.builder().build()).isEqualTo(tutorial);
        for (String preset : Experiment.presets()) {
            assertThat(Experiment.preset(preset).toBuilder().build()).isEqualTo(Experiment.preset(preset));
        }
    }

    @Test
    void everyFieldOfAnExperimentHasASetterThatSetsItAndAnAccessor() throws ReflectiveOperationException {
        List<Class<?>> groups = List.of(SourceSpec.class, TrainingSpec.class, NetworksSpec.class, GameSpec.class);
        Experiment other = Experiment.preset("ring8").with("label", "mode");
        Experiment.Builder builder = tutorial.toBuilder();
        for (RecordComponent component : Experiment.class.getRecordComponents()) {
            boolean isGroup = groups.contains(component.getType());
            for (RecordComponent field : isGroup
                    ? component.getType().getRecordComponents()
                    : new RecordComponent[]{component}) {
                Object owner = isGroup ? component.getAccessor().invoke(other) : other;
                Object value = field.getAccessor().invoke(owner);
                assertThat(Experiment.class.getMethod(field.getName()).invoke(other)).isEqualTo(value);
                Experiment.Builder.class.getMethod(field.getName(), field.getType()).invoke(builder, value);
            }
        }
        assertThat(builder.unchecked()).isEqualTo(other);
    }

    @Test
    void aTypedChangeIsThatOfItsText() {
        assertThat(tutorial.withSeed(-7)).isEqualTo(tutorial.with("seed", "-7"));
        assertThat(tutorial.toBuilder().batch(64).coupling(Coupling.NONE).latent(new Latent.Uniform(0, 1, 1)).build())
                .isEqualTo(tutorial.with("batch", "64").with("coupling", "none").with("latent.type", "uniform")
                        .with("latent.range", "[0, 1]"));
        assertThat(tutorial.toBuilder().optimiser(tutorial.optimiser().withLearningRates(0.1, 0.2)).build())
                .isEqualTo(
                        tutorial.with("optimiser.learningRate", "0.1").with("optimiser.generatorLearningRate", "0.2"));
        Experiment clipped = tutorial.with("penalty", "weight-clipping");
        assertThat(clipped.toBuilder().penalties(List.of(clipped.penalties().getFirst().withWeight(3))).build())
                .isEqualTo(clipped.with("penalty.limit", "3"));
    }

    @Test
    void aFileIsAtItsAbsolutePathAsWhereItIsRead() {
        DataSpec csv = new DataSpec.Csv(Path.of("a.csv"), new ColumnChoice.Named("x"));
        assertThat(tutorial.toBuilder().data(csv).pretraining(new PretrainingSpec.None()).build().data())
                .isEqualTo(tutorial.withData(csv).data());
    }

    @Test
    void whatIsBuiltIsCheckedAsWhatIsRead() {
        assertThatThrownBy(() -> tutorial.toBuilder().batch(0).build()).isInstanceOf(InvalidInputException.class)
                .hasMessage("batch must be an integer from 1 to 1000000 but was 0");
        assertThatThrownBy(() -> tutorial.toBuilder().holdout(Double.NaN).build())
                .isInstanceOf(InvalidInputException.class).hasMessageStartingWith("holdout must be a finite number");
        assertThatThrownBy(() -> tutorial.toBuilder().objective(ObjectiveSpec.Type.HINGE).buildExactly())
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("discriminator.output must be linear if the objective is hinge but was tanh");
    }

    @Test
    void fieldsThatAreNotSetFollowThoseThatAreAsInYaml() {
        assertThat(tutorial.toBuilder().objective(ObjectiveSpec.Type.HINGE).build())
                .isEqualTo(tutorial.with("objective", "hinge"));
        assertThat(tutorial.toBuilder().data(Distribution.parse("ring8")).build())
                .isEqualTo(tutorial.with("data", "ring8"));
        assertThat(Experiment.builder("recommended").data(Path.of("a.csv"), "x", "y").label(LabelSpec.of("z"))
                .build())
                .isEqualTo(
                        Experiment.preset("recommended").with(Map.of("data", "{file: a.csv, columns: [x, y]}", "label",
                                "z")));
        assertThat(tutorial.toBuilder().latent(new Latent.Normal(0, 1, 1)).data(Path.of("a.csv"), "x", "y").build()
                .latent().dimension()).as("what is set stays").isEqualTo(1);
        assertThat(tutorial.toBuilder().range(-1, 1).data(Path.of("a.csv")).build())
                .isEqualTo(tutorial.with(Map.of("data", "{file: a.csv}", "range", "[-1, 1]")));
    }

    @Test
    void aTypedExperimentIsThatOfItsYaml() {
        Experiment typed = Experiment.builder("recommended").name("typed").seed(7).iterations(5_000).batch(64)
                .discriminatorSteps(2).generatorSteps(3).latent(new Latent.Uniform(-1, 1, 2)).holdout(0.2)
                .data(Path.of("a.csv"), "x", "y")
                .generator(g -> g.hidden(64, 64).activation(Activation.RELU).output(Activation.LINEAR).scale(2)
                        .initialiser(Initialiser.HE).basis(new Basis.Fourier(4)).residual(true).layerNormalisation(true)
                        .averageDecay(0.99))
                .discriminator(d -> d.hidden(16).activation(Activation.TANH).output(Activation.SIGMOID)
                        .clamp(new Range(0.1, 0.9)).initialiser(Initialiser.HE).basis(new Basis.None()).residual(false)
                        .layerNormalisation(true).spectralNormalisation(true)
                        .minibatchDiscrimination(new MinibatchDiscriminationSpec(3, 2)).packing(2)
                        .instanceNoise(new InstanceNoiseSpec(1, 0, 50)))
                .objective(ObjectiveSpec.Type.MINIMAX)
                .penalties(new PenaltySpec.Slope(PenaltySpec.Type.R1, 3))
                .optimiser(OptimiserSpec.adam(0.01, 0.5, 0.9).withSchedule(new ScheduleSpec.Staircase(0.5, 100)))
                .evaluation(e -> e.samples(1_000).every(10).quickSamples(200).patience(null)).build();
        assertThat(typed).isEqualTo(Experiment.preset("recommended").with(Map.ofEntries(
                Map.entry("name", "typed"), Map.entry("seed", "7"), Map.entry("iterations", "5000"),
                Map.entry("batch", "64"), Map.entry("discriminatorSteps", "2"), Map.entry("generatorSteps", "3"),
                Map.entry("latent", "{type: uniform, range: [-1, 1], dimension: 2}"), Map.entry("holdout", "0.2"),
                Map.entry("data", "{file: a.csv, columns: [x, y]}"),
                Map.entry("generator", "{hidden: [64, 64], activation: relu, output: linear, scale: 2, initialiser: he,"
                        + " basis: {type: fourier, frequencies: 4}, residual: true, layerNormalisation: true,"
                        + " averageDecay: 0.99}"),
                Map.entry("discriminator", "{hidden: [16], activation: tanh, output: sigmoid, clamp: [0.1, 0.9],"
                        + " initialiser: he, basis: none, residual: false, layerNormalisation: true,"
                        + " spectralNormalisation: true, minibatchDiscrimination: {kernels: 3, dimensions: 2},"
                        + " packing: 2, instanceNoise: {start: 1, end: 0, iterations: 50}}"),
                Map.entry("objective", "minimax"), Map.entry("penalty", "{type: r1, weight: 3}"),
                Map.entry("optimiser", "{type: adam, learningRate: 0.01, beta1: 0.5, beta2: 0.9, epsilon: 1e-8,"
                        + " schedule: {type: staircase, factor: 0.5, every: 100}}"),
                Map.entry("evaluation", "{samples: 1000, every: 10, quickSamples: 200, patience: none}"))));
    }

    @Test
    void theShortFormsHaveTheStandardValuesOfTheTable() {
        assertThat(tutorial.toBuilder().optimiser(OptimiserSpec.sgd(0.1)).build())
                .isEqualTo(tutorial.with("optimiser", "{type: sgd, learningRate: 0.1, schedule: constant}"));
        assertThat(tutorial.toBuilder().optimiser(OptimiserSpec.momentum(0.1, 0.5)).build()).isEqualTo(
                tutorial.with("optimiser", "{type: momentum, learningRate: 0.1, momentum: 0.5, schedule: constant}"));
        assertThat(OptimiserSpec.adam(0.1))
                .isEqualTo(Experiment.preset("tutorial").with("optimiser", "{type: adam, learningRate: 0.1,"
                        + " schedule: constant}").optimiser());
    }

    /** Each name of a path is a setter of a builder or a component of a record that a setter takes. */
    @Test
    void everyFieldOfTheYamlCanBeSetTyped() {
        Map<String, String> elsewhere = Map.of("data.image", "file", "data.samples", "count", "data.column", "columns");
        for (Field field : Field.all()) {
            Set<Class<?>> holders = Set.of(Experiment.Builder.class);
            String path = "";
            for (String name : field.path().split("\\.", -1)) {
                path += (path.isEmpty() ? "" : ".") + name;
                holders = typesOf(elsewhere.getOrDefault(path, name), holders);
                assertThat(holders).as("what sets %s", path).isNotEmpty();
            }
        }
    }

    private static Set<Class<?>> typesOf(String name, Set<Class<?>> holders) {
        Set<Class<?>> found = new LinkedHashSet<>();
        for (Class<?> holder : holders) {
            Class<?>[] types = holder.isSealed() ? holder.getPermittedSubclasses() : new Class<?>[]{holder};
            for (Class<?> type : holder.equals(Latent.class) || holder.equals(Basis.class)
                    ? holder.getDeclaredClasses()
                    : types) {
                found.addAll(typesOf(name, type));
            }
        }
        return found;
    }

    private static Set<Class<?>> typesOf(String name, Class<?> type) {
        Set<Class<?>> found = new LinkedHashSet<>();
        if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                boolean isEnd = name.equals("range") && Set.of("low", "high").contains(component.getName());
                if (component.getName().equals(name) || isEnd) {
                    found.add(component.getType());
                }
            }
            // The records of a sealed family say by their own names which type they are.
            if (name.equals("type") && type.getEnclosingClass() != null) {
                found.add(type);
            }
        }
        for (Method method : type.getMethods()) {
            if (method.getReturnType().equals(type) && method.getParameterCount() == 1
                    && method.getName().equals(name.equals("penalty") ? "penalties" : name)) {
                Type argument = method.getGenericParameterTypes()[0];
                if (argument instanceof ParameterizedType of
                        && of.getActualTypeArguments()[0] instanceof Class<?> inner) {
                    found.add(inner);
                } else if (argument instanceof Class<?> plain) {
                    found.add(plain);
                }
            }
        }
        return found;
    }

    @Test
    void everyFieldOfAnExperimentIsInTheTable() {
        List<String> paths = Field.all().stream().map(Field::path).toList();

        assertThat(paths).doesNotHaveDuplicates().contains("seed", "optimiser.beta1", "data.column", "penalty.weight",
                "generator.basis.features", "latent.dimension", "label.classes");
        assertThat(Field.all()).allSatisfy(field -> assertThat(field.text()).as(field.path()).isNotBlank());
        assertThat(Field.value(tutorial, "optimiser.schedule")).isEqualTo(
                "{type: staircase, factor: 0.95, every: 2500}");
        assertThat(Field.value(tutorial, "optimiser.beta1")).isNull();
    }
}
