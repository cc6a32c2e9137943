package dev.gan4j.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A judgement in words.
 *
 * <p>Three grades: <em>indistinguishable</em> where both distances are within twice their noise floor, which nearly
 * every real sample of that size is; <em>close</em> where Wasserstein-1 is at most 5 % of the real standard deviation;
 * <em>off</em> otherwise, with what is off. Where the real tails are heavy ({@link Judgement#heavyTails()}) or the real
 * samples all equal, Wasserstein-1 and the standard deviation say little, and the Kolmogorov-Smirnov statistic alone
 * decides.
 */
public final class Verdict {

    /** Both distances of an indistinguishable sample are at most this many times their noise floor. */
    public static final double INDISTINGUISHABLE_FLOORS = 2;
    /** The largest Wasserstein-1 distance of a close sample, in real standard deviations. */
    public static final double CLOSE = 0.05;
    /** The largest Kolmogorov-Smirnov statistic of a close sample, where that statistic decides. */
    public static final double CLOSE_KS = 0.05;
    /** From this noise floor of the Kolmogorov-Smirnov statistic on, samples are too few to show much. */
    public static final double FEW_FROM = 0.1;
    /** The smallest difference of the means that is mentioned, in real standard deviations. */
    public static final double SHIFTED = 0.05;
    /** The smallest difference of the standard deviations that is mentioned, in real ones. */
    public static final double SCALED = 0.1;

    private Verdict() {}

    /**
     * Returns a judgement in one or two sentences.
     *
     * @param judgement the figures
     * @return words for people
     */
    public static String of(Judgement judgement) {
        return judgement.heavyTails() || judgement.sdReal() == 0 ? byShape(judgement) : byDistance(judgement);
    }

    private static String byDistance(Judgement judgement) {
        if (judgement.wasserstein1() <= INDISTINGUISHABLE_FLOORS * judgement.wasserstein1Floor()
                && isAtFloorByShape(judgement)) {
            return indistinguishable("Wasserstein-1", judgement.wasserstein1(), judgement.wasserstein1Floor(),
                    judgement);
        }
        double sd = judgement.sdReal();
        boolean close = judgement.wasserstein1() <= CLOSE * sd && !hasCollapsed(judgement);
        return (close ? "Close: " : "Off: ") + "Wasserstein-1 " + number(judgement.wasserstein1()) + " is "
                + percent(judgement.wasserstein1() / sd) + " of the real standard deviation"
                + floors(" and ", judgement.wasserstein1(), judgement.wasserstein1Floor()) + "; "
                + String.join(" and ", causes(judgement)) + ".";
    }

    private static String byShape(Judgement judgement) {
        if (isAtFloorByShape(judgement)) {
            return indistinguishable("Kolmogorov-Smirnov", judgement.ks(), judgement.ksFloor(), judgement);
        }
        boolean close = judgement.ks() <= CLOSE_KS && !hasCollapsed(judgement);
        return (close ? "Close: " : "Off: ") + "Kolmogorov-Smirnov " + number(judgement.ks())
                + floors(" is ", judgement.ks(), judgement.ksFloor()) + "; "
                + (hasCollapsed(judgement)
                        ? collapse(judgement)
                        : judgement.heavyTails()
                                ? "Wasserstein-1 and the standard deviation say little under tails this heavy"
                                : "the real samples are all the same")
                + ".";
    }

    private static boolean isAtFloorByShape(Judgement judgement) {
        return judgement.ks() <= INDISTINGUISHABLE_FLOORS * judgement.ksFloor();
    }

    private static String indistinguishable(String distance, double value, double floor, Judgement judgement) {
        return "Indistinguishable from real data at this sample size: " + distance + " " + number(value)
                + ", where real samples have " + number(floor) + (judgement.ksFloor() >= FEW_FROM
                        ? "; but samples this few show gross differences only."
                        : ".");
    }

    private static boolean hasCollapsed(Judgement judgement) {
        return judgement.sdGenerated() < AlarmWatch.COLLAPSED_BELOW * judgement.spreadReal();
    }

    private static String collapse(Judgement judgement) {
        return "the samples are nearly all the same (" + number(judgement.meanGenerated())
                + "): the generator has collapsed";
    }

    private static List<String> causes(Judgement judgement) {
        double sd = judgement.sdReal();
        List<String> causes = new ArrayList<>();
        if (hasCollapsed(judgement)) {
            causes.add(collapse(judgement));
            return causes;
        }
        double shift = judgement.meanGenerated() - judgement.meanReal();
        double scale = judgement.sdGenerated() / sd - 1;
        if (Math.abs(shift) >= SHIFTED * sd) {
            causes.add("the mean is shifted by " + number(shift) + " (" + percent(shift / sd)
                    + " of the standard deviation)");
        }
        if (Math.abs(scale) >= SCALED) {
            causes.add("the samples are too " + (scale < 0 ? "narrow" : "wide") + " (standard deviation "
                    + number(judgement.sdGenerated()) + " instead of " + number(sd) + ")");
        }
        // A shift and a change of scale explain about this much of the distance; the rest is the form.
        double explained = Math.abs(shift) + Math.abs(scale) * sd;
        if (causes.isEmpty() || judgement.wasserstein1() > 1.5 * explained) {
            causes.add("the shape differs (Kolmogorov-Smirnov " + number(judgement.ks()) + ")");
        }
        return causes;
    }

    private static String floors(String joint, double distance, double floor) {
        return floor > 0 ? joint + number(distance / floor) + " times the noise floor" : "";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3g", value);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
