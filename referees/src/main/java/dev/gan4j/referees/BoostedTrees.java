package dev.gan4j.referees;

import dev.gan4j.eval.Classifier;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
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
        try {
            DMatrix known = new DMatrix(training, isGenerated.length, columns, Float.NaN);
            DMatrix unknown = new DMatrix(test, test.length / columns, columns, Float.NaN);
            Booster booster = null;
            try {
                known.setLabel(labels);
                Map<String, Object> parameters = new java.util.HashMap<>(PARAMETERS);
                parameters.put("seed", (int) (seed & Integer.MAX_VALUE));
                booster = XGBoost.train(known, parameters, TREES, Map.of(), null, null);
                float[][] predicted = booster.predict(unknown);
                float[] judged = new float[predicted.length];
                for (int i = 0; i < judged.length; i++) {
                    judged[i] = predicted[i][0];
                }
                return judged;
            } finally {
                if (booster != null) {
                    booster.dispose();
                }
                unknown.dispose();
                known.dispose();
            }
        } catch (XGBoostError e) {
            throw new IllegalStateException("the trees cannot be trained: " + e.getMessage(), e);
        }
    }
}
