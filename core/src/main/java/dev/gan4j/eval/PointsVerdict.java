package dev.gan4j.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A judgement of points in words.
 *
 * <p>Three grades: <em>indistinguishable</em> where the sliced Wasserstein-2 distance, the energy distance and the
 * accuracy of trees are all near their noise floors; <em>close</em> where the sliced distance is near its floor or at most
 * {@value #CLOSE} standard deviations, all modes are populated and {@value #HIGH_QUALITY} of the samples are of high
 * quality; <em>off</em> otherwise, with what is off.
 */
public final class PointsVerdict {

    /** Distances of indistinguishable points are at most this many times their noise floor. */
    public static final double INDISTINGUISHABLE_FLOORS = 2;
    /**
     * Trees tell indistinguishable points apart with an accuracy that is above its floor, or above chance, by at most this
     * much, or by two standard deviations of the accuracy by chance where points are so few that this is more.
     */
    public static final double ACCURACY_MARGIN = 0.05;
    /** The largest sliced distance of close points, in standard deviations. */
    public static final double CLOSE = 0.1;
    /** The least share of samples of high quality, where a mixture's modes are known, of close points. */
    public static final double HIGH_QUALITY = 0.9;
    /** From this share on generated points that are nearer to training than to held-out rows are said to be copies. */
    public static final double COPIES_FROM = 0.75;
    /** A recall or coverage that is below its floor by at least this much is mentioned. */
    public static final double MISSING = 0.15;

    private PointsVerdict() {}

    /**
     * Returns a judgement in one or two sentences.
     *
     * @param judgement the figures
     * @return words for people
     */
    public static String of(PointsJudgement judgement) {
        Score sliced = judgement.slicedWasserstein2();
        List<String> causes = causes(judgement);
        if (isAtFloor(sliced) && isAtFloor(judgement.energy())
                && isAtFloor(judgement.treeAccuracy(), judgement.samples())) {
            return "Indistinguishable from real data at this sample size: sliced Wasserstein-2 "
                    + number(sliced.value())
                    + " standard deviations, where real samples have " + number(sliced.floor())
                    + (causes.isEmpty() ? "" : "; but " + String.join(" and ", causes)) + ".";
        }
        ModeCoverage modes = judgement.modes();
        boolean allModes = modes == null
                || (modes.populated() == modes.modes() && modes.highQuality() >= HIGH_QUALITY);
        boolean close = (sliced.value() <= CLOSE || isAtFloor(sliced)) && allModes;
        if (causes.isEmpty()) {
            causes.add("trees tell generated from real samples with an accuracy of "
                    + percent(judgement.treeAccuracy().value()));
        }
        return (close ? "Close: " : "Off: ") + "sliced Wasserstein-2 is " + number(sliced.value())
                + " standard deviations and " + number(sliced.value() / sliced.floor()) + " times the noise floor; "
                + String.join(" and ", causes) + ".";
    }

    private static boolean isAtFloor(Score score) {
        return score.value() <= INDISTINGUISHABLE_FLOORS * score.floor();
    }

    /** Each of the real and as many generated points is classified once. */
    private static boolean isAtFloor(Score accuracy, int samples) {
        double classified = 2.0 * Math.min(samples, PointsJudge.MOST_CLASSIFIED);
        double chance = Math.sqrt(0.25 / classified);
        return accuracy.value() <= Math.max(accuracy.floor(), 0.5) + Math.max(ACCURACY_MARGIN, 2 * chance);
    }

    private static List<String> causes(PointsJudgement judgement) {
        List<String> causes = new ArrayList<>();
        ModeCoverage modes = judgement.modes();
        if (modes != null && modes.populated() < modes.modes()) {
            causes.add("only " + modes.populated() + " of " + modes.modes() + " modes have a fair share of samples");
        }
        if (modes != null && modes.highQuality() < HIGH_QUALITY) {
            causes.add("only " + percent(modes.highQuality()) + " of the samples are near a mode");
        }
        if (modes == null && judgement.coverage().value() < judgement.coverage().floor() - MISSING) {
            causes.add("parts of the data are missing (coverage " + percent(judgement.coverage().value()) + ")");
        }
        if (modes == null && judgement.precision().value() < judgement.precision().floor() - MISSING) {
            causes.add("samples lie where there are no data (precision " + percent(judgement.precision().value())
                    + ")");
        }
        Score copies = judgement.copies();
        if (copies != null && copies.value() >= COPIES_FROM) {
            causes.add(percent(copies.value()) + " of the samples are nearer to training rows than to held-out ones:"
                    + " the generator copies");
        }
        return causes;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3g", value);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
