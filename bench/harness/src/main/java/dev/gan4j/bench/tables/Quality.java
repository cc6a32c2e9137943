package dev.gan4j.bench.tables;

import dev.gan4j.data.Dataset;
import dev.gan4j.eval.Judgement;
import dev.gan4j.eval.Judging;
import dev.gan4j.eval.Metrics;
import dev.gan4j.eval.Score;
import dev.gan4j.eval.TableJudge;
import dev.gan4j.experiment.Seeds;
import dev.gan4j.experiment.TableExperiment;
import dev.gan4j.model.TableModel;
import dev.gan4j.train.TableTrainer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Trains a table with several seeds, judges it beside simple generators, and prints a table; started by bench/tables. */
@Command(name = "bench/tables", mixinStandardHelpOptions = true, sortOptions = false,
        description = {
                "Trains a table as gan4j train does, once for each seed, which also chooses the held-out rows, and"
                        + " judges it beside a Gaussian copula and independent columns.",
                "Each cell of the table that it prints has the mean over seeds, and the least and the largest value.",
                "With --speed as the first argument, it measures speed instead: bench/tables --speed --help."})
public final class Quality implements Callable<Integer> {

    private static final String SECONDS = "seconds";
    private static final String REAL = "real rows";
    private static final String OURS = "gan4j";

    @Parameters(paramLabel = "FILE.csv", description = "The table.")
    private Path file = Path.of("");

    @Option(names = "--seeds", description = "Such as 1..5, which is the default.")
    private String seeds = "1..5";

    @Option(names = "--threads", description = "Threads of a training (${DEFAULT-VALUE}).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--set", paramLabel = "FIELD=VALUE",
            description = "Set a field of the experiment; may be repeated.")
    private Map<String, String> settings = new LinkedHashMap<>();

    /** Of each generator, the figures of each metric over seeds. */
    private final SequencedMap<String, SequencedMap<String, List<Double>>> figures = new LinkedHashMap<>();

    private Quality() {}

    /** Runs the command. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Quality()).execute(args));
    }

    @Override
    public Integer call() {
        for (long seed : Seeds.parse(seeds, "--seeds").stream().toArray()) {
            TableExperiment experiment = TableExperiment.of(file).with(settings)
                    .with(Map.of("seed", Long.toString(seed)));
            TableTrainer trainer = TableTrainer.of(experiment).threads(threads);
            TableModel model = trainer.train(progress -> {}, Judging.EVERYTHING);
            note(OURS, model.judgement());
            figure(OURS, SECONDS, model.training().seconds());
            int rows = Math.min(trainer.heldOut().rows(), TableJudge.MOST_ROWS);
            for (Baseline baseline : Baseline.values()) {
                Dataset drawn = baseline.sample(trainer.training(), rows, seed);
                note(baseline.title, TableJudge.against(trainer.training(), trainer.heldOut(), drawn,
                        TableJudge.Options.DEFAULT.withSeed(seed).withTarget(experiment.target())));
            }
            System.err.println("seed " + seed + ": " + line(OURS));
        }
        print();
        return 0;
    }

    private void note(String generator, Judgement judgement) {
        for (Score score : judgement.scores()) {
            if (score instanceof Score.Judged judged) {
                figure(generator, judged.metric(), judged.value());
                if (generator.equals(OURS)) {
                    figure(REAL, judged.metric(), judged.floor());
                }
            }
        }
    }

    private void figure(String generator, String metric, double value) {
        figures.computeIfAbsent(generator, none -> new LinkedHashMap<>())
                .computeIfAbsent(metric, none -> new ArrayList<>()).add(value);
    }

    private String line(String generator) {
        return figures.getOrDefault(generator, new LinkedHashMap<>()).entrySet().stream()
                .map(each -> each.getKey() + " " + text(each.getValue().getLast())).collect(Collectors.joining(", "));
    }

    private void print() {
        List<String> generators = new ArrayList<>(List.of(OURS, REAL));
        for (Baseline baseline : Baseline.values()) {
            generators.add(baseline.title);
        }
        System.out.println("| | " + String.join(" | ", generators) + " |");
        System.out.println("| --- |" + " ---: |".repeat(generators.size()));
        for (String metric : figures.getOrDefault(OURS, new LinkedHashMap<>()).keySet()) {
            String title = metric.equals(SECONDS) ? SECONDS : Metrics.title(metric);
            System.out.println("| " + title + " | " + generators.stream().map(each -> cell(each, metric))
                    .collect(Collectors.joining(" | ")) + " |");
        }
    }

    private String cell(String generator, String metric) {
        List<Double> values = figures.getOrDefault(generator, new LinkedHashMap<>()).getOrDefault(metric, List.of());
        return values.isEmpty()
                ? ""
                : text(values.stream().mapToDouble(Double::doubleValue).average().orElseThrow()) + " ("
                        + text(Collections.min(values)) + " to " + text(Collections.max(values)) + ")";
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.4f" : "%.0f", value);
    }
}
