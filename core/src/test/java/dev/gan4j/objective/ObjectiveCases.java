package dev.gan4j.objective;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One row for each objective and each penalty, with what its Javadoc promises; a new one adds a row. */
final class ObjectiveCases {

    private static final double LOG_2 = Math.log(2);

    private ObjectiveCases() {}

    /**
     * An objective with what is known of it.
     *
     * @param objective       the objective
     * @param flat            D's raw output where p = q
     * @param ofDiscriminator D's value there
     * @param ofGenerator     G's value there
     * @param best            D's best raw output at a point, from p and q there; null where no closed form is known
     * @param isFree          whether a constant may be added to D's output
     */
    record Game(Objective objective, double flat, double ofDiscriminator, double ofGenerator,
            @Nullable DoubleBinaryOperator best, boolean isFree) {
        @Override
        public String toString() {
            return objective.toString();
        }
    }

    static List<Game> games() {
        DoubleBinaryOperator logit = (p, q) -> Math.log(p / q);
        double smoothed = Math.log(0.4 / 0.6);
        double smoothedValue = 0.8 * Math.log(0.4) + 0.2 * Math.log(0.6) + Math.log(0.6);
        DoubleBinaryOperator smoothedLogit = (p, q) -> {
            double d = 0.8 * p / (p + q);
            return Math.log(d / (1 - d));
        };
        return List.of(new Game(new Minimax(), 0, -2 * LOG_2, LOG_2, logit, false),
                new Game(new Minimax(0.2), smoothed, smoothedValue, -Math.log(0.6), smoothedLogit, false),
                new Game(new NonSaturating(), 0, -2 * LOG_2, -LOG_2, logit, false),
                new Game(new NonSaturating(0.2), smoothed, smoothedValue, Math.log(0.4), smoothedLogit, false),
                new Game(new LeastSquares(), 0.5, -0.25, -0.125, (p, q) -> p / (p + q), false),
                new Game(new LeastSquares(0.2), 0.4, -0.5 * 2 * 0.16, -0.5 * 0.36, (p, q) -> 0.8 * p / (p + q), false),
                // Of no bound of its own: what D's best is depends on what bounds it.
                new Game(new Wasserstein(), 3, 0, 3, null, true),
                new Game(new Hinge(), 0, -2, 0, (p, q) -> Math.signum(p - q), false),
                new Game(new RelativisticAverage(), 3, -2 * LOG_2, -2 * LOG_2, null, true),
                new Game(new RelativisticPairing(), 3, -LOG_2, -LOG_2, logit, true));
    }

    /** What all penalties are weighted by. */
    static final double WEIGHT = 0.7;

    static List<Penalty> penalties() {
        return List.of(new R1(), new R2(), new WassersteinGradientPenalty(), new ZeroCentredInterpolation(),
                new Dragan());
    }

    /** Every objective with no penalty, with each penalty, and with all of them. */
    static Stream<Pairing> pairings() {
        return games().stream().flatMap(game -> Stream.concat(
                Stream.of(new Pairing(game.objective, List.of()), new Pairing(game.objective, penalties())),
                penalties().stream().map(penalty -> new Pairing(game.objective, List.of(penalty)))));
    }

    /**
     * An objective with penalties.
     *
     * @param objective the objective
     * @param penalties on D
     */
    record Pairing(Objective objective, List<Penalty> penalties) {}
}
