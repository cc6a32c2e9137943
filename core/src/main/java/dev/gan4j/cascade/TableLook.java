package dev.gan4j.cascade;

/**
 * What was seen of a training at one look: in the phase of likelihood the surprise of rows, in the game how well trees tell
 * samples from training rows.
 *
 * @param isGame   whether the look is one at the game; its first is before the first iteration
 * @param step     of the phase, from 0
 * @param epoch    how often each row was seen, of likelihood; NaN in the game
 * @param fit      minus the mean log-likelihood of rows that training sees, in nats a row; NaN in the game
 * @param stopping the same of the rows that stop it
 * @param area     the area under the curve of trees; NaN before the game
 */
public record TableLook(boolean isGame, long step, double epoch, double fit, double stopping, double area) {

    static TableLook atLikelihood(long step, double epoch, double fit, double stopping) {
        return new TableLook(false, step, epoch, fit, stopping, Double.NaN);
    }

    static TableLook atGame(long step, double area) {
        return new TableLook(true, step, Double.NaN, Double.NaN, Double.NaN, area);
    }
}
