package dev.gan4j.experiment;

import static java.util.Objects.requireNonNull;

import dev.gan4j.experiment.internal.Fields;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The class of each sample, which both networks see; the generator then draws from p(x | class).
 *
 * @param column        the column of the file that holds the class, by name or by its number from 1; {@value #MODE} for
 *                      the modes of a mixture, whose classes are their numbers from 1
 * @param classes       the names of the classes; empty to find them in the data
 * @param shares        how often each class is drawn if none is requested, with sum 1; one for each class, or empty to take
 *                      them from the data
 * @param embedding     the size of the trained vector that represents a class in G's input; null for one-hot
 * @param discriminator how D sees the class
 */
public record LabelSpec(String column, List<String> classes, List<Double> shares, @Nullable Integer embedding,
        Critic discriminator) {

    /** The column name that means the modes of a mixture. */
    public static final String MODE = "mode";

    /** How D sees the class. */
    public enum Critic {
        /** As one number for each class next to the sample: 1 for its own class and 0 for the others. */
        ONE_HOT,
        /** By a projection of its last hidden layer, see {@link dev.gan4j.nn.internal.Conditioning.Projection}. */
        PROJECTION
    }

    /**
     * Creates a label from the column of the classes; every other field has its default.
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
     * Returns this label with classes and shares from the data, where they are not specified.
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
