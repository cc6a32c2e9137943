package dev.gan4j.report;

import dev.gan4j.train.TrainedGan;

/** The part of a run's figures that depends on the schema: one column, two, or more. */
sealed interface View permits Line, Plane, Table {

    /** Collects from a finished run what the figures of its schema show. */
    static View of(TrainedGan gan) {
        return switch (gan.evaluation().generated().schema().width()) {
            case 1 -> Line.of(gan);
            case 2 -> Plane.of(gan);
            default -> Table.of(gan);
        };
    }
}
