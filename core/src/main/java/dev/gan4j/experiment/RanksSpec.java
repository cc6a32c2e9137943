package dev.gan4j.experiment;

import java.util.List;

/**
 * The network on ranks, which samples small tables of real columns in place of the cascade.
 *
 * @param rows         the most training rows for which there is one; 0 for none
 * @param iterations   adversarial iterations
 * @param hidden       sizes of the hidden layers of G and of D
 * @param latents      latents for each column
 * @param penalty      weight of R1 and of R2
 * @param learningRate of both networks' Adam
 */
public record RanksSpec(int rows, long iterations, List<Integer> hidden, int latents, double penalty,
        double learningRate) {

    /** Copies the list. */
    public RanksSpec {
        hidden = List.copyOf(hidden);
    }
}
