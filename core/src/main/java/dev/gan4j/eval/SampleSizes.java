package dev.gan4j.eval;

import java.util.Locale;

/**
 * How many rows each part of the data has, and what they are used for.
 *
 * @param training  rows that training and stopping use; 0 if the distribution is known, or if the rows are unknown
 * @param judging   rows that only the judgement uses; 0 if the distribution is known
 * @param generated samples that are judged
 */
public record SampleSizes(int training, int judging, int generated) {

    /**
     * Describes which rows were used for what.
     *
     * @return a sentence
     */
    public String sentence() {
        if (judging == 0) {
            return "Rows: the distribution is known; training draws from it, and the judgement knows it.";
        }
        return training == 0
                ? String.format(Locale.ROOT, "Rows: %,d real ones are judged against.", judging)
                : String.format(Locale.ROOT,
                        "Rows: training and stopping look at %,d, the judgement at %,d others, held out.", training,
                        judging);
    }
}
