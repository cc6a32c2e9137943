package dev.gan4j.lab.paint;

import dev.gan4j.nn.internal.Parameters;
import dev.gan4j.train.internal.TrainingSession;

/**
 * A lane at one moment.
 *
 * @param number   the number of the snapshot in this server, from 1
 * @param time     its time, in milliseconds since 1970
 * @param progress the steps taken
 * @param weights  of both networks
 */
public record Snapshot(long number, long time, TrainingSession.Progress progress, Parameters weights) {

    /**
     * Returns its memory use.
     *
     * @return roughly the number of bytes
     */
    public long bytes() {
        return 200 + 4L * weights.values().values().stream().mapToLong(value -> value.shape().size()).sum();
    }
}
