package dev.gan4j.eval;

import dev.gan4j.eval.internal.RocArea;
import dev.gan4j.random.AddressedRandom;
import dev.gan4j.random.Stream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The classifier two-sample test of tables: a {@link Learner} learns to tell generated rows from real ones on four fifths of
 * both and judges the other fifth, each fifth once.
 */
final class TableDetection {

    /** The most rows of each sample. */
    static final int MOST = 20_000;

    private TableDetection() {}

    /**
     * What was found.
     *
     * @param value       the area under the ROC curve, with its interval
     * @param nodes       that the first fold's trees have
     * @param ofGenerated the generated rows that those trees have not seen
     * @param ofReal      the real ones
     */
    @SuppressWarnings("ArrayRecordComponent") // used at once, never compared
    record Found(Metric.Finding.Value value, List<List<Learner.Condition>> nodes, int[] ofGenerated, int[] ofReal) {}

    /**
     * Tests rows.
     *
     * @param generated rows in any order
     * @param real      as many, of the same features
     * @param learner   that can be used
     * @param seed      of the folds
     * @return the mean area of the folds
     */
    static Found test(SparseRows generated, SparseRows real, Learner learner, long seed) {
        int rows = generated.rows();
        SparseRows[] both = {generated, real};
        int[][] orders = new int[2][];
        for (int sample = 0; sample < 2; sample++) {
            AddressedRandom random = new AddressedRandom(seed);
            random.seek(Stream.JUDGEMENT, PermutationTest.PERMUTATIONS + sample);
            orders[sample] = Resampling.choose(rows, rows, random);
        }
        RocArea[] areas = new RocArea[Detection.FOLDS];
        List<List<Learner.Condition>> nodes = List.of();
        for (int fold = 0; fold < areas.length; fold++) {
            int from = fold * rows / areas.length;
            int to = (fold + 1) * rows / areas.length;
            SparseRows[] training = new SparseRows[2];
            SparseRows[] test = new SparseRows[2];
            for (int sample = 0; sample < 2; sample++) {
                int[] order = orders[sample];
                test[sample] = both[sample].select(Arrays.copyOfRange(order, from, to));
                training[sample] = both[sample].select(
                        IntStream.range(0, rows).filter(i -> i < from || i >= to).map(i -> order[i]).toArray());
            }
            float[] isGenerated = new float[2 * training[0].rows()];
            Arrays.fill(isGenerated, 0, training[0].rows(), 1);
            Learner.Learned learned = learner.learn(training[0].and(training[1]),
                    new Learner.Target.Binary(isGenerated), test[0].and(test[1]), seed);
            float[] judged = new float[2 * (to - from)];
            for (int i = 0; i < judged.length; i++) {
                judged[i] = learned.predictions()[i][0];
            }
            areas[fold] = RocArea.of(Arrays.copyOf(judged, to - from),
                    Arrays.copyOfRange(judged, to - from, judged.length));
            nodes = fold == 0 ? learned.nodes() : nodes;
        }
        int tested = rows / areas.length;
        return new Found(Detection.mean(areas), nodes, Arrays.copyOf(orders[0], tested),
                Arrays.copyOf(orders[1], tested));
    }
}
