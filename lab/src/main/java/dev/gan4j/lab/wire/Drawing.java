package dev.gan4j.lab.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The data made from a drawing.
 *
 * @param upload the id of the picture, if it is one
 * @param data   the data for an experiment
 */
public record Drawing(@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String upload, JsonNode data) {}
