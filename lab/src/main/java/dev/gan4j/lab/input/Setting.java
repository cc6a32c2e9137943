package dev.gan4j.lab.input;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.Missing;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.lab.wire.ApiException;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What a user wants to train.
 *
 * @param experiment with its data where the server has them
 * @param upload     the data, if they were sent; null where a distribution is trained on
 */
public record Setting(Experiment experiment, @Nullable Upload upload) {

    private static final YAMLMapper YAML = new YAMLMapper();

    /**
     * Returns an experiment as its user knows it: with the upload's id in place of a path.
     *
     * @param complete this experiment, or what has become of it
     * @return to be shown
     */
    public Experiment shown(Experiment complete) {
        return upload == null ? complete : at(complete, Path.of(upload.id()));
    }

    /** Notes that a run needs the data. */
    public void use() {
        if (upload != null) {
            upload.use();
        }
    }

    /** Notes that a run no longer needs the data. */
    public void release() {
        if (upload != null) {
            upload.release();
        }
    }

    /** An experiment with its data at another path. */
    static Experiment at(Experiment experiment, Path path) {
        return experiment.withDataAt(file -> path);
    }

    /**
     * Returns an experiment with its data beside it, as a run directory has them.
     *
     * @param complete what was trained
     * @return with a file in the same folder in place of the upload
     */
    public Experiment beside(Experiment complete) {
        return upload == null ? complete : at(complete, Path.of(fileName()));
    }

    /**
     * Returns what the upload is called in a run directory.
     *
     * @return a name without a folder
     */
    public String fileName() {
        if (upload == null) {
            throw new IllegalStateException("there is no upload");
        }
        return upload.fileName();
    }

    /**
     * Returns what belongs to an experiment is called, without an ending.
     *
     * @param complete what is trained
     * @return its own name, or that of its data where it has none of its own
     */
    public String nameOf(Experiment complete) {
        return Names.of(complete, upload == null ? null : upload.fileName());
    }

    /**
     * Returns an experiment as a file for {@code gan4j train}.
     *
     * @param complete what is trained
     * @return YAML; where the data are an upload, it says which file must lie beside it
     */
    public String takenAway(Experiment complete) {
        String yaml = beside(complete).toYaml();
        return upload == null
                ? yaml
                : "# The data are in the file " + fileName() + ", which must lie in the same folder as this one.\n"
                        + yaml;
    }

    /**
     * Does something with the data; what is wrong with them is told with the upload's name in place of a path,
     * and without options of the command.
     *
     * @param work what to do
     * @param <T>  what comes of it
     * @return what comes of it
     */
    public <T> T using(Supplier<T> work) {
        try {
            return work.get();
        } catch (InvalidInputException e) {
            // Whoever sees the page has no command whose options could be of use.
            String message = String.valueOf(e.getMessage()).replace(Missing.REMEDY,
                    "data.missing: drop leaves such rows out");
            throw ApiException.invalid(
                    upload == null ? message : message.replace(upload.file().toString(), upload.name()));
        }
    }

    /**
     * Returns an experiment as a tree, every field.
     *
     * @param experiment any
     * @return the tree
     */
    public static ObjectNode tree(Experiment experiment) {
        return (ObjectNode) YAML.readTree(experiment.toYaml());
    }
}
