package dev.gan4j.eval;

import dev.gan4j.data.Labels;
import dev.gan4j.data.Modes;
import dev.gan4j.data.Points;
import dev.gan4j.data.UnivariateDistribution;
import dev.gan4j.eval.internal.Rows;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Generated and real samples, as metrics compare them. Values that several metrics need are computed once, on first use. Not
 * thread-safe.
 */
public final class TwoSamples {

    /** The most points of each sample for metrics that compare all pairs: as many as the benchmarks' protocol draws. */
    public static final int MOST_PAIRED = 2500;

    private final Reference reference;
    private final Points generated;
    private final Points real;
    private final int column; // -1 for all
    private final @Nullable ClassOfSeveral ofClass;
    private final Supplier<Points> scaledGenerated = once(() -> scaled(generated()));
    private final Supplier<Points> scaledReal = once(() -> scaled(real()));
    private final Supplier<double[]> ascendingGenerated = once(() -> Reference.ascending(generated(), 0));
    private final Supplier<double[]> ascendingReal = once(() -> Reference.ascending(real(), 0));
    private final Supplier<Neighbourhoods> neighbourhoods = once(this::findNeighbourhoods);
    private final Supplier<ModeCoverage> coverage = once(() -> ModeCoverage.of(generated(), modes()));

    /** A class, and real points of all classes, in which nearest neighbours are searched. */
    record ClassOfSeveral(int code, Rows pool, Labels labels) {}

    TwoSamples(Reference reference, Points generated, Points real) {
        this(reference, generated, real, -1, null);
    }

    private TwoSamples(Reference reference, Points generated, Points real, int column,
            @Nullable ClassOfSeveral ofClass) {
        this.reference = reference;
        this.generated = generated;
        this.real = real;
        this.column = column;
        this.ofClass = ofClass;
    }

    /** Returns one column of both. */
    TwoSamples column(int number) {
        return generated.columns() == 1
                ? this
                : new TwoSamples(reference, Points.ofColumns(generated.column(number)),
                        Points.ofColumns(real.column(number)), number, null);
    }

    /** Returns the same samples as those of one class. */
    TwoSamples of(ClassOfSeveral one) {
        return new TwoSamples(reference, generated, real, column, one);
    }

    /** Returns the first rows of both. */
    TwoSamples head(int rows) {
        return new TwoSamples(reference, generated.head(rows), real.head(rows), column, ofClass);
    }

    /**
     * Returns the generated samples.
     *
     * @return in the data's units
     */
    public Points generated() {
        return generated;
    }

    /**
     * Returns the real samples.
     *
     * @return in the data's units; for a known distribution of one column, as many of its quantiles as there are generated
     *         samples
     */
    public Points real() {
        return real;
    }

    /**
     * Returns the generated samples in the real data's standard deviations, column by column.
     *
     * @return as many points
     */
    public Points scaledGenerated() {
        return scaledGenerated.get();
    }

    /**
     * Returns the real samples in the real data's standard deviations, column by column.
     *
     * @return as many points
     */
    public Points scaledReal() {
        return scaledReal.get();
    }

    /**
     * Returns both samples together, the generated one first.
     *
     * @return in the real data's standard deviations
     */
    public Points pooled() {
        Points first = scaledGenerated();
        Points second = scaledReal();
        return Points.generate(first.rows() + second.rows(), first.columns(), (row, point) -> {
            boolean isFirst = row < first.rows();
            (isFirst ? first : second).copyRow(isFirst ? row : row - first.rows(), point);
        });
    }

    /**
     * Returns the seed of a metric's random numbers.
     *
     * @return the judgement's
     */
    public long seed() {
        return reference.seed;
    }

    /** The first column of the generated samples, ascending; not to be changed. */
    double[] ascendingGenerated() {
        return ascendingGenerated.get();
    }

    /** The first column of the real samples, ascending; not to be changed. */
    double[] ascendingReal() {
        return ascendingReal.get();
    }

    /** The distribution of one column, if it is known and the real samples are its quantiles. */
    @Nullable
    UnivariateDistribution known() {
        return real.equals(reference.real) ? reference.known : null;
    }

    /** How wide the real data of one column are. */
    double spread() {
        return reference.spreads[Math.max(0, column)];
    }

    double bandwidth() {
        return reference.bandwidth();
    }

    Points training() {
        return java.util.Objects.requireNonNull(reference.training);
    }

    Points scaled(Points points) {
        return column < 0 ? reference.scales.scaled(points) : points;
    }

    Modes modes() {
        return java.util.Objects.requireNonNull(reference.modes);
    }

    ClassOfSeveral ofClass() {
        return java.util.Objects.requireNonNull(ofClass);
    }

    Neighbourhoods neighbourhoods() {
        return neighbourhoods.get();
    }

    ModeCoverage coverage() {
        return coverage.get();
    }

    private Neighbourhoods findNeighbourhoods() {
        Points paired = first(scaledReal(), MOST_PAIRED);
        Points pairs = first(scaledGenerated(), MOST_PAIRED);
        return Neighbourhoods.of(paired, pairs,
                Math.min(Neighbourhoods.DEFAULT_NEIGHBOURS, Math.min(pairs.rows(), paired.rows()) - 1));
    }

    /** Returns the first points. */
    static Points first(Points points, int most) {
        return points.rows() > most ? points.head(most) : points;
    }

    private static <T> Supplier<T> once(Supplier<T> found) {
        return new Supplier<>() {
            private @Nullable T value;

            @Override
            public T get() {
                T known = value;
                if (known == null) {
                    known = found.get();
                    value = known;
                }
                return known;
            }
        };
    }

    @Override
    public String toString() {
        return "TwoSamples[" + generated + " against " + real + "]";
    }
}
