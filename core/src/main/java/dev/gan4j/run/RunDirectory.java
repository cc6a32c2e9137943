package dev.gan4j.run;

import dev.gan4j.InvalidInputException;
import dev.gan4j.cascade.TableLook;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.TableExperiment;
import dev.gan4j.experiment.internal.TableYaml;
import dev.gan4j.internal.AtomicFile;
import dev.gan4j.internal.DataFiles;
import dev.gan4j.internal.Directories;
import dev.gan4j.internal.InputFiles;
import dev.gan4j.model.GanModel;
import dev.gan4j.model.TableModel;
import dev.gan4j.run.internal.HistoryCsv;
import dev.gan4j.run.internal.TableHistoryCsv;
import dev.gan4j.table.SchemaYaml;
import dev.gan4j.train.Checkpoint;
import dev.gan4j.train.SavedTableTraining;
import dev.gan4j.train.TableTrainer;
import dev.gan4j.train.TrainedGan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The directory of a recorded run; no run overwrites another.
 *
 * <p>It holds {@value #EXPERIMENT}, which is complete: training it again gives the same bits; {@value #MODEL};
 * {@value #HISTORY}, a table with the columns phase, iteration, objectiveD, objectiveG, pretrainingLoss and
 * wasserstein1; {@value #SUMMARY}; and {@value #DATA} where the data came from a stream. A run on a table of mixed columns has
 * {@value #SCHEMA}, which its experiment names; its history has the columns phase, iteration, epoch, fitSurprise,
 * stoppingSurprise and area. Each file is there as a whole or not at all. While a run is not finished there are {@link #checkpoints()} from which it can go on.
 */
public final class RunDirectory {

    /** The name of the complete experiment. */
    public static final String EXPERIMENT = "experiment.yaml";

    /** The name of the trained model. */
    public static final String MODEL = "model.gan";

    /** The name of the table of what was recorded during training. */
    public static final String HISTORY = "history.csv";

    /** The name of the summary. */
    public static final String SUMMARY = "summary.json";

    /** The name of data that are kept with the run. */
    public static final String DATA = "data.csv";

    /** The name of the schema of a table. */
    public static final String SCHEMA = "schema.yaml";

    private static final List<String> WRITTEN = List.of(EXPERIMENT, SCHEMA, MODEL, HISTORY, SUMMARY, "report.html");

    /** The default parent of run directories, in the working directory. */
    public static final String DEFAULT_PARENT = "runs";

    /** Far more than the size of a summary with a thousand classes and alarms. */
    private static final int LARGEST_SUMMARY = 1 << 24;

    private static final String PARENT = "a directory to make runs in";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

    private final Path path;

    private RunDirectory(Path path) {
        this.path = path;
    }

    /**
     * Creates a new directory, named after the run, its seed and the time: {@code tutorial-seed1-20261124-180935}, followed by
     * {@code -2} and so on if that exists.
     *
     * @param parent the directory to create it in, created if necessary; null for {@value #DEFAULT_PARENT}
     * @param name   the run's name; characters that do not belong in a file name become {@code -}
     * @param seed   the run's seed
     * @return the directory, which did not exist before
     * @throws IOException           if it cannot be made
     * @throws InvalidInputException if the parent is a file or cannot be written to
     */
    public static RunDirectory create(@Nullable Path parent, String name, long seed) throws IOException {
        return create(parent == null ? Path.of(DEFAULT_PARENT) : parent, name, seed, Instant.now());
    }

    static RunDirectory create(Path parent, String name, long seed, Instant now) throws IOException {
        Directories.makeAll(parent, PARENT);
        String start = fileName(name) + "-seed" + seed + "-" + TIME.format(now.atZone(ZoneId.systemDefault()));
        for (int number = 1;; number++) {
            Path path = parent.resolve(number == 1 ? start : start + "-" + number);
            try {
                // Creating a directory is atomic: only one of two runs with the same name gets it.
                return new RunDirectory(make(path));
            } catch (FileAlreadyExistsException e) {
                // Another run has it; the next number may be free.
            }
        }
    }

    /**
     * Creates a directory at a given path.
     *
     * @param directory the path, which must not exist or must be empty
     * @return the directory
     * @throws IOException           if it cannot be made
     * @throws InvalidInputException if it exists and is not an empty directory, or cannot be written to
     */
    public static RunDirectory create(Path directory) throws IOException {
        Path parent = directory.toAbsolutePath().getParent();
        if (parent != null) {
            Directories.makeAll(parent, PARENT);
        }
        try {
            make(directory);
        } catch (FileAlreadyExistsException e) {
            checkEmpty(directory, e);
        }
        return new RunDirectory(directory);
    }

    /**
     * Opens the directory of an existing run.
     *
     * @param directory the path, with {@value #EXPERIMENT} in it
     * @return the directory
     * @throws InvalidInputException if there is no such directory, or it is not a run's
     */
    public static RunDirectory open(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new InvalidInputException(
                    directory + " must be a run directory but is "
                            + (Files.exists(directory) ? "a file" : "not there"));
        }
        if (!Files.isRegularFile(directory.resolve(EXPERIMENT))) {
            throw new InvalidInputException(directory + " must be a run directory but contains no " + EXPERIMENT);
        }
        return new RunDirectory(directory);
    }

    /**
     * Reads the experiment that the run trains.
     *
     * @return the complete experiment, with its data file at its absolute path
     * @throws InvalidInputException if {@value #EXPERIMENT} cannot be used, or its data are a file that the run writes
     */
    public Experiment experiment() {
        Experiment experiment = Experiment.read(path.resolve(EXPERIMENT));
        DataFiles.refuseToOverwrite(experiment.data().file(), path, WRITTEN);
        return experiment;
    }

    /**
     * Tells whether the run trains a table of mixed columns.
     *
     * @return false for columns of numbers
     * @throws InvalidInputException if {@value #EXPERIMENT} cannot be used
     */
    public boolean isTable() {
        return TableYaml.isTable(path.resolve(EXPERIMENT));
    }

    /**
     * Reads the experiment that a run on a table was begun with.
     *
     * @return the complete experiment, with the table and its schema at their absolute paths
     * @throws InvalidInputException if {@value #EXPERIMENT} cannot be used, or its table is a file that the run writes
     */
    public TableExperiment tableExperiment() {
        TableExperiment experiment = TableExperiment.read(path.resolve(EXPERIMENT));
        DataFiles.refuseToOverwrite(experiment.table(), path, WRITTEN);
        return experiment;
    }

    /**
     * Tells whether the run has come to its end and all of it was written: it has a summary, and no checkpoints.
     *
     * @return false if it is still running, or was interrupted
     */
    public boolean isFinished() {
        return Files.exists(path.resolve(SUMMARY)) && !Files.exists(path.resolve(RunCheckpoints.FOLDER));
    }

    /**
     * Reads the summary of a finished run.
     *
     * @return the JSON text
     * @throws IOException if it cannot be read
     */
    public String summaryJson() throws IOException {
        Path file = path.resolve(SUMMARY);
        byte[] bytes = InputFiles.read(file, file.toString(), "a summary", LARGEST_SUMMARY);
        return new String(bytes, StandardCharsets.UTF_8).strip();
    }

    /**
     * Opens the folder for this run's checkpoints, for one process at a time, and removes files that a killed process left half
     * written.
     *
     * @return the checkpoints, to be closed
     * @throws IOException           if the folder cannot be created
     * @throws InvalidInputException if another process trains in this directory
     */
    public RunCheckpoints<Experiment, Checkpoint> checkpoints() throws IOException {
        return checkpoints(new GanCheckpoints());
    }

    /**
     * Opens the place for the checkpoints of a run on a table, as {@link #checkpoints()} does.
     *
     * @return the checkpoints, to be closed
     * @throws IOException           if the folder cannot be created
     * @throws InvalidInputException if another process trains in this directory
     */
    public RunCheckpoints<TableTrainer, SavedTableTraining> tableCheckpoints() throws IOException {
        return checkpoints(new TableCheckpoints());
    }

    private <T, C> RunCheckpoints<T, C> checkpoints(CheckpointKind<T, C> kind) throws IOException {
        RunCheckpoints<T, C> checkpoints = RunCheckpoints.open(path.resolve(RunCheckpoints.FOLDER), kind);
        try {
            removeRemains();
        } catch (IOException | RuntimeException e) {
            checkpoints.close();
            throw e;
        }
        return checkpoints;
    }

    /**
     * Removes files that a killed process left half written or half removed.
     *
     * @throws IOException if they cannot be removed
     */
    public void removeRemains() throws IOException {
        AtomicFile.removeParts(path.resolve(DATA));
        for (String name : WRITTEN) {
            AtomicFile.removeParts(path.resolve(name));
        }
        RunCheckpoints.removeFinished(path);
    }

    /**
     * Removes the directory of a run that could not begin, that is, one without {@value #EXPERIMENT}, so that the run can be
     * started again. Files that cannot be removed or do not belong to a run are kept.
     */
    public void removeUnbegun() {
        if (Files.exists(path.resolve(EXPERIMENT))) {
            return;
        }
        try {
            removeRemains();
            RunCheckpoints.remove(path.resolve(RunCheckpoints.FOLDER));
            Files.deleteIfExists(path.resolve(DATA));
            Files.deleteIfExists(path);
        } catch (IOException e) {
            System.getLogger(RunDirectory.class.getName()).log(System.Logger.Level.DEBUG, "left behind: " + path, e);
        }
    }

    /**
     * Returns the path of the directory.
     *
     * @return the path as given or created, absolute or relative to the working directory
     */
    public Path path() {
        return path;
    }

    /**
     * Saves data that came from a stream with the run.
     *
     * @param data the bytes; not closed
     * @return the absolute path of the file, for use in the experiment
     * @throws IOException if they cannot be read or written
     */
    public Path saveData(InputStream data) throws IOException {
        Path file = path.resolve(DATA).toAbsolutePath().normalize();
        AtomicFile.writeDurably(file, data::transferTo);
        return file;
    }

    /**
     * Writes {@value #EXPERIMENT}, which is on the disk when this returns, because checkpoints are useless without it. Paths of
     * data inside this directory are relative to it, so the directory can be moved.
     *
     * @param experiment what is trained
     * @throws IOException if it cannot be written
     */
    public void writeExperiment(Experiment experiment) throws IOException {
        byte[] yaml = relative(experiment).toYaml().getBytes(StandardCharsets.UTF_8);
        AtomicFile.writeDurably(path.resolve(EXPERIMENT), out -> out.write(yaml));
    }

    /**
     * Writes the result of a run, and the experiment again, which now has the data as they were found.
     *
     * @param trained the result of the run
     * @return the summary, as it was written
     * @throws IOException if a file cannot be written
     */
    public RunSummary writeResult(TrainedGan trained) throws IOException {
        writeExperiment(trained.plan().complete());
        trained.toModel().write(path.resolve(MODEL));
        AtomicFile.write(path.resolve(HISTORY), out -> HistoryCsv.write(trained.history(), out));
        RunSummary summary = RunSummary.of(trained, path);
        AtomicFile.write(path.resolve(SUMMARY), (summary.toJson() + "\n").getBytes(StandardCharsets.UTF_8));
        return summary;
    }

    /**
     * Writes {@value #SCHEMA}, and {@value #EXPERIMENT} which names it; both are on the disk when this returns. A table inside
     * this directory is named relative to it, so that it can be moved.
     *
     * @param trainer which has read the table
     * @return the experiment, with the schema at its absolute path
     * @throws IOException if they cannot be written
     */
    public TableExperiment writeExperiment(TableTrainer trainer) throws IOException {
        Path here = path.toAbsolutePath().normalize();
        TableExperiment experiment = trainer.experiment();
        // A run that is resumed has its schema from here, with the reasons that were found at first.
        if (!here.resolve(SCHEMA).equals(experiment.schema())) {
            byte[] schema = SchemaYaml.write(trainer.table()).getBytes(StandardCharsets.UTF_8);
            AtomicFile.writeDurably(path.resolve(SCHEMA), out -> out.write(schema));
        }
        Path table = experiment.table();
        TableExperiment named = table != null && table.startsWith(here)
                ? experiment.withTable(here.relativize(table), experiment.sha256())
                : experiment;
        byte[] yaml = named.withSchema(Path.of(SCHEMA)).toYaml().getBytes(StandardCharsets.UTF_8);
        AtomicFile.writeDurably(path.resolve(EXPERIMENT), out -> out.write(yaml));
        return experiment.withSchema(here.resolve(SCHEMA));
    }

    /**
     * Returns the model that the run left.
     *
     * @return its file
     * @throws InvalidInputException if the run has not finished
     */
    public Path model() {
        Path model = path.resolve(MODEL);
        if (!Files.exists(model)) {
            throw new InvalidInputException(path + " is a run that has not finished, so it has no model");
        }
        return model;
    }

    /**
     * Writes all that a run on a table leaves.
     *
     * @param model what was trained
     * @param looks what was seen of the training
     * @return the summary, as it was written
     * @throws IOException if a file cannot be written
     */
    @SuppressWarnings("exports") // a trainer has them
    public TableSummary writeResult(TableModel model, List<TableLook> looks) throws IOException {
        model.write(path.resolve(MODEL));
        AtomicFile.write(path.resolve(HISTORY), out -> TableHistoryCsv.write(looks, out));
        TableSummary summary = new TableSummary(model, path.toString());
        AtomicFile.write(path.resolve(SUMMARY), (summary.toJson() + "\n").getBytes(StandardCharsets.UTF_8));
        return summary;
    }

    /**
     * Reads what the run left, and repeats its pretraining, of which no weights are kept.
     *
     * @return the same as the run returned
     * @throws IOException           if a file cannot be read
     * @throws InvalidInputException if the run has no model yet, a file is damaged, or its data have changed
     */
    public TrainedGan readResult() throws IOException {
        Path model = model();
        return TrainedGan.restore(experiment(), GanModel.read(model), history(HistoryCsv::read),
                RunSummary.kernels(summaryJson()));
    }

    /** Reads a history. */
    @FunctionalInterface
    private interface HistoryReader<H> {
        H read(InputStream in, String display) throws IOException;
    }

    private <H> H history(HistoryReader<H> reader) throws IOException {
        Path file = path.resolve(HISTORY);
        try (InputStream in = InputFiles.open(file, file.toString(), "a history")) {
            return reader.read(in, file.toString());
        }
    }

    /**
     * Reads what was seen of the training of a table.
     *
     * @return in order
     * @throws IOException           if the file cannot be read
     * @throws InvalidInputException if it is damaged
     */
    @SuppressWarnings("exports") // for the report
    public List<TableLook> readLooks() throws IOException {
        return history(TableHistoryCsv::read);
    }

    /**
     * Reads what a run on a table left.
     *
     * @return the model
     * @throws InvalidInputException if the run has left none yet, or its file is damaged
     */
    public TableModel readTable() {
        return TableModel.read(model());
    }

    private Experiment relative(Experiment experiment) {
        Path here = path.toAbsolutePath().normalize();
        return experiment.withDataAt(file -> file.startsWith(here) ? here.relativize(file) : file);
    }

    /** Creates a directory; a parent that cannot be written to is an error of the user's input. */
    private static Path make(Path directory) throws IOException {
        try {
            Path made = Files.createDirectory(directory);
            AtomicFile.forceDirectory(made.resolveSibling("."));
            return made;
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (FileSystemException e) {
            throw Directories.cannotBeMade(directory, e);
        }
    }

    private static void checkEmpty(Path directory, FileAlreadyExistsException cause) throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new InvalidInputException(directory + " must be a new or empty directory but is a file", cause);
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            if (entries.iterator().hasNext()) {
                throw new InvalidInputException(
                        directory + " must be a new or empty directory but has files in it", cause);
            }
        }
        if (!Files.isWritable(directory)) {
            throw new InvalidInputException(directory + " must be a directory that can be written to", cause);
        }
    }

    private static String fileName(String name) {
        String safe = name.replaceAll("[^a-zA-Z0-9._-]+", "-").replaceAll("^[.-]+", "");
        String bounded = safe.substring(0, Math.min(safe.length(), 60));
        return bounded.isEmpty() ? "run" : bounded;
    }

    @Override
    public String toString() {
        return "RunDirectory[" + path + "]";
    }
}
