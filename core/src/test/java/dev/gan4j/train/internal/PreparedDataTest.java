package dev.gan4j.train.internal;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.ColumnChoice;
import dev.gan4j.data.Missing;
import dev.gan4j.experiment.DataSpec;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.TrainingPlan;
import dev.gan4j.internal.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparedDataTest {

    @TempDir
    private Path folder;

    @Test
    void whatIsFoundInTheDataBelongsToThePlanAndNotToTheExperiment() throws IOException {
        StringBuilder text = new StringBuilder("kind;x\n");
        for (int row = 0; row < 40; row++) {
            text.append(row % 4 == 0 ? "a;" : "b;").append(row).append('\n');
        }
        Path file = Files.writeString(folder.resolve("rows.csv"), text);
        Experiment wanted = Experiment.preset("recommended")
                .withData(new DataSpec.Csv(file, new ColumnChoice.Numeric()))
                .with("label", "1");

        PreparedData prepared = PreparedData.of(wanted);

        TrainingPlan plan = prepared.plan();
        assertThat(plan.experiment()).isEqualTo(wanted);
        assertThat(plan.data()).isEqualTo(new DataSpec.Csv(file, new ColumnChoice.Named("x"), true, ';', Missing.REFUSE,
                Sha256.of(Files.readAllBytes(file))));
        assertThat(requireNonNull(plan.label()).column()).isEqualTo("kind");
        assertThat(plan.label().shares()).containsExactly(0.25, 0.75);
        assertThat(plan.classes()).containsExactly("a", "b");
        assertThat(PreparedData.of(plan.complete()).plan().complete()).isEqualTo(plan.complete());
        Files.writeString(file, text.append("b;40\n"));
        assertThat(PreparedData.of(wanted).data().schema().width()).isEqualTo(1);
        assertThatThrownBy(() -> PreparedData.of(plan.complete())).isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("restore the file, or remove data.sha256 to use it as it is");
    }

    @Test
    void dataThatTrainingCannotCountWithAreRefusedWhereverTheyAre() throws IOException {
        for (String value : List.of("1e300", "-1e38", "1e37")) {
            for (int at = 0; at < 40; at++) {
                StringBuilder text = new StringBuilder("x,y\n");
                for (int row = 0; row < 40; row++) {
                    text.append(row == at ? value : row / 10.0).append(',').append(row % 7).append('\n');
                }
                Path file = Files.writeString(folder.resolve("rows.csv"), text);
                for (String column : List.of("column: x", "columns: [y, x]")) {
                    Experiment experiment = Experiment.preset("recommended").with(Map.of("data",
                            "{file: '" + file.toString().replace("'", "''") + "', " + column + "}", "range",
                            "[0, 1e-9]", "holdout", "0.4"));
                    assertThatThrownBy(() -> PreparedData.of(experiment)).as("%s in row %d, %s", value, at, column)
                            .isInstanceOf(InvalidInputException.class).hasMessageStartingWith(file + ", column")
                            .hasMessageContaining("the data must be within +-8e37, and not farther");
                }
            }
        }
    }
}
