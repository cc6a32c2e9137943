package dev.gan4j.engine.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the float32 functions with StrictMath over dense sweeps of their ranges. */
class FloatMathTest {

    private static final int POINTS = 400_000;

    @FunctionalInterface
    interface FloatFunction {
        float apply(float x);
    }

    static Stream<Arguments> relativeErrors() {
        FloatFunction tanh = FloatMath::tanh;
        FloatFunction exp = FloatMath::exp;
        FloatFunction log = FloatMath::log;
        FloatFunction sigmoid = FloatMath::sigmoid;
        FloatFunction softplus = FloatMath::softplus;
        DoubleUnaryOperator exactTanh = StrictMath::tanh;
        DoubleUnaryOperator exactExp = StrictMath::exp;
        DoubleUnaryOperator exactLog = StrictMath::log;
        DoubleUnaryOperator exactSigmoid = x -> 1 / (1 + StrictMath.exp(-x));
        DoubleUnaryOperator exactSoftplus = x -> Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
        return Stream.of(Arguments.of("tanh", tanh, exactTanh, -12f, 12f, 5),
                Arguments.of("tanh near 0", tanh, exactTanh, -0.01f, 0.01f, 5),
                Arguments.of("exp", exp, exactExp, -87f, 88f, 2), Arguments.of("log", log, exactLog, 1e-6f, 50f, 2),
                Arguments.of("log of small numbers", log, exactLog, 1e-44f, 1e-37f, 2),
                Arguments.of("sigmoid", sigmoid, exactSigmoid, -80f, 80f, 4),
                Arguments.of("softplus", softplus, exactSoftplus, -80f, 80f, 4));
    }

    static Stream<Arguments> absoluteErrors() {
        FloatFunction sin = FloatMath::sin;
        FloatFunction cos = FloatMath::cos;
        DoubleUnaryOperator exactSin = StrictMath::sin;
        DoubleUnaryOperator exactCos = StrictMath::cos;
        return Stream.of(Arguments.of("sin", sin, exactSin, 20f, 1e-7), Arguments.of("cos", cos, exactCos, 20f, 1e-7),
                Arguments.of("sin of large numbers", sin, exactSin, 20000f, 1e-7),
                Arguments.of("cos of large numbers", cos, exactCos, 20000f, 1e-7));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("relativeErrors")
    void staysWithinItsErrorInUnitsInTheLastPlace(String name, FloatFunction function, DoubleUnaryOperator exact,
            float low, float high, int ulps) {
        double worst = 0;
        float at = 0;
        for (int i = 0; i <= POINTS; i++) {
            float x = low + (high - low) * i / POINTS;
            double expected = exact.applyAsDouble(x);
            double error = Math.abs(function.apply(x) - expected) / Math.ulp((float) expected);
            if (!(error <= worst)) {
                worst = error;
                at = x;
            }
        }
        assertThat(worst).as("%s, worst at %s", name, at).isLessThanOrEqualTo(ulps);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("absoluteErrors")
    void staysWithinItsAbsoluteError(String name, FloatFunction function, DoubleUnaryOperator exact, float limit,
            double tolerance) {
        double worst = 0;
        for (int i = 0; i <= POINTS; i++) {
            float x = -limit + 2 * limit * i / POINTS;
            worst = Math.max(worst, Math.abs(function.apply(x) - exact.applyAsDouble(x)));
        }
        assertThat(worst).as(name).isLessThanOrEqualTo(tolerance);
    }

    @Test
    void specialValuesAreThoseOfMathematics() {
        assertThat(FloatMath.exp(200)).isEqualTo(Float.POSITIVE_INFINITY);
        assertThat(FloatMath.exp(0)).isEqualTo(1);
        assertThat(FloatMath.exp(-200)).isBetween(0f, Float.MIN_NORMAL * 1.001f);
        assertThat(FloatMath.log(0)).isEqualTo(Float.NEGATIVE_INFINITY);
        assertThat(FloatMath.log(1)).isEqualTo(0);
        assertThat(FloatMath.log(-1)).isNaN();
        assertThat(FloatMath.log(Float.POSITIVE_INFINITY)).isEqualTo(Float.POSITIVE_INFINITY);
        assertThat(FloatMath.tanh(0)).isEqualTo(0);
        assertThat(FloatMath.tanh(Float.POSITIVE_INFINITY)).isBetween(0.999999f, 1f);
        assertThat(FloatMath.softplus(1000)).isEqualTo(1000);
        assertThat(FloatMath.sigmoid(0)).isEqualTo(0.5f);
        for (float nan : new float[]{FloatMath.exp(Float.NaN), FloatMath.log(Float.NaN), FloatMath.tanh(Float.NaN),
                FloatMath.sigmoid(Float.NaN), FloatMath.softplus(Float.NaN), FloatMath.sin(Float.NaN),
                FloatMath.cos(Float.NaN)}) {
            assertThat(nan).isNaN();
        }
    }
}
