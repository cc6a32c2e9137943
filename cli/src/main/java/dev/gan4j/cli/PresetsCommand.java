package dev.gan4j.cli;

import dev.gan4j.experiment.Experiment;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the experiments that ship with the library. */
@Command(name = "presets", aliases = "list", description = "Lists the experiments that come with gan4j, one per line.")
final class PresetsCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        int width = Experiment.presets().stream().mapToInt(String::length).max().orElse(0);
        for (String name : Experiment.presets()) {
            out.println(name + " ".repeat(width - name.length() + 2) + Descriptions.oneLine(Experiment.preset(name)));
        }
    }
}
