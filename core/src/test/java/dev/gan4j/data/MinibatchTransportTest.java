package dev.gan4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import dev.gan4j.InvalidInputException;
import dev.gan4j.random.AddressedRandom;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Couplings of minibatches by optimal transport. */
class MinibatchTransportTest {

    private static final int SEED = 5;

    @ParameterizedTest
    @EnumSource(value = Coupling.class, names = "SORTED", mode = EnumSource.Mode.EXCLUDE)
    void aCouplingOnlyReordersRows(Coupling coupling) {
        for (int dimension : new int[]{2, 3, 7}) {
            float[] x = normal(100, dimension, 0);
            float[] z = normal(100, dimension, 1);

            coupling.coupler(100, dimension, dimension).couple(x, z);

            assertThat(rows(x, dimension)).containsExactlyInAnyOrder(rows(normal(100, dimension, 0), dimension));
            assertThat(rows(z, dimension)).containsExactlyInAnyOrder(rows(normal(100, dimension, 1), dimension));
        }
    }

    @Test
    void exactTransportInOneDimensionIsSorting() {
        float[] x = normal(200, 1, 0);
        float[] z = normal(200, 1, 1);
        Arrays.sort(z);
        float[] sorted = x.clone();
        Arrays.sort(sorted);

        new ExactCoupler(200, 1).couple(x, z);

        assertThat(x).containsExactly(sorted);
        for (Coupling coupling : new Coupling[]{Coupling.EXACT, Coupling.SLICED, Coupling.SINKHORN}) {
            float[] again = normal(200, 1, 0);
            coupling.coupler(200).couple(again, z);
            assertThat(again).containsExactly(sorted);
        }
    }

    @ParameterizedTest
    @CsvSource({"SLICED, 1.35", "SINKHORN, 1.01"})
    void theApproximationsComeNearTheExactCost(Coupling coupling, double factor) {
        float[] z = normal(256, 2, 1);
        float[] exact = moons(256);
        Coupling.EXACT.coupler(256, 2, 2).couple(exact, z);
        float[] near = moons(256);
        coupling.coupler(256, 2, 2).couple(near, z);

        double independent = cost(moons(256), z);
        assertThat(cost(exact, z)).isLessThan(0.5 * independent);
        assertThat(cost(near, z)).isBetween(cost(exact, z) - 1e-3, factor * cost(exact, z));
    }

    /** x = z in another order and shifted: the pairs are found again, whatever the shift. */
    @ParameterizedTest
    @EnumSource(value = Coupling.class, names = {"EXACT", "SLICED", "SINKHORN"})
    void aShiftedCopyIsPairedWithItself(Coupling coupling) {
        float[] z = normal(128, 2, 1);
        float[] x = new float[z.length];
        for (int i = 0; i < 128; i++) {
            x[127 - i] = z[i] + 10;
            x[255 - i] = z[128 + i] - 3;
        }

        coupling.coupler(128, 2, 2).couple(x, z);

        for (int i = 0; i < 128; i++) {
            assertThat(x[i] - z[i]).isEqualTo(10, within(1e-5f));
            assertThat(x[128 + i] - z[128 + i]).isEqualTo(-3, within(1e-5f));
        }
    }

    @ParameterizedTest
    @EnumSource(value = Coupling.class, names = {"EXACT", "SLICED", "SINKHORN"})
    void couplingAllocatesNothing(Coupling coupling) {
        Coupling.Coupler coupler = coupling.coupler(64, 2, 2);
        float[] x = normal(64, 2, 0);
        float[] z = normal(64, 2, 1);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int i = 0; i < 500; i++) {
            coupler.couple(x, z);
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 100; i++) {
            coupler.couple(x, z);
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1000);
    }

    @Test
    void numbersThatAreNotFiniteAreStillOnlyReordered() {
        float[] z = normal(32, 2, 1);
        for (Coupling coupling : new Coupling[]{Coupling.SLICED, Coupling.SINKHORN}) {
            float[] x = normal(32, 2, 0);
            x[3] = Float.NaN;
            float[] before = x.clone();
            coupling.coupler(32, 2, 2).couple(x, z);
            assertThat(rows(x, 2)).containsExactlyInAnyOrder(rows(before, 2));
        }
    }

    @Test
    void whatCannotBeCoupledIsRefusedWithAWayOut() {
        refused(() -> Coupling.SORTED.coupler(10, 2, 2), "coupling sorted needs data and latents in one dimension");
        refused(() -> Coupling.EXACT.coupler(10, 2, 8), "set latent.dimension to 2, or use none");
        refused(() -> Coupling.EXACT.coupler(2049, 2, 2), "needs a batch of at most 2048 but it was 2049");
        Coupling.NONE.coupler(10, 2, 8).couple(new float[20], new float[80]);
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(InvalidInputException.class).hasMessageContaining(message);
    }

    private static float[] normal(int rows, int columns, long index) {
        AddressedRandom random = new AddressedRandom(SEED);
        random.seek(dev.gan4j.random.Stream.DATA, index);
        float[] values = new float[rows * columns];
        new Latent.Normal(0, 1, columns).fill(values, random);
        return values;
    }

    private static float[] moons(int rows) {
        AddressedRandom random = new AddressedRandom(SEED);
        Distribution.Sampler sampler = Distribution.parse("moons").sampler(random);
        double[] elements = Points.generate(rows, 2, (row, point) -> sampler.sample(point)).toArray();
        float[] values = new float[elements.length];
        IntStream.range(0, values.length).forEach(i -> values[i] = (float) elements[i]);
        return values;
    }

    private static double cost(float[] x, float[] z) {
        return IntStream.range(0, x.length).mapToDouble(i -> (x[i] - z[i]) * (x[i] - z[i])).sum();
    }

    private static String[] rows(float[] values, int columns) {
        int batch = values.length / columns;
        return IntStream.range(0, batch).mapToObj(row -> Stream.iterate(row, i -> i + batch).limit(columns)
                .map(i -> Float.toString(values[i])).toList().toString()).toArray(String[]::new);
    }
}
