package dev.gan4j.model.internal;

import dev.gan4j.cascade.RowSource;
import dev.gan4j.codec.Affine;
import dev.gan4j.codec.CategoryCode;
import dev.gan4j.codec.Codec;
import dev.gan4j.codec.ColumnMap;
import dev.gan4j.codec.NumberCode;
import dev.gan4j.codec.Ranks;
import dev.gan4j.codec.TableCodec;
import dev.gan4j.data.Column;
import dev.gan4j.data.Dataset;
import dev.gan4j.data.Points;
import dev.gan4j.data.Schema;
import dev.gan4j.experiment.DataSpec;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.RanksSpec;
import dev.gan4j.experiment.TableExperiment;
import dev.gan4j.experiment.TrainingPlan;
import dev.gan4j.model.Pair;
import dev.gan4j.nn.internal.Parameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * The generator of small tables of real columns: a network from latents to the normal quantiles of ranks. It draws whole rows;
 * what is asked of rows, and blanks to fill, are for the cascade.
 *
 * @param pair both networks
 */
public record RankNetwork(Pair pair) implements RowSource {

    /** Training rows below which there is nothing to play for. */
    private static final int LEAST_ROWS = 50;
    private static final int CALIBRATION_ROWS = 50_000;
    /** Rows that calibrate are not those that a user draws first. */
    private static final long CALIBRATION_SEED = 0x72616e6b73L;
    /** Categories whose order, which means nothing, does little harm. */
    private static final int MOST_CATEGORIES = 10;
    /** The share of the training rows that its training does not see: none, but for the few that must be held out. */
    private static final String HOLDOUT = "1e-9";
    /** The rows are known by the table's hash. */
    private static final String NO_HASH = "0".repeat(64);
    /** The preset whose recipe it follows. */
    private static final String RECIPE = "recommended";

    /**
     * Tells whether a table has such a network: no more training rows than it is meant for, no blanks, at least half of the
     * columns with more numbers than can be told one by one, and the others of few categories or numbers.
     *
     * @param spec     how many rows it is meant for
     * @param codec    fitted to the training rows
     * @param training the rows
     * @return false where the cascade samples all rows
     */
    public static boolean suits(RanksSpec spec, TableCodec codec, Dataset training) {
        int[] learnt = codec.learnt();
        int real = 0;
        for (int i = 0; i < learnt.length; i++) {
            boolean suits = switch (codec.codes().get(i)) {
                case NumberCode numbers ->
                    training.schema().columns().get(learnt[i]) instanceof Column.Numeric
                            && Arrays.stream(training.column(learnt[i])).noneMatch(Double::isNaN);
                case CategoryCode categories -> categories.width() <= MOST_CATEGORIES && !categories.hasRare();
            };
            if (!suits || codec.bases()[i].length > 0) {
                return false;
            }
            real += codec.codes().get(i) instanceof NumberCode numbers && numbers.hasBins() ? 1 : 0;
        }
        return training.rows() >= LEAST_ROWS && training.rows() <= spec.rows() && learnt.length > 1
                && 2 * real >= learnt.length;
    }

    /**
     * Returns what is trained.
     *
     * @param table   the experiment on the table
     * @param columns names of the learnt columns
     * @param rows    training rows
     * @return an experiment on rows in memory
     */
    public static Experiment experiment(TableExperiment table, List<String> columns, int rows) {
        RanksSpec spec = table.ranks();
        String penalty = "[{type: r1, weight: " + spec.penalty() + "}, {type: r2, weight: " + spec.penalty() + "}]";
        return Experiment.preset(RECIPE).withData(new DataSpec.Given(rows, columns, NO_HASH))
                .with(Map.ofEntries(Map.entry("range", "ranks"),
                        Map.entry("seed", Long.toString(table.seed())), Map.entry("holdout", HOLDOUT),
                        Map.entry("iterations", Long.toString(spec.iterations())),
                        Map.entry("latent.dimension", Integer.toString(spec.latents() * columns.size())),
                        Map.entry("generator.hidden", spec.hidden().toString()),
                        Map.entry("discriminator.hidden", spec.hidden().toString()),
                        Map.entry("generator.initialiser", "he"), Map.entry("discriminator.initialiser", "he"),
                        Map.entry("penalty", penalty),
                        Map.entry("optimiser.learningRate", Double.toString(spec.learningRate()))));
    }

    /**
     * Returns the learnt columns of rows, each number that too few rows have as the nearest one that enough have.
     *
     * @param codec fitted to the training rows
     * @param rows  of the table
     * @return as many rows
     */
    public static Dataset learnt(TableCodec codec, Dataset rows) {
        int[] learnt = codec.learnt();
        Schema schema = Schema.numeric(Arrays.stream(learnt).mapToObj(rows.schema().keys()::get).toList());
        return new Dataset(schema, Points.generate(rows.rows(), learnt.length, (row, point) -> {
            for (int i = 0; i < learnt.length; i++) {
                double value = rows.values().get(row, learnt[i]);
                point[i] = switch (codec.codes().get(i)) {
                    case NumberCode numbers -> numbers.isBin(numbers.encode(value))
                            ? value
                            : numbers.decode(numbers.encode(value), 0);
                    case CategoryCode categories -> value;
                };
            }
        }), null);
    }

    /**
     * Returns the plan of networks whose weights are known.
     *
     * @param table   the experiment on the table
     * @param columns names of the learnt columns
     * @param rows    training rows
     * @return the plan
     */
    public static TrainingPlan plan(TableExperiment table, List<String> columns, int rows) {
        return TrainingPlan.of(experiment(table, columns, rows));
    }

    /**
     * Creates a network.
     *
     * @param plan    of both
     * @param codec   of the ranks of each learnt column
     * @param weights of both
     * @return the network
     */
    public static RankNetwork of(TrainingPlan plan, Codec codec, Parameters weights) {
        return new RankNetwork(Pair.of(plan, codec, weights));
    }

    /**
     * Returns the trained network with each column mapped back so that what is generated has the shares of the training rows.
     *
     * @param plan    of both networks
     * @param trained both
     * @return the network
     */
    public static RankNetwork calibrated(TrainingPlan plan, Pair trained) {
        List<ColumnMap> ranks = trained.codec().columns();
        Codec none = new Codec(Collections.nCopies(ranks.size(), new Affine(0, 1)));
        Points features = Pair.of(plan, none, trained.parameters()).generator().points(0, CALIBRATION_ROWS,
                CALIBRATION_SEED);
        List<ColumnMap> calibrated = new ArrayList<>();
        for (int j = 0; j < ranks.size(); j++) {
            if (!(ranks.get(j) instanceof Ranks column)) {
                throw new IllegalArgumentException("each column must be mapped by ranks but was by " + ranks.get(j));
            }
            double[] generated = features.column(j);
            boolean isConstant = Arrays.stream(generated).allMatch(value -> value == generated[0]);
            calibrated.add(isConstant ? column : column.calibrated(generated));
        }
        return of(plan, new Codec(calibrated), trained.parameters());
    }

    @Override
    public Points draw(long seed, long first, int count) {
        return pair.generator().points(first, count, seed);
    }
}
