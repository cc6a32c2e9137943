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

    /** A distribution: its name, the kind of its samples, an example, and the example's parameters. */
    public record Target(String key, Kind kind, String expression, List<Parameter> parameters) {}

    /** A parameter's name and its value in an example. */
    public record Parameter(String name, double value) {}

    /** Activations of the last layer of G and of D. */
    public record Outputs(List<String> generator, List<String> discriminator) {}

    /**
     * An objective: its name, whether D must end in a score, whether the best D is p_data / (p_data + p_g), and what D and
     * G maximise, as formulas.
     */
    public record Objective(String key, boolean raw, boolean ratio, String discriminator, String generator) {}

    /** A penalty: its name, and the field that says how strong it is, with its default. */
    public record Penalty(String key, String field, double value) {}

    /** An optimiser: its name, and the fields that it has. */
    public record Optimiser(String key, List<String> fields) {}

    /** An experiment of the library: its name, every field, and why it cannot be trained here, where it cannot. */
    public record Preset(String name, ObjectNode experiment,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String refused) {}
}
