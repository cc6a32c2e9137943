package dev.gan4j.experiment;

/**
 * {@link dev.gan4j.nn.internal.MinibatchDiscrimination}. In YAML: {@code minibatchDiscrimination: {kernels: 5, dimensions: 3}}.
 *
 * @param kernels    how many features are added to D's, at least 1
 * @param dimensions the size of the vectors that each of them compares, at least 1
 */
public record MinibatchDiscriminationSpec(int kernels, int dimensions) {}
