package dev.gan4j.experiment;

import static java.util.Objects.requireNonNull;

import dev.gan4j.InvalidInputException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An experiment settled with its data: what a user wants, and what was found in the data, on which the networks depend.
 *
 * @param experiment what the user wants
 * @param data       the data as they were found: a file with its columns, its layout and its hash
 * @param label      the experiment's label with the classes that were found, and their shares; null for none
 */
public record TrainingPlan(Experiment experiment, DataSpec data, @Nullable LabelSpec label) {

    /**
     * Checks that all is known on which the networks depend.
     *
     * @throws InvalidInputException if columns or classes are not named
     */
    public TrainingPlan {
        requireNonNull(experiment, "experiment must not be null");
        data.columnNames();
        if (label != null && label.classes().isEmpty()) {
            throw new InvalidInputException("label.classes must be named here, such as [a, b], since they are not known"
                    + " before the data are read");
        }
    }

    /**
     * Settles an experiment without reading its data.
     *
     * @param complete names its columns and classes, as {@link #complete()} of another plan does
     * @return the plan
     * @throws InvalidInputException if columns or classes are not named
     */
    public static TrainingPlan of(Experiment complete) {
        return new TrainingPlan(complete, complete.data(), complete.label());
    }

    /**
     * Returns the experiment that gives the same bits once more, or is refused where the data are no longer the same.
     *
     * @return the experiment with its data and its label as they were found
     */
    public Experiment complete() {
        return experiment.toBuilder().data(data).label(label).unchecked();
    }

    /**
     * Returns the experiment with the classes that were found in its data; all else is as its user wrote it.
     *
     * @return an equal experiment where there is no label
     */
    public Experiment named() {
        return experiment.toBuilder().label(label).unchecked();
    }

    /**
     * Returns the same plan with other settings of the training.
     *
     * @param changed an experiment on the same data, with the same networks
     * @return a new plan
     */
    public TrainingPlan with(Experiment changed) {
        return new TrainingPlan(changed, data, label);
    }

    /**
     * Returns the same plan with the file of the data at another path.
     *
     * @param path returns the new path for the present one
     * @return an equal plan where the data are no file
     */
    public TrainingPlan withDataAt(UnaryOperator<Path> path) {
        return new TrainingPlan(experiment.withDataAt(path), data.at(path), label);
    }

    /**
     * Returns the number of columns of the data: G's outputs and D's inputs.
     *
     * @return at least 1
     */
    public int dimension() {
        return data.columnNames().size();
    }

    /**
     * Returns the names of the classes that both networks are told.
     *
     * @return empty where there is no label
     */
    public List<String> classes() {
        return label == null ? List.of() : label.classes();
    }
}
