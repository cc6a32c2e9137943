package dev.gan4j.experiment;

import static java.util.Objects.requireNonNull;

import dev.gan4j.InvalidInputException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An experiment together with the facts found in its data on which the networks depend.
 *
 * @param experiment the experiment as its user wrote it
 * @param data       the data as they were found: for a file, with its columns, layout and hash
 * @param label      the experiment's label with the classes found in the data, and their shares; null for none
 */
public record TrainingPlan(Experiment experiment, DataSpec data, @Nullable LabelSpec label) {

    /**
     * Checks that everything that the networks depend on is known.
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
     * Creates the plan of a complete experiment without reading its data.
     *
     * @param complete an experiment with columns and classes, as {@link #complete()} returns it
     * @return the plan
     * @throws InvalidInputException if columns or classes are not named
     */
    public static TrainingPlan of(Experiment complete) {
        return new TrainingPlan(complete, complete.data(), complete.label());
    }

    /**
     * Returns the experiment that repeats the run to the bit, or is refused if the data have changed.
     *
     * @return the experiment with its data and its label as they were found
     */
    public Experiment complete() {
        return experiment.toBuilder().data(data).label(label).unchecked();
    }

    /**
     * Returns the experiment with the classes found in its data, and otherwise as its user wrote it.
     *
     * @return an equal experiment if there is no label
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
     * @return an equal plan if the data are not a file
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
     * Returns the names of the classes, which both networks see.
     *
     * @return empty if there is no label
     */
    public List<String> classes() {
        return label == null ? List.of() : label.classes();
    }
}
