package dev.gan4j.eval;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.Column;
import dev.gan4j.data.Dataset;
import dev.gan4j.eval.internal.RocArea;
import dev.gan4j.eval.internal.TreeFeatures;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a table is good for: a {@link Learner} learns a target column from its rows and is tested on real rows that were held
 * out ("train on synthetic, test on real", Esteban et al. 2017, "Real-valued (medical) time series generation with
 * recurrent conditional GANs").
 */
final class Usefulness {

    /** The most rows that are learned from, and the most that are tested on. */
    static final int MOST = 20_000;
    /** The most classes of a target that is chosen without being told. */
    private static final int FEW = 20;
    /** The most classes of a target. */
    private static final int MOST_CLASSES = 100;

    /** What is learned. */
    enum Kind {
        BINARY, CLASSES, NUMBER
    }

    /**
     * The target.
     *
     * @param column  from 0
     * @param kind    what is learned
     * @param classes the values that real rows have, ascending by how often, where it has classes; empty of a number
     */
    @SuppressWarnings("ArrayRecordComponent") // used by this package, never compared
    record Target(int column, Kind kind, double[] classes) {

        /** The place of a value among the classes; -1 where it is none. */
        int index(double value) {
            return IntStream.range(0, classes.length).filter(k -> classes[k] == value).findFirst().orElse(-1);
        }
    }

    /**
     * How well the target is found.
     *
     * @param area   under the ROC curve of the rarer of two classes; null of others
     * @param f1     of the rarer of two classes; the mean of all of several; null of a number
     * @param r2     the share of a number's variance that is explained; null of classes
     * @param reason why there is none of these; null where there is
     */
    record Found(@Nullable RocArea area, @Nullable Double f1, @Nullable Double r2, @Nullable String reason) {}

    private Usefulness() {}

    /**
     * Returns the target.
     *
     * @param told   its name; null to choose the last column with 2 to {@value #FEW} classes, else the last number
     * @param real   real rows
     * @param judged the columns to choose from
     * @return null where no column fits and none is told
     * @throws InvalidInputException if the column that is told cannot be one
     */
    static @Nullable Target target(@Nullable String told, Dataset real, int... judged) {
        if (told == null) {
            Target number = null;
            for (int i = judged.length - 1; i >= 0; i--) {
                Target target = of(judged[i], real);
                if (target.kind != Kind.NUMBER && target.classes.length >= 2 && target.classes.length <= FEW) {
                    return target;
                }
                number = number == null && target.kind == Kind.NUMBER ? target : number;
            }
            return number;
        }
        List<String> names = Arrays.stream(judged).mapToObj(j -> real.schema().columns().get(j).name()).toList();
        if (!names.contains(told)) {
            throw new InvalidInputException("the target must be a column of numbers, categories or times but was \""
                    + told + "\"; there is: " + String.join(", ", names));
        }
        Target target = of(judged[names.indexOf(told)], real);
        if (target.kind != Kind.NUMBER && (target.classes.length < 2 || target.classes.length > MOST_CLASSES)) {
            throw new InvalidInputException("the target must have 2 to " + MOST_CLASSES + " classes but \"" + told
                    + "\" has " + target.classes.length);
        }
        return target;
    }

    private static Target of(int column, Dataset real) {
        Map<Double, Integer> counts = new TreeMap<>();
        for (double value : real.column(column)) {
            if (!Double.isNaN(value)) {
                counts.merge(value + 0.0, 1, Integer::sum);
            }
        }
        boolean isCategory = real.schema().columns().get(column) instanceof Column.Categorical;
        if (!isCategory && counts.size() != 2) {
            return new Target(column, Kind.NUMBER, new double[0]);
        }
        double[] rarest = counts.entrySet().stream().sorted(Map.Entry.comparingByValue())
                .mapToDouble(Map.Entry::getKey).toArray();
        return new Target(column, rarest.length == 2 ? Kind.BINARY : Kind.CLASSES, rarest);
    }

    /** Learns from some rows, tests on others. */
    static Found find(Dataset training, Dataset test, int[] judged, Target target, Learner learner, long seed) {
        int[] features = Arrays.stream(judged).filter(j -> j != target.column).toArray();
        Dataset known = usable(training, target);
        Dataset unknown = usable(test, target);
        if (features.length == 0) {
            return none("the target is the only column");
        }
        if (known.rows() < Detection.FEWEST || unknown.rows() < Detection.FEWEST) {
            return none("fewer than " + Detection.FEWEST + " rows have a value of the target");
        }
        TreeFeatures encoded = new TreeFeatures(List.of(known, unknown), features);
        return switch (target.kind) {
            case BINARY -> binary(encoded, codes(known, target), codes(unknown, target), learner, seed);
            case CLASSES -> classes(encoded, codes(known, target), codes(unknown, target), target.classes.length,
                    learner, seed);
            case NUMBER -> number(encoded, known.column(target.column), unknown.column(target.column), learner, seed);
        };
    }

    private static Found none(String reason) {
        return new Found(null, null, null, reason);
    }

    private static Dataset usable(Dataset table, Target target) {
        double[] values = table.column(target.column);
        int[] rows = IntStream.range(0, table.rows())
                .filter(row -> target.kind == Kind.NUMBER ? !Double.isNaN(values[row]) : target.index(values[row]) >= 0)
                .limit(MOST).toArray();
        return table.select(rows);
    }

    private static float[] codes(Dataset table, Target target) {
        double[] values = table.column(target.column);
        float[] codes = new float[values.length];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = target.index(values[i]);
        }
        return codes;
    }

    /** The rarer class is the first one, and 1 for the learner. */
    private static Found binary(TreeFeatures encoded, float[] known, float[] unknown, Learner learner, long seed) {
        float[] isRarer = new float[known.length];
        float learned = 0;
        for (int i = 0; i < known.length; i++) {
            isRarer[i] = 1 - known[i];
            learned += isRarer[i];
        }
        int positives = (int) IntStream.range(0, unknown.length).filter(i -> unknown[i] == 0).count();
        if (positives < 2 || unknown.length - positives < 2) {
            return none("the real rows that are tested on have one class only");
        }
        float[] judged = new float[unknown.length];
        if (learned == 0 || learned == known.length) {
            Arrays.fill(judged, learned / known.length);
        } else {
            float[][] predictions = learner.learn(encoded.rows(0), new Learner.Target.Binary(isRarer),
                    encoded.rows(1), seed).predictions();
            for (int i = 0; i < judged.length; i++) {
                judged[i] = predictions[i][0];
            }
        }
        float[] positive = new float[positives];
        float[] negative = new float[unknown.length - positives];
        int p = 0;
        int n = 0;
        int[] counts = new int[3]; // found, wrongly found, missed
        for (int i = 0; i < judged.length; i++) {
            boolean isFound = judged[i] > 0.5;
            if (unknown[i] == 0) {
                positive[p++] = judged[i];
                counts[isFound ? 0 : 2]++;
            } else {
                negative[n++] = judged[i];
                counts[1] += isFound ? 1 : 0;
            }
        }
        return new Found(RocArea.of(positive, negative), f1(counts), null, null);
    }

    private static double f1(int... counts) {
        int of = 2 * counts[0] + counts[1] + counts[2];
        return of == 0 ? 0 : 2.0 * counts[0] / of;
    }

    private static Found classes(TreeFeatures encoded, float[] known, float[] unknown, int classes, Learner learner,
            long seed) {
        float[][] predictions = learner.learn(encoded.rows(0), new Learner.Target.Classes(known, classes),
                encoded.rows(1), seed).predictions();
        int[][] counts = new int[classes][3];
        boolean[] isTested = new boolean[classes];
        for (int i = 0; i < unknown.length; i++) {
            int best = 0;
            for (int k = 1; k < classes; k++) {
                best = predictions[i][k] > predictions[i][best] ? k : best;
            }
            int truth = (int) unknown[i];
            isTested[truth] = true;
            if (best == truth) {
                counts[truth][0]++;
            } else {
                counts[best][1]++;
                counts[truth][2]++;
            }
        }
        return new Found(null,
                IntStream.range(0, classes).filter(k -> isTested[k]).mapToDouble(k -> f1(counts[k])).average()
                        .orElseThrow(),
                null, null);
    }

    /** Numbers are learned in real deviations, since the learner counts in single precision. */
    private static Found number(TreeFeatures encoded, double[] known, double[] unknown, Learner learner, long seed) {
        Moments real = Moments.of(unknown);
        if (real.standardDeviation() == 0) {
            return none("the real rows that are tested on have one value only");
        }
        float[] scaled = new float[known.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = (float) ((known[i] - real.mean()) / real.standardDeviation());
        }
        float[][] predictions = learner.learn(encoded.rows(0), new Learner.Target.Numbers(scaled), encoded.rows(1),
                seed).predictions();
        double squares = 0;
        for (int i = 0; i < unknown.length; i++) {
            double error = (unknown[i] - real.mean()) / real.standardDeviation() - predictions[i][0];
            squares += error * error;
        }
        return new Found(null, null, 1 - squares / unknown.length, null);
    }
}
