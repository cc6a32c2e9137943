package dev.gan4j.referees;

import dev.gan4j.eval.Classifier;
import java.util.HashMap;
import java.util.Map;
import ml.dmlc.xgboost4j.java.DMatrix;
import org.jspecify.annotations.Nullable;

/**
 * Gradient-boosted trees of XGBoost (Chen and Guestrin 2016, "XGBoost: a scalable tree boosting system"), on one thread, which
 * makes the results reproducible.
 */
public final class BoostedTrees implements Classifier {

    // Fewer and smaller trees than XGBoost's defaults (100 of depth 6), because a judgement should take less than a second, and
    // in comparisons these distinguished samples equally well.
    private static final int TREES = 50;
    private static final Map<String, Object> PARAMETERS = Map.of("objective", "binary:logistic", "tree_method", "hist",
            "max_depth", 4, "eta", 0.3, "nthread", 1, "verbosity", 0);

    /** Creates the classifier, which has no state. */
    public BoostedTrees() {}

    @Override
    public @Nullable String unavailable() {
        return XgboostLibrary.UNAVAILABLE;
    }

    @Override
    public float[] judge(float[] training, boolean[] isGenerated, float[] test, long seed) {
        int columns = training.length / isGenerated.length;
        float[] labels = new float[isGenerated.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = isGenerated[i] ? 1 : 0;
        }
        Map<String, Object> parameters = new HashMap<>(PARAMETERS);
        parameters.put("seed", (int) (seed & Integer.MAX_VALUE));
        return TrainedTrees.use(() -> new DMatrix(training, isGenerated.length, columns, Float.NaN), labels,
                () -> new DMatrix(test, test.length / columns, columns, Float.NaN), parameters, TREES,
                (trees, unknown) -> {
                    float[][] predicted = trees.predict(unknown);
                    float[] judged = new float[predicted.length];
                    for (int i = 0; i < judged.length; i++) {
                        judged[i] = predicted[i][0];
                    }
                    return judged;
                });
    }
}
