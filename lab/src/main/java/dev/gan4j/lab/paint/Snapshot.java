package dev.gan4j.lab.paint;

import dev.gan4j.nn.internal.Parameters;
import dev.gan4j.train.internal.TrainingSession;

/**
 * A lane at one moment.
 *
 * @param number   of the snapshots that a server took, from 1
 * @param time     when it was, in milliseconds since 1970
 * @param progress the steps taken
 * @param weights  of both networks
 */
public record Snapshot(long number, long time, TrainingSession.Progress progress, Parameters weights) {

    /**
     * Returns the memory that it takes.
     *
     * @return bytes, roughly
     */
    public long bytes() {
        return 200 + 4L * weights.values().values().stream().mapToLong(value -> value.shape().size()).sum();
    }
}
