package dev.gan4j.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A judgement in words, with its grade. Every test and every check has a veto: a small distance elsewhere cannot outweigh its
 * finding.
 *
 * @param grade how close the samples are
 * @param words one or more sentences, for people
 */
public record Verdict(Grade grade, String words) {

    /** How close samples are. */
    public enum Grade {
        /** There are fewer than {@value Verdict#FEWEST_ROWS} real rows to judge by. */
        TOO_FEW_ROWS,
        /** No test finds a difference, and no check does. */
        INDISTINGUISHABLE,
        /** There is a small difference, and no check finds a fault. */
        CLOSE,
        /** Something is off. */
        OFF;

        /**
         * Returns the grade in words.
         *
         * @return such as "too few rows"
         */
        public String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** With fewer real rows than this, a judgement has no grade of closeness. */
    public static final int FEWEST_ROWS = 300;
    /** The probability that at least one permutation test finds a difference between samples of the same distribution. */
    public static final double SIGNIFICANT = 0.03;
    /** A distance that is at most this many times its noise floor is small. */
    public static final double FLOORS = 2;
    /** The largest Wasserstein-1 distance of a single column that counts as close, in real standard deviations. */
    public static final double CLOSE = 0.05;
    /** The largest Kolmogorov-Smirnov statistic of a single column that counts as close. */
    public static final double CLOSE_KS = 0.05;
    /** The largest sliced Wasserstein-2 distance of several columns that counts as close, in standard deviations. */
    public static final double CLOSE_SLICED = 0.1;
    /** The largest Kolmogorov-Smirnov statistic of several columns, for the worst of them, that counts as close. */
    public static final double CLOSE_KS_OF_SEVERAL = 0.1;
    /** The largest area under the trees' ROC curve that counts as close. */
    public static final double CLOSE_AUC = 0.65;
    /** The smallest share of samples near a mode that counts as close, if the modes are known. */
    public static final double HIGH_QUALITY = 0.9;
    /** The smallest share of generated points nearer to training than to held-out rows that is reported as copying. */
    public static final double COPIES_FROM = 0.75;
    /** The smallest shortfall of recall or coverage below its floor that is mentioned. */
    public static final double MISSING = 0.15;
    /** The smallest difference of the means that is mentioned, in real standard deviations. */
    public static final double SHIFTED = 0.05;
    /** The smallest difference of the standard deviations that is mentioned, relative to the real one. */
    public static final double SCALED = 0.1;

    /** The critical value of the Kolmogorov-Smirnov statistic at 5 %, for samples of n and m rows, by sqrt(1/n + 1/m). */
    private static final double KS_CRITICAL = 1.358;

    /**
     * Puts a judgement into words.
     *
     * @param judgement the figures
     * @return the verdict
     */
    static Verdict of(Judgement judgement) {
        Opinion opinion = new Opinion(judgement);
        String words = opinion.words();
        SampleSizes sizes = judgement.sizes();
        int rows = Math.min(sizes.judging(), sizes.generated());
        if (sizes.judging() == 0 || rows >= FEWEST_ROWS) {
            return new Verdict(opinion.grade(), words);
        }
        double smallest = KS_CRITICAL * Math.sqrt(1.0 / sizes.judging() + 1.0 / sizes.generated());
        return new Verdict(Grade.TOO_FEW_ROWS, "Too few rows to tell: " + rows
                + " rows show no difference smaller than a Kolmogorov-Smirnov statistic of "
                + number(Math.min(1, smallest))
                + ". " + (opinion.grade() == Grade.INDISTINGUISHABLE ? opinion.nothing() : "Even so: " + words));
    }

    @Override
    public String toString() {
        return words;
    }

    /** The conclusion from the figures, regardless of the number of rows. */
    private static final class Opinion {

        private final Judgement judgement;
        private final boolean isOneColumn;
        private final Score.Judged distance; // that which decides whether samples are close
        private final List<String> tests = new ArrayList<>();

        Opinion(Judgement judgement) {
            this.judgement = judgement;
            isOneColumn = judgement.columns().size() == 1;
            Score.Judged ks = judged(Metrics.KOLMOGOROV_SMIRNOV);
            distance = !isOneColumn
                    ? judged(Metrics.SLICED_WASSERSTEIN2)
                    : isByShape() ? ks : judged(Metrics.SCALED_WASSERSTEIN1);
            List<Score.Judged> tested = judgement.tested();
            for (Score.Judged score : tested) {
                // Bonferroni's correction: the more tests, the more likely that one is significant by chance.
                if (score.p() != null && score.p() <= SIGNIFICANT / tested.size()) {
                    tests.add(score.metric());
                }
            }
        }

        private Score.Judged judged(Metric metric) {
            Score.Judged score = judgement.judged(metric.key());
            return score == null ? new Score.Judged(metric.key(), 0, 0, null, null) : score;
        }

        private ColumnJudgement column() {
            return judgement.columns().getFirst();
        }

        /** If tails are heavy or all real values are equal, distances and standard deviations mean little. */
        private boolean isByShape() {
            return isOneColumn && (column().heavyTails() || column().judged().standardDeviation() == 0);
        }

        Grade grade() {
            boolean isVetoed = !judgement.checks().isEmpty() || hasCollapsed() || !hasAllModes();
            Score.Judged trees = judgement.judged(Detection.KEY);
            boolean isSeenByTrees = trees != null && trees.interval() != null && trees.interval().low() > 0.5;
            if (!isVetoed && tests.isEmpty() && !isSeenByTrees && areAtFloor()) {
                return Grade.INDISTINGUISHABLE;
            }
            return isVetoed || !isSmall() || (trees != null && trees.value() > CLOSE_AUC) ? Grade.OFF : Grade.CLOSE;
        }

        /**
         * Whether all samples, which may be more than a permutation test uses, are near the floor. For one column, the
         * Kolmogorov-Smirnov statistic decides, because real samples hardly ever reach twice its floor; Wasserstein-1 varies
         * too much.
         */
        private boolean areAtFloor() {
            return isAtFloor(isOneColumn ? judged(Metrics.KOLMOGOROV_SMIRNOV) : distance);
        }

        private boolean isSmall() {
            Score.Judged ks = judged(Metrics.KOLMOGOROV_SMIRNOV);
            return (isAtFloor(ks) || ks.value() <= (isOneColumn ? CLOSE_KS : CLOSE_KS_OF_SEVERAL))
                    && (isAtFloor(distance) || isByShape()
                            || distance.value() <= (isOneColumn ? CLOSE : CLOSE_SLICED));
        }

        private boolean hasAllModes() {
            Score.Judged populated = judgement.judged("modesPopulated");
            Score.Judged quality = judgement.judged("highQuality");
            return populated == null || quality == null
                    || (populated.value() >= judgement.modes() && quality.value() >= HIGH_QUALITY);
        }

        private boolean hasCollapsed() {
            return judgement.columns().stream().allMatch(ColumnJudgement::hasCollapsed);
        }

        String words() {
            Grade grade = grade();
            List<String> causes = causes(grade);
            if (grade == Grade.INDISTINGUISHABLE) {
                return "Indistinguishable from real data at this sample size: " + Metrics.title(shown().metric()) + " "
                        + number(shown().value()) + (isOneColumn ? "" : " standard deviations")
                        + ", where real samples have " + number(shown().floor()) + ", and no test finds a difference"
                        + (causes.isEmpty() ? "." : "; but " + listed(causes) + ".");
            }
            String found = isOneColumn && !isByShape()
                    ? "Wasserstein-1 " + number(shown().value()) + " is " + percent(distance.value())
                            + " of the real standard deviation" + floors(" and ", distance)
                    : isOneColumn
                            ? "Kolmogorov-Smirnov " + number(distance.value()) + floors(" is ", distance)
                            : "sliced Wasserstein-2 is " + number(distance.value()) + " standard deviations"
                                    + floors(" and ", distance);
            return (grade == Grade.CLOSE ? "Close: " : "Off: ") + found + "; " + listed(causes) + ".";
        }

        /** The words if no test finds a difference and there are too few rows to say more. */
        String nothing() {
            List<String> causes = causes(Grade.INDISTINGUISHABLE);
            return "None is seen" + (causes.isEmpty() ? "." : "; but " + listed(causes) + ".");
        }

        /** Two causes are joined by "and"; more are easier to read when separated by semicolons. */
        private static String listed(List<String> causes) {
            return String.join(causes.size() > 2 ? "; " : " and ", causes);
        }

        private Score.Judged shown() {
            return isOneColumn && !isByShape() ? judged(Metrics.WASSERSTEIN1) : distance;
        }

        private List<String> causes(Grade grade) {
            List<String> causes = new ArrayList<>(judgement.checks());
            if (isOneColumn) {
                numbers(causes, grade);
            } else {
                points(causes);
            }
            Score.Judged trees = judgement.judged(Detection.KEY);
            if (trees != null && trees.interval() != null && trees.interval().low() > 0.5) {
                causes.add("trees tell generated from real rows with an AUC of " + number(trees.value()) + " ("
                        + number(trees.interval().low()) + " to " + number(trees.interval().high()) + ")");
            }
            for (Score score : judgement.scores()) {
                if (grade == Grade.INDISTINGUISHABLE && score instanceof Score.NotJudged(String metric, String reason)
                        && metric.equals(Detection.KEY)) {
                    causes.add("trees have not judged: " + reason);
                }
            }
            if (causes.isEmpty() && grade != Grade.INDISTINGUISHABLE) {
                causes.add(tests.isEmpty()
                        ? "a distance is more than twice its noise floor"
                        : String.join(", ", tests.stream().map(Metrics::title).toList())
                                + (tests.size() == 1 ? " is" : " are") + " larger than chance allows");
            }
            return causes;
        }

        private void numbers(List<String> causes, Grade grade) {
            ColumnJudgement column = column();
            if (hasCollapsed()) {
                causes.add("the samples are nearly all the same (" + number(column.generated().mean())
                        + "): the generator has collapsed");
                return;
            }
            if (grade == Grade.INDISTINGUISHABLE) {
                return;
            }
            if (isByShape()) {
                causes.add(column.heavyTails()
                        ? "Wasserstein-1 and the standard deviation say little under tails this heavy"
                        : "the real samples are all the same");
                return;
            }
            double sd = column.judged().standardDeviation();
            double shift = column.generated().mean() - column.judged().mean();
            double scale = column.generated().standardDeviation() / sd - 1;
            boolean isMoved = false;
            if (Math.abs(shift) >= SHIFTED * sd) {
                isMoved = true;
                causes.add("the mean is shifted by " + number(shift) + " (" + percent(shift / sd)
                        + " of the standard deviation)");
            }
            if (Math.abs(scale) >= SCALED) {
                isMoved = true;
                causes.add("the samples are too " + (scale < 0 ? "narrow" : "wide") + " (standard deviation "
                        + number(column.generated().standardDeviation()) + " instead of " + number(sd) + ")");
            }
            // A shift and a change of scale explain about this much of the distance; the rest is shape.
            double explained = Math.abs(shift) / sd + Math.abs(scale);
            if (!isMoved || distance.value() > 1.5 * explained) {
                causes.add("the shape differs (Kolmogorov-Smirnov "
                        + number(judged(Metrics.KOLMOGOROV_SMIRNOV).value()) + ")");
            }
        }

        private void points(List<String> causes) {
            Score.Judged populated = judgement.judged("modesPopulated");
            Score.Judged quality = judgement.judged("highQuality");
            if (populated != null && populated.value() < judgement.modes()) {
                causes.add("only " + (int) populated.value() + " of " + judgement.modes()
                        + " modes have a fair share of samples");
            }
            if (quality != null && quality.value() < HIGH_QUALITY) {
                causes.add("only " + percent(quality.value()) + " of the samples are near a mode");
            }
            Score.Judged coverage = judgement.judged("coverage");
            if (populated == null && coverage != null && coverage.value() < coverage.floor() - MISSING) {
                causes.add("parts of the data are missing (coverage " + percent(coverage.value()) + ")");
            }
            Score.Judged precision = judgement.judged("precision");
            if (populated == null && precision != null && precision.value() < precision.floor() - MISSING) {
                causes.add("samples lie where there are no data (precision " + percent(precision.value()) + ")");
            }
            Score.Judged copies = judgement.judged(Copies.KEY);
            if (copies != null && copies.value() >= COPIES_FROM) {
                causes.add(
                        percent(copies.value()) + " of the samples are nearer to training rows than to held-out ones:"
                                + " the generator copies");
            }
        }

        private static boolean isAtFloor(Score.Judged score) {
            return score.value() <= FLOORS * score.floor();
        }

        private static String floors(String joint, Score.Judged score) {
            return score.floor() > 0 ? joint + number(score.value() / score.floor()) + " times the noise floor" : "";
        }
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3g", value);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
