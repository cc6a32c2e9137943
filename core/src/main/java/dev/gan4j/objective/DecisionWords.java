package dev.gan4j.objective;

import java.util.Locale;

/** What the output of D means, which its objective decides. */
public enum DecisionWords {
    /** How probable it is that a sample is real. */
    PROBABILITY("probability of being real"),
    /** D is drawn to 1 for real samples and to 0 for generated ones. */
    TARGET("1 for real, 0 for generated"),
    /** A score without a scale or a zero of its own: only differences count. */
    SCORE("score, not a probability"),
    /** A score of which only the difference from that of the other samples counts. */
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
     * Returns the word that stands for it in JSON.
     *
     * @return such as "probability"
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
