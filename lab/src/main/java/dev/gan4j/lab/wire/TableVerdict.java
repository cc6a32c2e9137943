package dev.gan4j.lab.wire;

import dev.gan4j.eval.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The judgement of a table, in the words of reports.
 *
 * @param grade     how close the samples are
 * @param words     the verdict
 * @param reference what the samples were compared with
 * @param sizes     how many rows, in words
 * @param scores    in the order of reports
 * @param sightings what trees tell the rows apart by, the surest first
 * @param target    the column whose prediction was tested; null if there is none
 * @param notes     what else has to be known, a sentence each
 */
public record TableVerdict(Verdict.Grade grade, String words, String reference, String sizes, List<Line> scores,
        List<String> sightings, @Nullable String target, List<String> notes) {

    /**
     * A score.
     *
     * @param title     of the metric
     * @param sentence  what it measures
     * @param value     null if it was not judged
     * @param floor     the score of real rows in place of generated ones; null likewise
     * @param p         the probability that real rows are at least this far apart; null if it is not known
     * @param low       the lower end of the value's confidence interval; null if there is none
     * @param high      its upper end
     * @param notJudged why there is no value; null if there is one
     */
    public record Line(String title, String sentence, @Nullable Double value, @Nullable Double floor,
            @Nullable Double p, @Nullable Double low, @Nullable Double high, @Nullable String notJudged) {}
}
