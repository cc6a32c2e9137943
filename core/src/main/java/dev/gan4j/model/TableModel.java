package dev.gan4j.model;

import static java.util.Objects.requireNonNull;

import dev.gan4j.InvalidInputException;
import dev.gan4j.cascade.Cascade;
import dev.gan4j.cascade.TableGenerator;
import dev.gan4j.codec.TableCodec;
import dev.gan4j.eval.Judgement;
import dev.gan4j.experiment.TableExperiment;
import dev.gan4j.internal.AtomicFile;
import dev.gan4j.model.internal.RankNetwork;
import dev.gan4j.nn.internal.Parameters;
import dev.gan4j.table.TableSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A trained generator of a table with all that is known of it, as a {@code .gan} file holds it; immutable.
 *
 * <p>The file is a zip of three entries: {@code manifest.json}, {@code schema.yaml} and {@code weights.bin}. It holds no training
 * row: of a column it holds the categories and the numbers that enough training rows have, and quantiles of all others.
 *
 * @param libraryVersion of the library that trained it
 * @param experiment     what was trained, with the hash of its table
 * @param schema         of the table
 * @param codec          between rows and codes
 * @param weights        of the cascade
 * @param ranks          samples rows of which nothing is asked, in place of the cascade; null where there is none
 * @param judgement      how close samples are to rows that training has not seen
 * @param training       what became of the training
 */
@SuppressWarnings("exports") // a table, its codes and its weights are for gan4j's own modules; a user has the file
public record TableModel(String libraryVersion, TableExperiment experiment, TableSchema schema, TableCodec codec,
        Parameters weights, @Nullable RankNetwork ranks, Judgement judgement, Training training) {

    /**
     * What became of a training.
     *
     * @param rows            training rows
     * @param likelihoodSteps steps of likelihood
     * @param bestLikelihood  the step whose weights the game began with
     * @param surprise        minus their mean log-likelihood of the rows that stopped them, in nats a row
     * @param gameIterations  adversarial iterations
     * @param bestGame        the iteration whose weights were kept; 0 where those from before the game were
     * @param areaBefore      how well trees told samples from the stopping rows before the game: the area under the curve
     * @param areaAfter       the same at the last look, which may be later than {@code bestGame}
     * @param seconds         wall time
     * @param outcome         how it ended; where a number was not finite, the weights are those of the best look before
     */
    public record Training(int rows, long likelihoodSteps, long bestLikelihood, double surprise, long gameIterations,
            long bestGame, double areaBefore, double areaAfter, double seconds, TrainingOutcome outcome) {

        /** Checks that nothing is missing. */
        public Training {
            requireNonNull(outcome, "outcome must not be null");
        }
    }

    /** Checks that nothing is missing. */
    public TableModel {
        requireNonNull(libraryVersion, "libraryVersion must not be null");
        requireNonNull(experiment, "experiment must not be null");
        requireNonNull(schema, "schema must not be null");
        requireNonNull(codec, "codec must not be null");
        requireNonNull(weights, "weights must not be null");
        requireNonNull(judgement, "judgement must not be null");
        requireNonNull(training, "training must not be null");
    }

    /**
     * Tells whether a model file is that of a table.
     *
     * @param file a {@code .gan} file
     * @return false for one of numbers
     * @throws InvalidInputException if it is no model; the message names it and says what is wrong
     */
    public static boolean isTable(Path file) {
        return TableModelFile.isTable(file);
    }

    /**
     * Reads a model from a file, which may come from anywhere.
     *
     * @param file a {@code .gan} file
     * @return the model
     * @throws InvalidInputException if it is missing, damaged, none of a table, or of a newer format; the message names it and
     *                               says what is wrong
     */
    public static TableModel read(Path file) {
        return TableModelFile.read(file);
    }

    /**
     * Writes the model to a file, which is there as a whole or not at all, and reads it again to see that it can be.
     *
     * @param file where to; a file that is there already is replaced
     * @throws IOException           if it cannot be written, or what was written cannot be read
     * @throws InvalidInputException if it is a directory
     */
    public void write(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new InvalidInputException(file + " must be a file to write the model to but is a directory");
        }
        AtomicFile.write(file, out -> TableModelFile.write(this, out));
        try {
            if (!TableModelFile.weights(read(file)).equals(TableModelFile.weights(this))) {
                throw new IOException(file + " was written but reads as another model");
            }
        } catch (InvalidInputException e) {
            throw new IOException(file + " was written but cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Creates what samples rows; each thread needs one of its own.
     *
     * @return a generator of this table
     */
    public TableGenerator generator() {
        return new TableGenerator(schema, codec, cascade(), weights, ranks);
    }

    Cascade cascade() {
        return new Cascade(codec.widths(), codec.ordered(), experiment.generator());
    }

    @Override
    public String toString() {
        return "TableModel[" + experiment.name() + ", seed " + experiment.seed() + ", " + schema.columns().width()
                + " columns]";
    }
}
