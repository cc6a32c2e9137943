package dev.gan4j.lab.wire;

import dev.gan4j.lab.Limit;
import java.util.List;
import java.util.Map;

/**
 * Facts about a laboratory.
 *
 * @param version of the library
 * @param kernels the kernels that it uses
 * @param presets names of the library's experiments
 * @param limits  its limits
 */
public record LabInfo(String version, String kernels, List<String> presets, Map<Limit, Long> limits) {}
