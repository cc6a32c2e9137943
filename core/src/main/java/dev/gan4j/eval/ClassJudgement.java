package dev.gan4j.eval;

import java.util.List;

/**
 * How close the samples that were generated for one class are to that class's real ones.
 *
 * @param name    the class
 * @param samples how many real samples of it there are, and as many generated ones
 * @param scores  sliced distance and agreement, "not judged" where there are fewer than {@value Judge#FEWEST_OF_CLASS}
 *                real samples
 */
public record ClassJudgement(String name, int samples, List<Score> scores) {

    /** Copies the list. */
    public ClassJudgement {
        scores = List.copyOf(scores);
    }
}
