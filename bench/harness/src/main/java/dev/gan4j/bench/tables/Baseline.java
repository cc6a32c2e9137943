package dev.gan4j.bench.tables;

import dev.gan4j.data.Dataset;
import dev.gan4j.data.Points;
import dev.gan4j.random.AddressedRandom;
import dev.gan4j.random.Stream;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** A simple generator: it needs no training but the rows. */
enum Baseline {
    /** Each cell is one of its column's, whatever the others are. */
    INDEPENDENT("independent columns") {
        @Override
        Dataset sample(Dataset training, int count, long seed) {
            AddressedRandom random = random(seed);
            return rows(training, count, (row, point) -> {
                for (int j = 0; j < point.length; j++) {
                    point[j] = training.values().get(random.nextInt(training.rows()), j);
                }
            });
        }
    },
    /** Correlated normal numbers, each of which is turned into the value of its rank. */
    GAUSSIAN_COPULA("Gaussian copula") {
        @Override
        Dataset sample(Dataset training, int count, long seed) {
            AddressedRandom random = random(seed);
            int columns = training.schema().width();
            double[][] sorted = new double[columns][];
            double[][] scores = new double[columns][];
            for (int j = 0; j < columns; j++) {
                double[] values = training.column(j);
                int[] order = IntStream.range(0, values.length).toArray();
                random.shuffle(order); // ties in random order
                int[] ascending = Arrays.stream(order).boxed().sorted((a, b) -> Double.compare(values[a], values[b]))
                        .mapToInt(Integer::intValue).toArray();
                sorted[j] = Arrays.stream(ascending).mapToDouble(row -> values[row]).toArray();
                scores[j] = new double[values.length];
                for (int rank = 0; rank < ascending.length; rank++) {
                    scores[j][ascending[rank]] = NORMAL.inverseCumulativeProbability((rank + 0.5) / ascending.length);
                }
            }
            double[][] factor = cholesky(correlations(scores));
            double[] z = new double[columns];
            return rows(training, count, (row, point) -> {
                for (int j = 0; j < columns; j++) {
                    z[j] = NORMAL.inverseCumulativeProbability(Math.max(random.nextDouble(), 1e-12));
                }
                for (int j = 0; j < columns; j++) {
                    double correlated = 0;
                    for (int k = 0; k <= j; k++) {
                        correlated += factor[j][k] * z[k];
                    }
                    int rank = (int) (NORMAL.cumulativeProbability(correlated) * sorted[j].length);
                    point[j] = sorted[j][Math.min(rank, sorted[j].length - 1)];
                }
            });
        }
    };

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    final String title;

    Baseline(String title) {
        this.title = title;
    }

    /**
     * Draws rows.
     *
     * @param training the rows to imitate
     * @param count    how many
     * @param seed     of the rows
     */
    abstract Dataset sample(Dataset training, int count, long seed);

    private static AddressedRandom random(long seed) {
        AddressedRandom random = new AddressedRandom(seed);
        random.seek(Stream.DATA, 0);
        return random;
    }

    private static Dataset rows(Dataset like, int count, Points.Source source) {
        return new Dataset(like.schema(), Points.generate(count, like.schema().width(), source), null);
    }

    private static double[][] correlations(double[][] scores) {
        double[][] correlations = new double[scores.length][scores.length];
        for (int i = 0; i < scores.length; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                double squares = 0;
                for (int row = 0; row < scores[i].length; row++) {
                    sum += scores[i][row] * scores[j][row];
                    squares += scores[i][row] * scores[i][row];
                }
                // A little less than they are, so that the matrix is positive definite.
                correlations[i][j] = i == j ? 1 : 0.999 * sum / squares;
                correlations[j][i] = correlations[i][j];
            }
        }
        return correlations;
    }

    private static double[][] cholesky(double[][] matrix) {
        double[][] factor = new double[matrix.length][matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j <= i; j++) {
                double rest = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    rest -= factor[i][k] * factor[j][k];
                }
                factor[i][j] = i == j ? Math.sqrt(Math.max(rest, 1e-9)) : rest / factor[j][j];
            }
        }
        return factor;
    }
}
