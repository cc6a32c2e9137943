/** The library: graph, engine, networks, objectives, data, training, evaluation, model files. */
@SuppressWarnings("module") // those that the internal package is exported to are compiled after this one
module dev.gan4j.core {
    requires static jdk.incubator.vector;
    requires static transitive org.jspecify;
    requires transitive org.apache.commons.rng.api;
    // For those who take rows from a query, who have the module themselves; without it all else works.
    requires static transitive java.sql;
    requires java.desktop;
    requires org.apache.commons.numbers.rootfinder;
    requires org.apache.commons.rng.sampling;
    requires org.apache.commons.statistics.descriptive;
    requires org.apache.commons.statistics.distribution;
    requires org.apache.commons.statistics.inference;
    requires de.siegmar.fastcsv;
    requires org.snakeyaml.engine;
    requires tools.jackson.databind;
    requires tools.jackson.dataformat.yaml;

    uses dev.gan4j.eval.Classifier;
    uses dev.gan4j.eval.Learner;
    uses dev.gan4j.eval.Metric;
    uses dev.gan4j.internal.Unpacker;
    uses dev.gan4j.table.Database;
    uses dev.gan4j.table.Faker;
    uses dev.gan4j.table.TableFormat;

    exports dev.gan4j;
    exports dev.gan4j.cascade to
            dev.gan4j.cli,
            dev.gan4j.lab,
            dev.gan4j.report;
    exports dev.gan4j.codec to
            dev.gan4j.cli,
            dev.gan4j.lab,
            dev.gan4j.report;
    exports dev.gan4j.data;
    exports dev.gan4j.data.csv to
            dev.gan4j.cli,
            dev.gan4j.lab;
    exports dev.gan4j.data.distribution to
            dev.gan4j.lab;
    exports dev.gan4j.data.internal to
            dev.gan4j.cli,
            dev.gan4j.report;
    exports dev.gan4j.engine to
            dev.gan4j.cli,
            dev.gan4j.lab;
    exports dev.gan4j.eval;
    exports dev.gan4j.eval.codec to
            dev.gan4j.cli,
            dev.gan4j.lab,
            dev.gan4j.referees;
    exports dev.gan4j.experiment;
    exports dev.gan4j.experiment.internal to
            dev.gan4j.cli,
            dev.gan4j.lab;
    exports dev.gan4j.graph to
            dev.gan4j.cli,
            dev.gan4j.lab;
    exports dev.gan4j.internal to
            dev.gan4j.cli,
            dev.gan4j.lab,
            dev.gan4j.report,
            dev.gan4j.sources;
    exports dev.gan4j.model;
    exports dev.gan4j.model.internal to
            dev.gan4j.lab;
    exports dev.gan4j.nn;
    exports dev.gan4j.nn.internal to
            dev.gan4j.cli,
            dev.gan4j.lab;
    exports dev.gan4j.objective to
            dev.gan4j.lab,
            dev.gan4j.report;
    exports dev.gan4j.onnx;
    exports dev.gan4j.random to
            dev.gan4j.lab;
    exports dev.gan4j.refine;
    exports dev.gan4j.run;
    exports dev.gan4j.run.internal to
            dev.gan4j.lab;
    exports dev.gan4j.sweep;
    exports dev.gan4j.sweep.internal to
            dev.gan4j.report;
    exports dev.gan4j.table to
            dev.gan4j.cli,
            dev.gan4j.fakes,
            dev.gan4j.lab,
            dev.gan4j.report,
            dev.gan4j.sources;
    exports dev.gan4j.train;
    exports dev.gan4j.train.internal to
            dev.gan4j.cli,
            dev.gan4j.lab;
}
