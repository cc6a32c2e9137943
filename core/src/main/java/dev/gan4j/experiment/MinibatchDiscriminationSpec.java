package dev.gan4j.experiment;

/**
 * {@link dev.gan4j.nn.internal.MinibatchDiscrimination}. In YAML: {@code minibatchDiscrimination: {kernels: 5, dimensions: 3}}.
 *
 * @param kernels    the numbers that are added to D's features, at least 1
 * @param dimensions the size of what is compared for each, at least 1
 */
public record MinibatchDiscriminationSpec(int kernels, int dimensions) {}
