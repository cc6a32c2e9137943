package dev.gan4j.cascade;

import dev.gan4j.nn.internal.Parameters;
import java.util.List;

/**
 * A training of a table between two steps, with all that it needs to go on to the same bits; immutable.
 *
 * @param progress how far it is
 * @param state    every value that training updates
 * @param best     the weights of the best look so far
 * @param looks    all looks so far
 */
public record TableCheckpoint(TableTraining.Progress progress, Parameters state, Parameters best,
        List<TableLook> looks) {

    /** Copies the list. */
    public TableCheckpoint {
        looks = List.copyOf(looks);
    }
}
