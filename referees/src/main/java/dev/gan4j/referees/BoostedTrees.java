package dev.gan4j.referees;

import dev.gan4j.eval.Classifier;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
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

    /** The native library, loaded on first use, because most commands judge nothing. */
    private static final class Library {

        /** Kept here, because a logger without references loses its level. */
        private static final Logger LOG = Logger.getLogger("ml.dmlc.xgboost4j.java");
        private static final @Nullable String UNAVAILABLE = load();

        private static @Nullable String load() {
            // The judgement reports a failure to load; the library's own log would print a page of stack trace.
            LOG.setLevel(Level.OFF);
            try {
                DMatrix matrix = new DMatrix(new float[]{0}, 1, 1, Float.NaN);
                matrix.dispose();
                return null;
            } catch (XGBoostError | LinkageError | RuntimeException e) {
                Throwable cause = e;
                while (cause.getCause() != null) {
                    cause = cause.getCause();
                }
                String message = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
                return "the native library of XGBoost cannot be loaded (" + message
                        + "); on Linux it needs libgomp, the package libgomp1";
            }
        }
    }

    @Override
    public @Nullable String unavailable() {
        return Library.UNAVAILABLE;
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
