package dev.gan4j.engine.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gan4j.InvalidInputException;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every set of kernels has the bits of the plain one, at sizes around the lanes, with any number of threads. */
class KernelsTest {

    private static final long SEED = 3;

    private static final List<Activation> ACTIVATIONS = List.of(new Activation(Unary.TANH, 0),
            new Activation(Unary.SIGMOID, 0), new Activation(Unary.RELU, 0), new Activation(Unary.LEAKY_RELU, 0.2f));

    private final Kernels plain = new PlainKernels();
    private final Kernels vector = new VectorKernels(1);
    private final Kernels shared = new VectorKernels(3);
    private final Random random = new Random(SEED);

    static Stream<Arguments> layers() {
        return Stream.of(1, 7, 8, 9, 15, 16, 17, 31, 32, 33, 127, 129, 200, 500).flatMap(rows -> Stream.of(
                Arguments.of(rows, 1, 6), Arguments.of(rows, 6, 5), Arguments.of(rows, 5, 1),
                Arguments.of(rows, 4, 3), Arguments.of(rows, 9, 33), Arguments.of(rows, 64, 40),
                Arguments.of(rows, 7, 2), Arguments.of(rows, 100, 30)));
    }

    @ParameterizedTest
    @EnumSource(Unary.class)
    void everyFunctionHasThePlainBits(Unary f) {
        for (int n : new int[]{0, 1, 7, 8, 9, 15, 16, 17, 200}) {
            float[] x = numbers(n, 12);
            float[] expected = new float[n];
            float[] actual = new float[n];
            plain.unary(f, x, 0, expected, 0, n, -0.5f, 0.7f);
            vector.unary(f, x, 0, actual, 0, n, -0.5f, 0.7f);
            assertThat(bits(actual)).as("%s of %d, seed %d", f, n, SEED).containsExactly(bits(expected));
            for (int i = 0; i < n; i++) {
                assertThat(Float.floatToIntBits(expected[i])).as("%s(%s)", f, x[i])
                        .isEqualTo(Float.floatToIntBits(f.apply(x[i], -0.5f, 0.7f)));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Unary.class)
    void specialValuesHaveThePlainBits(Unary f) {
        float[] x = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 0f, -0f, Float.MIN_VALUE,
                -Float.MIN_VALUE, Float.MAX_VALUE, -Float.MAX_VALUE, 1f, -1f, 1e-6f, 7.9f, -7.9f, 88.8f, -104f};
        float[] expected = new float[x.length];
        float[] actual = new float[x.length];
        plain.unary(f, x, 0, expected, 0, x.length, 0.01f, 0.99f);
        vector.unary(f, x, 0, actual, 0, x.length, 0.01f, 0.99f);
        assertThat(bits(actual)).containsExactly(bits(expected));
    }

    @ParameterizedTest
    @EnumSource(Binary.class)
    void everyOperationOnPairsHasThePlainBits(Binary f) {
        for (int n : new int[]{0, 1, 7, 8, 9, 15, 16, 17, 200}) {
            for (int steps = 0; steps < 4; steps++) {
                float[] a = numbers(n + 5, 3);
                float[] b = numbers(n + 5, 3);
                float[] expected = new float[n + 5];
                float[] actual = new float[n + 5];
                plain.binary(f, a, 1, steps & 1, b, 2, steps >> 1, expected, 3, n);
                vector.binary(f, a, 1, steps & 1, b, 2, steps >> 1, actual, 3, n);
                assertThat(bits(actual)).as("%s of %d, steps %d", f, n, steps).containsExactly(bits(expected));
            }
        }
    }

    @ParameterizedTest(name = "{0} rows, {1} to {2}")
    @MethodSource("layers")
    void everyPartOfALayerHasThePlainBits(int rows, int in, int out) {
        float[] x = numbers(rows * in, 2);
        float[] w = numbers(in * out, 2);
        float[] bias = numbers(out, 2);
        float[] d = numbers(rows * out, 2);
        float[] h = numbers(rows * in, 1);

        same("layer without activation", rows * out,
                (kernels, y) -> kernels.layer(x, w, 1, in, bias, null, y, rows, in, out));
        same("product", rows * out, (kernels, y) -> kernels.layer(x, w, 1, in, null, null, y, rows, in, out));
        same("product with the transpose", rows * in,
                (kernels, y) -> kernels.layer(d, w, in, 1, null, null, y, rows, out, in));
        for (Activation f : ACTIVATIONS) {
            same("layer", rows * out, (kernels, y) -> kernels.layer(x, w, 1, in, bias, f, y, rows, in, out));
            same("slope", rows * in, (kernels, y) -> kernels.slope(f, x, 0, h, 0, y, 0, rows * in));
            same("layerSlope", rows * in, (kernels, y) -> kernels.layerSlope(d, w, in, 1, f, h, y, rows, out, in));
        }
        float[] sums = new float[out];
        same("layerGradient", in * out, (kernels, y) -> kernels.layerGradient(x, d, y, sums, rows, in, out));
        same("sums of layerGradient", out,
                (kernels, y) -> kernels.layerGradient(x, d, new float[in * out], y, rows, in, out));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 9, 15, 16, 17, 200})
    void sumsOfRunsHaveThePlainBits(int length) {
        float[] x = numbers(5 * length, 3);
        same("sums", 5, (kernels, y) -> kernels.sumRuns(x, y, length, 5));
    }

    @Test
    void aSetThatDoesNotExistIsRefused() {
        assertThatThrownBy(() -> KernelChoice.choose("gpu", 0, 1)).isInstanceOf(InvalidInputException.class)
                .hasMessage("gan4j.kernels must be plain or vector but was gpu");
    }

    @Test
    void longWorkIsDoneByVectorsAndShortWorkByPlainLoopsUnlessForced() {
        assertThat(KernelChoice.choose("", 0, 1).name()).isEqualTo("plain");
        assertThat(KernelChoice.choose("", KernelChoice.VECTOR_WORK, 1).name()).startsWith("vector");
        assertThat(KernelChoice.choose("plain", KernelChoice.VECTOR_WORK, 1).name()).isEqualTo("plain");
        assertThat(KernelChoice.choose("vector", 0, 1).name()).startsWith("vector");
    }

    @FunctionalInterface
    private interface Call {
        void on(Kernels kernels, float[] y);
    }

    private void same(String what, int size, Call call) {
        float[] expected = new float[size];
        float[] actual = new float[size];
        call.on(plain, expected);
        call.on(vector, actual);
        assertThat(bits(actual)).as("%s, seed %d", what, SEED).containsExactly(bits(expected));
        float[] together = new float[size];
        call.on(shared, together);
        assertThat(bits(together)).as("%s by three threads, seed %d", what, SEED).containsExactly(bits(expected));
    }

    private float[] numbers(int n, float limit) {
        float[] numbers = new float[n];
        for (int i = 0; i < n; i++) {
            numbers[i] = (2 * random.nextFloat() - 1) * limit;
        }
        return numbers;
    }

    private static int[] bits(float[] values) {
        int[] bits = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            bits[i] = Float.floatToIntBits(values[i]);
        }
        return bits;
    }
}
