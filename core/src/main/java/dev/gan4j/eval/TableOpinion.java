package dev.gan4j.eval;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the figures of a table of mixed columns say in words. */
final class TableOpinion {

    /** Tests of shapes, of pairs, and of the columns each. */
    private static final int TESTS = 3;
    /** How many columns or conditions are named. */
    private static final int NAMED = 3;
    /** The share of exact copies above that of held-out rows from which on it is said. */
    private static final double COPIED = 0.01;
    /** By so many deviations it has to be above that. */
    private static final double DEVIATIONS = 4;

    private final Judgement judgement;
    private final TableJudgement table;
    private final Score.@Nullable Judged trees;
    private final List<TableColumn> different;

    TableOpinion(Judgement judgement, TableJudgement table) {
        this.judgement = judgement;
        this.table = table;
        trees = judgement.judged(Detection.KEY);
        different = table.columns().stream()
                .filter(TableColumn::differs)
                .sorted(Comparator.comparingDouble(column -> excess(column.shape()))).toList();
    }

    private static double excess(Score shape) {
        return shape instanceof Score.Judged judged ? judged.value() - judged.floor() : 0;
    }

    Verdict verdict() {
        SampleSizes sizes = judgement.sizes();
        if (Math.min(sizes.judging(), sizes.generated()) >= Verdict.FEWEST_ROWS) {
            return new Verdict(grade(), words(grade()));
        }
        List<String> causes = causes();
        return new Verdict(Verdict.Grade.TOO_FEW_ROWS, Verdict.tooFew(sizes)
                + (grade() == Verdict.Grade.INDISTINGUISHABLE
                        ? "None is seen" + (causes.isEmpty() ? "." : "; but " + Verdict.listed(causes) + ".")
                        : "Even so: " + words(grade())));
    }

    /** Whether it differs by more than chance, of all that is tested. */
    static boolean isSignificant(Score.@Nullable Judged score) {
        return score != null && score.p() != null && score.p() <= Verdict.SIGNIFICANT / TESTS;
    }

    private Verdict.Grade grade() {
        boolean isVetoed = !judgement.checks().isEmpty() || !copying().isEmpty();
        boolean isAtFloor = isWithin(TableMetrics.SHAPES, 0) && isWithin(TableMetrics.PAIRS, 0);
        if (!isVetoed && !isSeen() && !isTested() && isAtFloor) {
            return Verdict.Grade.INDISTINGUISHABLE;
        }
        boolean isSmall = isWithin(TableMetrics.SHAPES, Verdict.CLOSE_SHAPES)
                && isWithin(TableMetrics.PAIRS, Verdict.CLOSE_PAIRS)
                && (trees == null || trees.value() <= Verdict.CLOSE_AUC);
        return isVetoed || !isSmall ? Verdict.Grade.OFF : Verdict.Grade.CLOSE;
    }

    /** What speaks for copies of real rows. */
    private List<String> copying() {
        List<String> causes = new ArrayList<>();
        Score.Judged copies = judgement.judged(Copies.KEY);
        if (copies != null && copies.value() >= Verdict.COPIES_FROM) {
            causes.add(Verdict.percent(copies.value())
                    + " of the rows are nearer to training rows than to held-out ones: the generator copies");
        }
        Score.Judged exact = judgement.judged(TableMetrics.EXACT_COPIES);
        if (exact != null && isMore(exact)) {
            causes.add(Verdict.percent(exact.value()) + " of the rows are training rows, where "
                    + Verdict.percent(exact.floor()) + " of the held-out ones are");
        }
        if (trees != null && trees.interval() != null && trees.interval().high() < 0.5) {
            causes.add("trees do worse than by guessing: rows that they are to tell apart are the same ones");
        }
        return causes;
    }

    /** Whether more generated rows than held-out ones are training rows, by more than chance. */
    private boolean isMore(Score.Judged exact) {
        double variance = exact.value() * (1 - exact.value()) / judgement.sizes().generated()
                + exact.floor() * (1 - exact.floor()) / judgement.sizes().judging();
        return exact.value() - exact.floor() >= Math.max(COPIED, DEVIATIONS * Math.sqrt(variance));
    }

    private boolean isTested() {
        return isSignificant(judgement.judged(TableMetrics.SHAPES))
                || isSignificant(judgement.judged(TableMetrics.PAIRS)) || !different.isEmpty();
    }

    private boolean isSeen() {
        return trees != null && trees.interval() != null && trees.interval().low() > 0.5;
    }

    /** Whether a score is at most so far from 1, or at most twice as far as that of real rows. */
    private boolean isWithin(String metric, double distance) {
        Score.Judged score = judgement.judged(metric);
        return score == null
                || 1 - score.value() <= Math.max(distance, Verdict.FLOORS * (1 - score.floor()));
    }

    private String words(Verdict.Grade grade) {
        List<String> causes = causes();
        if (grade == Verdict.Grade.INDISTINGUISHABLE) {
            return "Indistinguishable from real rows at this sample size: " + shown()
                    + ", and no test finds a difference"
                    + (causes.isEmpty() ? "." : "; but " + Verdict.listed(causes) + ".");
        }
        // What decides comes first.
        causes.add(isSeen() ? 0 : causes.size(), shown());
        return (grade == Verdict.Grade.CLOSE ? "Close: " : "Off: ") + String.join("; ", causes) + ".";
    }

    /** The figure that is shown first. */
    private String shown() {
        if (trees != null) {
            return "trees tell generated from real rows with an AUC of " + Verdict.number(trees.value())
                    + (trees.interval() == null
                            ? ""
                            : " (" + Verdict.number(trees.interval().low()) + " to "
                                    + Verdict.number(trees.interval().high()) + ")")
                    + ", and real rows from real ones with " + Verdict.number(trees.floor());
        }
        Score.Judged score = judgement.judged(TableMetrics.PAIRS);
        score = score == null ? judgement.judged(TableMetrics.SHAPES) : score;
        return score == null
                ? "there is nothing to compare"
                : Metrics.title(score.metric()) + " " + Verdict.number(score.value()) + ", where real rows have "
                        + Verdict.number(score.floor());
    }

    private List<String> causes() {
        List<String> causes = new ArrayList<>(judgement.checks());
        if (isSeen()) {
            table.sightings().stream().limit(NAMED).forEach(sighting -> causes.add(sighting.sentence()));
        }
        if (!different.isEmpty()) {
            causes.add((different.size() == 1 ? "a column differs" : different.size() + " columns differ")
                    + " by more than chance: "
                    + String.join(", ", different.stream().limit(NAMED).map(TableColumn::name).toList())
                    + (different.size() > NAMED ? ", ..." : ""));
        } else if (isSignificant(judgement.judged(TableMetrics.SHAPES))) {
            causes.add("the columns differ by more than chance");
        }
        if (isSignificant(judgement.judged(TableMetrics.PAIRS))) {
            Score.Judged pairs = Objects.requireNonNull(judgement.judged(TableMetrics.PAIRS));
            causes.add("relations of columns differ (pairs " + Verdict.number(pairs.value()) + ", where real rows have "
                    + Verdict.number(pairs.floor()) + ")");
        }
        causes.addAll(copying());
        for (Score score : judgement.scores()) {
            if (score instanceof Score.NotJudged(String metric, String reason) && metric.equals(Detection.KEY)) {
                causes.add("trees have not judged: " + reason);
            }
        }
        return causes;
    }
}
