package dev.gan4j.cascade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gan4j.engine.Program;
import dev.gan4j.engine.State;
import dev.gan4j.engine.internal.KernelChoice;
import dev.gan4j.engine.internal.Kernels;
import dev.gan4j.engine.internal.RowKernels;
import dev.gan4j.experiment.CascadeSpec;
import dev.gan4j.graph.Node;
import dev.gan4j.graph.Shape;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ColumnPowersTest {

    private static final long SEED = 6;
    private static final int ROWS = 9;

    private final Kernels kernels = KernelChoice.create(0, 1);
    private final RowKernels ofRows = kernels.rows();
    private final Random random = new Random(SEED);

    @Test
    void powersHaveTheBitsOfTheGraph() {
        // The second column is smooth; no size is a multiple of the lanes.
        int[] widths = {3, 40};
        Cascade cascade = new Cascade(widths, new boolean[]{false, true}, new CascadeSpec(21, 19));
        State state = new State();
        cascade.parameters().forEach(parameter -> parameter.declare(state));
        cascade.fixed().forEach(parameter -> parameter.declare(state));
        double[][] shares = new double[2][];
        for (int i = 0; i < 2; i++) {
            shares[i] = random.doubles(widths[i], 0, 2.0 / widths[i]).toArray();
        }
        cascade.initialise(state, shares, SEED);
        Node h = Node.input("h", new Shape(ROWS, 21));
        for (int column = 0; column < 2; column++) {
            Program program = Program.builder().output("powers", cascade.logits(column, h).clamp(-75, 75).exp())
                    .compile(state);
            ColumnPowers.Room room = new ColumnPowers.Room(cascade, ROWS);
            for (int row = 0; row < ROWS; row++) {
                for (int j = 0; j < 21; j++) {
                    float value = (float) random.nextGaussian();
                    program.input("h")[j * ROWS + row] = value;
                    room.known[row * 21 + j] = value;
                }
            }
            program.run();

            new ColumnPowers(cascade, column, UnaryOperator.identity(), state, ofRows).compute(room, ROWS, kernels,
                    ofRows);

            int padded = RowKernels.padded(widths[column]);
            for (int row = 0; row < ROWS; row++) {
                for (int code = 0; code < widths[column]; code++) {
                    assertThat(room.powers[row * padded + code]).as("column %d, row %d, code %d", column, row, code)
                            .isEqualTo(program.output("powers")[code * ROWS + row]);
                }
            }
        }
    }

    @Test
    void codesAreDrawnInProportionToTheirPowers() {
        int draws = 100_000;
        int codes = 70;
        ColumnPowers column = column(codes);
        float[] powers = new float[RowKernels.padded(codes)];
        double total = 0;
        for (int code = 0; code < codes; code++) {
            powers[code] = code % 5 == 0 ? 0 : random.nextFloat();
            total += powers[code];
        }
        float[] sums = sums(column, powers);
        int[] counts = new int[powers.length];
        for (int i = 0; i < draws; i++) {
            counts[column.draw(powers, sums, 0, (i + 0.5f) / draws)]++;
        }
        for (int code = 0; code < powers.length; code++) {
            // Uniform numbers in equal steps: each count is right but for what rounding moves at its two ends.
            assertThat(counts[code]).as("draws of code %d, seed %d", code, SEED)
                    .isCloseTo((int) Math.round(draws * powers[code] / total), within(3));
        }
    }

    @Test
    void noUniformNumberDrawsACodeWithoutPower() {
        ColumnPowers column = column(40);
        for (int only = 0; only < 40; only++) {
            float[] powers = new float[RowKernels.padded(40)];
            powers[only] = 1e-30f;
            float[] sums = sums(column, powers);
            for (float uniform : new float[]{0, 0.5f, 1 - 0x1p-24f}) {
                assertThat(column.draw(powers, sums, 0, uniform)).isEqualTo(only);
            }
        }
    }

    private ColumnPowers column(int codes) {
        Cascade cascade = new Cascade(new int[]{codes}, new boolean[1], new CascadeSpec(1, 1));
        State state = new State();
        cascade.parameters().forEach(parameter -> parameter.declare(state));
        return new ColumnPowers(cascade, 0, UnaryOperator.identity(), state, ofRows);
    }

    private float[] sums(ColumnPowers column, float[] powers) {
        float[] sums = new float[RowKernels.STRANDS];
        ofRows.weigh(powers, column.all(), sums, 1);
        return sums;
    }
}
