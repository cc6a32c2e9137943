/** Classifiers that judge generated samples: gradient-boosted trees of XGBoost. */
module dev.gan4j.referees {
    requires static transitive org.jspecify;
    requires transitive dev.gan4j.core;
    requires java.logging;
    requires ml.dmlc.xgboost4j;

    exports dev.gan4j.referees;

    provides dev.gan4j.eval.Classifier with
            dev.gan4j.referees.BoostedTrees;
    provides dev.gan4j.eval.Learner with
            dev.gan4j.referees.DefaultTrees;
}
