package dev.gan4j.lab.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of a run.
 *
 * @param run                 its id
 * @param number              counts the statuses: of two, the one with the larger number is not the older
 * @param state               what it is doing
 * @param position            its place among those that wait, from 1; 0 where it does not
 * @param queue               how many wait
 * @param why                 why it was paused or has failed; null where there is nothing to say
 * @param scene               how often it was begun
 * @param viewers             how many watch
 * @param speed               how fast it is to go
 * @param iterationsPerSecond how fast it goes; null where that is not known
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
