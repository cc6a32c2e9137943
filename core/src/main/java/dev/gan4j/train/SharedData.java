package dev.gan4j.train;

import dev.gan4j.experiment.DataSpec;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.TrainingPlan;
import dev.gan4j.train.internal.DataDescription;
import dev.gan4j.train.internal.PreparedData;
import dev.gan4j.train.internal.ReadFiles;
import java.util.List;

/**
 * Data files that are read once and shared by many runs, on any number of threads; the data never change.
 *
 * <p>A file is not read again if it changes: all runs that share it see the same data.
 */
public final class SharedData {

    private final ReadFiles files = new ReadFiles();

    /** Creates an empty store. */
    public SharedData() {}

    /**
     * Reads an experiment's data, splits and measures them as a run would.
     *
     * @param experiment any
     * @return the experiment, and the facts found in its data, such as the file's hash
     * @throws dev.gan4j.InvalidInputException if the data cannot be used
     */
    public TrainingPlan plan(Experiment experiment) {
        return prepare(experiment).plan();
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
                ? DataDescription.of(prepare(experiment))
                : List.of();
    }

    /**
     * Reads an experiment's data, splits and measures them as a run would.
     *
     * @param experiment any
     * @return what a run begins with
     * @throws dev.gan4j.InvalidInputException if the data cannot be used
     */
    @SuppressWarnings("exports") // for the laboratory
    public PreparedData prepare(Experiment experiment) {
        return PreparedData.of(experiment, files);
    }

    @Override
    public String toString() {
        return "SharedData[" + files + "]";
    }
}
