package dev.gan4j.objective;

import java.util.Locale;

/** The meaning of D's output, which depends on the objective. */
public enum DecisionWords {
    /** The probability that a sample is real. */
    PROBABILITY("probability of being real"),
    /** D is trained towards 1 for real samples and 0 for generated ones. */
    TARGET("1 for real, 0 for generated"),
    /** A score without a natural scale or zero: only differences count. */
    SCORE("score, not a probability"),
    /** A score that counts only relative to those of other samples. */
    RELATIVE("relative score, not a probability");

    private final String words;

    DecisionWords(String words) {
        this.words = words;
    }

    /**
     * Returns the title of an axis of D.
     *
     * @return such as "D(x): probability of being real"
     */
    public String title() {
        return "D(x): " + words;
    }

    /**
     * Returns its name in JSON.
     *
     * @return such as "probability"
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
