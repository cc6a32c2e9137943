package dev.gan4j.report;

import dev.gan4j.experiment.ObjectiveSpec;

/**
 * An objective as figures speak of it.
 *
 * @param discriminator what D maximises, as a formula
 * @param generator     what G maximises, as a formula
 * @param ofFlatD       D's objective where D cannot tell real from generated
 * @param ofFlatG       G's objective there; NaN where it may be anything
 * @param isRatio       whether the best D is p_data / (p_data + p_g)
 * @param decision      what the output of D means
 */
public record GameWords(String discriminator, String generator, double ofFlatD, double ofFlatG, boolean isRatio,
        DecisionWords decision) {

    private static final double LOG_HALF = Math.log(0.5);
    private static final String COMPARED = "log s(C(x) \u2212 C(G(z)))";

    /**
     * Describes an objective.
     *
     * @param objective any
     * @return its formulas and values
     */
    public static GameWords of(ObjectiveSpec objective) {
        // What a flat D says of every sample, and its best value there, once real labels are smoothed.
        double label = 1 - objective.labelSmoothing();
        double flat = label / 2;
        double smoothed = label * Math.log(flat) + (2 - label) * Math.log(1 - flat);
        boolean isHard = label == 1;
        String logs = isHard
                ? "mean(log D(x) + log(1 \u2212 D(G(z))))"
                : "mean(log D(x) + log(1 \u2212 D(G(z)))), real labels smoothed";
        DecisionWords decision = DecisionWords.of(objective);
        return switch (objective.type()) {
            case NON_SATURATING -> new GameWords(logs, "mean(log D(G(z)))", isHard ? 2 * LOG_HALF : smoothed,
                    Math.log(flat), isHard, decision);
            case MINIMAX -> new GameWords(logs, "\u2212mean(log(1 \u2212 D(G(z))))", isHard ? 2 * LOG_HALF : smoothed,
                    -Math.log(1 - flat), isHard, decision);
            case LEAST_SQUARES -> new GameWords(
                    "\u2212mean((D(x) \u2212 " + (isHard ? "1" : "label") + ")² + D(G(z))²)/2",
                    "\u2212mean((D(G(z)) \u2212 1)²)/2", -flat * flat, -(1 - flat) * (1 - flat) / 2, isHard,
                    decision);
            case WASSERSTEIN -> new GameWords("mean(D(x) \u2212 D(G(z)))", "mean(D(G(z)))", 0, Double.NaN, false,
                    decision);
            case HINGE ->
                new GameWords("\u2212mean(max(0, 1 \u2212 D(x)) + max(0, 1 + D(G(z))))", "mean(D(G(z)))", -2, 0,
                        false, decision);
            case RELATIVISTIC_AVERAGE -> new GameWords(
                    "mean(log s(C(x) \u2212 mean C(G(z)))) + mean(log s(mean C(x) \u2212"
                            + " C(G(z))))",
                    "the same, real and generated exchanged", 2 * LOG_HALF, 2 * LOG_HALF, false, decision);
            case RELATIVISTIC_PAIRING -> new GameWords("mean(" + COMPARED + ")", "mean(log s(C(G(z)) \u2212 C(x)))",
                    LOG_HALF, LOG_HALF, false, decision);
        };
    }
}
