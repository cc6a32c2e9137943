package dev.gan4j.experiment;

import static java.util.Objects.requireNonNull;

import dev.gan4j.experiment.internal.TableYaml;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be trained on a table of mixed columns; immutable.
 *
 * @param name         of the run
 * @param table        the file of the rows
 * @param schema       the file that says what the columns hold; null to find it out
 * @param sha256       of the table, where it must be that one; null for any
 * @param target       the column that a classifier is to predict when usefulness is judged; null to guess it
 * @param seed         of every random number of the run
 * @param holdout      the share of the rows that training never sees and the judgement uses
 * @param minimumCount training rows that a category or a number needs so that samples may have it
 * @param generator    the generator's network
 * @param likelihood   the warm start
 * @param game         the game
 * @param ranks        the network on ranks, of small tables of real columns
 */
public record TableExperiment(String name, Path table, @Nullable Path schema, @Nullable String sha256,
        @Nullable String target, long seed, double holdout, int minimumCount, CascadeSpec generator,
        LikelihoodSpec likelihood, TableGameSpec game, RanksSpec ranks) {

    /** Checks that nothing is missing. */
    public TableExperiment {
        requireNonNull(name, "name must not be null");
        requireNonNull(table, "table must not be null");
        requireNonNull(generator, "generator must not be null");
        requireNonNull(likelihood, "likelihood must not be null");
        requireNonNull(game, "game must not be null");
        requireNonNull(ranks, "ranks must not be null");
    }

    /**
     * Creates the experiment that is trained on a table where nothing else is specified.
     *
     * @param table the file of the rows
     * @return the experiment
     */
    public static TableExperiment of(Path table) {
        return TableYaml.standard(table);
    }

    /**
     * Reads an experiment.
     *
     * @param file a YAML file with the field {@code table}, to which relative files are relative
     * @return the experiment
     * @throws dev.gan4j.InvalidInputException if the file cannot be read or a field is wrong; the message names both
     */
    public static TableExperiment read(Path file) {
        return TableYaml.read(file);
    }

    /**
     * Reads an experiment from a text, whose relative files are relative to the working directory.
     *
     * @param yaml the text
     * @return the experiment
     * @throws dev.gan4j.InvalidInputException if a field is wrong; the message names it
     */
    public static TableExperiment parse(String yaml) {
        return TableYaml.parse(yaml);
    }

    /**
     * Returns an experiment with some fields replaced.
     *
     * @param values YAML texts by the paths of fields, such as {@code game.iterations}
     * @return a new experiment
     * @throws dev.gan4j.InvalidInputException if there is no such field or a value is not allowed; the message names it
     */
    public TableExperiment with(Map<String, String> values) {
        return TableYaml.with(this, values);
    }

    /**
     * Returns the experiment with its table as it was found.
     *
     * @param file   where it is
     * @param sha256 of its bytes; null if that is not known
     * @return a new experiment
     */
    public TableExperiment withTable(Path file, @Nullable String sha256) {
        return new TableExperiment(name, file, schema, sha256, target, seed, holdout, minimumCount, generator,
                likelihood, game, ranks);
    }

    /**
     * Returns the experiment with another schema.
     *
     * @param file where it is; null to find it out
     * @return a new experiment
     */
    public TableExperiment withSchema(@Nullable Path file) {
        return new TableExperiment(name, table, file, sha256, target, seed, holdout, minimumCount, generator,
                likelihood, game, ranks);
    }

    /**
     * Writes the experiment.
     *
     * @return YAML with every field, which {@link #parse} reads
     */
    public String toYaml() {
        return TableYaml.write(this);
    }

    @Override
    public String toString() {
        return "TableExperiment[" + name + ", " + table + ", seed " + seed + "]";
    }
}
