package dev.gan4j.eval;

import dev.gan4j.data.Points;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Compares samples with one reference, in that one's standard deviations. */
final class Comparison {

    private final double[] scales; // of each column, in the data's units
    private final Points reference;
    private final Points paired;
    private double bandwidth;
    private final long seed;

    /**
     * What a sample has.
     *
     * @see PointsJudgement
     */
    record Figures(double slicedWasserstein1, double slicedWasserstein2, double wasserstein2, double energy, double mmd,
            double precision,
            double recall, double density, double coverage, double treeAccuracy, double linearAccuracy) {

        static Figures mean(List<Figures> all) {
            return new Figures(mean(all, Figures::slicedWasserstein1), mean(all, Figures::slicedWasserstein2),
                    mean(all, Figures::wasserstein2),
                    mean(all, Figures::energy), mean(all, Figures::mmd), mean(all, Figures::precision),
                    mean(all, Figures::recall), mean(all, Figures::density), mean(all, Figures::coverage),
                    mean(all, Figures::treeAccuracy), mean(all, Figures::linearAccuracy));
        }

        private static double mean(List<Figures> all, ToDoubleFunction<Figures> figure) {
            return all.stream().mapToDouble(figure).average().orElse(Double.NaN);
        }
    }

    Comparison(Points real, long seed) {
        this.seed = seed;
        scales = IntStream.range(0, real.columns()).mapToDouble(column -> {
            double[] ascending = PointsJudge.ascending(real, column);
            double spread = Spread.of(ascending, Moments.of(ascending).standardDeviation());
            return spread > 0 ? spread : 1;
        }).toArray();
        reference = scaled(real);
        paired = first(reference, PointsJudge.MOST_PAIRED);
    }

    /** The real points in their own standard deviations. */
    Points reference() {
        return reference;
    }

    /** The median distance of real points; found once, when it is first wanted. */
    private double bandwidth() {
        if (bandwidth == 0) {
            double median = PointDistances.medianDistance(reference);
            bandwidth = median > 0 ? median : 1;
        }
        return bandwidth;
    }

    /** Returns points in the real data's standard deviations. */
    Points scaled(Points points) {
        return Points.generate(points.rows(), points.columns(), (row, point) -> {
            for (int j = 0; j < point.length; j++) {
                point[j] = points.get(row, j) / scales[j];
            }
        });
    }

    Figures of(Points sample) {
        Points all = scaled(sample);
        Points pairs = first(all, PointsJudge.MOST_PAIRED);
        int common = Math.min(all.rows(), reference.rows());
        int exact = Math.min(common, PointsJudge.MOST_EXACT);
        Points few = first(all, Math.min(common, PointsJudge.MOST_CLASSIFIED));
        Points fewReal = first(reference, few.rows());
        int neighbours = Math.min(Neighbourhoods.DEFAULT_NEIGHBOURS, Math.min(pairs.rows(), paired.rows()) - 1);
        Neighbourhoods neighbourhoods = Neighbourhoods.of(paired, pairs, neighbours);
        return new Figures(
                PointDistances.slicedWasserstein1(all, reference, PointDistances.DEFAULT_DIRECTIONS),
                PointDistances.slicedWasserstein2(all, reference, PointDistances.DEFAULT_DIRECTIONS),
                PointDistances.wasserstein2(first(all, exact), first(reference, exact)),
                PointDistances.energy(pairs, paired),
                PointDistances.maximumMeanDiscrepancy(pairs, paired, bandwidth()), neighbourhoods.precision(),
                neighbourhoods.recall(), neighbourhoods.density(), neighbourhoods.coverage(),
                ClassifierTest.accuracy(fewReal, few, ClassifierTest.Classifier.TREES, seed),
                ClassifierTest.accuracy(fewReal, few, ClassifierTest.Classifier.LINEAR, seed));
    }

    private static Points first(Points points, int most) {
        return points.rows() > most ? points.head(most) : points;
    }
}
