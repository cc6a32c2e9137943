package dev.gan4j.cli;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.Dataset;
import dev.gan4j.data.csv.CsvFacts;
import dev.gan4j.data.csv.CsvTable;
import dev.gan4j.eval.Alarm;
import dev.gan4j.experiment.DataSpec;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.internal.NamedOutput;
import dev.gan4j.model.TrainingOutcome;
import dev.gan4j.run.RunCheckpoints;
import dev.gan4j.run.RunDirectory;
import dev.gan4j.train.Checkpoint;
import dev.gan4j.train.Evaluation;
import dev.gan4j.train.SharedData;
import dev.gan4j.train.TrainedGan;
import dev.gan4j.train.Trainer;
import dev.gan4j.train.TrainingEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** Trains an experiment, judges it, and writes a run directory. */
@Command(name = "train", description = "Trains a GAN, judges it, and leaves a run directory with a report.")
final class TrainCommand implements Callable<Integer> {

    /** A thousand days; more would not fit a duration. */
    private static final double MOST_SECONDS = 86.4e6;

    private static final int MOST_THREADS = 1024;

    /** The options that can be given with --resume. */
    private static final Set<String> WITH_RESUME = Set.of("--resume", "--checkpoint-every", "--threads", "--quiet",
            "--json", "--open", "--verbose");

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private ExperimentOptions options = new ExperimentOptions();

    @Option(names = {"-o", "--out"}, paramLabel = "DIR",
            description = "The run directory, new or empty (default: a new one under runs).")
    private @Nullable Path out;

    @Option(names = "--resume", paramLabel = "DIR",
            description = "Resume the unfinished run in this directory, with the same bits as without the interruption.")
    private @Nullable Path resume;

    @Option(names = "--checkpoint-every", paramLabel = "SECONDS", defaultValue = "5",
            description = "The time between checkpoints, from which --resume continues (default: ${DEFAULT-VALUE}).")
    private double checkpointSeconds;

    @Option(names = "--threads", paramLabel = "COUNT", defaultValue = "1",
            description = "Threads that share the matrix products of large networks; the result has the same bits with"
                    + " any number (default: ${DEFAULT-VALUE}).")
    private int threads;

    @Option(names = "--quiet", description = "Print only warnings and errors.")
    private boolean quiet;

    @Option(names = "--json", description = "Print one JSON object on standard output, and nothing else.")
    private boolean json;

    @Option(names = "--open", description = "Open the report in a browser at the end.")
    private boolean open;

    private @Nullable TrainingProgress progress;

    @Override
    public Integer call() throws IOException {
        if (!(checkpointSeconds > 0 && checkpointSeconds <= MOST_SECONDS)) {
            throw new ParameterException(spec.commandLine(), "--checkpoint-every must be a positive number of seconds"
                    + " but was " + checkpointSeconds);
        }
        if (threads < 1 || threads > MOST_THREADS) {
            throw new ParameterException(spec.commandLine(), "--threads must be from 1 to " + MOST_THREADS + " but was "
                    + threads);
        }
        StandardOutput.refuseAsFolder("--out", out);
        if (resume != null) {
            checkAlone();
            return resume(RunDirectory.open(resume));
        }
        String stream = options.stream();
        if (stream != null) {
            return trainOnStream(stream);
        }
        Experiment experiment = options.experiment(null);
        SharedData shared = new SharedData();
        tell(shared.describe(experiment));
        return train(Trainer.of(experiment, shared), RunRecorder.of(this::newRun, this::warning));
    }

    /** Reads the stream to its end and checks everything before the run directory, which keeps the data, is created. */
    private int trainOnStream(String stream) throws IOException {
        Path copied = Files.createTempFile("gan4j-", ".csv");
        // Ctrl-C ends the JVM without running finally blocks.
        copied.toFile().deleteOnExit();
        try {
            Experiment experiment = options.experiment(copied);
            try (InputStream in = DataStream.open(stream);
                    OutputStream copy = new NamedOutput(copied, Files.newOutputStream(copied))) {
                read(experiment, DataStream.copied(in, copy));
            }
            tell(describe(experiment, copied));
            RunDirectory run = newRun(experiment);
            try (InputStream in = Files.newInputStream(copied)) {
                return train(Trainer.of(options.experiment(run.saveData(in))), RunRecorder.of(run, this::warning));
            }
        } finally {
            Files.deleteIfExists(copied);
        }
    }

    /** Reads a stream as the experiment will read the file, so its size is limited by memory. */
    private static void read(Experiment experiment, InputStream in) {
        if (!(experiment.data() instanceof DataSpec.Csv csv)) {
            throw new IllegalStateException("only rows of a file can be streamed");
        }
        CsvTable.read(in, DataStream.NAME, csv.reading(experiment.label()));
    }

    private static List<String> describe(Experiment experiment, Path copied) {
        String file = copied.toAbsolutePath().normalize().toString();
        try {
            return new SharedData().describe(experiment).stream().map(line -> line.replace(file, DataStream.NAME))
                    .toList();
        } catch (InvalidInputException e) {
            throw new InvalidInputException(String.valueOf(e.getMessage()).replace(file, DataStream.NAME), e);
        }
    }

    /** Reports which recipe was chosen and which part of the data is used; with --quiet, only warnings. */
    private void tell(List<String> sentences) {
        String choice = options.choice();
        if (!quiet && choice != null) {
            message(choice);
        }
        sentences.stream().filter(sentence -> !quiet || sentence.startsWith(CsvFacts.WARNING)).forEach(this::message);
    }

    /** A resumed run is the original run: none of its settings can be changed. */
    private void checkAlone() {
        ParseResult parsed = spec.commandLine().getParseResult();
        for (ArgSpec argument : parsed.matchedArgs()) {
            String name = argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
            if (!WITH_RESUME.contains(name)) {
                throw new ParameterException(spec.commandLine(), "--resume continues the run's own experiment, so "
                        + name + " cannot be given with it");
            }
        }
    }

    private int resume(RunDirectory run) throws IOException {
        if (run.isFinished()) {
            run.removeRemains();
            message("the run in " + run.path() + " is finished; there is nothing to resume");
            if (json) {
                SafePrintWriter.printJson(spec.commandLine().getOut(), run.summaryJson());
            }
            return ExitCode.OK;
        }
        Experiment experiment = run.experiment();
        RunCheckpoints checkpoints = run.checkpoints();
        try {
            RunCheckpoints.Newest newest = checkpoints.newest(experiment);
            newest.refused().forEach(this::warning);
            Checkpoint checkpoint = newest.checkpoint();
            message(start(run, checkpoint, newest.refused().isEmpty()));
            Trainer trainer = checkpoint == null ? Trainer.of(experiment) : Trainer.resume(checkpoint);
            return train(trainer, RunRecorder.of(run, checkpoints, this::warning));
        } finally {
            checkpoints.close();
        }
    }

    private static String start(RunDirectory run, @Nullable Checkpoint checkpoint, boolean isNewest) {
        if (checkpoint == null) {
            return "there is no " + (isNewest ? "" : "other ") + "checkpoint in " + run.path()
                    + "; starting from the beginning";
        }
        String which = isNewest ? "resuming " : "resuming from the previous checkpoint, ";
        return checkpoint.pretrained() == null
                ? String.format(Locale.ROOT, "%safter %,d steps of pretraining", which, checkpoint.pretrainingSteps())
                : String.format(Locale.ROOT, "%safter %,d of %,d iterations", which, checkpoint.iterations(),
                        checkpoint.experiment().iterations());
    }

    private RunDirectory newRun(Experiment experiment) throws IOException {
        return out == null ? RunDirectory.create(null, experiment.name(), experiment.seed()) : RunDirectory.create(out);
    }

    private int train(Trainer trainer, RunRecorder recorder) throws IOException {
        trainer.threads(threads).checkpointEvery(Duration.ofNanos(Math.round(checkpointSeconds * 1e9)));
        try (recorder) {
            return Interruption.stopping(spec.commandLine().getErr(), trainer::stop, recorder::abandon, begun -> {
                trainer.listen(event -> {
                    if (event instanceof TrainingEvent.Started) {
                        begun.run();
                    }
                });
                TrainedGan gan = listened(trainer, recorder);
                RunRecorder.Written written = recorder.write(gan);
                print(gan, written);
                if (open && gan.outcome() != TrainingOutcome.STOPPED) {
                    Browser.open(written.page(), spec.commandLine().getErr());
                }
                return end(gan, written.path());
            });
        }
    }

    private TrainedGan listened(Trainer trainer, RunRecorder recorder) {
        int columns = quiet ? 0 : Terminal.errorColumns();
        try (TrainingProgress display = new TrainingProgress(spec.commandLine().getErr(), columns)) {
            progress = display;
            return trainer.listen(recorder).listen(this::introduce).listen(display).listen(this::warn).train();
        } finally {
            progress = null;
        }
    }

    /** Newcomers see the tutorial first, and should not think that a GAN always behaves like that. */
    private void introduce(TrainingEvent event) {
        if (event instanceof TrainingEvent.Started && resume == null && !quiet && !json && options.isTutorial()) {
            message("this is the tutorial as published, deliberately untuned: it usually misses the real density although"
                    + " its losses look perfect");
            message("that is worth seeing once; for a recipe that rarely fails: gan4j train "
                    + DefaultPreset.RECOMMENDED);
        }
    }

    private void warn(TrainingEvent event) {
        if (event instanceof TrainingEvent.Warning(Alarm alarm)) {
            warning(alarm.message());
        }
    }

    private void warning(String text) {
        if (progress != null) {
            progress.clear();
        }
        message("warning: " + text);
    }

    private void print(TrainedGan gan, RunRecorder.Written written) {
        PrintWriter standard = spec.commandLine().getOut();
        if (json) {
            SafePrintWriter.printJson(standard, written.summary().toJson());
        } else if (!quiet) {
            standard.println(Headline.of(gan.experiment(), gan.outcome(), gan.iterations(), gan.seconds()));
            if (gan.keptIteration() < gan.iterations()) {
                standard.println(String.format(Locale.ROOT,
                        "Kept: the networks after iteration %,d, where the distance was smallest",
                        gan.keptIteration()));
            }
            standard.println();
            plot(gan.evaluation(), standard);
            JudgementTable.print(standard, gan.judgement(), gan.discriminator(), Terminal.outputColumns());
            standard.println();
            standard.println("Report: " + written.page());
            standard.println("Model:  " + written.path().resolve(RunDirectory.MODEL));
            NextCommand.lines(gan, written.path(), options.dataWords()).forEach(standard::println);
        }
        standard.flush();
    }

    /** Shows one column as a plot, on a terminal that has the characters. */
    private static void plot(Evaluation evaluation, PrintWriter standard) {
        int columns = Terminal.outputColumns();
        Dataset generated = evaluation.generated();
        if (columns > 0 && generated.schema().width() == 1 && TerminalPlot.canBeShown(System.out.charset())) {
            TerminalPlot.lines(evaluation.real().column(0), generated.column(0), columns).forEach(standard::println);
            standard.println();
        }
    }

    /** The JVM itself ends an interrupted command with 130; the returned value then has no effect. */
    private int end(TrainedGan gan, Path run) {
        return switch (gan.outcome()) {
            case COMPLETED -> ExitCode.OK;
            case STOPPED -> {
                message(String.format(Locale.ROOT, "stopped after %,d iterations; the run is in %s; resume it with"
                        + " gan4j train --resume %s", gan.iterations(), run, ShellWord.of(run)));
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
