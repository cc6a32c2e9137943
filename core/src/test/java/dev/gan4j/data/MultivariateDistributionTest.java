package dev.gan4j.data;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.internal.WorkingRange;
import dev.gan4j.random.AddressedRandom;
import dev.gan4j.random.Stream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is true of every distribution in n dimensions, and of each on its own. */
class MultivariateDistributionTest {

    private static final int SEED = 4;
    private static final int DRAWS = 40_000;

    @ParameterizedTest
    @ValueSource(strings = {"ring8", "grid25", "ring(3,2,0.1)", "blobs", "moons(0.1)", "swissroll", "spiral", "line",
            "checkerboard", "pinwheel", "product(normal(0,1),uniform(0,2),exponential(1))"})
    void aDrawIsAFunctionOfItsAddress(String expression) {
        Distribution distribution = Distribution.parse(expression);
        AddressedRandom random = new AddressedRandom(SEED);
        Distribution.Sampler sampler = distribution.sampler(random);
        double[] first = new double[distribution.dimension()];
        double[] again = new double[distribution.dimension()];
        for (int index = 0; index < 100; index++) {
            random.seek(Stream.DATA, index);
            sampler.sample(first);
            sampler.sample(again);
            random.seek(Stream.DATA, index);
            sampler.sample(again);
            assertThat(again).containsExactly(first);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ring8", "grid25", "ring(3,2,0.1)", "blobs(0.15)", "moons(0.1)", "swissroll(0.2)",
            "spiral(0.1)", "line(0.05)", "checkerboard", "pinwheel",
            "product(normal(0,1),mixture(0.5*normal(-1,1), 0.5*normal(1,2)))"})
    void anExpressionReadsBackAsItself(String expression) {
        String written = Distribution.parse(expression).expression();

        assertThat(written).isEqualTo(expression);
        assertThat(Distribution.parse(written).expression()).isEqualTo(written);
    }

    @Test
    void parametersMayBeLeftOutTogether() {
        assertThat(Distribution.parse(" Moons ").expression()).isEqualTo("moons(0.05)");
        assertThat(Distribution.parse("ring").expression()).isEqualTo("ring(8,1,0.01)");
    }

    @Test
    void aNameAloneOrOneWithParenthesesIsMeantAsADistribution() {
        for (String meant : List.of("ring8", " moons(0.1)", "Normal(0,1)", "product", "torus(1", "mixture")) {
            assertThat(Distribution.isMeant(meant)).as(meant).isTrue();
        }
        for (String file : List.of("notes.csv", "moons.csv", "torus", "a/ring8", "")) {
            assertThat(Distribution.isMeant(file)).as(file).isFalse();
        }
    }

    @Test
    void anUnknownNameListsAllThatFit() {
        assertThatThrownBy(() -> Distribution.parse("torus")).hasMessageEndingWith("student(df), ring8, grid25,"
                + " ring(modes,radius,sd), grid(side,spacing,sd), blobs(sd), moons(sd), swissroll(sd), spiral(sd),"
                + " line(sd), checkerboard, pinwheel, mixture(weight*distribution, ...), product(distribution,...)");
        assertThatThrownBy(() -> Distribution.parse("product(ring8)")).hasMessageContaining(
                "column 9: 'ring8' is not a distribution of one column; expected one of normal(mean,sd), ")
                .hasMessageNotContaining("moons");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
            "moons(-1)|column 7: sd of moons(sd) must be from 0 to 1e6 but was -1",
            "ring(2.5,1,1)|column 6: modes of ring(modes,radius,sd) must be an integer from 1 to 10000 but was 2.5",
            "ring(8,1,0)|column 10: sd of ring(modes,radius,sd) must be positive",
            "ring8(3)|column 6: ring8 has no parameters",
            "moons(|column 7: expected a number, the sd of moons(sd), but found the end",
            "moons(0.1))|column 11: expected the end but found ')'",
            "torus|column 1: 'torus' is not a distribution; expected one of normal(mean,sd)",
            "product()|column 9: expected one of normal(mean,sd)",
            "product(normal(0,1),normal(0,-1))|column 30: sd of normal(mean,sd) must be positive but was -1"})
    void whatCannotBeReadIsNamedWithItsColumn(String expression, String message) {
        assertThatThrownBy(() -> Distribution.parse(expression))
                .isInstanceOf(InvalidInputException.class).hasMessageContaining(message);
    }

    /** The density's mass in each of many cells is the share of draws in it, and all cells have everything. */
    @ParameterizedTest
    @ValueSource(strings = {"ring(8,1,0.1)", "grid(3,1,0.2)", "blobs", "moons(0.1)", "swissroll(0.2)", "spiral(0.1)",
            "line(0.1)", "checkerboard", "product(normal(0,1),uniform(-1,1))"})
    void theDensityIsThatOfTheDraws(String expression) {
        Distribution distribution = Distribution.parse(expression);
        double limit = 6;
        int cells = 24;
        int fine = 10;
        double step = 2 * limit / (cells * fine);
        double[][] mass = new double[cells][cells];
        for (int i = 0; i < cells * fine; i++) {
            for (int j = 0; j < cells * fine; j++) {
                double density = requireNonNull(distribution.density()).at(-limit + (i + 0.5) * step,
                        -limit + (j + 0.5) * step);
                mass[i / fine][j / fine] += density * step * step;
            }
        }
        double[][] share = new double[cells][cells];
        Points points = draw(distribution, DRAWS);
        double width = 2 * limit / cells;
        for (int row = 0; row < DRAWS; row++) {
            share[(int) ((points.get(row, 0) + limit) / width)][(int) ((points.get(row, 1) + limit) / width)] += 1.0
                    / DRAWS;
        }
        double total = 0;
        for (int i = 0; i < cells; i++) {
            for (int j = 0; j < cells; j++) {
                total += mass[i][j];
                assertThat(share[i][j]).as("cell %d, %d", i, j).isEqualTo(mass[i][j],
                        within(5 * Math.sqrt(mass[i][j] / DRAWS) + 0.0015));
            }
        }
        assertThat(total).isEqualTo(1, within(0.003));
    }

    @Test
    void theBenchmarksHaveTheParametersOfThePapers() {
        Modes ring = modes("ring8");
        assertThat(ring.count()).isEqualTo(8);
        assertThat(ring.standardDeviation()).isEqualTo(0.01);
        for (int mode = 0; mode < 8; mode++) {
            assertThat(Math.hypot(ring.centres().get(mode, 0), ring.centres().get(mode, 1))).isEqualTo(1,
                    within(1e-15));
        }
        Modes grid = modes("grid25");
        assertThat(grid.count()).isEqualTo(25);
        assertThat(grid.standardDeviation()).isEqualTo(0.05);
        assertThat(grid.centres().column(0)).containsOnly(-4, -2, 0, 2, 4);
        assertThat(grid.centres().column(1)).startsWith(-4, -2, 0, 2, 4, -4);
    }

    @Test
    void curvesWithoutNoiseHaveNoDensityAndLieOnTheirCurve() {
        Distribution moons = Distribution.parse("moons(0)");
        assertThat(moons.density()).isNull();
        assertThat(Distribution.parse("moons").density()).isNotNull();
        Points points = draw(moons, 1000);
        for (int row = 0; row < points.rows(); row++) {
            double upper = Math.hypot(points.get(row, 0), points.get(row, 1));
            double lower = Math.hypot(points.get(row, 0) - 1, points.get(row, 1) - 0.5);
            assertThat(Math.min(Math.abs(upper - 1), Math.abs(lower - 1))).isLessThan(1e-12);
        }
    }

    @Test
    void theWorkingRangeHoldsTheDraws() {
        List<Range> ranges = WorkingRange.ofEach(Distribution.parse("product(uniform(0,1),normal(100,1))"));
        assertThat(ranges).hasSize(2);
        assertThat(ranges.get(0).low()).isEqualTo(-0.2425, within(0.01));
        assertThat(ranges.get(0).high()).isEqualTo(1.2425, within(0.01));
        assertThat(ranges.get(1).middle()).isEqualTo(100, within(0.1));
    }

    private static Modes modes(String expression) {
        return requireNonNull(Distribution.parse(expression).modes());
    }

    private static Points draw(Distribution distribution, int count) {
        AddressedRandom random = new AddressedRandom(SEED);
        Distribution.Sampler sampler = distribution.sampler(random);
        return Points.generate(count, distribution.dimension(), (row, point) -> {
            random.seek(Stream.DATA, row);
            sampler.sample(point);
        });
    }
}
