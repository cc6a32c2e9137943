package dev.gan4j.lab.wire;

import dev.gan4j.lab.Limit;
import java.util.List;
import java.util.Map;

/**
 * What a laboratory is.
 *
 * @param version of the library
 * @param kernels that it computes with
 * @param presets names of the library's experiments
 * @param limits  what it bears
 */
public record LabInfo(String version, String kernels, List<String> presets, Map<Limit, Long> limits) {}
