package dev.gan4j.experiment;

import static java.util.Objects.requireNonNull;

import dev.gan4j.experiment.internal.Fields;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What both networks are told of each sample: its class, so that the generator draws from p(x | class).
 *
 * @param column        the column of the file that holds the class, by name or by its number from 1; {@value #MODE} for
 *                      the modes of a mixture, whose classes are their numbers from 1
 * @param classes       the names of the classes; empty to find them in the data
 * @param shares        how often each class is drawn where none is asked for, 1 in sum; as many as classes, or empty to
 *                      take them from the data
 * @param embedding     the size of the vector that stands for a class in G's input, trained with it; null for one-hot
 * @param discriminator how D sees the class
 */
public record LabelSpec(String column, List<String> classes, List<Double> shares, @Nullable Integer embedding,
        Critic discriminator) {

    /** The column of a mixture, which has no other. */
    public static final String MODE = "mode";

    /** How D sees the class. */
    public enum Critic {
        /** As one number for each class beside the sample: 1 for its own and 0 for the others. */
        ONE_HOT,
        /** By a projection of its last hidden layer, see {@link dev.gan4j.nn.internal.Conditioning.Projection}. */
        PROJECTION
    }

    /**
     * Names the column of the classes; all else is as where a YAML file says no more.
     *
     * @param column by name or by its number from 1; {@value #MODE} for the modes of a mixture
     * @return the label
     */
    public static LabelSpec of(String column) {
        return (LabelSpec) Fields.LABEL.standard(Map.of("column", column));
    }

    /** Copies the lists. */
    public LabelSpec {
        requireNonNull(column, "column must not be null");
        requireNonNull(discriminator, "discriminator must not be null");
        classes = List.copyOf(classes);
        shares = List.copyOf(shares);
    }

    /**
     * Returns this label with what was found in the data where it was not told.
     *
     * @param column the column of the classes
     * @param found  the names of the classes
     * @param shares of the rows, in the same order
     * @return a label with classes and shares
     */
    public LabelSpec found(String column, List<String> found, List<Double> shares) {
        return new LabelSpec(column, classes.isEmpty() ? found : classes,
                this.shares.isEmpty() ? shares : this.shares, embedding, discriminator);
    }
}
