package dev.gan4j.cascade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gan4j.codec.CodedRows;
import dev.gan4j.engine.State;
import dev.gan4j.experiment.TableExperiment;
import dev.gan4j.nn.internal.Parameters;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Three columns, of which the second follows the first nine times in ten, and the third is their sum. */
class CascadeTest {

    private static final int ROWS = 3000;
    private static final int[] WIDTHS = {2, 2, 3};
    private static final long SEED = 5;
    private static final TableExperiment QUICK = TableExperiment.of(Path.of("rows.csv")).with(Map.of(
            "generator.embedding", "16", "generator.hidden", "16", "likelihood.batch", "64", "likelihood.epochs", "30",
            "likelihood.learningRate", "0.01",
            "likelihood.dropout", "0.05", "game.iterations", "20", "game.batch", "32", "game.every", "10",
            "game.discriminatorHidden", "[16]"));

    @Test
    void samplesHaveTheJointDistributionOfTheRows() {
        CodedRows rows = rows();
        int[][] samples = sampler(trained(rows)).sample(1, 0, ROWS);

        assertThat(share(samples, 0, 0)).isCloseTo(share(rows.codes(), 0, 0), within(0.04));
        assertThat(share(samples, 0, 1)).isCloseTo(share(rows.codes(), 0, 1), within(0.03));
        assertThat(share(samples, 1, 1)).isCloseTo(share(rows.codes(), 1, 1), within(0.04));
        long wrong = LongStream.range(0, ROWS).filter(
                row -> samples[2][(int) row] != samples[0][(int) row] + samples[1][(int) row]).count();
        assertThat(wrong).as("rows whose third column is not the sum of the others").isLessThan(ROWS / 50);
    }

    @Test
    void anyColumnsCanBeGivenAndTheOthersFollow() {
        TableTraining trained = trained(rows());
        int[][] given = free(1000);
        Arrays.fill(given[2], 1);
        Arrays.fill(given[1], 1);

        int[][] samples = sampler(trained).sample(1, LongStream.range(0, 1000).toArray(), given, emitted());

        assertThat(samples[1]).containsOnly(1);
        assertThat(samples[2]).containsOnly(1);
        assertThat(Arrays.stream(samples[0]).filter(code -> code == 0).count()).isGreaterThan(950);
    }

    @Test
    void ofSeveralCodesThoseAreDrawnThatAreAllowedAsOftenAsInTheRows() {
        TableTraining trained = trained(rows());
        float[][] allowed = emitted();
        allowed[2] = new float[]{1, 1, 0};
        allowed[1] = new float[]{1, 1};

        int[][] samples = sampler(trained).sample(1, LongStream.range(0, ROWS).toArray(), free(ROWS), allowed);

        assertThat(samples[2]).doesNotContain(2);
        double zeros = Arrays.stream(rows().codes()[2]).filter(code -> code == 0).count();
        double ones = Arrays.stream(rows().codes()[2]).filter(code -> code == 1).count();
        assertThat(Arrays.stream(samples[2]).filter(code -> code == 0).count() / (double) ROWS)
                .isCloseTo(zeros / (zeros + ones), within(0.05));
    }

    @Test
    void aRowIsAFunctionOfTheSeedAndItsNumberAlone() {
        CascadeSampler sampler = sampler(trained(rows()));

        int[][] all = sampler.sample(9, 0, 700);
        int[][] part = sampler.sample(9, 123, 400);

        for (int column = 0; column < WIDTHS.length; column++) {
            assertThat(part[column]).containsExactly(Arrays.copyOfRange(all[column], 123, 523));
        }
        for (int row = 0; row < 50; row++) {
            int[][] alone = sampler.sample(9, row, 1);
            for (int column = 0; column < WIDTHS.length; column++) {
                assertThat(alone[column]).as("row %d", row).containsExactly(all[column][row]);
            }
        }
    }

    @Test
    void aRowOfSeveralAllowedCodesDoesNotDependOnOtherRows() {
        CascadeSampler sampler = sampler(trained(rows()));
        float[][] allowed = {{1, 0.5f}, {1, 1}, {1, 1, 0}};

        int[][] all = sampler.sample(9, LongStream.range(0, 700).toArray(), free(700), allowed);

        for (int row = 0; row < 50; row++) {
            int[][] alone = sampler.sample(9, new long[]{row}, free(1), allowed);
            for (int column = 0; column < WIDTHS.length; column++) {
                assertThat(alone[column]).as("row %d", row).containsExactly(all[column][row]);
            }
        }
    }

    @Test
    void trainingGoesOnToTheSameBitsFromAnyStep() {
        CodedRows rows = rows();
        Parameters whole = trained(rows).best();
        for (int stop : new int[]{1, 600, 1265}) {
            TableTraining first = new TableTraining(rows, emitted(), QUICK, SEED, 1);
            for (int step = 0; step < stop; step++) {
                first.advance();
            }
            TableTraining second = new TableTraining(rows, emitted(), QUICK, SEED, 1);
            second.resume(first.checkpoint());
            finish(second);

            assertThat(second.best()).as("stopped after %d steps", stop).isEqualTo(whole);
        }
    }

    @Test
    void treesCannotTellRowsFromRowsLikeThemButFindAnyDifference() {
        CodedRows rows = rows();
        CodedRows others = rows(new Random(77), 0.9);
        CodedRows different = rows(new Random(78), 0.6);

        assertThat(Boosting.areaUnderCurve(rows, others, 1)).isCloseTo(0.5, within(0.03));
        assertThat(Boosting.areaUnderCurve(rows, different, 1)).isGreaterThan(0.6);
    }

    private static TableTraining trained(CodedRows rows) {
        TableTraining training = new TableTraining(rows, emitted(), QUICK, SEED, 1);
        finish(training);
        return training;
    }

    private static void finish(TableTraining training) {
        while (training.progress().phase() != TableTraining.Phase.FINISHED) {
            training.advance();
        }
    }

    private static CascadeSampler sampler(TableTraining trained) {
        State state = new State();
        trained.best().values().forEach((name, value) -> {
            state.add(name, value.shape());
            state.set(name, value.elements());
        });
        return new CascadeSampler(trained.cascade(), state, emitted(), 256);
    }

    private static float[][] emitted() {
        return new float[][]{{1, 1}, {1, 1}, {1, 1, 1}};
    }

    private static int[][] free(int rows) {
        int[][] free = new int[WIDTHS.length][rows];
        for (int[] column : free) {
            Arrays.fill(column, CascadeSampler.FREE);
        }
        return free;
    }

    private static double share(int[][] codes, int first, int second) {
        int count = 0;
        for (int row = 0; row < codes[0].length; row++) {
            count += codes[0][row] == first && codes[1][row] == second ? 1 : 0;
        }
        return (double) count / codes[0].length;
    }

    private static CodedRows rows() {
        return rows(new Random(4), 0.9);
    }

    private static CodedRows rows(Random random, double follows) {
        int[][] codes = new int[WIDTHS.length][ROWS];
        for (int row = 0; row < ROWS; row++) {
            codes[0][row] = random.nextDouble() < 0.3 ? 1 : 0;
            codes[1][row] = random.nextDouble() < follows ? codes[0][row] : 1 - codes[0][row];
            codes[2][row] = codes[0][row] + codes[1][row];
        }
        return new CodedRows(WIDTHS, new boolean[WIDTHS.length], codes);
    }
}
