package dev.gan4j.report;

import dev.gan4j.data.Dataset;
import dev.gan4j.data.Range;
import dev.gan4j.train.TrainedGan;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The view of three columns or more: each column's distribution, and the correlations of the columns.
 *
 * @param marginals the columns, at most {@value #MOST}
 * @param real      the correlation of each pair of these columns in real rows that training has not seen, row by row; NaN
 *                  where a column is constant
 * @param generated the same in the rows that were judged
 */
@SuppressWarnings("ArrayRecordComponent")
record Table(List<Marginal> marginals, double[] real, double[] generated) implements View {

    /** The most columns in a picture; the tables of the page have all of them. */
    static final int MOST = 24;

    /**
     * One column's distribution.
     *
     * @param name      of the column
     * @param domain    the working range
     * @param real      real rows that training has not seen
     * @param generated the rows that were judged
     */
    record Marginal(String name, Range domain, Histogram real, Histogram generated) {}

    static Table of(TrainedGan gan) {
        Dataset real = gan.evaluation().real();
        Dataset generated = gan.evaluation().generated();
        int bins = Histogram.bins(Math.min(real.rows(), generated.rows()));
        int shown = Math.min(MOST, real.schema().width());
        List<Marginal> marginals = IntStream.range(0, shown).mapToObj(j -> {
            Range domain = gan.pair().codec().columns().get(j).range();
            return new Marginal(real.schema().keys().get(j), domain, Histogram.of(real.column(j), domain, bins),
                    Histogram.of(generated.column(j), domain, bins));
        }).toList();
        return new Table(marginals, Correlations.of(real.values(), shown),
                Correlations.of(generated.values(), shown));
    }
}
