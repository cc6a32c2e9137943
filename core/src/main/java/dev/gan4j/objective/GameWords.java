package dev.gan4j.objective;

/**
 * The description of an objective, for pages and figures.
 *
 * @param discriminator what D maximises, as a formula
 * @param generator     what G maximises, as a formula
 * @param best          the best D for a fixed G, in words
 * @param source        the paper, such as "Goodfellow et al. 2014"
 * @param ofFlatD       D's objective if D cannot distinguish real from generated samples
 * @param ofFlatG       G's objective in that case; NaN if it may have any value
 * @param isRatio       whether the best D is p_data / (p_data + p_g)
 * @param decision      the meaning of D's output
 */
public record GameWords(String discriminator, String generator, String best, String source, double ofFlatD,
        double ofFlatG, boolean isRatio, DecisionWords decision) {}
