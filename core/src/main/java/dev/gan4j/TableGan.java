package dev.gan4j;

import static java.util.Objects.requireNonNull;

import dev.gan4j.cascade.Condition;
import dev.gan4j.cascade.GeneratorPool;
import dev.gan4j.cascade.Imputation;
import dev.gan4j.cascade.SampleGroups;
import dev.gan4j.cascade.TableSampler;
import dev.gan4j.data.Dataset;
import dev.gan4j.eval.Judgement;
import dev.gan4j.eval.Judging;
import dev.gan4j.eval.TableJudge;
import dev.gan4j.eval.Verdict;
import dev.gan4j.experiment.TableExperiment;
import dev.gan4j.internal.AtomicFile;
import dev.gan4j.model.TableModel;
import dev.gan4j.table.SchemaYaml;
import dev.gan4j.table.Table;
import dev.gan4j.table.TableReader;
import dev.gan4j.table.TableSchema;
import dev.gan4j.table.TableWriter;
import dev.gan4j.train.TableTrainer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A trained generator of a table of mixed columns: the shortest way from rows to samples,
 * {@code TableGan.fit(Path.of("people.csv")).sample(1_000)}. Immutable and thread-safe.
 *
 * <p>{@code fit} trains to the end and judges the result by rows that training has not seen. Look at {@link #verdict()} before you
 * use the samples. For columns of numbers alone, {@link Gan} has further networks and objectives.
 *
 * <p>Start the JVM with {@code --add-modules jdk.incubator.vector}: without that module long trainings run on slower kernels
 * (see the {@linkplain dev.gan4j package}).
 */
public final class TableGan {

    private final TableModel model;
    private final GeneratorPool generators;

    private TableGan(TableModel model) {
        this.model = model;
        generators = new GeneratorPool(model::generator);
    }

    /**
     * Trains on a CSV file.
     *
     * @param csv the file, as it is or gzipped; what its columns hold is found out
     * @return the trained generator
     * @throws InvalidInputException if there is no such file, or it cannot be learnt; the message names the file, and the line or
     *                               the column
     */
    public static TableGan fit(Path csv) {
        return fit(TableExperiment.of(csv));
    }

    /**
     * Trains an experiment on its own file.
     *
     * @param experiment what to train
     * @return the trained generator
     * @throws InvalidInputException if the file cannot be learnt, or the experiment names none
     */
    public static TableGan fit(TableExperiment experiment) {
        return trained(TableTrainer.of(experiment));
    }

    /**
     * Trains on rows.
     *
     * @param rows such as {@code TableRows.ofRecords(people)}
     * @return the trained generator
     * @throws InvalidInputException if they cannot be learnt; the message names the column
     */
    public static TableGan fit(TableRows rows) {
        return fit(rows, TableExperiment.builder().build());
    }

    /**
     * Trains an experiment on rows, in place of its own file.
     *
     * @param rows       such as {@code TableRows.ofRecords(people)}
     * @param experiment what to train, such as {@code TableExperiment.builder().seed(7).build()}
     * @return the trained generator
     * @throws InvalidInputException if they cannot be learnt, or are not as the experiment's schema says
     */
    public static TableGan fit(TableRows rows, TableExperiment experiment) {
        return trained(trainer(rows, experiment));
    }

    /**
     * Prepares to train on rows, to follow the training, to stop it, or to use more than one thread.
     *
     * @param rows       such as {@code TableRows.ofRecords(people)}
     * @param experiment what to train
     * @return a trainer, whose {@linkplain TableTrainer#result result} {@link #of} takes
     * @throws InvalidInputException as {@link #fit(TableRows, TableExperiment)}
     */
    public static TableTrainer trainer(TableRows rows, TableExperiment experiment) {
        return TableTrainer.of(experiment.withTable(null, experiment.sha256()),
                rows.table(TableReader.Options.of(SchemaYaml.told(experiment.schema()))));
    }

    private static TableGan trained(TableTrainer trainer) {
        return of(trainer.train(progress -> {}, Judging.EVERYTHING));
    }

    /**
     * Wraps a model, such as the result of a {@link TableTrainer}.
     *
     * @param model of a table
     * @return the same, as a generator
     */
    public static TableGan of(TableModel model) {
        return new TableGan(requireNonNull(model, "model must not be null"));
    }

    /**
     * Loads what was saved here or by the command.
     *
     * @param file a {@code .gan} file, which may come from anywhere
     * @return the generator, which samples the same rows to the bit
     * @throws InvalidInputException if the file is missing, damaged, none of a table, or of a newer format; the message says what is
     *                               wrong
     */
    public static TableGan load(Path file) {
        return new TableGan(TableModel.read(file));
    }

    /**
     * Saves the generator, so that {@link #load} in another process, or the command, samples the same rows.
     *
     * @param file where to, usually with the extension {@code .gan}; an existing file is replaced
     * @throws IOException           if the file cannot be written
     * @throws InvalidInputException if it is a directory
     */
    public void save(Path file) throws IOException {
        model.write(file);
    }

    /**
     * Samples rows with seed {@value Gan#DEFAULT_SEED}: the same rows at each call.
     *
     * @param count how many, at least 0
     * @param where conditions that each row satisfies, such as {@code "sex=Female"}, {@code "age>=30"} or
     *              {@code "island in (Dream, Biscoe)"}
     * @return exactly so many rows, however rare the conditions are
     * @throws InvalidInputException if there is no such column or category, or no row can satisfy the conditions
     */
    public TableRows sample(int count, String... where) {
        return sampler().where(where).sample(count);
    }

    /**
     * Returns what samples under conditions, with shares, or by another seed.
     *
     * @return a sampler of any rows, by seed {@value Gan#DEFAULT_SEED}
     */
    public Sampler sampler() {
        return new Sampler(Gan.DEFAULT_SEED, List.of(), List.of(), List.of());
    }

    /**
     * Fills the blanks of rows, with seed {@value Gan#DEFAULT_SEED}, and changes nothing else.
     *
     * @param holes rows with the columns of this table, in any order
     * @return the same rows, with the columns of this table alone; blanks of identifiers and free text stay, and those that a
     *         rule needs
     * @throws InvalidInputException if a column is missing
     */
    public TableRows impute(TableRows holes) {
        return impute(holes, Gan.DEFAULT_SEED);
    }

    /**
     * Fills the blanks of rows, and changes nothing else. Each is drawn given the rest of its row.
     *
     * @param holes rows with the columns of this table, in any order
     * @param seed  another one fills them anew: several imputations show how much depends on them
     * @return the same rows, with the columns of this table alone; blanks of identifiers and free text stay
     * @throws InvalidInputException if a column is missing
     */
    public TableRows impute(TableRows holes, long seed) {
        Table table = holes.like(schema());
        Dataset filled = generators.use(generator -> new Imputation(schema(), table).fill(generator, seed));
        // A category that only these rows have stays as it is.
        return holes.filled(filled, schema().withColumns(table.schema().columns()));
    }

    /**
     * Judges samples by other real rows, of which training has seen none.
     *
     * @param heldOut real rows, at least 4
     * @return every score beside its noise floor, and a verdict
     * @throws InvalidInputException if there are too few rows, or a column is missing
     */
    public Judgement judge(TableRows heldOut) {
        Dataset real = heldOut.like(schema()).data();
        Dataset generated = sampler().seed(TableSampler.JUDGED_SEED).rows(0,
                Math.min(real.rows(), TableJudge.MOST_ROWS));
        return TableJudge.compare(real, generated,
                TableJudge.Options.DEFAULT.withTarget(model.experiment().target()).withRulesOf(schema()));
    }

    /**
     * Returns the names of the columns.
     *
     * @return in order
     */
    public List<String> columns() {
        return schema().columns().names();
    }

    /**
     * Returns what the columns hold, with rules and dependencies.
     *
     * @return YAML, as {@code gan4j schema} writes it
     */
    public String schemaYaml() {
        return SchemaYaml.write(schema(), List.of());
    }

    private TableSchema schema() {
        return model.schema();
    }

    /**
     * Returns how close samples are to real rows that training has not seen.
     *
     * @return the judgement at the end of training
     */
    public Judgement judgement() {
        return model.judgement();
    }

    /**
     * Returns the judgement in words.
     *
     * @return grade and sentences
     */
    public Verdict verdict() {
        return judgement().verdict();
    }

    /**
     * Returns everything that is known about the training.
     *
     * @return the model, as it is saved in a file
     */
    public TableModel model() {
        return model;
    }

    @Override
    public String toString() {
        return "TableGan[" + String.join(", ", columns()) + "; " + verdict().grade().words() + "]";
    }

    /**
     * Samples rows of one seed, under conditions. Row i depends on the model, the seed, the conditions and i alone, unless the schema
     * says that rows differ: then it also depends on those before it. Immutable and thread-safe.
     */
    public final class Sampler {

        private final long seed;
        private final List<Condition> where;
        private final List<Condition> parts;
        private final List<Double> shares;

        private Sampler(long seed, List<Condition> where, List<Condition> parts, List<Double> shares) {
            this.seed = seed;
            this.where = where;
            this.parts = parts;
            this.shares = shares;
        }

        /**
         * Returns a sampler of other rows.
         *
         * @param other seed
         * @return the same under all conditions
         */
        public Sampler seed(long other) {
            return new Sampler(other, where, parts, shares);
        }

        /**
         * Returns a sampler whose rows satisfy further conditions.
         *
         * @param conditions such as {@code "sex=Female"}, {@code "age>=30"} or {@code "island in (Dream, Biscoe)"}
         * @return a sampler
         * @throws InvalidInputException if a condition has no such form, or there is no such column or category; the message lists
         *                               those there are
         */
        public Sampler where(String... conditions) {
            List<Condition> all = new ArrayList<>(where);
            for (String condition : conditions) {
                all.add(Condition.parse(condition, schema().columns()));
            }
            return new Sampler(seed, List.copyOf(all), parts, shares);
        }

        /**
         * Returns a sampler of whose rows a share satisfies a condition; of several of them, each has a share of its own, and all other
         * rows satisfy none. Of the first n rows it is the share of n, rounded, for any n.
         *
         * @param condition of one column, the same in each call, such as {@code "income=>50K"}
         * @param share     from 0 to 1; all together at most 1
         * @return a sampler
         * @throws InvalidInputException as {@link #where}, if the columns differ, or the shares add up to more than 1
         */
        public Sampler share(String condition, double share) {
            List<Condition> allParts = new ArrayList<>(parts);
            allParts.add(Condition.parse(condition, schema().columns()));
            List<Double> allShares = new ArrayList<>(shares);
            allShares.add(share);
            Sampler more = new Sampler(seed, where, List.copyOf(allParts), List.copyOf(allShares));
            more.groups();
            return more;
        }

        private SampleGroups groups() {
            return SampleGroups.of(schema().columns(), where, parts, shares);
        }

        private TableSampler made() {
            return new TableSampler(generators, schema(), seed, groups());
        }

        /**
         * Samples rows.
         *
         * @param count how many, at least 0
         * @return rows 0 to count - 1
         * @throws InvalidInputException if no row can satisfy the conditions or the rules
         */
        public TableRows sample(int count) {
            return sample(0, count);
        }

        /**
         * Samples rows from the middle of a series, so that threads and processes can sample parts of it.
         *
         * @param first number of the first one, at least 0
         * @param count how many, at least 0
         * @return rows first to first + count - 1
         * @throws InvalidInputException if no row can satisfy the conditions or the rules
         */
        public TableRows sample(long first, int count) {
            return TableRows.sampled(rows(first, count), schema(), seed, first);
        }

        private Dataset rows(long first, int count) {
            if (first < 0 || count < 0) {
                throw new IllegalArgumentException(
                        "first and count must be at least 0 but were " + first + " and " + count);
            }
            return made().sample(first, count);
        }

        /**
         * Samples any number of rows into a CSV file, as the table's file is written, without holding them in memory.
         *
         * @param count how many, at least 0
         * @param file  where to; it appears when it is complete, and replaces one that is there
         * @throws IOException           if it cannot be written
         * @throws InvalidInputException if no row can satisfy the conditions or the rules
         */
        public void write(long count, Path file) throws IOException {
            AtomicFile.write(file, out -> write(count, out));
        }

        private void write(long count, OutputStream out) throws IOException {
            TableWriter writer = new TableWriter(schema(), seed);
            TableSampler.InOrder rows = made().inOrder(count);
            out.write(writer.header());
            for (long first = 0; first < count; first += TableSampler.BLOCK) {
                out.write(writer.rows(rows.next(), first));
            }
        }

        @Override
        public String toString() {
            return "Sampler[seed " + seed + String.join("", where.stream().map(each -> ", " + each.text()).toList())
                    + String.join("", java.util.stream.IntStream.range(0, parts.size())
                            .mapToObj(i -> ", " + parts.get(i).text() + " in " + shares.get(i) + " of the rows")
                            .toList())
                    + "]";
        }
    }
}
