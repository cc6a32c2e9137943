package dev.gan4j.train;

import dev.gan4j.data.csv.CsvTable;
import dev.gan4j.data.internal.ImageMask;
import dev.gan4j.experiment.DataSpec;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.TrainingPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Files of data that are read once and shared by many runs, on any number of threads; what is read never changes.
 *
 * <p>A file that changes after it was read is not read again: all runs that share it see the same data.
 */
public final class SharedData {

    private record Key(Path file, CsvTable.Options options) {}

    private final Map<Key, CsvTable.Result> tables = new ConcurrentHashMap<>();
    private final Map<Path, ImageMask> images = new ConcurrentHashMap<>();

    /** Creates an empty store. */
    public SharedData() {}

    /**
     * Reads an experiment's data, splits and measures them as a run would.
     *
     * @param experiment any
     * @return the experiment, and what was found in its data, such as the file's hash
     * @throws dev.gan4j.InvalidInputException if the data cannot be used
     */
    public TrainingPlan plan(Experiment experiment) {
        return PreparedData.of(experiment, this).plan();
    }

    /**
     * Reads an experiment's data, and says in a sentence or more what of them is used.
     *
     * @param experiment any
     * @return empty where the data are no file of numbers
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
