package dev.gan4j.lab.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What may be chosen.
 *
 * @param targets      distributions
 * @param activations  of hidden layers
 * @param initialisers of weights
 * @param outputs      activations of last layers
 * @param latents      kinds of z
 * @param couplings    of x and z
 * @param objectives   of the game
 * @param penalties    on D
 * @param optimisers   of both networks
 * @param pretraining  of D
 * @param live         fields that can be changed while training
 * @param presets      the library's experiments
 */
public record Catalogue(List<Target> targets, List<String> activations, List<String> initialisers, Outputs outputs,
        List<String> latents, List<String> couplings, List<Objective> objectives, List<Penalty> penalties,
        List<Optimiser> optimisers, List<String> pretraining, List<String> live, List<Preset> presets) {

    /**
     * A distribution.
     *
     * @param key        its name
     * @param kind       of its samples
     * @param expression an example
     * @param parameters those of the example
     */
    public record Target(String key, Kind kind, String expression, List<Parameter> parameters) {}

    /**
     * A parameter.
     *
     * @param name  its name
     * @param value its value
     */
    public record Parameter(String name, double value) {}

    /**
     * Activations of last layers.
     *
     * @param generator     of G
     * @param discriminator of D
     */
    public record Outputs(List<String> generator, List<String> discriminator) {}

    /**
     * An objective.
     *
     * @param key           its name
     * @param raw           whether D must end in a score
     * @param ratio         whether the best D is p_data / (p_data + p_g)
     * @param discriminator what D maximises, as a formula
     * @param generator     what G maximises, as a formula
     */
    public record Objective(String key, boolean raw, boolean ratio, String discriminator, String generator) {}

    /**
     * A penalty.
     *
     * @param key   its name
     * @param field that says how strong it is
     * @param value its default
     */
    public record Penalty(String key, String field, double value) {}

    /**
     * An optimiser.
     *
     * @param key    its name
     * @param fields that it has
     */
    public record Optimiser(String key, List<String> fields) {}

    /**
     * An experiment of the library.
     *
     * @param name       its name
     * @param experiment every field
     * @param refused    why it cannot be trained here, where it cannot
     */
    public record Preset(String name, ObjectNode experiment,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String refused) {}
}
