package dev.gan4j.experiment;

import org.jspecify.annotations.Nullable;

/**
 * How a run is watched and judged.
 *
 * @param samples     generated samples in the final judgement where the distribution is known, at least 100
 * @param every       iterations between two quick looks at the distance while training, at least 1
 * @param quickSamples generated samples in a quick look, at least 100
 * @param patience    quick looks without a smaller distance after which training ends, and the pair of the best look is
 *                    what is left; null where the run goes on to its last iteration, and the pair is that of the end
 */
public record EvaluationSpec(int samples, int every, int quickSamples, @Nullable Integer patience) {}
