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
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /** What can be told of a run that goes on. */
    private static final Set<String> WITH_RESUME = Set.of("--resume", "--checkpoint-every", "--threads", "--quiet",
            "--json", "--open", "--verbose", "--driver", "--credentials");

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private ExperimentOptions options = new ExperimentOptions();

    @Option(names = "--resume", paramLabel = "DIR",
            description = "Resume the unfinished run in this directory, with the same bits as without the interruption.")
    private @Nullable Path resume;

    @Mixin
    private RunOptions run = new RunOptions();

    private @Nullable TrainingProgress progress;

    @Override
    public Integer call() throws IOException {
        run.check();
        if (resume != null) {
            checkAlone();
            return resume(RunDirectory.open(resume));
        }
        String stream = options.stream();
        if (stream != null) {
            return trainOnStream(stream);
        }
        if (options.isTable(options::columns)) {
            return new TableRun(run).train(options.table(null), options.layout(), options.access(), null);
        }
        Experiment experiment = options.experiment(null);
        SharedData shared = new SharedData();
        tell(shared.describe(experiment));
        return train(Trainer.of(experiment, shared),
                RunPlace.of(run::directory, RunDirectory::checkpoints, this::warning));
    }

    /** Reads the stream to its end and checks everything before the run directory, which keeps the data, is created. */
    private int trainOnStream(String stream) throws IOException {
        Path copied = Files.createTempFile("gan4j-", ".csv");
        // Ctrl-C ends the JVM without running finally blocks.
        copied.toFile().deleteOnExit();
        try (InputStream in = DataStream.open(stream)) {
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            boolean isTable = options
                    .isTable(() -> options.columns(DataStream.copied(in, head)));
            InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head.toByteArray()), in);
            try (OutputStream copy = new NamedOutput(copied, Files.newOutputStream(copied))) {
                InputStream reading = DataStream.copied(whole, copy);
                if (isTable) {
                    return new TableRun(run).train(options.table(Path.of(RunDirectory.DATA)), options.layout(),
                            options.access(), new TableRun.Streamed(reading, copied));
                }
                read(options.experiment(copied), reading);
            }
            tell(describe(options.experiment(copied), copied));
            RunDirectory directory = run.directory(options.experiment(copied).name(),
                    options.experiment(copied).seed());
            try (InputStream data = Files.newInputStream(copied)) {
                return train(Trainer.of(options.experiment(directory.saveData(data))),
                        RunPlace.of(directory, RunDirectory::checkpoints, this::warning));
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
        if (!run.isQuiet() && choice != null) {
            run.message(choice);
        }
        sentences.stream().filter(sentence -> !run.isQuiet() || sentence.startsWith(CsvFacts.WARNING))
                .forEach(run::message);
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

    private int resume(RunDirectory directory) throws IOException {
        if (directory.isFinished()) {
            directory.removeRemains();
            run.message("the run in " + directory.path() + " is finished; there is nothing to resume");
            if (run.isJson()) {
                SafePrintWriter.printJson(run.out(), directory.summaryJson());
            }
            return ExitCode.OK;
        }
        if (!directory.isTable() || directory.tableExperiment().database() == null) {
            options.requireNoDatabase("those of " + directory.path());
        }
        if (directory.isTable()) {
            return new TableRun(run).resume(directory, options.access());
        }
        Experiment experiment = directory.experiment();
        try (RunCheckpoints<Experiment, Checkpoint> checkpoints = directory.checkpoints()) {
            RunCheckpoints.Newest<Checkpoint> newest = checkpoints.newest(experiment);
            newest.refused().forEach(this::warning);
            Checkpoint checkpoint = newest.checkpoint();
            run.message(RunOptions.start(directory, newest, TrainCommand::place));
            Trainer trainer = checkpoint == null ? Trainer.of(experiment) : Trainer.resume(checkpoint);
            return train(trainer, RunPlace.of(directory, checkpoints, this::warning));
        }
    }

    private static String place(Checkpoint checkpoint) {
        return checkpoint.pretrained() == null
                ? String.format(Locale.ROOT, "%,d steps of pretraining", checkpoint.pretrainingSteps())
                : String.format(Locale.ROOT, "%,d of %,d iterations", checkpoint.iterations(),
                        checkpoint.experiment().iterations());
    }

    private int train(Trainer trainer, RunPlace<Experiment, Checkpoint> place) throws IOException {
        trainer.threads(run.threads()).checkpointEvery(run.checkpointEvery());
        RunRecorder recorder = new RunRecorder(place);
        try (place) {
            return Interruption.stopping(run.err(), trainer::stop, place::abandon, begun -> {
                trainer.listen(event -> {
                    if (event instanceof TrainingEvent.Started) {
                        begun.run();
                    }
                });
                TrainedGan gan = listened(trainer, recorder);
                RunRecorder.Written written = recorder.write(gan);
                print(gan, written);
                if (run.opens() && gan.outcome() != TrainingOutcome.STOPPED) {
                    Browser.open(written.page(), run.err());
                }
                return end(gan, written.path());
            });
        }
    }

    private TrainedGan listened(Trainer trainer, RunRecorder recorder) {
        int columns = run.isQuiet() ? 0 : Terminal.errorColumns();
        try (TrainingProgress display = new TrainingProgress(run.err(), columns)) {
            progress = display;
            return trainer.listen(recorder).listen(this::introduce).listen(display).listen(this::warn).train();
        } finally {
            progress = null;
        }
    }

    /** Newcomers see the tutorial first, and should not think that a GAN always behaves like that. */
    private void introduce(TrainingEvent event) {
        if (event instanceof TrainingEvent.Started && resume == null && !run.isQuiet() && !run.isJson()
                && options.isTutorial()) {
            run.message(
                    "this is the tutorial as published, deliberately untuned: it usually misses the real density although"
                            + " its losses look perfect");
            run.message("that is worth seeing once; for a recipe that rarely fails: gan4j train "
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
        run.message("warning: " + text);
    }

    private void print(TrainedGan gan, RunRecorder.Written written) {
        PrintWriter standard = run.out();
        if (run.isJson()) {
            SafePrintWriter.printJson(standard, written.summary().toJson());
        } else if (!run.isQuiet()) {
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

    /** The JVM itself ends a command that was interrupted, with 130; what is returned then has no effect. */
    private int end(TrainedGan gan, Path path) {
        return switch (gan.outcome()) {
            case COMPLETED -> ExitCode.OK;
            case STOPPED -> {
                run.message(String.format(Locale.ROOT, "stopped after %,d iterations; the run is in %s; resume it with"
                        + " gan4j train --resume %s", gan.iterations(), path, ShellWord.of(path)));
                yield ExitCode.FAILURE;
            }
            case NOT_FINITE -> {
                run.message("the training diverged; its last good state is in " + path);
                yield ExitCode.FAILURE;
            }
        };
    }
}
