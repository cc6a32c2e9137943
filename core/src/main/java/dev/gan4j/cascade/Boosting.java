package dev.gan4j.cascade;

import dev.gan4j.codec.CodedRows;
import dev.gan4j.random.AddressedRandom;
import dev.gan4j.random.Stream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Gradient-boosted trees on codes that tell generated rows from real ones: the judge of a training, the same to the bit
 * wherever it runs.
 *
 * <p>Second-order boosting of the logistic loss (Chen and Guestrin 2016, arXiv:1603.02754) with a histogram for each column of
 * each node; codes are taken in their order.
 */
final class Boosting {

    private static final int ROUNDS = 60;
    private static final int DEPTH = 5;
    private static final double RATE = 0.3;
    private static final double LAMBDA = 1;
    private static final double LEAST_WEIGHT = 1;
    private static final int FOLDS = 5;

    private final CodedRows rows;
    private final double[] targets;
    private final double[] scores;
    private final double[] slopes;
    private final double[] weights;

    private Boosting(CodedRows rows, double[] targets) {
        this.rows = rows;
        this.targets = targets;
        scores = new double[targets.length];
        slopes = new double[targets.length];
        weights = new double[targets.length];
    }

    /**
     * Tells two sets of rows apart, each row by trees that have not seen it (five folds).
     *
     * @param real      of the same columns
     * @param generated of the same columns
     * @param seed      that divides the rows into folds
     * @return the area under the receiver operating characteristic; 0.5 where they cannot be told apart
     */
    static double areaUnderCurve(CodedRows real, CodedRows generated, long seed) {
        int count = Math.min(real.rows(), generated.rows());
        CodedRows all = joined(real, generated, count);
        double[] targets = new double[2 * count];
        Arrays.fill(targets, count, 2 * count, 1);
        int[] folds = folds(count, seed);
        double[] scores = new double[2 * count];
        for (int fold = 0; fold < FOLDS; fold++) {
            Boosting trees = new Boosting(all, targets);
            trees.fit(folds, fold);
            for (int row = 0; row < scores.length; row++) {
                scores[row] = folds[row] == fold ? trees.scores[row] : scores[row];
            }
        }
        return area(scores, targets);
    }

    private static CodedRows joined(CodedRows real, CodedRows generated, int count) {
        int[][] codes = new int[real.codes().length][];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = Arrays.copyOf(real.codes()[i], 2 * count);
            System.arraycopy(generated.codes()[i], 0, codes[i], count, count);
        }
        return new CodedRows(real.widths(), real.ordered(), codes);
    }

    /** The fold of each row, as many real as generated ones in each. */
    private static int[] folds(int count, long seed) {
        AddressedRandom random = new AddressedRandom(seed);
        random.seek(Stream.JUDGEMENT, 0);
        int[] folds = new int[2 * count];
        for (int part = 0; part < 2; part++) {
            for (int i = 0; i < count; i++) {
                int other = random.nextInt(i + 1);
                folds[part * count + i] = folds[part * count + other];
                folds[part * count + other] = i % FOLDS;
            }
        }
        return folds;
    }

    /** Adds trees, fitted to the rows outside of a fold, to the scores of all rows. */
    private void fit(int[] folds, int leftOut) {
        int[] seen = IntStream.range(0, folds.length).filter(row -> folds[row] != leftOut).toArray();
        int[] unseen = IntStream.range(0, folds.length).filter(row -> folds[row] == leftOut).toArray();
        for (int round = 0; round < ROUNDS; round++) {
            for (int row : seen) {
                double p = 1 / (1 + StrictMath.exp(-scores[row]));
                slopes[row] = p - targets[row];
                weights[row] = p * (1 - p);
            }
            grow(seen, unseen, 0);
        }
    }

    private void grow(int[] seen, int[] unseen, int depth) {
        double slope = 0;
        double weight = 0;
        for (int row : seen) {
            slope += slopes[row];
            weight += weights[row];
        }
        Split best = depth < DEPTH ? best(seen, slope, weight) : null;
        if (best == null) {
            double value = -RATE * slope / (weight + LAMBDA);
            add(seen, value);
            add(unseen, value);
            return;
        }
        int[] column = rows.codes()[best.column];
        int last = best.lastLeft;
        grow(Arrays.stream(seen).filter(row -> column[row] <= last).toArray(),
                Arrays.stream(unseen).filter(row -> column[row] <= last).toArray(), depth + 1);
        grow(Arrays.stream(seen).filter(row -> column[row] > last).toArray(),
                Arrays.stream(unseen).filter(row -> column[row] > last).toArray(), depth + 1);
    }

    private void add(int[] chosen, double value) {
        for (int row : chosen) {
            scores[row] += value;
        }
    }

    /** Rows whose code is at most this one go to the left. */
    private record Split(int column, int lastLeft, double gain) {}

    private @org.jspecify.annotations.Nullable Split best(int[] seen, double slope, double weight) {
        List<Split> splits = new ArrayList<>();
        for (int column = 0; column < rows.codes().length; column++) {
            splits.add(best(seen, column, slope, weight));
        }
        Split best = splits.stream().max(Comparator.comparingDouble(Split::gain)).orElseThrow();
        return best.gain > 1e-9 ? best : null;
    }

    private Split best(int[] seen, int column, double slope, double weight) {
        int width = rows.widths()[column];
        double[] slopesOf = new double[width];
        double[] weightsOf = new double[width];
        int[] codes = rows.codes()[column];
        for (int row : seen) {
            slopesOf[codes[row]] += slopes[row];
            weightsOf[codes[row]] += weights[row];
        }
        double whole = slope * slope / (weight + LAMBDA);
        double leftSlope = 0;
        double leftWeight = 0;
        Split best = new Split(column, 0, 0);
        for (int code = 0; code < width - 1; code++) {
            leftSlope += slopesOf[code];
            leftWeight += weightsOf[code];
            double rightSlope = slope - leftSlope;
            double rightWeight = weight - leftWeight;
            if (leftWeight >= LEAST_WEIGHT && rightWeight >= LEAST_WEIGHT) {
                double gain = leftSlope * leftSlope / (leftWeight + LAMBDA)
                        + rightSlope * rightSlope / (rightWeight + LAMBDA) - whole;
                best = gain > best.gain ? new Split(column, code, gain) : best;
            }
        }
        return best;
    }

    /** The share of pairs of rows whose generated one has the higher score; equal scores count half. */
    private static double area(double[] scores, double[] targets) {
        int[] order = IntStream.range(0, scores.length).boxed()
                .sorted(Comparator.comparingDouble(row -> scores[row])).mapToInt(Integer::intValue).toArray();
        double ranks = 0;
        double positives = Arrays.stream(targets).sum();
        for (int from = 0; from < order.length;) {
            int to = from;
            while (to < order.length && scores[order[to]] == scores[order[from]]) {
                to++;
            }
            for (int i = from; i < to; i++) {
                ranks += targets[order[i]] * (from + to + 1) / 2.0;
            }
            from = to;
        }
        double negatives = targets.length - positives;
        return (ranks - positives * (positives + 1) / 2) / (positives * negatives);
    }
}
