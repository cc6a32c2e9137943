package dev.gan4j.referees;

import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Trees of XGBoost, trained and used at once, so that nothing of its native memory is left. */
final class TrainedTrees {

    private TrainedTrees() {}

    /** Creates a matrix. */
    @FunctionalInterface
    interface Rows {
        DMatrix matrix() throws XGBoostError;
    }

    /** What is wanted of trained trees. */
    @FunctionalInterface
    interface Use<T> {
        T of(Booster trees, DMatrix test) throws XGBoostError;
    }

    /**
     * Trains trees.
     *
     * @param training   rows to train on
     * @param labels     one for each of them
     * @param test       other rows
     * @param parameters of XGBoost
     * @param rounds     trees, for each class if there are several
     * @param use        what is wanted of the trees
     * @return what that gives
     */
    static <T> T use(Rows training, float[] labels, Rows test, Map<String, Object> parameters, int rounds, Use<T> use) {
        try {
            DMatrix known = training.matrix();
            try {
                known.setLabel(labels);
                Booster trees = XGBoost.train(known, parameters, rounds, Map.of(), null, null);
                try {
                    DMatrix unknown = test.matrix();
                    try {
                        return use.of(trees, unknown);
                    } finally {
                        unknown.dispose();
                    }
                } finally {
                    trees.dispose();
                }
            } finally {
                known.dispose();
            }
        } catch (XGBoostError e) {
            throw new IllegalStateException("the trees cannot be trained: " + e.getMessage(), e);
        }
    }
}
