package dev.gan4j.sweep;

import dev.gan4j.eval.Interval;
import dev.gan4j.sweep.RunRecord.Outcome;
import dev.gan4j.sweep.internal.Statistics;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A summary of the runs of one setting.
 *
 * @param runs      how many are done
 * @param successes those that finished with at most the distance of a success
 * @param diverged  those whose numbers did not stay finite
 * @param failed    those that could not be trained
 * @param interval  Wilson's interval of the success rate; null if no run is done
 * @param quantiles of the distance at {@link #PROBABILITIES}, in standard deviations of the real data; a run that did not
 *                  finish counts as infinitely far; empty if no run is done
 */
public record SettingSummary(int runs, int successes, int diverged, int failed, @Nullable Interval interval,
        List<Double> quantiles) {

    /** The probabilities of the quantiles; the last is the worst run. */
    public static final List<Double> PROBABILITIES = List.of(0.05, 0.25, 0.5, 0.75, 0.95, 1.0);

    private static final int MEDIAN = PROBABILITIES.indexOf(0.5);

    /** Copies the list. */
    public SettingSummary {
        quantiles = List.copyOf(quantiles);
    }

    /**
     * Summarises runs.
     *
     * @param records of one setting
     * @param success the largest distance of a success
     * @return the summary
     */
    public static SettingSummary of(List<RunRecord> records, double success) {
        int runs = records.size();
        if (runs == 0) {
            return new SettingSummary(0, 0, 0, 0, null, List.of());
        }
        double[] distances = records.stream().mapToDouble(RunRecord::countedDistance).toArray();
        int successes = (int) records.stream().filter(entry -> entry.countedDistance() <= success).count();
        double[] quantiles = Statistics.quantiles(distances,
                PROBABILITIES.stream().mapToDouble(Double::doubleValue).toArray());
        return new SettingSummary(runs, successes, count(records, Outcome.DIVERGED), count(records, Outcome.FAILED),
                Statistics.wilson(successes, runs), java.util.Arrays.stream(quantiles).boxed().toList());
    }

    private static int count(List<RunRecord> records, Outcome outcome) {
        return (int) records.stream().filter(entry -> entry.outcome() == outcome).count();
    }

    /**
     * Returns the share of successes.
     *
     * @return in [0, 1]; NaN if no run is done
     */
    public double successRate() {
        return (double) successes / runs;
    }

    /**
     * Returns the median distance.
     *
     * @return in standard deviations of the real data; NaN if no run is done
     */
    public double median() {
        return quantiles.isEmpty() ? Double.NaN : quantiles.get(MEDIAN);
    }
}
