package dev.gan4j.eval;

import dev.gan4j.data.Points;
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
    private static final int FOLDS = 5;
    private static final int FEWEST = 2 * FOLDS;
    /** The normal quantile for 99 % confidence; the interval serves as a test, which should rarely be wrong. */
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
                + " rows of each sample, with its 99 % interval).";
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
            return new Finding.None("the module dev.gan4j.referees is not there");
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
        double sum = 0;
        double variance = 0;
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
            double[] area = area(Arrays.copyOf(judged, tested), Arrays.copyOfRange(judged, tested, 2 * tested));
            sum += area[0] / FOLDS;
            variance += area[1] / (FOLDS * FOLDS);
        }
        double half = Z * DEPENDENCE * Math.sqrt(variance);
        return new Finding.Value(sum, new Interval(Math.max(0, sum - half), Math.min(1, sum + half)));
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

    /**
     * Returns the area under the ROC curve and its variance by DeLong: the share of pairs in which the generated row has the
     * larger number; a tie counts one half.
     */
    static double[] area(float[] generated, float[] real) {
        double[] ofGenerated = new double[generated.length];
        double[] ofReal = new double[real.length];
        for (int i = 0; i < generated.length; i++) {
            for (int k = 0; k < real.length; k++) {
                double wins = generated[i] > real[k] ? 1 : generated[i] == real[k] ? 0.5 : 0;
                ofGenerated[i] += wins / real.length;
                ofReal[k] += wins / generated.length;
            }
        }
        return new double[]{Moments.of(ofGenerated).mean(), variance(ofGenerated) + variance(ofReal)};
    }

    private static double variance(double[] shares) {
        double deviation = Moments.of(shares).standardDeviation();
        return deviation * deviation / (shares.length - 1);
    }
}
