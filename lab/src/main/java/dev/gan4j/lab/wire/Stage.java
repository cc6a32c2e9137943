package dev.gan4j.lab.wire;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/**
 * A stage of slow motion, with the samples that it is about; null is what it is not about. Points are interleaved.
 *
 * @param place       the lane
 * @param stage       its number, from 1
 * @param name        what happens in it
 * @param iteration   iterations done before it
 * @param kind        of the data
 * @param x           real samples
 * @param z           latent values
 * @param generated   G(z)
 * @param dReal       D(x)
 * @param dGenerated  D(G(z))
 * @param objectiveD  D's objective, after its step
 * @param objectiveG  G's objective, after its step
 * @param ofGenerator whether G takes its step
 */
@SuppressWarnings("ArrayRecordComponent") // written and never compared
public record Stage(@JsonUnwrapped Place place, int stage, Name name, long iteration, Kind kind, double @Nullable [] x,
        double @Nullable [] z, double @Nullable [] generated, double @Nullable [] dReal, double @Nullable [] dGenerated,
        @OrNull double objectiveD, @OrNull double objectiveG, boolean ofGenerator) implements Message {

    /** What happens in a stage, in order. */
    public enum Name {
        /** Real samples and z are drawn. */
        REAL,
        /** G makes samples of z. */
        GENERATE,
        /** D judges both. */
        JUDGE,
        /** D takes its step. */
        DISCRIMINATOR,
        /** G takes its step, on fresh z. */
        GENERATOR
    }

    @Override
    public String about() {
        return place.about();
    }
}
