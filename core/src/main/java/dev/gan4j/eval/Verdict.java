package dev.gan4j.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A judgement in words.
 *
 * <p>Three grades: <em>indistinguishable</em> where both distances are within twice their noise floor, which nearly
 * every real sample of that size is; <em>close</em> where Wasserstein-1 is at most 5 % of the real standard deviation;
 * <em>off</em> otherwise, with what is off.
 */
public final class Verdict {

    /** Both distances of an indistinguishable sample are at most this many times their noise floor. */
    public static final double INDISTINGUISHABLE_FLOORS = 2;
    /** The largest Wasserstein-1 distance of a close sample, in real standard deviations. */
    public static final double CLOSE = 0.05;
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
        if (judgement.wasserstein1() <= INDISTINGUISHABLE_FLOORS * judgement.wasserstein1Floor()
                && judgement.ks() <= INDISTINGUISHABLE_FLOORS * judgement.ksFloor()) {
            return "Indistinguishable from real data at this sample size: " + distance(judgement)
                    + ", where real samples have " + number(judgement.wasserstein1Floor()) + ".";
        }
        double sd = judgement.sdReal();
        boolean close = judgement.wasserstein1() <= CLOSE * sd;
        String size = distance(judgement) + " is " + percent(judgement.wasserstein1() / sd)
                + " of the real standard deviation" + floors(judgement);
        List<String> causes = causes(judgement);
        return (close ? "Close: " : "Off: ") + size + (causes.isEmpty() ? "" : "; " + String.join(" and ", causes))
                + ".";
    }

    private static List<String> causes(Judgement judgement) {
        double sd = judgement.sdReal();
        List<String> causes = new ArrayList<>();
        if (judgement.sdGenerated() < AlarmWatch.COLLAPSED_BELOW * sd) {
            causes.add("the samples are nearly all the same (" + number(judgement.meanGenerated())
                    + "): the generator has collapsed");
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

    private static String distance(Judgement judgement) {
        return "Wasserstein-1 " + number(judgement.wasserstein1());
    }

    private static String floors(Judgement judgement) {
        double floor = judgement.wasserstein1Floor();
        return floor > 0 ? " and " + number(judgement.wasserstein1() / floor) + " times the noise floor" : "";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3g", value);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
