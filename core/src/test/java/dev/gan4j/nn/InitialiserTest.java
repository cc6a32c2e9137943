package dev.gan4j.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gan4j.graph.Shape;
import dev.gan4j.random.AddressedRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class InitialiserTest {

    @ParameterizedTest
    @EnumSource
    void weightsHaveMeanZeroAndTheVarianceOfTheirSource(Initialiser initialiser) {
        Shape shape = new Shape(200, 100);
        double variance = switch (initialiser) {
            case NORMAL -> 1;
            case XAVIER -> 2.0 / 300;
            case HE -> 2.0 / 200;
            // Columns of length 1 with 200 elements.
            case ORTHOGONAL -> 1.0 / 200;
        };
        double sum = 0;
        double squares = 0;
        float[] weights = initialiser.draw(shape, new AddressedRandom(4));
        for (float weight : weights) {
            sum += weight;
            squares += weight * weight;
        }
        assertThat(sum / weights.length).isCloseTo(0, within(4 * Math.sqrt(variance / weights.length)));
        assertThat(squares / weights.length / variance).isCloseTo(1, within(0.05));
    }

    @Test
    void sharedWeightsHaveTheVarianceOfTheirNumberOfInputsAndOutputs() {
        Shape shape = new Shape(90, 200);

        assertThat(variance(Initialiser.HE.draw(shape, 50, 7, new AddressedRandom(4)))).isCloseTo(2.0 / 50,
                within(0.003));
        assertThat(variance(Initialiser.XAVIER.draw(shape, 30, 10, new AddressedRandom(4)))).isCloseTo(2.0 / 40,
                within(0.003));
        assertThat(Initialiser.HE.draw(shape, 90, 1, new AddressedRandom(4)))
                .containsExactly(Initialiser.HE.draw(shape, new AddressedRandom(4)));
    }

    private static double variance(float[] weights) {
        double squares = 0;
        for (float weight : weights) {
            squares += weight * weight;
        }
        return squares / weights.length;
    }

    @ParameterizedTest
    @CsvSource({"5, 5", "3, 8", "8, 3", "1, 4", "4, 1", "1, 1"})
    void orthogonalWeightsKeepLengthsInTheSmallerSpace(int rows, int columns) {
        float[] w = Initialiser.ORTHOGONAL.draw(new Shape(rows, columns), new AddressedRandom(4));
        boolean byRow = rows <= columns;
        int count = Math.min(rows, columns);
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < count; j++) {
                double product = 0;
                for (int k = 0; k < Math.max(rows, columns); k++) {
                    product += byRow
                            ? w[i * columns + k] * w[j * columns + k]
                            : w[k * columns + i] * w[k * columns + j];
                }
                assertThat(product).as("%d, %d", i, j).isCloseTo(i == j ? 1 : 0, within(1e-6));
            }
        }
    }
}
