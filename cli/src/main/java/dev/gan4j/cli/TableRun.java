package dev.gan4j.cli;

import dev.gan4j.cascade.TableTraining;
import dev.gan4j.data.Column;
import dev.gan4j.data.DatabaseQuery;
import dev.gan4j.data.csv.CsvFacts;
import dev.gan4j.eval.Judging;
import dev.gan4j.experiment.TableExperiment;
import dev.gan4j.model.TableModel;
import dev.gan4j.report.TableReport;
import dev.gan4j.run.RunCheckpoints;
import dev.gan4j.run.RunDirectory;
import dev.gan4j.run.TableSummary;
import dev.gan4j.table.DatabaseAccess;
import dev.gan4j.table.Dependency;
import dev.gan4j.table.Table;
import dev.gan4j.table.TableReader;
import dev.gan4j.train.SavedTableTraining;
import dev.gan4j.train.TableTrainer;
import dev.gan4j.train.internal.TableInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** Trains a table of mixed columns, judges it, and leaves a run directory. */
final class TableRun {

    private final RunOptions run;
    private final FutureTask<TableModel> nothing = new FutureTask<>(() -> {
        throw new IllegalStateException("there is nothing to judge yet");
    });
    private volatile FutureTask<TableModel> judging = nothing;
    private volatile boolean isStopped;
    private @Nullable TrainingProgress progress;

    TableRun(RunOptions run) {
        this.run = run;
    }

    /**
     * A table that comes from a stream.
     *
     * @param in     not closed; all that is read of it is copied
     * @param copied the file that it is copied to
     */
    record Streamed(InputStream in, Path copied) {}

    /** What was written. */
    private record Written(TableSummary summary, Path path, Path page) {}

    /**
     * Trains a new run.
     *
     * @param experiment what to train
     * @param layout     how the file of the table is laid out
     * @param access     to the database, where the table comes from one
     * @param streamed   where the table comes from; null for the experiment's own
     * @return the exit code
     */
    int train(TableExperiment experiment, CsvOptions layout, DatabaseAccess access, @Nullable Streamed streamed)
            throws IOException {
        TableReader.Options options = TableFiles.options(experiment.schema(), layout);
        if (streamed == null) {
            if (experiment.database() == null) {
                NamedSource.requireData(experiment.file().toString());
            }
            TableTrainer trainer = TableTrainer.of(experiment, TableInput.read(experiment, options, access));
            tell(trainer, true);
            return train(trainer, RunPlace.of(run::directory, RunDirectory::tableCheckpoints, this::warning));
        }
        Table table = TableReader.read(streamed.in(), DataStream.NAME, options);
        // All that can be wrong is found before there is a run directory, which keeps the table.
        tell(TableTrainer.of(experiment, table), false);
        RunDirectory directory = run.directory(experiment.name(), experiment.seed());
        try (InputStream data = Files.newInputStream(streamed.copied())) {
            TableExperiment kept = experiment.withTable(directory.saveData(data), null);
            return train(TableTrainer.of(kept, table),
                    RunPlace.of(directory, RunDirectory::tableCheckpoints, this::warning));
        }
    }

    /**
     * Goes on with a run that has not finished.
     *
     * @param access to the database, where its table comes from one
     */
    int resume(RunDirectory directory, DatabaseAccess access) throws IOException {
        TableExperiment experiment = directory.tableExperiment();
        TableTrainer trainer = TableTrainer.of(experiment, TableInput.read(experiment, access));
        try (RunCheckpoints<TableTrainer, SavedTableTraining> checkpoints = directory.tableCheckpoints()) {
            RunCheckpoints.Newest<SavedTableTraining> newest = checkpoints.newest(trainer);
            newest.refused().forEach(this::warning);
            run.message(RunOptions.start(directory, newest, TableRun::place));
            SavedTableTraining checkpoint = newest.checkpoint();
            return train(checkpoint == null ? trainer : trainer.resume(checkpoint),
                    RunPlace.of(directory, checkpoints, this::warning));
        }
    }

    private static String place(SavedTableTraining checkpoint) {
        return place(checkpoint.training().progress());
    }

    private static String place(TableTraining.Progress progress) {
        return switch (progress.phase()) {
            case LIKELIHOOD -> String.format(Locale.ROOT, "%,d of %,d steps of likelihood", progress.step(),
                    progress.of());
            case GAME -> String.format(Locale.ROOT, "%,d of %,d iterations of the game", progress.step(),
                    progress.of());
            case FINISHED, DIVERGED -> "all of the training";
        };
    }

    /** Says what was found in the table; with --quiet, what warns. */
    private void tell(TableTrainer trainer, boolean isFile) {
        Table table = trainer.table();
        if (!run.isQuiet()) {
            run.message(table.source() + ": " + found(trainer));
        }
        if (!run.isQuiet() && trainer.isRanked()) {
            run.message(table.source() + ": few rows of real columns, so samples come from a network on ranks; --set"
                    + " ranks.rows=0 has them from a cascade");
        }
        table.notes().stream().filter(note -> !run.isQuiet() || note.startsWith(CsvFacts.WARNING))
                .forEach(note -> run.message(table.source() + ": " + note));
        if (!run.isQuiet() && isFile) {
            boolean isCsv = !DatabaseOptions.isTyped(table.source());
            DatabaseQuery query = trainer.experiment().database();
            run.message("gan4j schema " + ShellWord.of(table.source())
                    + (query == null ? "" : " --query " + ShellWord.of(query.query()))
                    + " shows what each column holds, and --schema changes"
                    + " it" + (isCsv ? "; --column NAME trains on one column of numbers" : ""));
        }
    }

    private static String found(TableTrainer trainer) {
        Table table = trainer.table();
        List<Column> columns = table.schema().columns().columns();
        int learnt = trainer.codes().size();
        List<Dependency> dependencies = table.schema().dependencies();
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "%,d rows of %d column%s, %s learnt",
                table.data().rows(), columns.size(), columns.size() == 1 ? "" : "s",
                learnt == columns.size() ? "all" : Integer.toString(learnt)));
        for (int i = 0; i < Math.min(3, dependencies.size()); i++) {
            text.append("; ").append(name(table, dependencies.get(i).column())).append(" follows from ")
                    .append(name(table, dependencies.get(i).from()));
        }
        if (dependencies.size() > 3) {
            text.append("; and ").append(dependencies.size() - 3).append(" more follow from others");
        }
        return text.append(String.format(Locale.ROOT, "; %,d rows for training, %,d for judging",
                trainer.training().rows(), trainer.heldOut().rows())).toString();
    }

    private static String name(Table table, String key) {
        return table.schema().columns().names().get(table.schema().columns().keys().indexOf(key));
    }

    private int train(TableTrainer trainer, RunPlace<TableTrainer, SavedTableTraining> place) throws IOException {
        trainer.threads(run.threads()).checkpointEvery(run.checkpointEvery());
        TableExperiment experiment = trainer.experiment();
        try (place) {
            return Interruption.stopping(run.err(), () -> stop(trainer), place::abandon, begun -> {
                begun.run();
                place.begin(experiment.name(), experiment.seed(), directory -> directory.writeExperiment(trainer));
                TableModel model = trained(trainer, place);
                if (model == null) {
                    Path path = place.directory().path();
                    run.message("stopped after " + place(trainer.progress()) + "; the run is in " + path
                            + "; resume it with gan4j train --resume " + ShellWord.of(path));
                    return ExitCode.FAILURE;
                }
                Written written = place.finish(experiment.name(), experiment.seed(), true,
                        directory -> write(model, trainer, directory));
                print(model, written);
                if (run.opens()) {
                    Browser.open(written.page(), run.err());
                }
                return end(model, written.path());
            });
        }
    }

    private int end(TableModel model, Path path) {
        return switch (model.training().outcome()) {
            case COMPLETED -> ExitCode.OK;
            case STOPPED -> throw new IllegalStateException("a run that was stopped leaves no model");
            case NOT_FINITE -> {
                String phase = Double.isNaN(model.training().areaBefore()) ? "likelihood" : "the game";
                run.message("the training diverged: a number was not finite in the phase of " + phase
                        + "; its last good state is in " + path + "; try a lower learning rate");
                yield ExitCode.FAILURE;
            }
        };
    }

    private static Written write(TableModel model, TableTrainer trainer, RunDirectory directory) throws IOException {
        directory.writeExperiment(trainer);
        TableSummary summary = directory.writeResult(model, trainer.looks());
        return new Written(summary, directory.path(), TableReport.write(directory));
    }

    private void stop(TableTrainer trainer) {
        isStopped = true;
        trainer.stop();
        judging.cancel(false);
    }

    /** Trains and judges; null where somebody asked to stop before the end. */
    private @Nullable TableModel trained(TableTrainer trainer, RunPlace<TableTrainer, SavedTableTraining> place) {
        int columns = run.isQuiet() ? 0 : Terminal.errorColumns();
        try (TrainingProgress display = new TrainingProgress(run.err(), columns)) {
            progress = display;
            boolean isTrained = trainer.train(new TableTrainer.Listener() {
                @Override
                public void on(TableTraining.Progress now) {
                    display.show(now);
                }

                @Override
                public void onCheckpoint(SavedTableTraining checkpoint) {
                    place.write(checkpoint);
                }
            });
            return isTrained ? judged(trainer) : null;
        } finally {
            progress = null;
        }
    }

    /** Judges on a thread of its own, which is left alone where somebody asks to stop: a checkpoint is there already. */
    private @Nullable TableModel judged(TableTrainer trainer) {
        FutureTask<TableModel> task = new FutureTask<>(() -> trainer.result(Judging.EVERYTHING));
        judging = task;
        if (isStopped) {
            return null;
        }
        Thread.ofPlatform().daemon().name("gan4j-judging").start(task);
        try {
            return task.get();
        } catch (CancellationException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } catch (ExecutionException e) {
            throw switch (e.getCause()) {
                case Error error -> throw error;
                case RuntimeException failure -> failure;
                case null, default -> new IllegalStateException(e);
            };
        }
    }

    private void warning(String text) {
        if (progress != null) {
            progress.clear();
        }
        run.message("warning: " + text);
    }

    private void print(TableModel model, Written written) {
        PrintWriter out = run.out();
        if (run.isJson()) {
            SafePrintWriter.printJson(out, written.summary().toJson());
        } else if (!run.isQuiet()) {
            out.println(Headline.of(model));
            kept(model).forEach(out::println);
            out.println();
            JudgementTable.print(out, model.judgement(), null, Terminal.outputColumns());
            out.println();
            out.println("Report: " + written.page());
            out.println("Model:  " + written.path().resolve(RunDirectory.MODEL));
            NextCommand.lines(model, written.path()).forEach(out::println);
        }
        out.flush();
    }

    /** Says where samples come from, and what the game was worth. */
    static List<String> kept(TableModel model) {
        TableModel.Training training = model.training();
        List<String> lines = new ArrayList<>();
        boolean isAlone = model.codec().learnt().length == 1;
        if (training.likelihoodSteps() > 0 && training.bestLikelihood() == 0 && !isAlone) {
            lines.add("Likelihood brought nothing, so the columns are drawn independently; try a lower"
                    + " likelihood.learningRate");
        }
        if (model.ranks() != null) {
            lines.add(
                    "Samples: from a network on ranks; under conditions, and where blanks are filled, from a cascade");
        }
        if (training.gameIterations() > 0) {
            lines.add(training.bestGame() == 0
                    ? "Kept: the weights from before the game, which brought nothing"
                    : String.format(Locale.ROOT, "Kept: the weights after iteration %,d of the game",
                            training.bestGame()));
            lines.add("AUC of trees that tell samples from training rows: " + Numbers.text(training.areaBefore())
                    + " before the game, " + Numbers.text(training.areaAfter()) + " at the last look");
        }
        return lines;
    }
}
