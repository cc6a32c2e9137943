package dev.gan4j.lab.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The choices of the page's controls.
 *
 * @param targets    distributions
 * @param fields     of an experiment
 * @param objectives the objectives
 * @param presets    the library's experiments
 */
public record Catalogue(List<Target> targets, List<Field> fields, List<Objective> objectives, List<Preset> presets) {

    /** A distribution: its name, the kind of its samples, an example, and the example's parameters. */
    public record Target(String key, Kind kind, String expression, List<Parameter> parameters) {}

    /** A parameter's name and its value in an example. */
    public record Parameter(String name, double value) {}

    /**
     * A field of an experiment.
     *
     * @param path     dots between levels
     * @param type     of its value
     * @param of       the types of its part that have it; empty for all
     * @param words    the allowed words, alone or besides other values
     * @param least    the smallest number
     * @param most     the largest number
     * @param standard its default when its part replaces another
     * @param text     a sentence about it
     * @param live     whether it may change during training
     * @param rare     whether it is shown only on request
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Field(String path, dev.gan4j.experiment.internal.Field.Type type, List<String> of, List<String> words,
            @Nullable Double least,
            @Nullable Double most, @Nullable String standard, String text, boolean live, boolean rare) {}

    /**
     * An objective: its name, whether D's output must be a raw score, whether the best D is p_data / (p_data + p_g), and what D
     * and G maximise, as formulas.
     */
    public record Objective(String key, boolean raw, boolean ratio, String discriminator, String generator) {}

    /** A preset: its name, every field, and, if it cannot be trained here, why. */
    public record Preset(String name, ObjectNode experiment,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String refused) {}
}
