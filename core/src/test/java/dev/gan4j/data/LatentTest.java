package dev.gan4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gan4j.random.AddressedRandom;
import dev.gan4j.random.Stream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LatentTest {

    private static final int SEED = 6;
    private static final int BATCH = 216;

    static List<Latent> latents() {
        return IntStream.of(1, 2, 3).boxed()
                .<Latent>flatMap(dimension -> java.util.stream.Stream.of(new Latent.Grid(-5, 5, 0.01, dimension),
                        new Latent.Stratified(-2, 3, dimension), new Latent.Uniform(0, 1, dimension),
                        new Latent.Sobol(-1, 1, dimension), new Latent.Normal(1, 2, dimension)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("latents")
    void aMinibatchIsAFunctionOfItsAddressAndHasTheMarginalDistribution(Latent latent) {
        float[] z = fill(latent, 7);
        assertThat(fill(latent, 7)).containsExactly(z);
        assertThat(fill(latent, 8)).isNotEqualTo(z);
        int minibatches = 50;
        for (int column = 0; column < latent.dimension(); column++) {
            double[] p = new double[minibatches * BATCH];
            for (int index = 0; index < minibatches; index++) {
                float[] minibatch = fill(latent, index);
                for (int row = 0; row < BATCH; row++) {
                    p[index * BATCH + row] = latent.cumulative(minibatch[column * BATCH + row]);
                }
            }
            // A grid has whole cells between its points.
            double cell = latent instanceof Latent.Grid ? 1 / Math.pow(BATCH, 1.0 / latent.dimension()) : 0;
            assertThat(kolmogorovSmirnov(p)).as("%s, column %d", latent, column).isLessThan(0.02 + cell);
        }
    }

    @ParameterizedTest
    @MethodSource("latents")
    void aDrawHasTheMarginalDistributionInEachCoordinate(Latent latent) {
        AddressedRandom random = new AddressedRandom(SEED);
        int draws = 5000;
        double[][] p = new double[latent.dimension()][draws];
        float[] z = new float[latent.dimension()];
        for (int i = 0; i < draws; i++) {
            random.seek(Stream.SAMPLES, i);
            latent.draw(random, z);
            for (int j = 0; j < z.length; j++) {
                p[j][i] = latent.cumulative(z[j]);
            }
        }
        for (double[] column : p) {
            assertThat(kolmogorovSmirnov(column)).isLessThan(0.03);
        }
    }

    @Test
    void theTutorialsLatentIsTheSameGridAsEver() {
        Latent.Grid grid = new Latent.Grid(-5, 5, 0.01, 1);
        float[] noise = new float[200];
        AddressedRandom random = new AddressedRandom(SEED);
        random.seek(Stream.LATENT_GENERATOR, 3);
        random.fill(noise);
        float[] z = new float[200];
        random.seek(Stream.LATENT_GENERATOR, 3);
        grid.fill(z, random);
        for (int i = 0; i < 200; i++) {
            assertThat(z[i]).isEqualTo((float) (-5.0 + i * (10.0 / 199) + noise[i] * 0.01));
        }
    }

    @Test
    void aGridDividesTheBatchIntoSidesAsEqualAsCanBe() {
        Latent.Grid grid = new Latent.Grid(0, 1, 0, 2);
        float[] z = new float[2 * 200];
        grid.fill(z, new AddressedRandom(SEED));

        assertThat(distinct(z, 0, 200)).isEqualTo(20);
        assertThat(distinct(z, 200, 400)).isEqualTo(10);
        assertThat(IntStream.range(0, 200).mapToObj(i -> z[i] + " " + z[200 + i]).distinct()).hasSize(200);
        assertThat(grid.allows(199)).isFalse();
        assertThat(grid.allows(196)).isTrue();
        assertThat(new Latent.Grid(0, 1, 0, 1).allows(199)).isTrue();
        assertThat(new Latent.Grid(0, 1, 0, 3).allows(216)).isTrue();
    }

    @Test
    void strataHaveOneDrawInEachCellOfEachCoordinate() {
        float[] z = new float[3 * 200];
        new Latent.Stratified(0, 200, 3).fill(z, new AddressedRandom(SEED));

        for (int column = 0; column < 3; column++) {
            int[] cells = new int[200];
            for (int row = 0; row < 200; row++) {
                cells[row] = (int) z[column * 200 + row];
            }
            Arrays.sort(cells);
            assertThat(cells).containsExactly(IntStream.range(0, 200).toArray());
        }
        assertThat(Arrays.copyOfRange(z, 200, 400)).isNotEqualTo(Arrays.copyOf(z, 200));
    }

    /** Of the first 2^k points each of 2^k equal cells has one, in every coordinate and under every shift. */
    @Test
    void sobolPointsAreSpreadEvenlyInEveryCoordinate() {
        int dimension = Latent.Sobol.MOST_DIMENSIONS;
        float[] z = new float[dimension * 256];
        new Latent.Sobol(0, 256, dimension).fill(z, new AddressedRandom(SEED));

        for (int column = 0; column < dimension; column++) {
            int[] cells = new int[256];
            for (int row = 0; row < 256; row++) {
                cells[row] = (int) z[column * 256 + row];
            }
            Arrays.sort(cells);
            assertThat(cells).as("column %d", column).containsExactly(IntStream.range(0, 256).toArray());
        }
    }

    /** A (0, 2, 2)-sequence: the first 256 points of the first two coordinates have one in each of 16 x 16 cells. */
    @Test
    void theFirstTwoSobolCoordinatesAreSpreadEvenlyTogether() {
        float[] z = new float[2 * 256];
        new Latent.Sobol(0, 16, 2).fill(z, new AddressedRandom(SEED));

        assertThat(IntStream.range(0, 256).map(i -> ((int) z[i]) * 16 + (int) z[256 + i]).distinct()).hasSize(256);
    }

    @Test
    void theSequenceIsThatOfItsAuthors() {
        // Joe and Kuo's own program prints these first points in three dimensions.
        double[][] expected = {{0, 0, 0}, {0.5, 0.5, 0.5}, {0.75, 0.25, 0.25}, {0.25, 0.75, 0.75},
                {0.375, 0.375, 0.625}, {0.875, 0.875, 0.125}, {0.625, 0.125, 0.875}, {0.125, 0.625, 0.375}};
        int[] point = new int[3];
        for (int i = 0; i < expected.length; i++) {
            for (int j = 0; j < 3; j++) {
                assertThat((point[j] & 0xFFFFFFFFL) * 0x1p-32).isEqualTo(expected[i][j], within(0.0));
                point[j] ^= SobolSequence.directions(j)[Integer.numberOfTrailingZeros(~i)];
            }
        }
    }

    @Test
    void aDimensionMustBePositiveAndOneThatThereAreDirectionsFor() {
        assertThatThrownBy(() -> new Latent.Normal(0, 1, 0)).hasMessageContaining("from 1 to");
        assertThatThrownBy(() -> new Latent.Sobol(0, 1, 1001)).hasMessageContaining("from 1 to 1000 but was 1001");
    }

    private static float[] fill(Latent latent, long index) {
        AddressedRandom random = new AddressedRandom(SEED);
        random.seek(Stream.LATENT_GENERATOR, index);
        float[] z = new float[BATCH * latent.dimension()];
        latent.fill(z, random);
        return z;
    }

    private static long distinct(float[] z, int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> z[i]).distinct().count();
    }

    private static double kolmogorovSmirnov(double[] p) {
        Arrays.sort(p);
        double largest = 0;
        for (int i = 0; i < p.length; i++) {
            largest = Math.max(largest, Math.max((i + 1.0) / p.length - p[i], p[i] - (double) i / p.length));
        }
        return largest;
    }
}
