package dev.gan4j.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.ColumnChoice;
import dev.gan4j.data.Coupling;
import dev.gan4j.data.Latent;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.List;
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
        assertThatThrownBy(() -> tutorial.toBuilder().objective(new ObjectiveSpec(ObjectiveSpec.Type.HINGE)).build())
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("discriminator.output must be linear if the objective is hinge but was tanh");
    }

    @Test
    void everyFieldOfAnExperimentIsInTheTable() {
        List<String> paths = Fields.all().stream().map(Field::path).toList();

        assertThat(paths).doesNotHaveDuplicates().contains("seed", "optimiser.beta1", "data.column", "penalty.weight",
                "generator.basis.features", "latent.dimension", "label.classes");
        assertThat(Fields.all()).allSatisfy(field -> assertThat(field.text()).as(field.path()).isNotBlank());
        assertThat(Fields.value(tutorial, "optimiser.schedule")).isEqualTo(
                "{type: staircase, factor: 0.95, every: 2500}");
        assertThat(Fields.value(tutorial, "optimiser.beta1")).isNull();
    }
}
