package dev.gan4j.train;

import dev.gan4j.data.Dataset;
import dev.gan4j.eval.DiscriminatorStatistics;
import dev.gan4j.eval.Judgement;

/**
 * The quality of both networks at the end of a run, and the samples behind it, which are drawn once.
 *
 * @param real          real rows that training has not seen: the held-out ones, or those of a known distribution; D is measured
 *                      and calibrated on them
 * @param generated     the rows that were judged
 * @param judgement     how close the generated rows are to real ones
 * @param discriminator D's output on the real rows
 */
public record Evaluation(Dataset real, Dataset generated, Judgement judgement, DiscriminatorStatistics discriminator) {

    @Override
    public String toString() {
        return "Evaluation[" + generated.rows() + " generated rows against " + real.rows() + " real ones: "
                + judgement.verdict().grade().words() + "]";
    }
}
