package dev.gan4j.experiment;

/**
 * How a run is watched and judged.
 *
 * @param samples     generated samples in the final judgement where the distribution is known, at least 100
 * @param every       iterations between two quick looks at the distance while training, at least 1
 * @param quickSamples generated samples in a quick look, at least 100
 */
public record EvaluationSpec(int samples, int every, int quickSamples) {}
