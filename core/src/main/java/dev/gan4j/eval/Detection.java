package dev.gan4j.eval;

import dev.gan4j.data.Points;
import dev.gan4j.eval.internal.RocArea;
import dev.gan4j.eval.internal.Scales;
import dev.gan4j.random.AddressedRandom;
import dev.gan4j.random.Stream;
import java.util.Arrays;
import java.util.Iterator;
import java.util.ServiceLoader;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The classifier two-sample test (Lopez-Paz and Oquab 2017, "Revisiting classifier two-sample tests"): gradient-boosted trees
 * learn to distinguish generated rows from real ones on four fifths of both samples and judge the other fifth, each fifth once.
 * The value is the mean area under the ROC curve over the fifths, with the interval of DeLong et al. 1988 ("Comparing the areas
 * under two or more correlated receiver operating characteristic curves").
 */
final class Detection implements Metric {

    static final String KEY = "detection";

    /** The most rows of each sample; more rows add little. */
    static final int MOST = 2000;
    static final String NO_MODULE = "the module dev.gan4j.referees is not there";

    static final int FOLDS = 5;
    static final int FEWEST = 2 * FOLDS;
    /** The normal quantile of a confidence of 99 %: the interval is a test, and is to be wrong rarely. */
    private static final double Z = 2.5758293035489004;

    /**
     * Folds share most of their training rows, so their mean varies more than that of independent folds, by about this factor.
     */
    private static final double DEPENDENCE = 1.25;

    private final @Nullable Classifier classifier;

    /** Creates the test with the classifier that is found, or with none. */
    Detection() {
        this(first());
    }

    Detection(@Nullable Classifier classifier) {
        this.classifier = classifier;
    }

    private static @Nullable Classifier first() {
        Iterator<Classifier> all = ServiceLoader.load(Classifier.class, Classifier.class.getClassLoader()).iterator();
        return all.hasNext() ? all.next() : null;
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public String title() {
        return "AUC of trees";
    }

    @Override
    public String sentence() {
        return "How well gradient-boosted trees tell generated rows from real ones that they have not learned from: 0.5 is"
                + " guessing, 1 is always right (area under the ROC curve, five-fold cross-validation, at most " + MOST
                + " rows of each sample, with its 99 % interval). Of a table of mixed columns the trees are XGBoost with its default"
                + " settings, and see at most " + TableDetection.MOST + " rows of each.";
    }

    @Override
    public boolean judgesTables() {
        return true;
    }

    @Override
    public Finding compareTables(TwoTables tables) {
        return tables.detection();
    }

    @Override
    public double knownFloor() {
        return 0.5;
    }

    @Override
    public boolean isReferee() {
        return true;
    }

    @Override
    public Finding compare(TwoSamples samples) {
        int rows = Math.min(MOST, Math.min(samples.generated().rows(), samples.real().rows()));
        if (rows < FEWEST) {
            return new Finding.None("fewer than " + FEWEST + " rows of each sample");
        }
        if (classifier == null) {
            return new Finding.None(NO_MODULE);
        }
        String reason = classifier.unavailable();
        return reason == null ? test(classifier, samples.head(rows), rows) : new Finding.None(reason);
    }

    private static Finding test(Classifier classifier, TwoSamples samples, int rows) {
        Points[] both = standardised(samples.generated(), samples.real());
        int[][] orders = new int[2][];
        for (int sample = 0; sample < 2; sample++) {
            AddressedRandom random = new AddressedRandom(samples.seed());
            random.seek(Stream.JUDGEMENT, PermutationTest.PERMUTATIONS + sample);
            orders[sample] = Resampling.choose(rows, rows, random);
        }
        RocArea[] areas = new RocArea[FOLDS];
        for (int fold = 0; fold < FOLDS; fold++) {
            int from = fold * rows / FOLDS;
            int to = (fold + 1) * rows / FOLDS;
            int tested = to - from;
            Points[] training = new Points[2];
            Points[] test = new Points[2];
            for (int sample = 0; sample < 2; sample++) {
                int[] order = orders[sample];
                test[sample] = both[sample].select(Arrays.copyOfRange(order, from, to));
                training[sample] = both[sample].select(
                        IntStream.range(0, rows).filter(i -> i < from || i >= to).map(i -> order[i]).toArray());
            }
            boolean[] isGenerated = new boolean[2 * (rows - tested)];
            Arrays.fill(isGenerated, 0, rows - tested, true);
            float[] judged = classifier.judge(numbers(training), isGenerated, numbers(test), samples.seed());
            areas[fold] = RocArea.of(Arrays.copyOf(judged, tested), Arrays.copyOfRange(judged, tested, 2 * tested));
        }
        return mean(areas);
    }

    /** Returns the mean area of the folds with its interval. */
    static Finding.Value mean(RocArea... areas) {
        double mean = 0;
        double variance = 0;
        for (RocArea area : areas) {
            mean += area.area() / areas.length;
            variance += area.variance() / (areas.length * areas.length);
        }
        double half = Z * DEPENDENCE * Math.sqrt(variance);
        return new Finding.Value(mean, new Interval(Math.max(0, mean - half), Math.min(1, mean + half)));
    }

    /** Subtracts the real mean from each column and divides by its width, because trees work in single precision. */
    private static Points[] standardised(Points generated, Points real) {
        double[] means = IntStream.range(0, real.columns()).mapToDouble(j -> Moments.of(real.column(j)).mean())
                .toArray();
        Scales scales = Scales.of(real);
        return new Points[]{scales.scaled(less(generated, means)), scales.scaled(less(real, means))};
    }

    private static Points less(Points points, double[] means) {
        return Points.generate(points.rows(), points.columns(), (row, point) -> {
            points.copyRow(row, point);
            for (int j = 0; j < point.length; j++) {
                point[j] -= means[j];
            }
        });
    }

    private static float[] numbers(Points[] parts) {
        float[] numbers = new float[(parts[0].rows() + parts[1].rows()) * parts[0].columns()];
        int at = 0;
        for (Points part : parts) {
            for (double value : part.toRowMajorArray()) {
                numbers[at++] = (float) value;
            }
        }
        return numbers;
    }
}
