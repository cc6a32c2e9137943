package dev.gan4j.eval;

import java.util.List;

/**
 * How close the samples generated for one class are to the real samples of that class.
 *
 * @param name    the class
 * @param samples how many real samples it has; as many generated ones are compared with them
 * @param scores  sliced distance and agreement; "not judged" if there are fewer than {@value Judge#FEWEST_OF_CLASS} real
 *                samples
 */
public record ClassJudgement(String name, int samples, List<Score> scores) {

    /** Copies the list. */
    public ClassJudgement {
        scores = List.copyOf(scores);
    }
}
