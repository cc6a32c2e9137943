package dev.gan4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gan4j.InvalidInputException;
import dev.gan4j.experiment.Experiment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnitsTest {

    @TempDir
    private Path folder;

    @Test
    void whatANetworkGivesIsFiniteInUsableUnits() {
        long seed = ThreadLocalRandom.current().nextLong();
        Random random = new Random(seed);
        int usable = 0;
        for (int round = 0; round < 10_000; round++) {
            double centre = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(616) - 307);
            double scale = (random.nextDouble() - 0.1) * Math.pow(10, random.nextInt(616) - 307);
            Units units = new Units(centre, scale);
            if (units.isUsable()) {
                usable++;
                assertThat(List.of(units.toData(Float.MAX_VALUE), units.toData(-Float.MAX_VALUE), units.toData(0)))
                        .as("seed %d, round %d, %s", seed, round, units).allMatch(Double::isFinite);
                assertThat(units.toData(5)).as("seed %d, round %d, %s", seed, round, units)
                        .isGreaterThan(units.toData(-5));
            }
        }
        assertThat(usable).as("seed %d", seed).isPositive();
        assertThat(List.of(new Units(1e308, 1), new Units(0, 1e308), new Units(1e12, 1), new Units(0, 0),
                new Units(Double.NaN, 1), new Units(0, Double.POSITIVE_INFINITY), new Units(0, -1)))
                .noneMatch(Units::isUsable);
        assertThat(List.of(new Units(0, 1), new Units(1e37, 1e36), new Units(1e8, 0.1), new Units(0, 1e-37)))
                .allMatch(Units::isUsable);
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
