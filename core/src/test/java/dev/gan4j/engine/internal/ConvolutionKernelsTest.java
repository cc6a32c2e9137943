package dev.gan4j.engine.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gan4j.graph.Filters;
import dev.gan4j.graph.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Convolutions agree with seven loops in float64, and have the same bits in every set of kernels, with any number of threads,
 * for batches around the lanes.
 */
class ConvolutionKernelsTest {

    private static final long SEED = 9;
    private static final int[] ROWS = {1, 3, 7, 8, 9, 15, 16, 17, 31, 32, 33, 40, 64, 100, 300};

    private final Kernels plain = new PlainKernels();
    private final List<Kernels> vectors = List.of(new VectorKernels(1), new VectorKernels(2), new VectorKernels(3),
            new VectorKernels(4));
    private final Random random = new Random(SEED);

    static List<Filters> geometries() {
        List<Filters> geometries = new ArrayList<>(List.of(
                // What networks on pictures have.
                new Filters(new Picture(1, 28, 28), 8, 5, 2, 2), new Filters(new Picture(3, 8, 8), 16, 4, 2, 1),
                new Filters(new Picture(16, 7, 7), 20, 3, 1, 1), new Filters(new Picture(33, 5, 5), 3, 3, 1, 1),
                new Filters(new Picture(5, 9, 9), 1, 3, 1, 1), new Filters(new Picture(40, 4, 4), 5, 4, 1, 0),
                new Filters(new Picture(9, 6, 6), 34, 1, 1, 0),
                // One pixel; one line; one column; larger than the picture; gaps; borders that are not reached.
                new Filters(new Picture(1, 1, 1), 1, 1, 1, 0), new Filters(new Picture(2, 1, 9), 3, 3, 1, 1),
                new Filters(new Picture(2, 9, 1), 3, 3, 2, 1), new Filters(new Picture(1, 2, 2), 2, 6, 1, 5),
                new Filters(new Picture(2, 7, 8), 2, 2, 3, 0), new Filters(new Picture(3, 10, 11), 5, 3, 4, 2),
                new Filters(new Picture(1, 20, 20), 2, 17, 1, 0), new Filters(new Picture(2, 5, 4), 4, 3, 7, 1)));
        Random random = new Random(SEED);
        while (geometries.size() < 30) {
            int size = 1 + random.nextInt(5);
            int padding = random.nextInt(size);
            int least = Math.max(1, size - 2 * padding);
            geometries.add(new Filters(new Picture(1 + random.nextInt(6), least + random.nextInt(7),
                    least + random.nextInt(7)), 1 + random.nextInt(9), size, 1 + random.nextInt(4), padding));
        }
        return geometries;
    }

    @ParameterizedTest
    @MethodSource("geometries")
    void everyConvolutionAgreesWithSevenLoops(Filters filters) {
        for (int rows : new int[]{1, 3, 17}) {
            float[] x = numbers(filters.input().size() * rows);
            float[] w = numbers(filters.weights().size());
            float[] d = numbers(filters.output().size() * rows);
            float[] y = new float[d.length];
            float[] transposed = new float[x.length];
            float[] weights = new float[w.length];
            plain.convolution(filters, x, w, null, null, y, rows);
            plain.convolutionTransposed(filters, d, w, null, null, transposed, rows);
            plain.convolutionWeights(filters, x, d, weights, rows);

            double[] expectedY = new double[d.length];
            double[] expectedTransposed = new double[x.length];
            double[] expectedWeights = new double[w.length];
            eachProduct(filters, rows, (pixel, weight, response) -> {
                expectedY[response] += (double) x[pixel] * w[weight];
                expectedTransposed[pixel] += (double) d[response] * w[weight];
                expectedWeights[weight] += (double) x[pixel] * d[response];
            });
            close(y, expectedY);
            close(transposed, expectedTransposed);
            close(weights, expectedWeights);
        }
    }

    @ParameterizedTest
    @MethodSource("geometries")
    void everyConvolutionHasThePlainBits(Filters filters) {
        for (int rows : ROWS) {
            if ((long) rows * filters.output().size() * filters.weightsEach() > 4_000_000) {
                continue;
            }
            float[] x = numbers(filters.input().size() * rows);
            float[] w = numbers(filters.weights().size());
            float[] d = numbers(filters.output().size() * rows);
            compare(filters, x, w, d, rows);
        }
    }

    @ParameterizedTest
    @MethodSource("geometries")
    void numbersThatAreNotFiniteHaveThePlainBits(Filters filters) {
        float[] strange = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, -0f, Float.MIN_VALUE,
                -Float.MAX_VALUE};
        int rows = 19;
        float[] x = numbers(filters.input().size() * rows);
        float[] w = numbers(filters.weights().size());
        float[] d = numbers(filters.output().size() * rows);
        for (float[] numbers : List.of(x, w, d)) {
            numbers[random.nextInt(numbers.length)] = strange[random.nextInt(strange.length)];
        }
        compare(filters, x, w, d, rows);
    }

    private void compare(Filters filters, float[] x, float[] w, float[] d, int rows) {
        float[] bias = numbers(filters.count());
        float[] inputBias = numbers(filters.input().channels());
        Activation tanh = new Activation(Unary.TANH, 0);
        Activation leaky = new Activation(Unary.LEAKY_RELU, 0.2f);
        for (@Nullable
        Activation f : new @Nullable Activation[]{null, tanh, leaky}) {
            same(filters, rows, d.length, (kernels, y) -> kernels.convolution(filters, x, w, bias, f, y, rows));
            same(filters, rows, x.length,
                    (kernels, y) -> kernels.convolutionTransposed(filters, d, w, inputBias, f, y, rows));
        }
        same(filters, rows, d.length, (kernels, y) -> kernels.convolution(filters, x, w, null, null, y, rows));
        same(filters, rows, x.length,
                (kernels, y) -> kernels.convolutionTransposed(filters, d, w, null, null, y, rows));
        same(filters, rows, w.length, (kernels, y) -> kernels.convolutionWeights(filters, x, d, y, rows));
    }

    @FunctionalInterface
    private interface Call {
        void on(Kernels kernels, float[] y);
    }

    private void same(Filters filters, int rows, int size, Call call) {
        float[] expected = new float[size];
        call.on(plain, expected);
        for (int threads = 1; threads <= vectors.size(); threads++) {
            float[] actual = new float[size];
            call.on(vectors.get(threads - 1), actual);
            for (int i = 0; i < size; i++) {
                if (Float.floatToIntBits(actual[i]) != Float.floatToIntBits(expected[i])) {
                    assertThat(actual[i]).as("element %d of %d, %s, %d rows, %d threads, seed %d", i, size, filters,
                            rows, threads, SEED).isEqualTo(expected[i]);
                }
            }
        }
    }

    @FunctionalInterface
    private interface Product {
        void at(int pixel, int weight, int response);
    }

    /** Every pixel that a weight meets, with the response to which the product belongs. */
    private static void eachProduct(Filters filters, int rows, Product product) {
        Picture in = filters.input();
        Picture out = filters.output();
        int size = filters.size();
        for (int filter = 0; filter < filters.count(); filter++) {
            for (int line = 0; line < out.height(); line++) {
                for (int column = 0; column < out.width(); column++) {
                    for (int channel = 0; channel < in.channels(); channel++) {
                        for (int i = 0; i < size; i++) {
                            for (int j = 0; j < size; j++) {
                                int y = line * filters.stride() + i - filters.padding();
                                int x = column * filters.stride() + j - filters.padding();
                                for (int row = 0; row < rows && y >= 0 && y < in.height() && x >= 0
                                        && x < in.width(); row++) {
                                    product.at(((channel * in.height() + y) * in.width() + x) * rows + row,
                                            ((filter * in.channels() + channel) * size + i) * size + j,
                                            ((filter * out.height() + line) * out.width() + column) * rows + row);
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    private static void close(float[] actual, double[] expected) {
        for (int i = 0; i < actual.length; i++) {
            assertThat((double) actual[i]).as("element %d, seed %d", i, SEED).isCloseTo(expected[i], within(1e-4));
        }
    }

    private float[] numbers(int n) {
        float[] numbers = new float[n];
        for (int i = 0; i < n; i++) {
            numbers[i] = 2 * random.nextFloat() - 1;
        }
        return numbers;
    }
}
