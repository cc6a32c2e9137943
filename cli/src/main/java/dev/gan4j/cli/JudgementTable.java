package dev.gan4j.cli;

import dev.gan4j.eval.DiscriminatorStatistics;
import dev.gan4j.eval.Judgement;
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
        row(out, "", "generated", "real", "noise floor");
        row(out, "mean", Numbers.text(judgement.meanGenerated()), Numbers.text(judgement.meanReal()), "");
        row(out, "standard deviation", Numbers.text(judgement.sdGenerated()), Numbers.text(judgement.sdReal()), "");
        row(out, "Wasserstein-1", Numbers.text(judgement.wasserstein1()), "",
                Numbers.text(judgement.wasserstein1Floor()));
        row(out, "Kolmogorov-Smirnov", Numbers.text(judgement.ks()), "", Numbers.text(judgement.ksFloor()));
        if (discriminator != null) {
            row(out, "D on real data", "", Numbers.text(discriminator.mean()), "");
        }
        out.println();
        out.println(judgement.verdict());
        out.println(String.format(Locale.ROOT, "Compared: %,d samples with %s.", judgement.samples(),
                judgement.reference()));
    }

    private static void row(PrintWriter out, String name, String generated, String real, String floor) {
        out.println(String.format(Locale.ROOT, "  %-20s%14s%14s%14s", name, generated, real, floor).stripTrailing());
    }
}
