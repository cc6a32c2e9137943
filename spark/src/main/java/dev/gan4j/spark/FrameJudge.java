package dev.gan4j.spark;

import static java.util.Objects.requireNonNull;

import dev.gan4j.InvalidInputException;
import dev.gan4j.eval.Judge;
import dev.gan4j.eval.Judgement;
import dev.gan4j.eval.Judging;
import dev.gan4j.eval.TableJudge;
import dev.gan4j.table.SchemaYaml;
import dev.gan4j.table.Table;
import dev.gan4j.table.TableReader;
import dev.gan4j.table.TableSchema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Judges synthetic frames of any size by real ones. Shapes, pairs, blanks and rules are those of all rows, found by Spark SQL with the
 * definitions of {@link TableJudge}; detection, copies and the rest are those of rows that are brought to the driver, chosen by the
 * seed as {@link FrameRows#sample} does.
 *
 * <p>Frames are read several times: cache or save them first if they are costly to make.
 */
public final class FrameJudge {

    private FrameJudge() {}

    /**
     * What a judgement may be told.
     *
     * @param seed       of all that is chosen
     * @param judging    how much is wanted of the rows on the driver; referees need the module gan4j-referees
     * @param schemaYaml what all columns that are judged hold and which rules rows keep, as {@code gan4j schema} writes it; null to
     *                   find it out by the real rows on the driver
     * @param target     the column whose prediction is tested; null to choose one
     * @param sampleRows real rows on the driver, at least 4; at most twice {@value TableJudge#MOST_ROWS} are of use
     */
    public record Options(long seed, Judging judging, @Nullable String schemaYaml, @Nullable String target,
            int sampleRows) {

        /** Everything, of as many rows as are of use. */
        public static final Options DEFAULT = new Options(Judge.DEFAULT_SEED, Judging.EVERYTHING, null, null,
                2 * TableJudge.MOST_ROWS);

        /** Checks the number of rows. */
        public Options {
            requireNonNull(judging, "judging must not be null");
            if (sampleRows < 4) {
                throw new InvalidInputException("sampleRows must be at least 4 but was " + sampleRows);
            }
        }

        /**
         * Returns the same with a schema.
         *
         * @param yaml such as {@code TableGan.schemaYaml()} returns
         * @return the options
         */
        public Options withSchema(String yaml) {
            return new Options(seed, judging, requireNonNull(yaml, "yaml must not be null"), target, sampleRows);
        }

        /**
         * Returns the same with or without referees.
         *
         * @param other how much is wanted
         * @return the options
         */
        public Options withJudging(Judging other) {
            return new Options(seed, other, schemaYaml, target, sampleRows);
        }

        /**
         * Returns the same with another number of rows on the driver.
         *
         * @param rows real ones
         * @return the options
         */
        public Options withSampleRows(int rows) {
            return new Options(seed, judging, schemaYaml, target, rows);
        }

        private TableReader.Options reading() {
            return schemaYaml == null
                    ? TableReader.Options.NONE
                    : new TableReader.Options(null, null, SchemaYaml.parse(schemaYaml, "schema"), false);
        }
    }

    /**
     * Judges a synthetic frame, whoever made it.
     *
     * @param real      at least 4 rows
     * @param synthetic at least 2 rows, with the columns of the real frame that are judged
     * @param options   what is told
     * @return the judgement
     * @throws InvalidInputException if there are too few rows, or columns differ; the message names the frame and the column
     */
    public static FrameJudgement compare(Dataset<Row> real, Dataset<Row> synthetic, Options options) {
        Table ofReal = FrameRows.texts(real, options.sampleRows, options.seed).table(options.reading());
        Table ofSynthetic = like(synthetic, ofReal.schema(), (options.sampleRows + 1) / 2, options);
        Judgement judgement = TableJudge.compare(ofReal.data(), ofSynthetic.data(), ofTables(ofReal, options));
        return judge(real, synthetic, null, ofReal.schema(), judgement, options,
                ofReal.data().rows() + " real rows and " + ofSynthetic.data().rows() + " synthetic rows");
    }

    /**
     * Judges a synthetic frame by rows that its generator was not trained on, beside those that it was, so that copies are seen.
     *
     * @param training  at least 2 rows
     * @param heldOut   at least 2 rows of the same table
     * @param synthetic at least 2 rows, with the columns that are judged
     * @param options   what is told
     * @return the judgement, with a floor
     * @throws InvalidInputException as {@link #compare}
     */
    public static FrameJudgement against(Dataset<Row> training, Dataset<Row> heldOut, Dataset<Row> synthetic,
            Options options) {
        int most = Math.min(options.sampleRows, TableJudge.MOST_ROWS);
        Table ofTraining = FrameRows.texts(training, most, options.seed).table(options.reading());
        Table ofHeldOut = like(heldOut, ofTraining.schema(), most, options);
        Table ofSynthetic = like(synthetic, ofTraining.schema(), most, options);
        Judgement judgement = TableJudge.against(ofTraining.data(), ofHeldOut.data(), ofSynthetic.data(),
                ofTables(ofTraining, options));
        return judge(heldOut, synthetic, training, ofTraining.schema(), judgement, options,
                ofTraining.data().rows() + " training rows, " + ofHeldOut.data().rows() + " held-out rows and "
                        + ofSynthetic.data().rows() + " synthetic rows");
    }

    private static Table like(Dataset<Row> frame, TableSchema schema, int rows, Options options) {
        return FrameRows.texts(frame, rows, options.seed).table(TableReader.Options.like(schema));
    }

    private static TableJudge.Options ofTables(Table table, Options options) {
        return TableJudge.Options.DEFAULT.withSeed(options.seed).withJudging(options.judging).withTarget(options.target)
                .withRulesOf(table.schema());
    }

    private static FrameJudgement judge(Dataset<Row> real, Dataset<Row> synthetic, @Nullable Dataset<Row> training,
            TableSchema schema, Judgement ofSamples, Options options, String chosen) {
        String nameOfReal = training == null ? "the real frame" : "the held-out frame";
        ExactScores scores = new ExactScores(synthetic, real, schema, "the synthetic frame", nameOfReal);
        ExactScores ofFloor = training == null
                ? null
                : new ExactScores(training, real, schema, "the training frame", nameOfReal);
        List<FrameJudgement.ColumnScore> columns = IntStream.range(0, scores.columns().size())
                .mapToObj(j -> new FrameJudgement.ColumnScore(scores.columns().get(j).name(),
                        1 - scores.distances()[j], scores.blanks(false, j), scores.blanks(true, j)))
                .toList();
        List<String> words = RuleCounts.words(schema);
        long[] ofReal = RuleCounts.of(real, nameOfReal, schema);
        long[] ofSynthetic = RuleCounts.of(synthetic, "the synthetic frame", schema);
        List<String> notes = new ArrayList<>();
        notes.add(String.format(Locale.ROOT,
                "Shapes, pairs, blanks and rules are those of all rows: %,d and %,d.", scores.rows(false),
                scores.rows(true)));
        notes.add("Everything else, the kinds of the columns included, is found from " + chosen
                + ", chosen by seed " + options.seed + ".");
        return new FrameJudgement(scores.rows(false), scores.rows(true), shapes(scores), pairs(scores),
                ofFloor == null ? null : new FrameJudgement.Floor(shapes(ofFloor), pairs(ofFloor)), columns,
                Arrays.stream(scores.pairs()).map(row -> Arrays.stream(row).boxed().toList()).toList(),
                IntStream.range(0, words.size())
                        .mapToObj(i -> new FrameJudgement.RuleShares(words.get(i), ofReal[i], ofSynthetic[i])).toList(),
                ofSamples, notes);
    }

    private static double shapes(ExactScores scores) {
        return 1 - ExactScores.mean(scores.distances());
    }

    private static double pairs(ExactScores scores) {
        return ExactScores.mean(Arrays.stream(scores.pairs()).flatMapToDouble(Arrays::stream).toArray());
    }
}
