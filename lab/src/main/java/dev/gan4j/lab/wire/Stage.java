package dev.gan4j.lab.wire;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/**
 * A stage of slow motion with its samples; parts that do not concern it are null. Points are interleaved.
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
 * @param pull        the direction in which G's objective moves each generated sample: its gradient there, scaled to make the
 *                    longest a twelfth of the domain's widest side
 * @param moved       how far the step moved the weights of each layer of its network, relative to their length
 * @param objectiveD  D's objective, after its step
 * @param objectiveG  G's objective, after its step
 * @param ofGenerator whether it is G's turn
 */
@SuppressWarnings("ArrayRecordComponent") // written and never compared
public record Stage(@JsonUnwrapped Place place, int stage, Name name, long iteration, Kind kind, double @Nullable [] x,
        double @Nullable [] z, double @Nullable [] generated, double @Nullable [] dReal, double @Nullable [] dGenerated,
        double @Nullable [] pull, @OrNull double @Nullable [] moved, @OrNull double objectiveD,
        @OrNull double objectiveG, boolean ofGenerator) implements Message {

    /** What happens in a stage, in order. */
    public enum Name {
        /** Real samples and z are drawn. */
        REAL,
        /** G makes samples from z. */
        GENERATE,
        /** D judges both. */
        JUDGE,
        /** D takes its step. */
        DISCRIMINATOR,
        /** It is G's turn: new z are drawn, and also real samples if the objective uses them. */
        LATENTS,
        /** G makes samples from them. */
        FORGE,
        /** D judges these, and its slope shows in which direction each should move. */
        SLOPE,
        /** G takes its step. */
        GENERATOR
    }

    @Override
    public String about() {
        return place.about();
    }
}
