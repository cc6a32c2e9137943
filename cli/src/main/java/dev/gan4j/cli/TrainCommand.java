package dev.gan4j.cli;

import dev.gan4j.data.CsvColumn;
import dev.gan4j.data.Holdout;
import dev.gan4j.data.WorkingRange;
import dev.gan4j.eval.Alarm;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.report.RunReport;
import dev.gan4j.run.RunDirectory;
import dev.gan4j.run.RunSummary;
import dev.gan4j.train.TrainedGan;
import dev.gan4j.train.Trainer;
import dev.gan4j.train.TrainingEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains an experiment, judges it, and leaves a run directory. */
@Command(name = "train", description = "Trains a GAN, judges it, and leaves a run directory with a report.")
final class TrainCommand implements Callable<Integer> {

    /** What the launcher says of standard error: the columns of its terminal, or 0. */
    private static final String TERMINAL = "gan4j.terminal";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private ExperimentOptions options = new ExperimentOptions();

    @Option(names = "--out", paramLabel = "DIR",
            description = "The run directory, which must not exist or be empty; otherwise a new one under runs.")
    private @Nullable Path out;

    @Option(names = "--quiet", description = "Print warnings and errors only.")
    private boolean quiet;

    @Option(names = "--json", description = "Print one JSON object on standard output, and nothing else.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if (!options.isFromStandardInput()) {
            return train(options.experiment(null), null);
        }
        Path piped = Files.createTempFile("gan4j-", ".csv");
        piped.toFile().deleteOnExit();
        try (InputStream in = System.in) {
            Files.copy(in, piped, StandardCopyOption.REPLACE_EXISTING);
        }
        checkPiped(piped);
        RunDirectory run = newRun(options.experiment(piped));
        try (InputStream in = Files.newInputStream(piped)) {
            return train(options.experiment(run.saveData(in)), run);
        }
    }

    /** Finds everything that can be wrong before there is a run directory. */
    private void checkPiped(Path piped) throws IOException {
        Experiment experiment = options.experiment(piped);
        try (InputStream in = Files.newInputStream(piped)) {
            double[] values = CsvColumn.read(in, "standard input", options.csv()).values();
            WorkingRange.of(Holdout.split(values, experiment.holdout(), experiment.seed()).training());
        }
    }

    private RunDirectory newRun(Experiment experiment) throws IOException {
        return out == null ? RunDirectory.create(null, experiment.name(), experiment.seed()) : RunDirectory.create(out);
    }

    private int train(Experiment experiment, @Nullable RunDirectory existing) throws IOException {
        Trainer trainer = Trainer.of(experiment);
        RunRecorder recorder = new RunRecorder(existing, this::newRun);
        return Interruption.stopping(trainer::stop, () -> {
            TrainedGan gan = train(trainer, recorder);
            RunSummary summary = recorder.write(gan);
            Path page = RunReport.write(gan, recorder.path());
            print(gan, summary, recorder.path(), page);
            return end(gan, recorder.path());
        });
    }

    private TrainedGan train(Trainer trainer, RunRecorder recorder) {
        int columns = quiet ? 0 : Integer.getInteger(TERMINAL, 0);
        try (TrainingProgress progress = new TrainingProgress(spec.commandLine().getErr(), columns)) {
            return trainer.listen(recorder).listen(progress).listen(this::warn).train();
        }
    }

    private void warn(TrainingEvent event) {
        if (event instanceof TrainingEvent.Warning(Alarm alarm)) {
            message("warning: " + alarm.message());
        }
    }

    private void print(TrainedGan gan, RunSummary summary, Path run, Path page) {
        PrintWriter standard = spec.commandLine().getOut();
        if (json) {
            standard.println(summary.toJson());
        } else if (!quiet) {
            standard.println(Headline.of(gan.experiment(), gan.outcome(), gan.iterations(), gan.seconds()));
            standard.println();
            JudgementTable.print(standard, gan.judgement(), gan.discriminator());
            standard.println();
            standard.println("Report: " + page);
            standard.println("Model:  " + run.resolve(RunDirectory.MODEL));
        }
        standard.flush();
    }

    /** The JVM itself ends a command that was interrupted, with 130; what is returned then has no effect. */
    private int end(TrainedGan gan, Path run) {
        return switch (gan.outcome()) {
            case COMPLETED -> ExitCode.OK;
            case STOPPED -> {
                message(String.format(Locale.ROOT, "stopped after %,d iterations; the run is in %s", gan.iterations(),
                        run));
                yield ExitCode.FAILURE;
            }
            case NOT_FINITE -> {
                message("the training diverged; its last good state is in " + run);
                yield ExitCode.FAILURE;
            }
        };
    }

    private void message(String message) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("gan4j: " + message);
        err.flush();
    }
}
