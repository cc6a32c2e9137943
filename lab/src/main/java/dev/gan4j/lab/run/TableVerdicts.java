package dev.gan4j.lab.run;

import dev.gan4j.eval.Interval;
import dev.gan4j.eval.Judgement;
import dev.gan4j.eval.Metrics;
import dev.gan4j.eval.Score;
import dev.gan4j.eval.Sighting;
import dev.gan4j.eval.TableJudgement;
import dev.gan4j.lab.wire.TableVerdict;

/** Converts the judgement of a table to a message, in the words of reports. */
final class TableVerdicts {

    private TableVerdicts() {}

    static TableVerdict of(Judgement judgement) {
        TableJudgement table = judgement.table();
        if (table == null) {
            throw new IllegalArgumentException("the judgement must be of a table but was " + judgement);
        }
        return new TableVerdict(judgement.verdict().grade(), judgement.verdict().words(), judgement.reference(),
                judgement.sizes().sentence(), judgement.scores().stream().map(TableVerdicts::line).toList(),
                table.sightings().stream().map(Sighting::sentence).toList(), table.target(), table.notes());
    }

    private static TableVerdict.Line line(Score score) {
        String title = Metrics.titleWithUnit(score.metric());
        String sentence = Metrics.sentence(score.metric());
        return switch (score) {
            case Score.NotJudged(String metric, String reason) ->
                new TableVerdict.Line(title, sentence, null, null, null, null, null, reason);
            case Score.Judged judged -> {
                Interval interval = judged.interval();
                yield new TableVerdict.Line(title, sentence, judged.value(), judged.floor(), judged.p(),
                        interval == null ? null : (Double) interval.low(),
                        interval == null ? null : (Double) interval.high(), null);
            }
        };
    }

}
