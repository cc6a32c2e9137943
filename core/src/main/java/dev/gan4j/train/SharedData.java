package dev.gan4j.train;

import dev.gan4j.data.CsvTable;
import dev.gan4j.data.internal.ImageMask;
import dev.gan4j.experiment.DataSpec;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.TrainingPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Data files that are read once and shared by many runs, on any number of threads; the data never change.
 *
 * <p>A file is not read again if it changes: all runs that share it see the same data.
 */
public final class SharedData {

    private record Key(Path file, CsvTable.Options options) {}

    private final Map<Key, CsvTable.Result> tables = new ConcurrentHashMap<>();
    private final Map<Path, ImageMask> images = new ConcurrentHashMap<>();

    /** Creates an empty store. */
    public SharedData() {}

    /**
     * Reads, splits and measures an experiment's data as a run would.
     *
     * @param experiment any
     * @return the experiment, and the facts found in its data, such as the file's hash
     * @throws dev.gan4j.InvalidInputException if the data cannot be used
     */
    public TrainingPlan plan(Experiment experiment) {
        return PreparedData.of(experiment, this).plan();
    }

    /**
     * Reads an experiment's data, and describes in sentences which part is used.
     *
     * @param experiment any
     * @return empty if the data are not a file of numbers
     * @throws dev.gan4j.InvalidInputException if the data cannot be used
     */
    public List<String> describe(Experiment experiment) {
        return experiment.data() instanceof DataSpec.Csv
                ? DataDescription.of(PreparedData.of(experiment, this))
                : List.of();
    }

    CsvTable.Result table(Path file, CsvTable.Options options) {
        return tables.computeIfAbsent(new Key(file, options), key -> CsvTable.read(file, options));
    }

    ImageMask image(Path file) {
        return images.computeIfAbsent(file, ImageMask::read);
    }

    @Override
    public String toString() {
        return "SharedData[" + tables.size() + " tables, " + images.size() + " pictures]";
    }
}
