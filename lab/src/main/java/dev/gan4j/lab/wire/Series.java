package dev.gan4j.lab.wire;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * The recorded series of a lane, thinned.
 *
 * @param place       the lane
 * @param iteration   iterations done
 * @param iterations  the iterations of the objectives
 * @param objectiveD  D's objective after each
 * @param objectiveG  G's objective after each
 * @param distances   quick looks at the distance
 * @param pretraining of D
 */
@SuppressWarnings("ArrayRecordComponent") // written and never compared
public record Series(@JsonUnwrapped Place place, long iteration, long[] iterations, @OrNull double[] objectiveD,
        @OrNull double[] objectiveG, Distances distances, Pretraining pretraining) implements Message {

    /** Quick looks at the distance, with their iterations. */
    public record Distances(long[] iterations, @OrNull double[] values) {}

    /** The squared error of D in pretraining, with the steps. */
    public record Pretraining(long[] steps, @OrNull double[] loss) {}

    @Override
    public String about() {
        return place.about();
    }
}
