package dev.gan4j;

import static java.util.Objects.requireNonNull;

import dev.gan4j.data.Dataset;
import dev.gan4j.data.Labels;
import dev.gan4j.data.Points;
import dev.gan4j.data.Schema;
import dev.gan4j.eval.ColumnJudgement;
import dev.gan4j.eval.Judgement;
import dev.gan4j.eval.Verdict;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.model.Discriminator;
import dev.gan4j.model.GanModel;
import dev.gan4j.model.Generator;
import dev.gan4j.train.Trainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A trained GAN: the shortest way from rows to samples, {@code Gan.fit(rows).sample(1_000)}. Immutable and thread-safe.
 *
 * <p>{@code fit} trains the preset {@value #PRESET}, or an experiment that you pass, to its end and judges the result on rows
 * that training has not seen. Look at {@link #verdict()} before you use the samples. To follow a training, to stop it, or to
 * use more than one thread, use a {@link Trainer}.
 *
 * <p>Start the JVM with {@code --add-modules jdk.incubator.vector}: without that module long trainings run on slower kernels
 * (see the {@linkplain dev.gan4j package}).
 */
public final class Gan {

    /** The preset that is trained if no experiment is specified. */
    public static final String PRESET = "recommended";

    /** The seed of samples if none is specified; also the default of {@code gan4j sample}. */
    public static final long DEFAULT_SEED = 1;

    private final GanModel model;

    private Gan(GanModel model) {
        this.model = model;
    }

    /**
     * Trains on numbers.
     *
     * @param numbers real samples in any units, each finite; copied
     * @return the trained GAN
     * @throws InvalidInputException if there are too few numbers, one is not finite, or all are equal
     */
    public static Gan fit(double[] numbers) {
        return fit(numbers, Experiment.preset(PRESET));
    }

    /**
     * Trains an experiment on numbers, in place of its own data.
     *
     * @param numbers    real samples in any units, each finite; copied
     * @param experiment what to train
     * @return the trained GAN
     * @throws InvalidInputException if there are too few numbers, one is not finite, or all are equal
     */
    public static Gan fit(double[] numbers, Experiment experiment) {
        return fit(Dataset.of(numbers), experiment);
    }

    /**
     * Trains on rows; the columns are named "x1", "x2" and so on. Use a {@link Dataset} for names and classes.
     *
     * @param rows shape (rows, columns), in any units, each number finite; copied
     * @return the trained GAN
     * @throws InvalidInputException if there are too few rows, one has another length or a number that is not finite, or a
     *                               column has only one value; the message names the row
     */
    public static Gan fit(double[][] rows) {
        return fit(rows, Experiment.preset(PRESET));
    }

    /**
     * Trains an experiment on rows, in place of its own data.
     *
     * @param rows       shape (rows, columns), in any units, each number finite; copied
     * @param experiment what to train
     * @return the trained GAN
     * @throws InvalidInputException as {@link #fit(double[][])}
     */
    public static Gan fit(double[][] rows, Experiment experiment) {
        return fit(Dataset.of(rows), experiment);
    }

    /**
     * Trains on rows with column names and, if there are any, classes, which both networks then see.
     *
     * @param data such as {@code Dataset.of(rows).withNames("height", "weight").withLabels(labels)}
     * @return the trained GAN
     * @throws InvalidInputException as {@link #fit(double[][])}
     */
    public static Gan fit(Dataset data) {
        return fit(data, Experiment.preset(PRESET));
    }

    /**
     * Trains an experiment on rows with column names and, if there are any, classes, in place of its own data.
     *
     * @param data       the rows
     * @param experiment what to train, such as {@code Experiment.builder("recommended").seed(7).build()}
     * @return the trained GAN
     * @throws InvalidInputException as {@link #fit(double[][])}
     */
    public static Gan fit(Dataset data, Experiment experiment) {
        return new Gan(Trainer.of(experiment, data).train().toModel());
    }

    /**
     * Trains an experiment on its own data: a distribution, columns of a CSV file, or a picture.
     *
     * @param experiment what to train
     * @return the trained GAN
     * @throws InvalidInputException if the data cannot be used; the message says why
     */
    public static Gan fit(Experiment experiment) {
        return new Gan(Trainer.of(experiment).train().toModel());
    }

    /**
     * Wraps a model, such as the result of a {@link Trainer}.
     *
     * @param model the model of a finished or stopped training
     * @return the same generator, discriminator and judgement, as a GAN
     */
    public static Gan of(GanModel model) {
        return new Gan(requireNonNull(model, "model must not be null"));
    }

    /**
     * Loads a GAN that was saved here or by the command.
     *
     * @param file a {@code .gan} file, which may come from anywhere
     * @return the GAN, which draws the same samples to the bit
     * @throws InvalidInputException if the file is missing, damaged, or of a newer format; the message says what is wrong
     */
    public static Gan load(Path file) {
        return new Gan(GanModel.read(file));
    }

    /**
     * Saves the GAN, so that {@link #load} in another process, or the command, draws the same samples.
     *
     * @param file where to, usually with the extension {@code .gan}; an existing file is replaced
     * @throws IOException           if the file cannot be written
     * @throws InvalidInputException if it is a directory
     */
    public void save(Path file) throws IOException {
        model.write(file);
    }

    /**
     * Draws generated rows with seed {@value #DEFAULT_SEED}: the same rows at each call, and the same as {@link #draw(int)}.
     *
     * @param count how many, at least 0
     * @return shape (count, columns), in the data's units
     */
    public double[][] sample(int count) {
        return draw(count).toRows();
    }

    /**
     * Draws generated rows of one class with seed {@value #DEFAULT_SEED}: the same rows at each call.
     *
     * @param count how many, at least 0
     * @param label one of {@link #classes()}
     * @return shape (count, columns), in the data's units
     * @throws InvalidInputException if there is no such class; the message lists those there are
     */
    public double[][] sample(int count, String label) {
        return draw(0, count, DEFAULT_SEED, label).toRows();
    }

    /**
     * Draws generated rows with seed {@value #DEFAULT_SEED}, with column names and classes.
     *
     * @param count how many, at least 0
     * @return rows 0 to count - 1
     */
    public Dataset draw(int count) {
        return draw(0, count, DEFAULT_SEED);
    }

    /**
     * Draws generated rows, with column names and classes. Row i depends only on the seed and i, so threads and processes can
     * draw parts of one series. Classes are as frequent as in the data.
     *
     * @param first the index of the first row, at least 0
     * @param count how many, at least 0
     * @param seed  of the series
     * @return rows first to first + count - 1, in the data's units
     */
    public Dataset draw(long first, int count, long seed) {
        return dataset(generator().points(first, count, seed),
                classes().isEmpty() ? new int[0] : generator().classesOf(first, count, seed));
    }

    /**
     * Draws generated rows of one class, with column names, from p(x | class).
     *
     * @param first the index of the first row, at least 0
     * @param count how many, at least 0
     * @param seed  of the series
     * @param label one of {@link #classes()}
     * @return rows first to first + count - 1, in the data's units
     * @throws InvalidInputException if there is no such class; the message lists those there are
     */
    public Dataset draw(long first, int count, long seed, String label) {
        int[] codes = new int[count];
        Arrays.fill(codes, generator().classCode(label));
        return dataset(generator().points(first, count, seed, label), codes);
    }

    private Dataset dataset(Points values, int[] codes) {
        return new Dataset(Schema.numeric(columns()), values,
                classes().isEmpty() ? null : Labels.of(classes(), codes));
    }

    /**
     * Returns the names of the columns.
     *
     * @return at least one; "x1", "x2" and so on if they have no names
     */
    public List<String> columns() {
        return judgement().columns().stream().map(ColumnJudgement::name).toList();
    }

    /**
     * Returns the names of the classes that can be sampled.
     *
     * @return empty if there are none
     */
    public List<String> classes() {
        return generator().classes();
    }

    /**
     * Returns how close the generated rows are to real ones that training has not seen.
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
     * Returns the generator.
     *
     * @return G, which also maps latents that you choose
     */
    public Generator generator() {
        return model.generator();
    }

    /**
     * Returns the discriminator.
     *
     * @return D, which scores rows
     */
    public Discriminator discriminator() {
        return model.discriminator();
    }

    /**
     * Returns everything that is known about the training.
     *
     * @return the model, as it is saved in a file
     */
    public GanModel model() {
        return model;
    }

    @Override
    public String toString() {
        return "Gan[" + String.join(", ", columns())
                + (classes().isEmpty() ? "" : "; classes " + String.join(", ", classes())) + "; "
                + verdict().grade().words() + "]";
    }
}
