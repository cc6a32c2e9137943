package dev.gan4j.cli;

import dev.gan4j.eval.Interval;
import dev.gan4j.experiment.SweepSpec.Setting;
import dev.gan4j.sweep.SettingSummary;
import dev.gan4j.sweep.SweepResults;
import java.io.PrintWriter;
import java.util.Locale;

/** The results of a sweep as a small table with a row for each setting. */
final class SweepTable {

    private static final int LONGEST = 60;

    private SweepTable() {}

    static void print(PrintWriter out, SweepResults results) {
        int width = results.plan().settings().stream().mapToInt(setting -> setting.fullName().length()).max()
                .orElse(0);
        String name = "  %-" + Math.clamp(width, 7, LONGEST) + "s";
        out.println(String.format(Locale.ROOT, name + "%7s%9s%18s%11s%11s%11s%10s", "setting", "runs", "success",
                "95 % interval", "median", "95 %", "worst", "diverged"));
        for (int i = 0; i < results.plan().settings().size(); i++) {
            Setting setting = results.plan().settings().get(i);
            SettingSummary summary = results.summary(i);
            Interval interval = summary.interval();
            if (interval == null) {
                out.println(String.format(Locale.ROOT, name + "%7d", setting.fullName(), 0));
                continue;
            }
            out.println(String.format(Locale.ROOT, name + "%7d%7.1f %%%16s %%%11s%11s%11s%10d", setting.fullName(),
                    summary.runs(), 100 * summary.successRate(),
                    String.format(Locale.ROOT, "%.1f to %.1f", 100 * interval.low(), 100 * interval.high()),
                    Numbers.text(summary.median()), Numbers.text(summary.quantiles().get(4)),
                    Numbers.text(summary.quantiles().getLast()), summary.diverged()));
        }
        out.println();
        out.println("Success: a distance of at most " + Numbers.text(results.plan().spec().success())
                + " standard deviations of the real data. Distances are in the same unit.");
    }
}
