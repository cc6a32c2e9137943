package dev.gan4j.model;

import dev.gan4j.InvalidInputException;
import dev.gan4j.eval.Alarm;
import dev.gan4j.eval.Calibration;
import dev.gan4j.eval.DiscriminatorStatistics;
import dev.gan4j.eval.Judgement;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.TrainingPlan;
import dev.gan4j.internal.AtomicFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A trained pair of networks with everything that is known about it: the content of a {@code .gan} file. Immutable.
 *
 * <p>The file is a zip of two entries. {@code manifest.json} names the format and its version, the library's version, the
 * complete experiment, the hash of the data, the units and the figures of training, and describes the weights. {@code
 * weights.bin} holds the weights as little-endian float32. Equal models give equal bytes.
 *
 * <p>Files from untrusted sources can be read: everything is checked before it is used, and anything that is not exactly such a
 * file is refused.
 */
public final class GanModel {

    private final String libraryVersion;
    private final TrainingPlan plan;
    private final Experiment experiment; // the plan's, complete
    private final String dataHash;
    private final Pair pair;
    private final Judgement judgement;
    private final DiscriminatorStatistics discriminatorStatistics;
    private final @Nullable Calibration calibration;
    private final List<Alarm> alarms;
    private final TrainingOutcome outcome;
    private final long iterations;
    private final double seconds;

    /**
     * Creates a model.
     *
     * @param libraryVersion          of the library that trained it
     * @param plan                    what was trained
     * @param pair                    both networks
     * @param judgement               how close the generated samples are to the real ones
     * @param discriminatorStatistics D's output on the real data
     * @param calibration             the relation between D's scores and the densities; null if it is not known
     * @param alarms                  what went wrong in training
     * @param outcome                 how training ended
     * @param iterations              adversarial iterations done, at least 0
     * @param seconds                 wall time of training, in seconds
     */
    public GanModel(String libraryVersion, TrainingPlan plan, Pair pair, Judgement judgement,
            DiscriminatorStatistics discriminatorStatistics, @Nullable Calibration calibration, List<Alarm> alarms,
            TrainingOutcome outcome, long iterations, double seconds) {
        this(libraryVersion, plan, Objects.requireNonNullElse(plan.data().sha256(), ""), pair, judgement,
                discriminatorStatistics, calibration,
                alarms, outcome, iterations, seconds);
    }

    GanModel(String libraryVersion, TrainingPlan plan, String dataHash, Pair pair, Judgement judgement,
            DiscriminatorStatistics discriminatorStatistics, @Nullable Calibration calibration, List<Alarm> alarms,
            TrainingOutcome outcome, long iterations, double seconds) {
        this.libraryVersion = libraryVersion;
        this.plan = plan;
        experiment = plan.complete();
        this.dataHash = dataHash;
        this.pair = pair;
        this.judgement = judgement;
        this.discriminatorStatistics = discriminatorStatistics;
        this.calibration = calibration;
        this.alarms = List.copyOf(alarms);
        this.outcome = outcome;
        this.iterations = iterations;
        this.seconds = seconds;
    }

    /**
     * Reads a model from a file, which may come from anywhere.
     *
     * @param file a {@code .gan} file
     * @return the model
     * @throws InvalidInputException if the file is missing, damaged, not a model, or of a newer format; the message names it
     *                               and says what is wrong
     */
    public static GanModel read(Path file) {
        return ModelReader.read(file);
    }

    /**
     * Writes this model to a file atomically, and reads it back to verify it.
     *
     * @param file where to, usually with the extension {@code .gan}; an existing file is replaced
     * @throws IOException           if it cannot be written, or reads back as a different model
     * @throws InvalidInputException if it is a directory
     */
    public void write(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new InvalidInputException(file + " must be a file to write the model to but is a directory");
        }
        AtomicFile.write(file, out -> ModelWriter.write(this, out));
        try {
            GanModel expected = new GanModel(libraryVersion, TrainingPlan.of(experiment.absolute()), dataHash, pair,
                    judgement,
                    discriminatorStatistics, calibration, alarms, outcome, iterations, seconds);
            if (!read(file).equals(expected)) {
                throw new IOException(file + " was written but reads as another model");
            }
        } catch (InvalidInputException e) {
            throw new IOException(file + " was written but cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Writes this model in the format of a {@code .gan} file.
     *
     * @param out where to; not closed
     * @throws IOException if it cannot be written
     */
    public void write(OutputStream out) throws IOException {
        ModelWriter.write(this, out);
    }

    /**
     * Returns the experiment that was trained, with its data and classes as they were found.
     *
     * @return the complete experiment
     */
    public Experiment experiment() {
        return experiment;
    }

    /**
     * Returns what was trained, and what was found in its data.
     *
     * @return the plan
     */
    public TrainingPlan plan() {
        return plan;
    }

    /**
     * Returns both networks.
     *
     * @return the pair at the end of training
     */
    public Pair pair() {
        return pair;
    }

    /**
     * Returns the generator.
     *
     * @return the same as {@code pair().generator()}
     */
    public Generator generator() {
        return pair.generator();
    }

    /**
     * Returns the discriminator.
     *
     * @return the same as {@code pair().discriminator()}
     */
    public Discriminator discriminator() {
        return pair.discriminator();
    }

    /**
     * Returns the version of the library that trained the model.
     *
     * @return such as {@code 0.1.0}
     */
    public String libraryVersion() {
        return libraryVersion;
    }

    /**
     * Returns the SHA-256 of the data: of the file's bytes, of the bits of samples passed by a program, or of the
     * distribution's expression.
     *
     * @return 64 hexadecimal digits; empty if a file's hash was not recorded
     */
    public String dataHash() {
        return dataHash;
    }

    /**
     * Returns how close the generated samples were to the real ones.
     *
     * @return the judgement at the end of training
     */
    public Judgement judgement() {
        return judgement;
    }

    /**
     * Returns D's output on the real data at the end of training.
     *
     * @return the figures
     */
    public DiscriminatorStatistics discriminatorStatistics() {
        return discriminatorStatistics;
    }

    /**
     * Returns the relation between D's scores and the densities, which refined samples need.
     *
     * @return null if D judges several samples together, its scores are not finite, or the file is of an older version
     */
    public @Nullable Calibration calibration() {
        return calibration;
    }

    /**
     * Returns what went wrong in training.
     *
     * @return in order; usually empty
     */
    public List<Alarm> alarms() {
        return alarms;
    }

    /**
     * Returns how the run ended.
     *
     * @return the outcome
     */
    public TrainingOutcome outcome() {
        return outcome;
    }

    /**
     * Returns the number of adversarial iterations that were done.
     *
     * @return at least 0
     */
    public long iterations() {
        return iterations;
    }

    /**
     * Returns the wall time of training.
     *
     * @return in seconds
     */
    public double seconds() {
        return seconds;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof GanModel model && libraryVersion.equals(model.libraryVersion)
                && experiment().equals(model.experiment()) && dataHash.equals(model.dataHash)
                && pair.parameters().equals(model.pair.parameters())
                && pair.codec().equals(model.pair.codec())
                && judgement.equals(model.judgement)
                && discriminatorStatistics.equals(model.discriminatorStatistics)
                && Objects.equals(calibration, model.calibration) && alarms.equals(model.alarms)
                && outcome == model.outcome && iterations == model.iterations
                && Double.compare(seconds, model.seconds) == 0;
    }

    @Override
    public int hashCode() {
        return Objects.hash(experiment(), dataHash, pair.parameters(), iterations);
    }

    @Override
    public String toString() {
        return "GanModel[" + plan.experiment().name() + ", seed " + plan.experiment().seed() + ", " + iterations
                + " iterations]";
    }
}
