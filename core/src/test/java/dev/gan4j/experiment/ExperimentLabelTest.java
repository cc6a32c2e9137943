package dev.gan4j.experiment;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.Coupling;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an experiment says of the class of its samples. */
class ExperimentLabelTest {

    private static final Experiment TABLE = Experiment.preset("tutorial")
            .with(Map.of("data", "{file: notes.csv, columns: [length, width]}"));

    @Test
    void aColumnAloneIsALabelWithDefaultsAndWhatDoesNotGoWithItIsDropped() {
        Experiment labelled = Experiment.preset("tutorial")
                .with(Map.of("data", "{file: notes.csv, column: length}", "label", "kind"));

        assertThat(labelled.label())
                .isEqualTo(new LabelSpec("kind", List.of(), List.of(), null, LabelSpec.Critic.PROJECTION));
        assertThat(labelled.coupling()).isEqualTo(Coupling.NONE);
        assertThat(labelled.pretraining()).isEqualTo(new PretrainingSpec.None());
        assertThat(labelled.data()).isInstanceOf(DataSpec.Csv.class);
        assertThat(Experiment.parse(labelled.toYaml())).isEqualTo(labelled);
        assertThat(labelled.with("label", "none").label()).isNull();
        assertThat(labelled.with("data", "ring8").label()).isNull();
    }

    private static Experiment labelled(List<String> classes, List<Double> shares) {
        Experiment unread = TABLE.with("label", "kind");
        return new TrainingPlan(unread, unread.data(),
                requireNonNull(unread.label()).found("kind", classes, shares)).complete();
    }

    @Test
    void everyNameOfAClassIsReadAgainTheSame() {
        List<String> classes = List.of("0", "1", "1.50", "true", "null", "a, b", "it's", "#", "none", "auto", "~");
        Experiment labelled = labelled(classes,
                List.of(0.5, 0.0, 0.05, 0.05, 0.05, 0.05, 0.05, 0.05, 0.1, 0.05, 0.05));

        assertThat(Experiment.parse(labelled.toYaml())).isEqualTo(labelled);
        assertThat(TrainingPlan.of(Experiment.parse(labelled.toYaml())).classes()).isEqualTo(classes);
    }

    @Test
    void anotherColumnHasClassesOfItsOwn() {
        Experiment labelled = labelled(List.of("a", "b"), List.of(0.5, 0.5));

        assertThat(TrainingPlan.of(labelled.with("label.embedding", "4")).classes()).containsExactly("a", "b");
        assertThat(requireNonNull(labelled.with("label.column", "sort").label()).classes()).isEmpty();
        assertThat(requireNonNull(labelled.with("label", "{classes: [c, d]}").label()).shares()).isEmpty();
        assertThatThrownBy(() -> TrainingPlan.of(TABLE.with("label", "kind"))).isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("label.classes must be named here");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "{column: kind, classes: [a]}; label.classes must be auto or a list of 2 to 1000 different names",
            "{column: kind, classes: [a, a]}; label.classes must be auto or a list of 2 to 1000 different names",
            "{column: kind, shares: [1]}; label.shares must be auto or a number from 0 to 1 for each",
            "{column: kind, classes: [a, b], shares: [1, 1]}; label.shares must be auto or a number from 0 to 1 for each",
            "{column: kind, embedding: 0}; label.embedding must be",
            "{column: kind, discriminator: word}; label.discriminator must be one-hot or projection",
            "{column: kind, colour: red}; label.colour"})
    void whatIsNoLabelIsRefused(String label, String message) {
        assertThatThrownBy(() -> TABLE.with("label", label)).isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(message);
    }

    @Test
    void dataWithoutClassesHaveNoLabel() {
        assertThatThrownBy(() -> Experiment.preset("tutorial").with("label", "kind"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("label must be none if the data are");
        assertThatThrownBy(() -> Experiment.preset("tutorial").with(Map.of("data", "ring8", "label", "kind")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("label.column must be mode if the data are a mixture but was");
        assertThatThrownBy(() -> TABLE.with(Map.of("label", "kind", "discriminator.packing", "2", "latent", "normal")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("discriminator.packing must be 1 if label is not none but was 2");
        assertThatThrownBy(() -> TABLE.with(Map.of("label", "kind", "coupling", "exact")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("coupling must be none if label is not none but was");
    }
}
