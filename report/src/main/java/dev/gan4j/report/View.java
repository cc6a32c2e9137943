package dev.gan4j.report;

import dev.gan4j.train.TrainedGan;

/** What the figures of a run show of its data and its networks, which the schema decides: one column, two, or more. */
sealed interface View permits Line, Plane, Table {

    /** Takes from a finished run what its schema has figures for. */
    static View of(TrainedGan gan) {
        return switch (gan.evaluation().generated().schema().width()) {
            case 1 -> Line.of(gan);
            case 2 -> Plane.of(gan);
            default -> Table.of(gan);
        };
    }
}
