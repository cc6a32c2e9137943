package dev.gan4j.eval;

import dev.gan4j.data.Column;
import dev.gan4j.data.Dataset;
import dev.gan4j.eval.internal.Alignment;
import dev.gan4j.eval.internal.TreeFeatures;
import dev.gan4j.random.AddressedRandom;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Judges tables of mixed columns. */
public final class TableJudge {

    private TableJudge() {}

    /**
     * Tells how well boosted trees tell generated rows from real ones: their area under the ROC curve, by five-fold
     * cross-validation, with its 99 % interval; 0.5 is guessing.
     *
     * @param generated rows; of more than {@value TableDetection#MOST}, or more than real ones, some by the seed
     * @param real      rows, with the same columns; of more than those, some by the seed
     * @param seed      of the folds and the trees
     * @return the area, or why there is none
     */
    public static Metric.Finding detect(Dataset generated, Dataset real, long seed) {
        List<Dataset> aligned = Alignment.of(List.of(real, generated), List.of("the real table", "the synthetic table"));
        int rows = Math.min(TableDetection.MOST, Math.min(generated.rows(), real.rows()));
        if (rows < Detection.FEWEST) {
            return new Metric.Finding.None("fewer than " + Detection.FEWEST + " rows of each sample");
        }
        Learner learner = learner();
        if (learner == null) {
            return new Metric.Finding.None(Detection.NO_MODULE);
        }
        String reason = learner.unavailable();
        if (reason != null) {
            return new Metric.Finding.None(reason);
        }
        Dataset ofReal = some(aligned.get(0), rows, seed, 0);
        Dataset ofGenerated = some(aligned.get(1), rows, seed, 1);
        TreeFeatures features = new TreeFeatures(List.of(ofGenerated, ofReal), judged(ofReal));
        return TableDetection.test(features.rows(0), features.rows(1), learner, seed).value();
    }

    /** Returns some of the rows, in a random order. */
    static Dataset some(Dataset table, int rows, long seed, int draw) {
        AddressedRandom random = Reference.random(seed, draw);
        return table.select(Resampling.choose(table.rows(), rows, random));
    }

    /** Returns the columns that hold something to compare. */
    static int[] judged(Dataset table) {
        return IntStream.range(0, table.schema().width()).filter(j -> switch (table.schema().columns().get(j)) {
            case Column.Numeric numeric -> true;
            case Column.Categorical category -> true;
            case Column.Temporal time -> true;
            case Column.Constant constant -> false;
            case Column.Identifier identifier -> false;
            case Column.Text text -> false;
        }).toArray();
    }

    static @Nullable Learner learner() {
        Iterator<Learner> all = ServiceLoader.load(Learner.class, Learner.class.getClassLoader()).iterator();
        return all.hasNext() ? all.next() : null;
    }
}
