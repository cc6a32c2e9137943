package dev.gan4j.eval;

import java.util.Locale;

/**
 * How many rows there are of each part of the data, and so what looked at which.
 *
 * @param training  rows that training and stopping look at; 0 where the distribution is known, and where nobody knows them
 * @param judging   rows that the judgement alone looks at; 0 where the distribution is known
 * @param generated samples that are judged
 */
public record SampleSizes(int training, int judging, int generated) {

    /**
     * Says what looked at which rows.
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
