/** Turns a trained run into figures and one self-contained HTML page. */
module dev.gan4j.report {
    requires static transitive org.jspecify;
    requires transitive dev.gan4j.core;

    exports dev.gan4j.report;
}
