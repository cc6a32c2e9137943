package dev.gan4j.experiment;

import static java.util.Objects.requireNonNull;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.DatabaseQuery;
import dev.gan4j.experiment.internal.TableYaml;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be trained on a table of mixed columns; immutable.
 *
 * @param name         of the run
 * @param table        the file of the rows; null where a database or a program gives them
 * @param database     the query that gives the rows; null where a file or a program does
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
public record TableExperiment(String name, @Nullable Path table, @Nullable DatabaseQuery database,
        @Nullable Path schema, @Nullable String sha256, @Nullable String target, long seed, double holdout,
        int minimumCount, CascadeSpec generator,
        LikelihoodSpec likelihood, TableGameSpec game, RanksSpec ranks) {

    /** Checks that nothing is missing. */
    public TableExperiment {
        requireNonNull(name, "name must not be null");
        requireNonNull(generator, "generator must not be null");
        requireNonNull(likelihood, "likelihood must not be null");
        requireNonNull(game, "game must not be null");
        requireNonNull(ranks, "ranks must not be null");
        if (table != null && database != null) {
            throw new InvalidInputException("table must be given where database says what is asked, but is " + table);
        }
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
     * Returns the file of the rows.
     *
     * @return {@link #table()}
     * @throws InvalidInputException if a database or a program gave the rows
     */
    public Path file() {
        if (table == null) {
            throw new InvalidInputException("table must be the name of a file but is given: the rows of the experiment "
                    + name + " came from a " + (database == null ? "program" : "database"));
        }
        return table;
    }

    /**
     * Begins an experiment on rows that a program gives.
     *
     * @return a builder, whose fields are those that are trained where nothing else is specified
     */
    public static Builder builder() {
        return new Builder(TableYaml.standard(null));
    }

    /**
     * Begins an experiment on a file.
     *
     * @param table the file of the rows
     * @return a builder, whose fields are those that are trained where nothing else is specified
     */
    public static Builder builder(Path table) {
        return new Builder(of(table));
    }

    /**
     * Reads an experiment.
     *
     * @param file a YAML file with the field {@code table}, to which relative files are relative
     * @return the experiment
     * @throws InvalidInputException if the file cannot be read or a field is wrong; the message names both
     */
    public static TableExperiment read(Path file) {
        return TableYaml.read(file);
    }

    /**
     * Reads an experiment from a text, whose relative files are relative to the working directory.
     *
     * @param yaml the text
     * @return the experiment
     * @throws InvalidInputException if a field is wrong; the message names it
     */
    public static TableExperiment parse(String yaml) {
        return TableYaml.parse(yaml);
    }

    /**
     * Returns an experiment with some fields replaced.
     *
     * @param values YAML texts by the paths of fields, such as {@code game.iterations}
     * @return a new experiment
     * @throws InvalidInputException if there is no such field or a value is not allowed; the message names it
     */
    public TableExperiment with(Map<String, String> values) {
        return TableYaml.with(this, values);
    }

    /**
     * Returns the experiment on the rows of a file, or on those that a program gives.
     *
     * @param file   where they are; null where a program gives them
     * @param sha256 of its bytes; null if that is not known
     * @return a new experiment
     */
    public TableExperiment withTable(@Nullable Path file, @Nullable String sha256) {
        return new TableExperiment(name, file, null, schema, sha256, target, seed, holdout, minimumCount, generator,
                likelihood, game, ranks);
    }

    /**
     * Returns the experiment on the rows of a query.
     *
     * @param query  what is asked
     * @param sha256 of its rows; null if that is not known
     * @return a new experiment
     */
    public TableExperiment withDatabase(DatabaseQuery query, @Nullable String sha256) {
        return new TableExperiment(name, null, requireNonNull(query, "query must not be null"), schema, sha256, target,
                seed, holdout, minimumCount, generator, likelihood, game, ranks);
    }

    /**
     * Returns the experiment with the hash of its table as it was found.
     *
     * @param hash of the file's bytes or of the query's rows; null if that is not known
     * @return a new experiment
     */
    public TableExperiment withSha256(@Nullable String hash) {
        return new TableExperiment(name, table, database, schema, hash, target, seed, holdout, minimumCount, generator,
                likelihood, game, ranks);
    }

    /**
     * Returns the experiment with another schema.
     *
     * @param file where it is; null to find it out
     * @return a new experiment
     */
    public TableExperiment withSchema(@Nullable Path file) {
        return new TableExperiment(name, table, database, file, sha256, target, seed, holdout, minimumCount, generator,
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
        return "TableExperiment[" + name + ", "
                + (table != null ? table : database != null ? database.url() : "given rows")
                + ", seed " + seed + "]";
    }

    /** Builds an experiment: the typed equivalent of a YAML file. A value that is not allowed is named by its field's path. */
    public static final class Builder {

        private final TableExperiment base;
        private final Map<String, String> values = new LinkedHashMap<>();
        private @Nullable Path schema;

        private Builder(TableExperiment base) {
            this.base = base;
        }

        private Builder set(String field, Object value) {
            values.put(field, String.valueOf(value));
            return this;
        }

        /** Sets the name of the run. */
        public Builder name(String name) {
            return set("name", TableYaml.quoted(name));
        }

        /** Sets the file that says what the columns hold, all or a part. */
        public Builder schema(Path file) {
            schema = requireNonNull(file, "file must not be null");
            return this;
        }

        /** Sets the column that a classifier is to predict when usefulness is judged. */
        public Builder target(String column) {
            return set("target", TableYaml.quoted(column));
        }

        /** Sets the seed of every random number of the run. */
        public Builder seed(long seed) {
            return set("seed", seed);
        }

        /** Sets the share of the rows that training never sees and the judgement uses. */
        public Builder holdout(double share) {
            return set("holdout", share);
        }

        /** Sets how many training rows a category or a number needs so that samples may have it. */
        public Builder minimumCount(int rows) {
            return set("minimumCount", rows);
        }

        /** Sets the width of an embedded column. */
        public Builder embedding(int width) {
            return set("generator.embedding", width);
        }

        /** Sets the width of each column's hidden layer. */
        public Builder hidden(int width) {
            return set("generator.hidden", width);
        }

        /** Sets how often each training row is seen when likelihood is raised. */
        public Builder likelihoodEpochs(int epochs) {
            return set("likelihood.epochs", epochs);
        }

        /** Sets the size of a minibatch when likelihood is raised; it is smaller where there are few rows. */
        public Builder likelihoodBatch(int rows) {
            return set("likelihood.batch", rows);
        }

        /** Sets the learning rate at the first step of likelihood. */
        public Builder likelihoodLearningRate(double rate) {
            return set("likelihood.learningRate", rate);
        }

        /** Sets the share of the known columns' embedding that is left out at each step of likelihood. */
        public Builder likelihoodDropout(double share) {
            return set("likelihood.dropout", share);
        }

        /** Sets the decay of the moving average of the weights when likelihood is raised. */
        public Builder likelihoodAverageDecay(double decay) {
            return set("likelihood.averageDecay", decay);
        }

        /** Sets the number of adversarial iterations; 0 for none. */
        public Builder gameIterations(int iterations) {
            return set("game.iterations", iterations);
        }

        /** Sets the size of a minibatch of the game. */
        public Builder gameBatch(int rows) {
            return set("game.batch", rows);
        }

        /** Sets the number of D steps in each iteration. */
        public Builder discriminatorSteps(int steps) {
            return set("game.discriminatorSteps", steps);
        }

        /** Sets the sizes of D's hidden layers. */
        public Builder discriminatorHidden(int... sizes) {
            return set("game.discriminatorHidden", Arrays.toString(sizes));
        }

        /** Sets the weight of R1 and of R2. */
        public Builder gamePenalty(double weight) {
            return set("game.penalty", weight);
        }

        /** Sets the weight of minus the log-likelihood in G's loss. */
        public Builder gameLikelihood(double weight) {
            return set("game.likelihood", weight);
        }

        /** Sets D's learning rate. */
        public Builder discriminatorLearningRate(double rate) {
            return set("game.discriminatorLearningRate", rate);
        }

        /** Sets G's learning rate. */
        public Builder generatorLearningRate(double rate) {
            return set("game.generatorLearningRate", rate);
        }

        /** Sets the decay of the moving average of G's weights in the game. */
        public Builder gameAverageDecay(double decay) {
            return set("game.averageDecay", decay);
        }

        /** Sets the number of iterations between two looks of the trees that stop the game. */
        public Builder gameEvery(int iterations) {
            return set("game.every", iterations);
        }

        /** Sets the most training rows of a table of real columns whose samples come from a network on ranks; 0 for none. */
        public Builder ranksRows(int rows) {
            return set("ranks.rows", rows);
        }

        /** Sets the adversarial iterations of the network on ranks. */
        public Builder ranksIterations(long iterations) {
            return set("ranks.iterations", iterations);
        }

        /** Sets the sizes of the hidden layers of both networks on ranks. */
        public Builder ranksHidden(int... sizes) {
            return set("ranks.hidden", Arrays.toString(sizes));
        }

        /** Sets how many latents the network on ranks has for each column. */
        public Builder ranksLatents(int latents) {
            return set("ranks.latents", latents);
        }

        /** Sets the weight of the penalty of the network on ranks. */
        public Builder ranksPenalty(double weight) {
            return set("ranks.penalty", weight);
        }

        /** Sets the learning rate of both networks on ranks. */
        public Builder ranksLearningRate(double rate) {
            return set("ranks.learningRate", rate);
        }

        /**
         * Returns the experiment.
         *
         * @return a complete one
         * @throws InvalidInputException if a value is not allowed; the message names its field
         */
        public TableExperiment build() {
            return base.with(values).withSchema(schema == null ? null : schema.toAbsolutePath().normalize());
        }

        @Override
        public String toString() {
            return "Builder[" + base + ", " + values + "]";
        }
    }
}
