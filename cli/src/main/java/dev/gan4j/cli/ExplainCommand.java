package dev.gan4j.cli;

import dev.gan4j.engine.Program;
import dev.gan4j.experiment.DataSpec;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.TableExperiment;
import dev.gan4j.experiment.internal.Field;
import dev.gan4j.graph.Shape;
import dev.gan4j.train.SharedData;
import dev.gan4j.train.TableTrainer;
import dev.gan4j.train.internal.TableInput;
import dev.gan4j.train.internal.TrainingPrograms;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Prints the two programs that a training would run, kernel by kernel, or the description of a field. */
@Command(name = "explain",
        description = {
                "Prints the programs of the D step and the G step: kernels, shapes, buffers, work; of a table, what is"
                        + " learnt of each column.",
                "explain FIELD, such as explain optimiser.learningRate, describes a field of an experiment."})
final class ExplainCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private ExperimentOptions options = new ExperimentOptions();

    @Override
    public void run() {
        List<Field> fields = options.fields();
        if (!fields.isEmpty()) {
            if (!spec.commandLine().getParseResult().matchedOptions().isEmpty()) {
                throw new ParameterException(spec.commandLine(), "explain FIELD takes no options");
            }
            FieldNames.explain(fields, spec.commandLine().getOut());
            return;
        }
        if (options.stream() != null) {
            throw new ParameterException(spec.commandLine(), "explain reads no stream; name a file with --data");
        }
        if (options.isTable(options::columns)) {
            explain(options.table(null), spec.commandLine().getOut());
            return;
        }
        Experiment experiment = options.experiment(null);
        // The file determines the number of columns and classes, and every option for it is checked.
        Experiment completed = experiment.data() instanceof DataSpec.Given
                ? experiment
                : new SharedData().plan(experiment).complete();
        PrintWriter out = spec.commandLine().getOut();
        out.println(completed.name() + ", seed " + completed.seed() + ": " + Descriptions.oneLine(completed));
        out.println();
        TrainingPrograms.describe(completed).forEach((name, program) -> print(out, name, program));
    }

    /** Prints what the network of a table learns: the codes of each column. */
    private void explain(TableExperiment experiment, PrintWriter out) {
        if (experiment.database() == null) {
            NamedSource.requireData(experiment.file().toString());
        }
        TableTrainer trainer = TableTrainer.of(experiment, TableInput.read(experiment,
                TableFiles.options(experiment.schema(), options.layout()), options.access()));
        out.println(experiment.name() + ", seed " + experiment.seed() + ": "
                + Descriptions.oneLine(experiment, trainer));
        out.println();
        trainer.codes().forEach((column, codes) -> out
                .println(String.format(Locale.ROOT, "  %-26s%,10d codes", column, codes)));
        out.println();
        out.println("Experiment:");
        trainer.experiment().toYaml().lines().forEach(line -> out.println("  " + line));
    }

    private static void print(PrintWriter out, String name, Program.Description program) {
        out.printf(Locale.ROOT, "%s: %,d kernels (%s), %,d bytes of buffers, %,d floating-point operations%n", name,
                program.steps().size(), program.kernels(), program.bufferBytes(), program.operations());
        int width = program.steps().stream().mapToInt(kernel -> kernel.name().length()).max().orElse(1);
        int number = 1;
        for (Program.Description.Kernel kernel : program.steps()) {
            String inputs = kernel.inputs().stream().map(Shape::toString).collect(Collectors.joining(" "));
            out.printf(Locale.ROOT, "%4d  %-" + width + "s  %-26s -> %-11s %,11d%n", number++,
                    kernel.name().toLowerCase(Locale.ROOT),
                    inputs, kernel.output(), kernel.operations());
        }
        out.println();
    }
}
