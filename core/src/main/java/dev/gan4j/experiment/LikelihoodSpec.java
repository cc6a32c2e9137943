package dev.gan4j.experiment;

/**
 * How the likelihood of training rows is raised before the game.
 *
 * @param epochs       how often each row is seen
 * @param batch        rows of a minibatch; fewer where there are few rows
 * @param learningRate of Adam at the first step; it falls to 0 along a half cosine
 * @param dropout      the share of the known columns' embedding that is left out at each step
 * @param averageDecay the decay of a moving average of the weights, which is what is judged and kept
 */
public record LikelihoodSpec(int epochs, int batch, double learningRate, double dropout, double averageDecay) {}
