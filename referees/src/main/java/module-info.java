/** Classifiers that judge generated samples: gradient-boosted trees of XGBoost. */
module dev.gan4j.referees {
    requires dev.gan4j.core;
    requires static org.jspecify;
}
