package dev.gan4j.objective;

/**
 * An objective as pages and figures speak of it.
 *
 * @param discriminator what D maximises, as a formula
 * @param generator     what G maximises, as a formula
 * @param best          the best D for a fixed G, in words
 * @param source        the paper, such as "Goodfellow et al. 2014"
 * @param ofFlatD       D's objective where D cannot tell real from generated
 * @param ofFlatG       G's objective there; NaN where it may be anything
 * @param isRatio       whether the best D is p_data / (p_data + p_g)
 * @param decision      what the output of D means
 */
public record GameWords(String discriminator, String generator, String best, String source, double ofFlatD,
        double ofFlatG, boolean isRatio, DecisionWords decision) {}
