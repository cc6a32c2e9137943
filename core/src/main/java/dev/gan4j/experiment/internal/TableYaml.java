package dev.gan4j.experiment.internal;

import dev.gan4j.experiment.TableExperiment;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Experiments on tables as YAML. */
public final class TableYaml {

    private static final long LARGEST_FILE = 1 << 20;
    private static final String TABLE = "table";

    private TableYaml() {}

    /**
     * Returns the experiment that is trained on a table where nothing else is specified.
     *
     * @param table the file of the rows; null where a program gives them
     * @return the experiment
     */
    public static TableExperiment standard(@Nullable Path table) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("name", table == null ? "rows" : ExperimentYaml.nameOf(table));
        values.put(TABLE, table == null ? null : table.toAbsolutePath().normalize());
        return (TableExperiment) TableFields.EXPERIMENT.standard(values);
    }

    /**
     * Tells whether a YAML file holds an experiment on a table: whether it has the field {@code table}.
     *
     * @param file the file
     * @return false for any other experiment
     * @throws dev.gan4j.InvalidInputException if it cannot be read
     */
    public static boolean isTable(Path file) {
        return YamlText.parseObject(ExperimentYaml.text(file, LARGEST_FILE), file + ": ").has(TABLE);
    }

    /**
     * Reads a file, to which relative files are relative.
     *
     * @param file the file
     * @return the experiment
     * @throws dev.gan4j.InvalidInputException if it cannot be read, or is no experiment on a table
     */
    public static TableExperiment read(Path file) {
        ObjectNode told = YamlText.parseObject(ExperimentYaml.text(file, LARGEST_FILE), file + ": ");
        if (!told.has("name")) {
            told.put("name", ExperimentYaml.nameOf(file));
        }
        return read(told, file + ": ", file.toAbsolutePath().getParent(), null);
    }

    /**
     * Reads a text.
     *
     * @param yaml the text
     * @return the experiment
     * @throws dev.gan4j.InvalidInputException if it is no experiment on a table
     */
    public static TableExperiment parse(String yaml) {
        return read(YamlText.parseObject(yaml, ""), "", null, null);
    }

    /**
     * Returns an experiment with some fields replaced.
     *
     * @param experiment any
     * @param values     YAML texts by the paths of fields
     * @return a new experiment
     * @throws dev.gan4j.InvalidInputException if there is no such field or a value is not allowed
     */
    public static TableExperiment with(TableExperiment experiment, Map<String, String> values) {
        return read(ExperimentOverrides.tree(values), "", null, experiment);
    }

    private static TableExperiment read(ObjectNode told, String source, @Nullable Path folder,
            @Nullable TableExperiment old) {
        return (TableExperiment) java.util.Objects
                .requireNonNull(TableFields.EXPERIMENT.read(new Place(source, folder, "", told), old));
    }

    /**
     * Returns a text as a YAML value.
     *
     * @param text any
     * @return the text in quotes
     */
    public static String quoted(String text) {
        return JsonMapper.shared().writeValueAsString(text);
    }

    /**
     * Writes an experiment.
     *
     * @param experiment any
     * @return the text, with every field
     */
    public static String write(TableExperiment experiment) {
        return YamlText.write(TableFields.EXPERIMENT.write(experiment));
    }
}
