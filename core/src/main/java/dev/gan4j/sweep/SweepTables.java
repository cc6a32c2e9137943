package dev.gan4j.sweep;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.gan4j.eval.Interval;
import dev.gan4j.experiment.SweepSpec.Setting;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The tables of a sweep; cells without a value are empty. */
final class SweepTables {

    private SweepTables() {}

    /** A row for each run, without wall times. */
    static void results(SweepResults results, OutputStream out) throws IOException {
        List<String> head = names(results);
        head.addAll(List.of("seed", "outcome", "reason", "iterations", "distance", "firstWithin"));
        List<String> measures = List.copyOf(results.measures());
        head.addAll(measures);
        head.add("weights");
        write(out, head, csv -> {
            for (RunRecord entry : results.all()) {
                List<String> row = names(results, entry.run().setting());
                OptionalLong firstWithin = entry.firstWithin();
                row.addAll(List.of(Long.toString(entry.run().seed()), entry.outcome().word(), entry.reason(),
                        Long.toString(entry.iterations()), text(entry.distance()),
                        firstWithin.isPresent() ? Long.toString(firstWithin.getAsLong()) : ""));
                for (String measure : measures) {
                    row.add(text(entry.measures().get(measure)));
                }
                row.add(entry.weights());
                csv.writeRecord(row);
            }
        });
    }

    /** A row for each setting. */
    static void settings(SweepResults results, OutputStream out) throws IOException {
        List<String> head = names(results);
        head.addAll(List.of("runs", "successes", "successRate", "successLow", "successHigh", "distance5", "distance25",
                "distance50", "distance75", "distance95", "distanceWorst", "diverged", "failed", "divergedShare"));
        write(out, head, csv -> {
            for (int i = 0; i < results.plan().settings().size(); i++) {
                SettingSummary summary = results.summary(i);
                List<String> row = names(results, i);
                row.addAll(List.of(Integer.toString(summary.runs()), Integer.toString(summary.successes()),
                        text(summary.successRate())));
                Interval interval = summary.interval();
                row.add(interval == null ? "" : text(interval.low()));
                row.add(interval == null ? "" : text(interval.high()));
                for (int j = 0; j < SettingSummary.PROBABILITIES.size(); j++) {
                    row.add(summary.quantiles().isEmpty() ? "" : text(summary.quantiles().get(j)));
                }
                row.addAll(List.of(Integer.toString(summary.diverged()), Integer.toString(summary.failed()),
                        text((double) summary.diverged() / summary.runs())));
                csv.writeRecord(row);
            }
        });
    }

    /** The wall time of each run. */
    static void timings(SweepResults results, OutputStream out) throws IOException {
        write(out, List.of("group", "setting", "seed", "seconds"), csv -> {
            for (RunRecord entry : results.all()) {
                Setting setting = results.plan().settings().get(entry.run().setting());
                csv.writeRecord(setting.group(), setting.name(), Long.toString(entry.run().seed()),
                        text(entry.seconds()));
            }
        });
    }

    private static List<String> names(SweepResults results) {
        List<String> head = new ArrayList<>(List.of("group", "setting"));
        head.addAll(results.plan().fields());
        return head;
    }

    private static List<String> names(SweepResults results, int number) {
        Setting setting = results.plan().settings().get(number);
        List<String> row = new ArrayList<>(List.of(setting.group(), setting.name()));
        for (String field : results.plan().fields()) {
            row.add(setting.values().getOrDefault(field, ""));
        }
        return row;
    }

    private static String text(@Nullable Double value) {
        return value == null || Double.isNaN(value) ? "" : Double.toString(value);
    }

    /** Writes rows. */
    @FunctionalInterface
    private interface Rows {
        void writeTo(CsvWriter csv) throws IOException;
    }

    private static void write(OutputStream out, List<String> head, Rows rows) throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text);
        csv.writeRecord(head);
        rows.writeTo(csv);
        csv.flush();
        text.flush();
    }
}
