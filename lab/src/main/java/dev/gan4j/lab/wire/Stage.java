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
 * @param classes     of each row of x and of generated samples, the place of its class among the scene's; null where there
 *                    are none
 * @param dReal       D(x)
 * @param dGenerated  D(G(z))
 * @param pull        where G wants to move each of the generated samples: the gradient of its objective there, scaled so
 *                    that the longest one is a twelfth of the domain's widest side
 * @param moved       how far the step has moved the weights of each layer of the network that took it, as a share of their
 *                    own length
 * @param objectiveD  D's objective, after its step
 * @param objectiveG  G's objective, after its step
 * @param ofGenerator whether it is G's turn
 */
@SuppressWarnings("ArrayRecordComponent") // written and never compared
public record Stage(@JsonUnwrapped Place place, int stage, Name name, long iteration, Kind kind, double @Nullable [] x,
        double @Nullable [] z, double @Nullable [] generated, int @Nullable [] classes, double @Nullable [] dReal,
        double @Nullable [] dGenerated, double @Nullable [] pull, @OrNull double @Nullable [] moved,
        @OrNull double objectiveD,
        @OrNull double objectiveG, boolean ofGenerator) implements Message {

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
        /** It is G's turn: fresh z are drawn, and where the objective compares with them, real samples. */
        LATENTS,
        /** G makes samples of them. */
        FORGE,
        /** D judges these, and its slope says where each would have to go. */
        SLOPE,
        /** G takes its step. */
        GENERATOR
    }

    @Override
    public String about() {
        return place.about();
    }
}
