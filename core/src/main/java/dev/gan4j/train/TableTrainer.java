package dev.gan4j.train;

import dev.gan4j.Gan4j;
import dev.gan4j.InvalidInputException;
import dev.gan4j.cascade.Condition;
import dev.gan4j.cascade.TableCheckpoint;
import dev.gan4j.cascade.TableGenerator;
import dev.gan4j.cascade.TableLook;
import dev.gan4j.cascade.TableSampler;
import dev.gan4j.cascade.TableTraining;
import dev.gan4j.codec.TableCodec;
import dev.gan4j.data.Column;
import dev.gan4j.data.Dataset;
import dev.gan4j.data.internal.Holdout;
import dev.gan4j.eval.Judgement;
import dev.gan4j.eval.Judging;
import dev.gan4j.eval.TableJudge;
import dev.gan4j.eval.internal.Alignment;
import dev.gan4j.experiment.TableExperiment;
import dev.gan4j.internal.Sha256;
import dev.gan4j.model.TableModel;
import dev.gan4j.model.TrainingOutcome;
import dev.gan4j.model.internal.RankNetwork;
import dev.gan4j.nn.internal.Parameters;
import dev.gan4j.random.AddressedRandom;
import dev.gan4j.random.Stream;
import dev.gan4j.table.DatabaseAccess;
import dev.gan4j.table.RareValues;
import dev.gan4j.table.Rules;
import dev.gan4j.table.SchemaYaml;
import dev.gan4j.table.Table;
import dev.gan4j.table.TableSchema;
import dev.gan4j.train.internal.Discretion;
import dev.gan4j.train.internal.TableInput;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Trains an experiment on a table: reads the rows, holds some out, fits a codec to the others, trains a cascade, and judges its
 * samples by the held-out rows. Not safe for use by several threads at once.
 */
@SuppressWarnings("exports") // a table that was read and the state of a training are for gan4j's own modules
public final class TableTrainer {

    private final TableExperiment experiment;
    private final Table table;
    private final Rules rules;
    private final Dataset training;
    private final Dataset heldOut;
    private final TableCodec codec;
    private final RareValues rare;
    private final String schemaHash;
    private int threads = 1;
    private volatile boolean stopRequested;
    private @Nullable Duration checkpointEvery;
    private @Nullable SavedTableTraining saved;
    private @Nullable TableTraining session;
    private double secondsBefore;
    private long begin;

    /** Follows a training. */
    public interface Listener {

        /**
         * Is told how far training is: at its beginning, and after each step.
         *
         * @param progress at present
         */
        void on(TableTraining.Progress progress);

        /**
         * Is given a checkpoint, while training waits.
         *
         * @param checkpoint the training as it stands
         */
        void onCheckpoint(SavedTableTraining checkpoint);
    }

    private TableTrainer(TableExperiment experiment, Table table) {
        this.experiment = experiment;
        this.table = table;
        requireTarget();
        schemaHash = Sha256.of(SchemaYaml.write(table.schema(), List.of()).getBytes(StandardCharsets.UTF_8));
        rules = new Rules(table.schema());
        Dataset data = table.data();
        boolean[] held = held(table.source(), data.rows(), experiment);
        heldOut = data.select(IntStream.range(0, held.length).filter(row -> held[row]).toArray());
        training = data.select(shuffled(IntStream.range(0, held.length).filter(row -> !held[row]).toArray(),
                experiment.seed()));
        rare = new RareValues(table.schema(), training, experiment.minimumCount(), table.source());
        codec = TableCodec.fit(rare.training(), Set.copyOf(rules.given()), experiment.minimumCount());
        if (codec.learnt().length == 0) {
            throw new InvalidInputException(
                    table.source() + ": must have a column of numbers, times or categories, but has"
                            + " none: " + String.join(", ", data.schema().names()));
        }
    }

    private static boolean[] held(String source, int rows, TableExperiment experiment) {
        try {
            return Holdout.choose(rows, experiment.holdout(), experiment.seed());
        } catch (InvalidInputException e) {
            throw new InvalidInputException(source + ": " + e.getMessage(), e);
        }
    }

    private void requireTarget() {
        List<String> possible = table.schema().columns().columns().stream().filter(Column::hasValues).map(Column::name)
                .toList();
        if (experiment.target() != null && !possible.contains(experiment.target())) {
            throw new InvalidInputException(table.source() + ": target must be a column of numbers, categories or times"
                    + " but was \"" + experiment.target() + "\"; there is: " + String.join(", ", possible));
        }
    }

    /** Training is stopped by the first rows, so their order must mean nothing. */
    private static int[] shuffled(int[] rows, long seed) {
        AddressedRandom random = new AddressedRandom(seed);
        random.seek(Stream.HOLDOUT, 1);
        random.shuffle(rows);
        return rows;
    }

    /**
     * Reads the table of an experiment. A database is asked by the user whom the environment names, with GAN4J_JDBC_USER and
     * GAN4J_JDBC_PASSWORD.
     *
     * @param experiment what to train
     * @return a trainer that has not begun
     * @throws InvalidInputException if the table or its schema cannot be used; the message names the file, and the line or the
     *                               column
     * @throws java.io.UncheckedIOException if the disk or the database fails
     */
    public static TableTrainer of(TableExperiment experiment) {
        return of(experiment, TableInput.read(experiment, DatabaseAccess.environment()));
    }

    /**
     * Takes a table that was read.
     *
     * @param experiment what to train, in place of its own table
     * @param table      the rows
     * @return a trainer that has not begun
     * @throws InvalidInputException if the table cannot be used
     */
    public static TableTrainer of(TableExperiment experiment, Table table) {
        String expected = experiment.sha256();
        if (expected != null && !expected.equalsIgnoreCase(table.sha256())) {
            throw new InvalidInputException(table.source() + (experiment.database() == null
                    ? ": the experiment was made for a file with SHA-256 " + expected + " but this one has "
                            + table.sha256() + "; restore the file, or remove sha256 to use it as it is"
                    : ": the experiment was made for rows with SHA-256 " + expected
                            + " but the query now has rows with "
                            + table.sha256()
                            + ": the table has changed, or its rows come in another order, which order by"
                            + " in the query would keep; remove sha256 to train on them as they are"));
        }
        return new TableTrainer(experiment, table);
    }

    /**
     * Lets threads share large products, which has no effect on any bit.
     *
     * @param count at least 1
     * @return this trainer
     */
    public TableTrainer threads(int count) {
        threads = count;
        return this;
    }

    /**
     * Returns the table.
     *
     * @return as it was read
     */
    public Table table() {
        return table;
    }

    /**
     * Returns the schema that the model has: without the texts that too few training rows have. Samples are of its columns.
     *
     * @return a part of that of the table
     */
    public TableSchema schema() {
        return rare.schema();
    }

    /**
     * Returns the experiment with the hash of its table.
     *
     * @return which gives the same bits once more, or is refused where the table is no longer the same
     */
    public TableExperiment experiment() {
        return experiment.withSha256(table.sha256().isEmpty() ? null : table.sha256());
    }

    /**
     * Returns the columns that the network learns, without those that others give, and those that hold nothing to learn.
     *
     * @return the number of codes of each column, by its name
     */
    public SequencedMap<String, Integer> codes() {
        int[] learnt = codec.learnt();
        int[] widths = codec.widths();
        SequencedMap<String, Integer> codes = new LinkedHashMap<>();
        for (int i = 0; i < learnt.length; i++) {
            codes.put(table.schema().columns().names().get(learnt[i]), widths[i]);
        }
        return codes;
    }

    /**
     * Returns how far training is.
     *
     * @return at present
     * @throws IllegalStateException if training has not begun
     */
    public TableTraining.Progress progress() {
        return begun().progress();
    }

    private TableTraining begun() {
        if (session == null) {
            throw new IllegalStateException("training has not begun");
        }
        return session;
    }

    /**
     * Returns what was seen at each look so far.
     *
     * @return in order
     * @throws IllegalStateException if training has not begun
     */
    public List<TableLook> looks() {
        return begun().looks();
    }

    /**
     * Returns the rows that training sees.
     *
     * @return in random order
     */
    public Dataset training() {
        return training;
    }

    /**
     * Returns the rows by which the result is judged.
     *
     * @return in the order of the table
     */
    public Dataset heldOut() {
        return heldOut;
    }

    /**
     * Begins the training, or goes on with one.
     *
     * @param from    where one of this experiment stood; null to begin
     * @param seconds that it took before
     * @return the training, to be {@linkplain TableTraining#advance() advanced}
     */
    public TableTraining begin(@Nullable TableCheckpoint from, double seconds) {
        begin = System.nanoTime();
        secondsBefore = seconds;
        TableTraining made = new TableTraining(codec.encode(rare.training()), codec.emitted(), experiment,
                experiment.seed(),
                threads);
        if (from != null) {
            made.resume(from);
        }
        session = made;
        return made;
    }

    /**
     * Returns the wall time of the training.
     *
     * @return in seconds
     */
    public double seconds() {
        return secondsBefore + (System.nanoTime() - begin) / 1e9;
    }

    /**
     * Takes checkpoints while it trains, one when it is stopped, and one at the end; otherwise none are taken.
     *
     * @param interval the wall time between two, longer where they are so expensive that they would slow the run by
     *                 more than 5 %; zero for one before every step
     * @return this trainer
     * @throws IllegalArgumentException if it is negative
     */
    public TableTrainer checkpointEvery(Duration interval) {
        if (interval.isNegative()) {
            throw new IllegalArgumentException("interval must be at least 0 but was " + interval);
        }
        checkpointEvery = interval;
        return this;
    }

    /**
     * Lets the training go on from a checkpoint, to the same bits as one that was never interrupted.
     *
     * @param checkpoint of this experiment and table
     * @return this trainer
     * @throws InvalidInputException if it is of another one
     */
    public TableTrainer resume(SavedTableTraining checkpoint) {
        if (!isOf(checkpoint)) {
            throw new InvalidInputException("the checkpoint is of another experiment, or of another table");
        }
        saved = checkpoint;
        return this;
    }

    /**
     * Tells whether a checkpoint is of this experiment, table and schema, wherever their files are.
     *
     * @param checkpoint any
     * @return whether training can go on from it
     */
    public boolean isOf(SavedTableTraining checkpoint) {
        return withoutFiles(checkpoint.experiment()).equals(withoutFiles(experiment()))
                && checkpoint.schema().equals(schemaHash);
    }

    private TableExperiment withoutFiles(TableExperiment any) {
        return any.withTable(experiment.table(), any.sha256()).withSchema(null);
    }

    /** Asks the training to stop after the step at hand; may be called from any thread. */
    public void stop() {
        stopRequested = true;
    }

    /**
     * Trains to the end, or until somebody asks to stop.
     *
     * @param listener follows the training
     * @return whether it came to its end
     */
    public boolean train(Listener listener) {
        TableTraining going = saved == null ? begin(null, 0) : begin(saved.training(), saved.seconds());
        CheckpointPace pace = new CheckpointPace(checkpointEvery);
        listener.on(going.progress());
        while (!going.progress().phase().isOver()) {
            boolean stops = stopRequested;
            if (stops ? pace.isEnabled() : pace.isDue()) {
                long start = System.nanoTime();
                listener.onCheckpoint(checkpoint(going));
                pace.taken(start);
            }
            if (stops) {
                return false;
            }
            going.advance();
            listener.on(going.progress());
        }
        if (pace.isEnabled()) {
            listener.onCheckpoint(checkpoint(going)); // judging takes its time as well
        }
        return true;
    }

    private SavedTableTraining checkpoint(TableTraining going) {
        return new SavedTableTraining(experiment(), schemaHash, going.likelihoodSteps(), going.checkpoint(),
                seconds());
    }

    /**
     * Trains to the end, and judges.
     *
     * @param listener told of each step
     * @param judging  how much to judge
     * @return the model
     */
    public TableModel train(Consumer<TableTraining.Progress> listener, Judging judging) {
        TableTraining going = begin(null, 0);
        while (!going.progress().phase().isOver()) {
            going.advance();
            listener.accept(going.progress());
        }
        return result(judging);
    }

    /**
     * Judges the training as it stands.
     *
     * @param judging how much to judge
     * @return the model
     * @throws IllegalStateException if training has not begun
     */
    public TableModel result(Judging judging) {
        TableTraining trained = begun();
        double seconds = seconds();
        TableTraining.Progress end = trained.progress();
        boolean isPlayed = end.phase() != TableTraining.Phase.LIKELIHOOD;
        // A training that diverged before the game has done fewer steps than planned.
        boolean isRaised = isPlayed && !Double.isNaN(end.areaStart());
        TableModel.Training training = new TableModel.Training(this.training.rows(),
                isRaised ? trained.likelihoodSteps() : isPlayed ? trained.looks().getLast().step() : end.step(),
                isPlayed ? end.warmStart() : end.bestStep(),
                end.surprise(), isPlayed ? end.step() : 0, isPlayed ? end.bestStep() : 0, end.areaStart(),
                isPlayed ? end.area() : Double.NaN, seconds, outcome(end.phase()));
        RankNetwork ranks = isRanked() ? ranks() : null;
        Parameters weights = trained.calibrated();
        // The model holds the schema itself.
        return new TableModel(Gan4j.version(), experiment().withSchema(null), rare.schema(), codec, weights, ranks,
                judge(drawn(generator(weights, ranks), judgedRows(), List.of()), judging), training);
    }

    /**
     * Creates what samples rows while training goes on.
     *
     * @param weights of the training, such as {@link TableTraining#averaged()}
     * @return a generator of this table; all its rows come from the cascade
     * @throws IllegalStateException if training has not begun
     */
    public TableGenerator generator(Parameters weights) {
        return generator(weights, null);
    }

    private TableGenerator generator(Parameters weights, @Nullable RankNetwork ranks) {
        return new TableGenerator(rare.schema(), codec, begun().cascade(), weights, ranks);
    }

    /**
     * Draws rows as they are judged, with all categories of the table, as its training rows have them.
     *
     * @param generator  of this table
     * @param count      how many; as many as are held out are judged
     * @param conditions that each row satisfies
     * @return the rows
     * @throws InvalidInputException if no row can satisfy the conditions
     */
    public Dataset samples(TableGenerator generator, int count, List<Condition> conditions) {
        return Alignment.of(List.of(training, drawn(generator, count, conditions)), List.of("training rows", "samples"))
                .get(1);
    }

    private static Dataset drawn(TableGenerator generator, int count, List<Condition> conditions) {
        return generator.sample(TableSampler.JUDGED_SEED, 0, count, conditions);
    }

    /**
     * Returns how many samples are judged.
     *
     * @return as many as rows are held out, up to {@value TableJudge#MOST_ROWS}
     */
    public int judgedRows() {
        return Math.min(heldOut.rows(), TableJudge.MOST_ROWS);
    }

    private static TrainingOutcome outcome(TableTraining.Phase phase) {
        return switch (phase) {
            case FINISHED -> TrainingOutcome.COMPLETED;
            case DIVERGED -> TrainingOutcome.NOT_FINITE;
            case LIKELIHOOD, GAME -> TrainingOutcome.STOPPED;
        };
    }

    /**
     * Returns whether samples of which nothing is asked come from a network on ranks.
     *
     * @return true for small tables of real columns
     */
    public boolean isRanked() {
        return RankNetwork.suits(experiment.ranks(), codec, rare.training());
    }

    private RankNetwork ranks() {
        Dataset learnt = RankNetwork.learnt(codec, rare.training());
        TrainedGan trained = Trainer
                .of(RankNetwork.experiment(experiment, learnt.schema().keys(), learnt.rows()), learnt).threads(threads)
                .judging(Judging.WITHOUT_REFEREES).train();
        return RankNetwork.calibrated(trained.plan(), trained.pair());
    }

    private Judgement judge(Dataset generated, Judging judging) {
        Judgement judgement = TableJudge.against(training, heldOut, generated, TableJudge.Options.DEFAULT
                .withSeed(experiment.seed()).withJudging(judging).withTarget(experiment.target()));
        // The model holds it.
        return Discretion.without(rare, judgement);
    }

    @Override
    public String toString() {
        return "TableTrainer[" + experiment + ", " + training.rows() + " training rows]";
    }
}
