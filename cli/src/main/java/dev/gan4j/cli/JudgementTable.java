package dev.gan4j.cli;

import dev.gan4j.eval.ClassJudgement;
import dev.gan4j.eval.DiscriminatorStatistics;
import dev.gan4j.eval.Judgement;
import dev.gan4j.eval.ModeCoverage;
import dev.gan4j.eval.PointsJudgement;
import java.io.PrintWriter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A judgement as a small table. */
final class JudgementTable {

    private JudgementTable() {}

    /**
     * Prints a judgement.
     *
     * @param discriminator what D says of the real data; null where no D is known
     */
    static void print(PrintWriter out, Judgement judgement, @Nullable DiscriminatorStatistics discriminator) {
        PointsJudgement points = judgement.points();
        if (points != null) {
            printPoints(out, points);
        } else {
            printNumbers(out, judgement);
        }
        if (discriminator != null) {
            row(out, "D on real data", "", Numbers.text(discriminator.mean()), "");
        }
        out.println();
        out.println(judgement.verdict());
        out.println(String.format(Locale.ROOT, "Compared: %,d samples with %s.", judgement.samples(),
                judgement.reference()));
    }

    private static void printNumbers(PrintWriter out, Judgement judgement) {
        row(out, "", "generated", "real", "noise floor");
        row(out, "mean", Numbers.text(judgement.meanGenerated()), Numbers.text(judgement.meanReal()), "");
        row(out, "standard deviation", Numbers.text(judgement.sdGenerated()), Numbers.text(judgement.sdReal()), "");
        row(out, "Wasserstein-1", Numbers.text(judgement.wasserstein1()), "",
                Numbers.text(judgement.wasserstein1Floor()));
        row(out, "Kolmogorov-Smirnov", Numbers.text(judgement.ks()), "", Numbers.text(judgement.ksFloor()));
    }

    /** Scores by their names in words, and the modes where there are any. */
    private static void printPoints(PrintWriter out, PointsJudgement points) {
        row(out, "", "generated", "real", "noise floor");
        points.scores().forEach((name, score) -> row(out, PointsJudgement.title(name), Numbers.text(score.value()), "",
                Numbers.text(score.floor())));
        ModeCoverage modes = points.modes();
        ModeCoverage floor = points.modesFloor();
        if (modes != null && floor != null) {
            row(out, "modes", Integer.toString(modes.populated()), Integer.toString(modes.modes()),
                    Integer.toString(floor.populated()));
            row(out, "high quality", Numbers.text(modes.highQuality()), "", Numbers.text(floor.highQuality()));
            row(out, "reverse KL", Numbers.text(modes.reverseKl()), "", Numbers.text(floor.reverseKl()));
            row(out, "spread within modes", Numbers.text(modes.spread()), "", Numbers.text(floor.spread()));
        }
        printClasses(out, points);
    }

    /** The distance of each class, and the share of its samples that lie among real ones of it. */
    private static void printClasses(PrintWriter out, PointsJudgement points) {
        if (points.classes().isEmpty()) {
            return;
        }
        out.println();
        out.println(String.format(Locale.ROOT, "  %-20s%10s%12s%8s%12s%8s", "class", "samples", "distance", "floor",
                "agreement", "floor"));
        for (ClassJudgement judged : points.classes()) {
            out.println(String.format(Locale.ROOT, "  %-20s%,10d%12s%8s%12s%8s", judged.name(), judged.samples(),
                    Numbers.text(judged.slicedWasserstein1().value()),
                    Numbers.text(judged.slicedWasserstein1().floor()),
                    Numbers.text(judged.agreement().value()), Numbers.text(judged.agreement().floor())));
        }
    }

    private static void row(PrintWriter out, String name, String generated, String real, String floor) {
        out.println(String.format(Locale.ROOT, "  %-20s%14s%14s%14s", name, generated, real, floor).stripTrailing());
    }
}
