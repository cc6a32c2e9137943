package dev.gan4j.cli;

import dev.gan4j.eval.Alarm;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.model.GanModel;
import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the contents of a model. */
@Command(name = "show", description = "Prints a model's experiment, seed, figures and the shapes of its weights.")
final class ShowCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private ModelFile file = new ModelFile();

    @Override
    public void run() {
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
}
