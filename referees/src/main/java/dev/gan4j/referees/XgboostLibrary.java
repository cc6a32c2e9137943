package dev.gan4j.referees;

import java.util.logging.Level;
import java.util.logging.Logger;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.jspecify.annotations.Nullable;

/** The native library, which is loaded when it is first asked for: most commands judge nothing. */
final class XgboostLibrary {

    /** Kept here, since a logger that nobody holds forgets its level. */
    private static final Logger LOG = Logger.getLogger("ml.dmlc.xgboost4j.java");

    /** Why it cannot be used here, as half a sentence; null where it can. */
    static final @Nullable String UNAVAILABLE = load();

    private XgboostLibrary() {}

    private static @Nullable String load() {
        // What cannot be loaded is said in the judgement; the library's own log has a page of stack trace for it.
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
