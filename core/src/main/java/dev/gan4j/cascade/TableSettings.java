package dev.gan4j.cascade;

/**
 * How a table is trained.
 *
 * @param size         of the generator's layers
 * @param minimumCount training rows that a category or an atom needs so that samples may have it
 * @param likelihood   the warm start
 * @param game         the game
 */
public record TableSettings(CascadeSize size, int minimumCount, LikelihoodSettings likelihood, GameSettings game) {

    /** Where nothing else is specified. */
    public static final TableSettings DEFAULT = new TableSettings(CascadeSize.DEFAULT, 5, LikelihoodSettings.DEFAULT,
            GameSettings.DEFAULT);
}
