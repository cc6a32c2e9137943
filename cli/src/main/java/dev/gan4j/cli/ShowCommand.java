package dev.gan4j.cli;

import dev.gan4j.eval.Alarm;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.model.GanModel;
import dev.gan4j.model.TableModel;
import dev.gan4j.table.Dependency;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints what is in a model. */
@Command(name = "show",
        description = "Prints a model's experiment, seed, figures and the shapes of its weights; of a table, its columns.")
final class ShowCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private ModelFile file = new ModelFile();

    @Override
    public void run() {
        if (TableModel.isTable(file.path())) {
            show(TableModel.read(file.path()), spec.commandLine().getOut());
            return;
        }
        GanModel model = GanModel.read(file.path());
        Experiment experiment = model.experiment();
        PrintWriter out = spec.commandLine().getOut();
        out.println(Headline.of(experiment, model.outcome(), model.iterations(), model.seconds()));
        out.println("data " + Descriptions.data(experiment) + ", SHA-256 " + model.dataHash());
        out.println("made by gan4j " + model.libraryVersion());
        for (Alarm alarm : model.alarms()) {
            out.println("warning: " + alarm.message());
        }
        out.println();
        JudgementTable.print(out, model.judgement(), model.discriminatorStatistics(), Terminal.outputColumns());
        out.println();
        out.println("Weights:");
        model.pair().parameters().values().forEach((name, value) -> out
                .println(String.format(Locale.ROOT, "  %-26s%s", name, value.shape())));
        out.println();
        out.println("Experiment:");
        experiment.toYaml().lines().forEach(line -> out.println("  " + line));
    }

    private static void show(TableModel model, PrintWriter out) {
        out.println(Headline.of(model));
        TableRun.kept(model).forEach(out::println);
        Path table = model.experiment().table();
        out.println(
                "table " + (table == null ? "given by a program" : table) + ", SHA-256 " + model.experiment().sha256());
        out.println(String.format(Locale.ROOT, "made by gan4j %s from %,d training rows", model.libraryVersion(),
                model.training().rows()));
        out.println();
        JudgementTable.print(out, model.judgement(), null, Terminal.outputColumns());
        out.println();
        out.println("Columns:");
        model.schema().columns().columns()
                .forEach(column -> out.println(String.format(Locale.ROOT, "  %-26s%s", column.name(),
                        Descriptions.column(column))));
        for (Dependency dependency : model.schema().dependencies()) {
            out.println("  " + dependency.column() + " follows from " + dependency.from());
        }
        out.println("Rules: " + (model.schema().rules().isEmpty() ? "none" : model.schema().rules().size()));
        out.println("Weights: " + String.format(Locale.ROOT, "%,d", model.weights().values().values().stream()
                .mapToLong(value -> value.elements().length).sum()));
        out.println();
        out.println("Experiment:");
        model.experiment().toYaml().lines().forEach(line -> out.println("  " + line));
    }
}
