package dev.gan4j.referees;

import dev.gan4j.eval.Metric;
import dev.gan4j.eval.TwoSamples;
import java.util.Arrays;
import java.util.Set;

/** A metric of another module, as {@link java.util.ServiceLoader} finds one. */
public final class MeanShift implements Metric {

    /** Creates the metric. */
    public MeanShift() {}

    @Override
    public String key() {
        return "meanShift";
    }

    @Override
    public String title() {
        return "shift of the mean";
    }

    @Override
    public String unit() {
        return "data's units";
    }

    @Override
    public Better better() {
        return Better.LOWER;
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.ONE_COLUMN);
    }

    @Override
    public String sentence() {
        return "How far the mean is off.";
    }

    @Override
    public Finding compare(TwoSamples samples) {
        return new Finding.Value(
                Math.abs(mean(samples.generated().column(0)) - mean(samples.real().column(0))), null);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }
}
