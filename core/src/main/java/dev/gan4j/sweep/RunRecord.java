package dev.gan4j.sweep;

import dev.gan4j.internal.JsonView;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.SequencedMap;

/**
 * The record that a sweep keeps of one run. Everything except the seconds depends only on the experiment and the seed.
 *
 * @param run         which run it was
 * @param outcome     how it ended
 * @param reason      why it did not finish, as a sentence; empty if it did
 * @param iterations  adversarial iterations done
 * @param distance    the distance to the real data in their standard deviations: Wasserstein-1 divided by the standard
 *                    deviation (by a robust figure if tails are heavy), or the sliced distance of points; NaN if it failed
 * @param firstWithin the iteration of the first quick look that was within the distance of a success; empty if none was
 * @param measures    every figure of the judgement by its name, in the judgement's order; empty if it failed. For a run that
 *                    diverged, they are those of its last good state
 * @param weights     the SHA-256 of the generator's weights, in hexadecimal; empty if it failed
 * @param seconds     wall time of training, in seconds
 */
public record RunRecord(SweepPlan.RunKey run, Outcome outcome, String reason, long iterations, double distance,
        OptionalLong firstWithin, SequencedMap<String, Double> measures, String weights, double seconds) {

    /** How a run of a sweep ended. */
    public enum Outcome {
        /** All iterations were done. */
        FINISHED,
        /** A number was NaN or infinite. */
        DIVERGED,
        /** It could not be trained at all. */
        FAILED;

        /**
         * Returns the word for it in files.
         *
         * @return lower case
         */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Copies the map. */
    public RunRecord {
        measures = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(measures));
    }

    /**
     * Returns the distance for statistics: infinite for a run that did not finish, which is worse than any other.
     *
     * @return at least 0, in standard deviations of the real data
     */
    public double countedDistance() {
        return outcome == Outcome.FINISHED && !Double.isNaN(distance) ? distance : Double.POSITIVE_INFINITY;
    }

    /**
     * Returns the record as a line of the sweep's journal has it, without changing any number, so that a run may be done by another
     * process.
     *
     * @return a JSON object in one line
     */
    public String toJson() {
        return JournalLine.of(this);
    }

    /**
     * Reads what {@link #toJson} wrote.
     *
     * @param json a JSON object
     * @return an equal record
     * @throws dev.gan4j.InvalidInputException if it is none
     */
    public static RunRecord parse(String json) {
        return JournalLine.parse(JsonView.read(json.getBytes(StandardCharsets.UTF_8), "a run", "a sweep's run"));
    }
}
