package dev.gan4j.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FmaTest {

    private static final int TRIALS = 300_000;

    /** Where a second rounding could show. */
    enum Operands {
        ANY_BITS {
            @Override
            float[] draw(Random random) {
                return new float[]{Float.intBitsToFloat(random.nextInt()), Float.intBitsToFloat(random.nextInt()),
                        Float.intBitsToFloat(random.nextInt())};
            }
        },
        NEAR_MIDPOINTS {
            @Override
            float[] draw(Random random) {
                float a = 1 + random.nextInt(1 << 12) / 4096f;
                float b = 1 + random.nextInt(1 << 12) / 4096f;
                float c = Math.scalb(1 + random.nextInt(1 << 23) / (float) (1 << 23), random.nextInt(60) - 30);
                return new float[]{a, b, random.nextBoolean() ? c : -c};
            }
        },
        EXACT_MIDPOINTS {
            @Override
            float[] draw(Random random) {
                // c and half of its last bit, and a trifle that decides, or none.
                float c = 1 + random.nextInt(1 << 23) / (float) (1 << 23);
                float trifle = random.nextInt(3) * 0x1p-20f;
                return new float[]{0x1p-24f, random.nextBoolean() ? 1 + trifle : -1 - trifle, c};
            }
        },
        SUBNORMAL_RESULTS {
            @Override
            float[] draw(Random random) {
                return new float[]{Math.scalb(random.nextFloat() - 0.5f, -70 - random.nextInt(10)),
                        Math.scalb(random.nextFloat() - 0.5f, -60 - random.nextInt(20)),
                        Math.scalb(random.nextFloat() - 0.5f, -126 - random.nextInt(24))};
            }
        },
        CANCELLING {
            @Override
            float[] draw(Random random) {
                float a = random.nextFloat() - 0.5f;
                float b = random.nextFloat() - 0.5f;
                return new float[]{a, b, -a * b};
            }
        },
        NEAR_OVERFLOW {
            @Override
            float[] draw(Random random) {
                return new float[]{Math.scalb(1 + random.nextFloat(), 63), Math.scalb(1 + random.nextFloat(), 64),
                        Math.scalb(random.nextFloat() - 0.5f, 128)};
            }
        };

        abstract float[] draw(Random random);
    }

    @ParameterizedTest
    @EnumSource
    void softwareHasTheBitsOfTheInstruction(Operands operands) {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int trial = 0; trial < TRIALS; trial++) {
            float[] x = operands.draw(random);
            assertSameBits(x[0], x[1], x[2], seed);
        }
    }

    @Test
    void specialValuesHaveTheBitsOfTheInstruction() {
        List<Float> values = List.of(0f, -0f, 1f, -1f, Float.MIN_VALUE, -Float.MIN_VALUE, Float.MIN_NORMAL,
                -Float.MIN_NORMAL, Math.nextDown(Float.MIN_NORMAL), Float.MAX_VALUE, -Float.MAX_VALUE,
                Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.NaN, 0.5f, 1 + 0x1p-23f, 0x1p-75f);
        for (float a : values) {
            for (float b : values) {
                for (float c : values) {
                    assertSameBits(a, b, c, 0);
                }
            }
        }
    }

    @Test
    void nothingInTheLibraryCallsTheSlowOne() throws IOException {
        Path sources = Path.of("src/main/java");
        try (Stream<Path> files = Files.walk(sources)) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("Fma.java")).filter(FmaTest::callsMathFma)).isEmpty();
        }
    }

    private static boolean callsMathFma(Path file) {
        try {
            return Files.readString(file).contains("Math.fma(");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertSameBits(float a, float b, float c, long seed) {
        float expected = Math.fma(a, b, c);
        float actual = Fma.inSoftware(a, b, c);
        if (Float.floatToIntBits(expected) != Float.floatToIntBits(actual)) {
            assertThat(actual).as("fma(%s, %s, %s), seed %d", a, b, c, seed).isEqualTo(expected);
        }
    }
}
