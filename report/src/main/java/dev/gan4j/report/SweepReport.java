package dev.gan4j.report;

import static java.util.Objects.requireNonNull;

import dev.gan4j.sweep.SweepResults;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * The report of a sweep: {@code figures/} with a strip plot of each group of settings as SVG and PNG, and {@code report.html},
 * one self-contained page. All of it depends only on the plan; it contains no wall times.
 */
public final class SweepReport {

    /** The most settings in one picture; the table has all of them. */
    static final int MOST_ROWS = 60;

    private SweepReport() {}

    /**
     * Writes figures and page, replacing existing files.
     *
     * @param results   of all runs
     * @param directory the sweep's directory
     * @return the page
     * @throws IOException if a file cannot be written
     */
    public static Path write(SweepResults results, Path directory) throws IOException {
        requireNonNull(results, "results must not be null");
        Path folder = Files.createDirectories(directory.resolve(RunReport.FIGURES));
        SequencedMap<String, List<Integer>> groups = groups(results);
        SequencedMap<String, String> pictures = new LinkedHashMap<>();
        int number = 0;
        for (var group : groups.entrySet()) {
            number++;
            List<Integer> shown = group.getValue().subList(0, Math.min(MOST_ROWS, group.getValue().size()));
            String name = groups.size() == 1 ? "distances" : "distances-" + number;
            pictures.put(group.getKey(), new StripPlot(results, shown).picture().write(folder, name));
        }
        Path page = directory.resolve(RunReport.PAGE);
        RunReport.write(page, SweepPage.html(results, groups, pictures));
        return page;
    }

    /** Formats a number for people. */
    static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    /** The numbers of the settings of each group, in order. */
    private static SequencedMap<String, List<Integer>> groups(SweepResults results) {
        SequencedMap<String, List<Integer>> groups = new LinkedHashMap<>();
        for (int i = 0; i < results.plan().settings().size(); i++) {
            groups.computeIfAbsent(results.plan().settings().get(i).group(), group -> new ArrayList<>()).add(i);
        }
        return groups;
    }
}
