package dev.gan4j.lab.wire;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.gan4j.model.TrainingOutcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of a strip of seeds.
 *
 * @param strip     its id
 * @param state     what it is doing; never paused
 * @param why       why it failed; null if it did not
 * @param position  its place in the queue, from 1; 0 if it does not wait
 * @param of        how many seeds there are
 * @param done      how many are done
 * @param successes how many of them are successes
 * @param success   the largest distance of a success, in real standard deviations
 * @param scene     the common parts of the small pictures; null until the networks are compiled
 * @param results   the results so far, in the order of seeds
 */
public record Seeds(String strip, RunState state, @Nullable String why, int position, int of, int done, long successes,
        double success, @Nullable Scene scene, List<Result> results) implements Message {

    /** The result of one seed: figures as in {@link JudgementSummary}, how training ended, and a small picture. */
    public record Result(long seed, @OrNull double value, @OrNull double floor, @OrNull double distance,
            boolean success, String verdict, @Nullable ModeCount modes, TrainingOutcome outcome, long iterations,
            @JsonUnwrapped Thumbnail thumbnail) {}

    /** A small picture of the scene: the mean density in each cell, or points, interleaved; the other one is null. */
    @SuppressWarnings("ArrayRecordComponent") // written and never compared
    public record Thumbnail(double @Nullable [] pG, double @Nullable [] points) {}

    @Override
    public String about() {
        return strip;
    }
}
