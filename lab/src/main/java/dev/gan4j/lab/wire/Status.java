package dev.gan4j.lab.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of a run.
 *
 * @param run                 its id
 * @param number              the number of the status: of two, the one with the larger number is never older
 * @param state               what it is doing
 * @param position            its place in the queue, from 1; 0 if it does not wait
 * @param queue               the length of the queue
 * @param why                 why it was paused or failed; null if there is no reason to report
 * @param scene               how often it was started
 * @param viewers             the number of viewers
 * @param speed               its requested speed
 * @param iterationsPerSecond its actual speed; null if unknown
 * @param differences         the fields in which the experiments of two lanes differ
 * @param lanes               its lanes, in order
 */
public record Status(String run, long number, RunState state, int position, int queue, @Nullable String why, int scene,
        int viewers, Speed speed, @OrNull double iterationsPerSecond, List<String> differences,
        List<LaneStatus> lanes) implements Message {

    @Override
    public String about() {
        return run;
    }
}
