package dev.gan4j.model;

import dev.gan4j.InvalidInputException;
import dev.gan4j.codec.Codec;
import dev.gan4j.codec.ColumnMap;
import dev.gan4j.data.Dataset;
import dev.gan4j.data.Labels;
import dev.gan4j.data.Latent;
import dev.gan4j.data.Points;
import dev.gan4j.data.Schema;
import dev.gan4j.experiment.LabelSpec;
import dev.gan4j.graph.Node;
import dev.gan4j.model.internal.ClassColumns;
import dev.gan4j.model.internal.ForwardPool;
import dev.gan4j.model.internal.LatentDraws;
import dev.gan4j.model.internal.Networks;
import dev.gan4j.nn.internal.Parameters;
import dev.gan4j.random.Stream;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A trained G: draws samples in the data's units. Immutable and thread-safe. */
public final class Generator {

    private final Networks networks;
    private final ForwardPool forwards;
    private final Latent latent;
    private final @Nullable LabelSpec label;
    private final Codec codec;

    Generator(Networks networks, Parameters parameters, Latent latent, @Nullable LabelSpec label, Codec codec) {
        this.label = label;
        this.networks = networks;
        forwards = networks.pool(networks.generator(), parameters);
        this.latent = latent;
        this.codec = codec;
    }

    /**
     * Draws generated samples. Sample i depends only on the seed and i, so any part of a long series can be drawn anywhere. If
     * there are classes, {@link #classesOf} returns those of the samples.
     *
     * @param first the index of the first sample, at least 0
     * @param count how many, at least 0
     * @param seed  of the latents
     * @return samples first to first + count - 1, in the data's units
     */
    public double[] sample(long first, int count, long seed) {
        checkSeries(first, count);
        return draw(Stream.SAMPLES, first, count, seed);
    }

    /**
     * Draws the first generated samples.
     *
     * @param count how many, at least 0
     * @param seed  of the latents
     * @return samples 0 to count - 1, in the data's units
     */
    public double[] sample(int count, long seed) {
        return sample(0, count, seed);
    }

    /**
     * Draws generated points, as {@link #sample(long, int, long)} draws numbers.
     *
     * @param first the index of the first point, at least 0
     * @param count how many, at least 0
     * @param seed  of the latents
     * @return points first to first + count - 1, in the data's units, with {@link #dimension()} columns
     */
    public Points points(long first, int count, long seed) {
        checkSeries(first, count);
        return drawPoints(Stream.SAMPLES, first, count, seed);
    }

    /**
     * Draws generated points of one class: from p(x | class).
     *
     * @param first the index of the first point, at least 0
     * @param count how many, at least 0
     * @param seed  of the latents
     * @param code  the index of the class in {@link #classes()}
     * @return points first to first + count - 1, in the data's units; the latents are the same for every class
     * @throws IllegalArgumentException if there is no such class
     */
    public Points points(long first, int count, long seed, int code) {
        checkSeries(first, count);
        return drawPoints(Stream.SAMPLES, first, count, seed, code);
    }

    /**
     * Draws generated points of one class by its name: from p(x | class).
     *
     * @param first the index of the first point, at least 0
     * @param count how many, at least 0
     * @param seed  of the latents
     * @param label one of {@link #classes()}
     * @return as {@link #points(long, int, long, int)}
     * @throws InvalidInputException if there is no such class; the message lists those there are
     */
    public Points points(long first, int count, long seed, String label) {
        return points(first, count, seed, classCode(label));
    }

    /**
     * Returns the index of a class.
     *
     * @param label its name
     * @return its index in {@link #classes()}
     * @throws InvalidInputException if there is no such class; the message lists those there are
     */
    public int classCode(String label) {
        int code = classes().indexOf(label);
        if (code < 0) {
            throw new InvalidInputException("there is no class \"" + label + "\"; "
                    + (classes().isEmpty()
                            ? "the generator was trained without a label"
                            : "the classes are " + String.join(", ", classes())));
        }
        return code;
    }

    /**
     * Returns the classes of samples and points that are drawn without requesting a class. Each class has its share in the
     * data, so samples and classes are drawn from their joint distribution.
     *
     * @param first the index of the first sample, at least 0
     * @param count how many, at least 0
     * @param seed  of the samples
     * @return the index of each one's class in {@link #classes()}, shape (count)
     * @throws IllegalStateException if there are no classes
     */
    public int[] classesOf(long first, int count, long seed) {
        checkSeries(first, count);
        if (label == null) {
            throw new IllegalStateException("the generator has no classes");
        }
        return LatentDraws.codes(latent, label, Stream.SAMPLES, first, count, seed);
    }

    /**
     * Returns the names of the classes that can be sampled.
     *
     * @return empty if there are none
     */
    public List<String> classes() {
        return label == null ? List.of() : label.classes();
    }

    private static void checkSeries(long first, int count) {
        if (first < 0 || count < 0) {
            throw new IllegalArgumentException(
                    "first and count must be at least 0 but were " + first + " and " + count);
        }
    }

    /**
     * Maps latents to points.
     *
     * @param z latents, with as many columns as the latent has
     * @return G(z) in the data's units, with {@link #dimension()} columns
     * @throws IllegalStateException if there are classes, so that one must be given for each latent
     */
    public Points apply(Points z) {
        requireNoClasses();
        return toPoints(LatentDraws.values(z, latent.dimension()), z.rows());
    }

    /**
     * Maps latents to points of given classes.
     *
     * @param z     latents, with as many columns as the latent has
     * @param codes the index of each one's class in {@link #classes()}, shape (rows)
     * @return G(z, class) in the data's units, with {@link #dimension()} columns
     * @throws IllegalArgumentException if there are not as many classes as latents, or no such class
     */
    public Points apply(Points z, int[] codes) {
        if (codes.length != z.rows()) {
            throw new IllegalArgumentException(
                    "there must be a class for each of " + z.rows() + " latents but there were "
                            + codes.length);
        }
        return toPoints(
                ClassColumns.beside(LatentDraws.values(z, latent.dimension()), Labels.of(classes(), codes).codes(),
                        classes().size()),
                z.rows());
    }

    private void requireNoClasses() {
        if (label != null) {
            throw new IllegalStateException("the generator needs a class, one of " + classes());
        }
    }

    /**
     * Returns the number of columns of a sample.
     *
     * @return at least 1
     */
    public int dimension() {
        return codec.features();
    }

    /**
     * Maps latents to samples.
     *
     * @param z latents, shape (n)
     * @return G(z) in the data's units, shape (n)
     */
    public double[] apply(double[] z) {
        requireNoClasses();
        if (latent.dimension() > 1) {
            throw new IllegalStateException("latents are points with " + latent.dimension() + " columns");
        }
        return toData(LatentDraws.values(z), z.length);
    }

    /**
     * Adds the network to a graph, in training units; its weights become parameters with their names in {@link
     * Pair#parameters()}.
     *
     * @param z latents, shape (batch, dimension of the latent)
     * @param y the class of each, shape (batch, classes): 1 in its column, 0 elsewhere; null if there are none
     * @return G(z), shape (batch, {@link #dimension()})
     */
    @SuppressWarnings("exports") // for the translation to ONNX
    public Node apply(Node z, @Nullable Node y) {
        return networks.generate(z, y);
    }

    /**
     * Returns the distribution of z.
     *
     * @return the latent
     */
    public Latent latent() {
        return latent;
    }

    /**
     * Returns the map between columns and features.
     *
     * @return the codec
     */
    @SuppressWarnings("exports") // for the training and the reports
    public Codec codec() {
        return codec;
    }

    /**
     * Draws the rows by which a run is judged, with their classes if there are any. They come from a separate stream, so no
     * sample that a user draws is among them.
     *
     * @param schema the columns
     * @param first  the index of the first row, at least 0
     * @param count  how many, at least 0
     * @param seed   of the latents
     * @return in the data's units
     */
    public Dataset drawForEvaluation(Schema schema, long first, int count, long seed) {
        return new Dataset(schema, drawPoints(Stream.EVALUATION, first, count, seed), label == null
                ? null
                : Labels.of(classes(), LatentDraws.codes(latent, label, Stream.EVALUATION, first, count, seed)));
    }

    /**
     * Draws the points of one class by which a run is judged.
     *
     * @param count how many, at least 0
     * @param seed  of the latents
     * @param code  the index of the class in {@link #classes()}
     * @return in the data's units
     */
    public Points drawForEvaluation(int count, long seed, int code) {
        return drawPoints(Stream.EVALUATION, 0, count, seed, code);
    }

    private Points drawPoints(Stream stream, long first, int count, long seed) {
        return toPoints(LatentDraws.inputs(latent, label, stream, first, count, seed), count);
    }

    private Points drawPoints(Stream stream, long first, int count, long seed, int code) {
        if (code < 0 || code >= classes().size()) {
            throw new IllegalArgumentException("the class must be from 0 to " + (classes().size() - 1) + " but was "
                    + code);
        }
        int[] codes = new int[count];
        Arrays.fill(codes, code);
        return toPoints(
                ClassColumns.beside(LatentDraws.latents(latent, stream, first, count, seed), codes, classes().size()),
                count);
    }

    private Points toPoints(float[] z, int count) {
        float[] results = new float[Math.multiplyExact(count, codec.features())];
        forwards.apply(z, results, count);
        return codec.decode(results);
    }

    private double[] draw(Stream stream, long first, int count, long seed) {
        return toData(LatentDraws.inputs(latent, label, stream, first, count, seed), count);
    }

    private double[] toData(float[] z, int count) {
        if (codec.features() > 1) {
            throw new IllegalStateException(
                    "the samples are points with " + codec.features() + " columns; draw points instead of numbers");
        }
        float[] values = new float[count];
        forwards.apply(z, values, count);
        ColumnMap units = codec.columns().getFirst();
        double[] samples = new double[count];
        for (int i = 0; i < count; i++) {
            samples[i] = units.toData(values[i]);
        }
        return samples;
    }

    @Override
    public String toString() {
        return "Generator[latents of " + latent.law().family() + ", dimension " + latent.dimension() + "; "
                + dimension() + (dimension() == 1 ? " column" : " columns")
                + (label == null ? "" : "; classes " + String.join(", ", classes())) + "]";
    }
}
