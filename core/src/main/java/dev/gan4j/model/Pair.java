package dev.gan4j.model;

import dev.gan4j.codec.Codec;
import dev.gan4j.data.Points;
import dev.gan4j.eval.Calibration;
import dev.gan4j.experiment.TrainingPlan;
import dev.gan4j.model.internal.LatentDraws;
import dev.gan4j.model.internal.Networks;
import dev.gan4j.nn.internal.Parameters;
import dev.gan4j.nn.internal.Role;
import dev.gan4j.random.Stream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A generator and its discriminator at one moment; immutable. */
@SuppressWarnings("exports") // users take the networks; weights and units are for what writes and trains them
public final class Pair {

    /** The number of generated samples on which D is calibrated. */
    private static final int CALIBRATION_SAMPLES = 10_000;

    private final Networks networks;
    private final Parameters parameters;
    private final Codec codec;
    private final Generator generator;
    private final Discriminator discriminator;

    private Pair(Networks networks, Parameters parameters, Codec codec, Generator generator,
            Discriminator discriminator) {
        this.networks = networks;
        this.parameters = parameters;
        this.codec = codec;
        this.generator = generator;
        this.discriminator = discriminator;
    }

    /**
     * Builds both networks from their weights.
     *
     * @param plan       the plan that specifies their structure
     * @param codec      the map between columns and features
     * @param parameters the weights of both, exactly those of {@link Networks#shapes()}
     * @return the pair
     * @throws IllegalArgumentException if a weight is missing, superfluous or of another shape, or the codec has another number
     *                                  of columns than the plan
     */
    public static Pair of(TrainingPlan plan, Codec codec, Parameters parameters) {
        return of(plan, new Networks(plan), codec, parameters);
    }

    /**
     * Puts weights into existing networks. Programs of a pair are compiled on first use.
     *
     * @param plan       the plan of these networks
     * @param networks   both
     * @param codec      the map between columns and features
     * @param parameters the weights of both
     * @return the pair
     * @throws IllegalArgumentException as {@link #of(TrainingPlan, Codec, Parameters)}
     */
    public static Pair of(TrainingPlan plan, Networks networks, Codec codec, Parameters parameters) {
        if (codec.features() != plan.dimension()) {
            throw new IllegalArgumentException("the codec must be of " + plan.dimension()
                    + " columns but was of " + codec.features());
        }
        networks.require(parameters);
        return new Pair(networks, parameters, codec,
                new Generator(networks, parameters, plan.experiment().latent(), plan.label(), codec),
                new Discriminator(networks, parameters, codec));
    }

    /**
     * Returns G.
     *
     * @return the generator
     */
    public Generator generator() {
        return generator;
    }

    /**
     * Returns D.
     *
     * @return the discriminator
     */
    public Discriminator discriminator() {
        return discriminator;
    }

    /**
     * Returns the weights of both networks.
     *
     * @return by name
     */
    public Parameters parameters() {
        return parameters;
    }

    /**
     * Returns the weights of one network.
     *
     * @param role of the network
     * @return by name
     */
    public Parameters parameters(Role role) {
        Map<String, Parameters.Value> values = new LinkedHashMap<>();
        networks.weights().stream().filter(weight -> weight.role() == role)
                .forEach(weight -> values.put(weight.name(), parameters.get(weight.name())));
        return new Parameters(values);
    }

    /**
     * Returns the map between columns and features.
     *
     * @return the codec that was fitted to the training rows
     */
    public Codec codec() {
        return codec;
    }

    /**
     * Calibrates D on real samples that training has not seen, and on generated ones from a separate stream.
     *
     * @param real in the data's units
     * @param seed of the generated samples' latents
     * @return empty if D judges several samples together or by class, and so has no score of a single sample, or if scores are
     *         not finite
     */
    public Optional<Calibration> calibrate(Points real, long seed) {
        if (discriminator.rowsTogether() > 1 || !generator.classes().isEmpty()) {
            return Optional.empty();
        }
        Points z = LatentDraws.points(generator.latent(), Stream.CALIBRATION, CALIBRATION_SAMPLES, seed);
        return Calibration.ofFinite(discriminator.score(real),
                discriminator.score(generator.apply(z)));
    }

    @Override
    public String toString() {
        return "Pair[" + generator + ", " + discriminator + "]";
    }
}
