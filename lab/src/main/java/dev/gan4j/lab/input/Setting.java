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
 * An experiment as a user sent it.
 *
 * @param experiment the experiment, with the server's path of its data
 * @param upload     the data, if they were sent; null for a distribution
 */
public record Setting(Experiment experiment, @Nullable Upload upload) {

    private static final YAMLMapper YAML = new YAMLMapper();

    /**
     * Returns an experiment as its user knows it: with the upload's id instead of a path.
     *
     * @param complete this experiment, or one derived from it
     * @return the experiment to show
     */
    public Experiment shown(Experiment complete) {
        return upload == null ? complete : at(complete, Path.of(upload.id()));
    }

    /** Marks the data as needed by a run. */
    public void use() {
        if (upload != null) {
            upload.use();
        }
    }

    /** Marks the data as no longer needed by a run. */
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
     * Returns an experiment with its data in the same folder, as in a run directory.
     *
     * @param complete what was trained
     * @return the experiment, with a file in the same folder instead of the upload
     */
    public Experiment beside(Experiment complete) {
        return upload == null ? complete : at(complete, Path.of(fileName()));
    }

    /**
     * Returns the upload's name in a run directory.
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
     * Returns the name of an experiment's files, without an ending.
     *
     * @param complete what is trained
     * @return its own name, or that of its data if it has none
     */
    public String nameOf(Experiment complete) {
        return Names.of(complete, upload == null ? null : upload.fileName());
    }

    /**
     * Returns an experiment as a file for {@code gan4j train}.
     *
     * @param complete what is trained
     * @return YAML; if the data are an upload, a comment says which file must be in the same folder
     */
    public String takenAway(Experiment complete) {
        String yaml = beside(complete).toYaml();
        return upload == null
                ? yaml
                : "# The data are in the file " + fileName() + ", which must lie in the same folder as this one.\n"
                        + yaml;
    }

    /**
     * Uses the data; error messages have the upload's name instead of a path, and no options of the command.
     *
     * @param work what to do
     * @param <T>  what comes of it
     * @return what comes of it
     */
    public <T> T using(Supplier<T> work) {
        try {
            return work.get();
        } catch (InvalidInputException e) {
            // Options of the command are of no use on the page.
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
