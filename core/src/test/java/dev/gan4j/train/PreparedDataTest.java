package dev.gan4j.train;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gan4j.InvalidInputException;
import dev.gan4j.experiment.Experiment;
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
