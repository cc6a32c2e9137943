package dev.gan4j.engine.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Kernels of rows have the bits of the plain ones, and layers those of feature-major kernels, at sizes around the lanes. */
class RowKernelsTest {

    private static final long SEED = 4;

    private final PlainKernels plain = new PlainKernels();
    private final VectorKernels vector = new VectorKernels(1);
    private final Random random = new Random(SEED);

    static Stream<Arguments> sizes() {
        return Stream.of(1, 3, 4, 5, 9).flatMap(rows -> Stream.of(1, 7, 16, 33).flatMap(
                inner -> Stream.of(1, 15, 16, 17, 32, 33, 100).map(outer -> Arguments.of(rows, inner, outer))));
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void aLayerHasTheBitsOfTheFeatureMajorOne(int rows, int inner, int outer) {
        float[] x = numbers(RowKernels.room(rows) * inner);
        float[] w = numbers(inner * outer);
        float[] bias = numbers(outer);
        float[] byFeature = new float[inner * rows];
        for (int row = 0; row < rows; row++) {
            for (int k = 0; k < inner; k++) {
                byFeature[k * rows + row] = x[row * inner + k];
            }
        }
        int padded = RowKernels.padded(outer);
        for (boolean isPositive : new boolean[]{false, true}) {
            float[] expected = new float[rows * outer];
            plain.layer(byFeature, w, 1, inner, bias, isPositive ? new Activation(Unary.RELU, 0) : null, expected, rows,
                    inner, outer);
            for (Kernels kernels : new Kernels[]{plain, vector}) {
                float[] actual = new float[RowKernels.room(rows) * padded];
                kernels.rows().layer(w, bias, inner, isPositive).apply(x, actual, rows);
                for (int row = 0; row < rows; row++) {
                    for (int j = 0; j < padded; j++) {
                        assertThat(actual[row * padded + j])
                                .as("(%d, %d) of %s, seed %d", row, j, kernels.name(), SEED)
                                .isEqualTo(j < outer ? expected[j * rows + row] : 0);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 9, 15, 16, 17, 200})
    void positiveSumsHaveThePlainBits(int columns) {
        float[] x = numbers(3 * columns);
        float[] c = numbers(columns);
        float[] expected = new float[3 * columns];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = Math.max(x[i] + c[i % columns], 0f);
        }
        same(expected, (kernels, y) -> kernels.positiveSums(x, c, y, 3));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 9, 15, 16, 17, 200})
    void chosenRowsAreAdded(int columns) {
        float[] x = numbers(4 * columns);
        float[] before = numbers(3 * columns);
        int[] chosen = {3, 0, 3};
        float[] expected = before.clone();
        for (int i = 0; i < expected.length; i++) {
            expected[i] += x[chosen[i / columns] * columns + i % columns];
        }
        same(expected, (kernels, y) -> {
            System.arraycopy(before, 0, y, 0, y.length);
            kernels.addChosen(x, chosen, y, 3, columns);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {32, 64, 96, 256})
    void weighedElementsAndTheirSumsHaveThePlainBits(int columns) {
        float[] x = numbers(3 * columns);
        float[] weights = numbers(columns);
        float[] products = new float[3 * columns];
        float[] expected = new float[3 * RowKernels.STRANDS];
        for (int i = 0; i < products.length; i++) {
            products[i] = x[i] * weights[i % columns];
            expected[i / columns * RowKernels.STRANDS + i % RowKernels.STRANDS] += products[i];
        }
        same(products, (kernels, y) -> {
            System.arraycopy(x, 0, y, 0, y.length);
            kernels.weigh(y, weights, new float[expected.length], 3);
        });
        same(expected, (kernels, y) -> kernels.weigh(x.clone(), weights, y, 3));
    }

    private void same(float[] expected, BiConsumer<RowKernels, float[]> call) {
        for (Kernels kernels : new Kernels[]{plain, vector}) {
            float[] actual = new float[expected.length];
            call.accept(kernels.rows(), actual);
            assertThat(actual).as("%s, seed %d", kernels.name(), SEED).containsExactly(expected);
        }
    }

    private float[] numbers(int n) {
        float[] numbers = new float[n];
        for (int i = 0; i < n; i++) {
            numbers[i] = 6 * random.nextFloat() - 3;
        }
        return numbers;
    }
}
