package dev.gan4j.report;

import dev.gan4j.data.Dataset;
import dev.gan4j.data.Labels;
import dev.gan4j.data.Points;
import dev.gan4j.eval.Judgement;
import dev.gan4j.eval.Metrics;
import dev.gan4j.eval.Score;
import dev.gan4j.model.Discriminator;
import dev.gan4j.objective.GameWords;
import dev.gan4j.train.History;
import dev.gan4j.train.TrainedGan;

/**
 * The numbers that the figures of a run show, and nothing else. The arrays are not copied.
 *
 * @param view          the part that depends on the schema
 * @param history       what was recorded in training
 * @param game          the objective of both networks
 * @param distance      the distance measured in training, with its unit
 * @param floor         the same distance for a real sample of the judged size; NaN if it was not judged
 * @param ofReal        D's output on real rows that training has not seen
 * @param ofGenerated   D's output on the rows that were judged
 */
@SuppressWarnings("ArrayRecordComponent")
record FigureData(View view, History history, GameWords game, String distance, double floor, double[] ofReal,
        double[] ofGenerated) {

    /** The most rows on which D is evaluated. */
    private static final int DECISIONS = 10_000;

    /** Collects them from a finished run. */
    static FigureData of(TrainedGan gan) {
        String distance = gan.data().isUnivariate() ? "wasserstein1" : "slicedWasserstein1";
        Score.Judged judged = Judgement.find(gan.judgement().scores(), distance);
        return new FigureData(View.of(gan), gan.history(), gan.experiment().objective().objective().words(),
                Metrics.titleWithUnit(distance), judged == null ? Double.NaN : judged.floor(),
                decisions(gan.pair().discriminator(), gan.evaluation().real()),
                decisions(gan.pair().discriminator(), gan.evaluation().generated()));
    }

    private static double[] decisions(Discriminator discriminator, Dataset rows) {
        Dataset some = some(rows, DECISIONS);
        Labels labels = some.labels();
        return labels == null
                ? discriminator.probability(some.values())
                : discriminator.probability(some.values(), labels.codes());
    }

    /** Returns rows evenly spread over all rows. */
    static Dataset some(Dataset rows, int most) {
        return rows.rows() <= most ? rows : rows.select(Points.evenRows(rows.rows(), most));
    }

    /** Returns the view of one column. */
    Line line() {
        return (Line) view;
    }
}
