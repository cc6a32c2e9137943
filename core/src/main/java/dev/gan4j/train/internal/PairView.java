package dev.gan4j.train.internal;

import dev.gan4j.codec.Codec;
import dev.gan4j.data.Points;
import dev.gan4j.engine.Program;
import dev.gan4j.engine.State;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.LabelSpec;
import dev.gan4j.graph.Gradients;
import dev.gan4j.graph.Node;
import dev.gan4j.graph.Shape;
import dev.gan4j.model.internal.ClassColumns;
import dev.gan4j.model.internal.Forward;
import dev.gan4j.model.internal.LatentDraws;
import dev.gan4j.model.internal.Networks;
import dev.gan4j.nn.internal.Parameters;
import dev.gan4j.objective.Terms;
import dev.gan4j.random.Stream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Both networks of an experiment, compiled once, with weights that can be replaced, for watching a training from another
 * thread. Not thread-safe.
 */
public final class PairView {

    private static final String GENERATED = "generated";
    private static final String REAL = "real";
    private static final String CLASSES = "classes";

    private final Experiment experiment;
    private final Codec codec;
    private final Networks networks;
    private final State state = new State();
    private final Forward generator;
    private final Forward discriminator;
    private final QuickMeasure quickMeasure;
    private final float[] latents;
    private final @Nullable LabelSpec label;
    private final int[] codes; // the class of each of these latents; empty if there are no classes
    private @Nullable Program pull;

    PairView(PreparedData prepared, Networks networks) {
        experiment = prepared.experiment();
        codec = prepared.codec();
        this.networks = networks;
        networks.weights().forEach(weight -> weight.declare(state));
        generator = Forward.of(networks.generator(), state);
        discriminator = Forward.of(networks.discriminator(), state);
        int count = experiment.evaluation().quickSamples();
        quickMeasure = QuickMeasure.of(prepared, count);
        latents = LatentDraws.latents(experiment.latent(), Stream.EVALUATION, 0, count, experiment.seed());
        label = prepared.plan().label();
        codes = label == null
                ? new int[0]
                : LatentDraws.codes(experiment.latent(), label, Stream.EVALUATION, 0, count, experiment.seed());
    }

    /**
     * Replaces the weights.
     *
     * @param weights of both networks, as {@link TrainingSession#weights()} returns them
     */
    @SuppressWarnings("exports") // for the laboratory
    public void show(Parameters weights) {
        networks.restore(state, weights);
    }

    /**
     * Returns the classes that both networks see.
     *
     * @return the label with its classes and shares; null if there are none
     */
    public @Nullable LabelSpec label() {
        return label;
    }

    /**
     * Maps latents to samples, if there are no classes.
     *
     * @param z shape (rows, dimension of the latent)
     * @return G(z) in the data's units, shape (rows, columns)
     * @throws IllegalArgumentException if they have another number of columns, or there are classes
     */
    public Points generate(Points z) {
        return generate(z, new int[0]);
    }

    /**
     * Maps latents to samples.
     *
     * @param z     shape (rows, dimension of the latent)
     * @param codes the class of each, shape (rows); empty if there are no classes
     * @return G(z) in the data's units, shape (rows, columns)
     * @throws IllegalArgumentException if they have another number of columns, or there is not a class for each
     */
    public Points generate(Points z, int[] codes) {
        return generate(told(LatentDraws.values(z, networks.latents()), z.rows(), codes), z.rows());
    }

    /** Appends the classes' columns to values, if there are classes. */
    private float[] told(float[] values, int rows, int[] codes) {
        int wanted = networks.classes() == 0 ? 0 : rows;
        if (codes.length != wanted) {
            throw new IllegalArgumentException("there must be " + wanted + " classes but there were " + codes.length);
        }
        return wanted == 0 ? values : ClassColumns.beside(values, codes, networks.classes());
    }

    /**
     * Returns the generated samples of a quick look, from the same latents at each call.
     *
     * @return in the data's units, as many as {@code evaluation.quickSamples}
     */
    public Points sample() {
        int rows = latents.length / networks.latents();
        return generate(told(latents, rows, codes), rows);
    }

    /**
     * Returns the classes of {@link #sample}.
     *
     * @return the class of each sample; empty if there are no classes
     */
    public int[] sampledClasses() {
        return codes.clone();
    }

    /**
     * Returns the latents that {@link #sample} maps, row by row.
     *
     * @return shape (evaluation.quickSamples, dimension of the latent)
     */
    public Points sampledLatents() {
        int rows = latents.length / networks.latents();
        return Points.generate(rows, networks.latents(), (row, point) -> {
            for (int j = 0; j < point.length; j++) {
                point[j] = latents[j * rows + row];
            }
        });
    }

    private Points generate(float[] z, int rows) {
        float[] results = new float[rows * codec.features()];
        generator.apply(z, results, rows);
        return codec.decode(results);
    }

    /**
     * Judges samples, as {@link dev.gan4j.model.Discriminator#probability(Points)} does.
     *
     * @param x in the data's units
     * @return D(x), shape (rows)
     */
    public double[] probability(Points x) {
        return probability(x, new int[0]);
    }

    /**
     * Judges samples of given classes.
     *
     * @param x     in the data's units
     * @param codes the class of each, shape (rows); empty if there are no classes
     * @return D(x), shape (rows)
     * @throws IllegalArgumentException if there is not a class for each
     */
    public double[] probability(Points x, int[] codes) {
        float[] results = new float[x.rows()];
        discriminator.apply(told(codec.encode(x), x.rows(), codes), results, x.rows());
        double[] probabilities = new double[results.length];
        for (int i = 0; i < results.length; i++) {
            probabilities[i] = results[i];
        }
        return probabilities;
    }

    /**
     * Returns the distance of samples from the real data, as a quick look measures it.
     *
     * @param samples in the data's units, as many as {@code evaluation.quickSamples}
     * @return Wasserstein-1 in the data's units; for several columns, the sliced one in real standard deviations
     */
    public double distance(Points samples) {
        return quickMeasure.measure(codec.encode(samples)).distance();
    }

    /**
     * Returns the direction in which G's objective moves each sample: its gradient at the sample, times the batch.
     *
     * @param generated a minibatch of generated samples in the data's units, of the experiment's size
     * @param real      as many real ones, which some objectives compare with; may be none if the objective does not
     * @param codes     the class of each row, the same in both, shape (batch); empty if there are no classes
     * @return directions in the data's units, shape (batch, columns)
     * @throws IllegalArgumentException if their number is not the experiment's batch
     */
    public Points pull(Points generated, Points real, int[] codes) {
        int batch = experiment.batch();
        if (pull == null) {
            pull = compilePull(batch);
        }
        if (generated.rows() != batch || (real.rows() != batch && pull.reads(REAL))) {
            throw new IllegalArgumentException("there must be " + batch + " generated and real samples but there were "
                    + generated.rows() + " and " + real.rows());
        }
        fill(pull, GENERATED, generated);
        fill(pull, REAL, real);
        if (pull.reads(CLASSES)) {
            ClassColumns.fill(codes, pull.input(CLASSES), 0);
        }
        pull.run();
        float[] gradient = pull.output("gradient");
        return Points.generate(batch, codec.features(), (row, point) -> {
            for (int j = 0; j < point.length; j++) {
                point[j] = gradient[j * batch + row] * codec.columns().get(j).scaleAt(generated.get(row, j)) * batch;
            }
        });
    }

    private void fill(Program program, String input, Points points) {
        if (program.reads(input)) {
            float[] values = codec.encode(points);
            System.arraycopy(values, 0, program.input(input), 0, values.length);
        }
    }

    private Program compilePull(int batch) {
        Shape shape = new Shape(batch, codec.features());
        Node generated = Node.input(GENERATED, shape);
        Node real = Node.input(REAL, shape);
        Node y = label == null ? null : Node.input(CLASSES, new Shape(batch, networks.classes()));
        Terms terms = experiment.objective().objective().generator(networks.decide(networks.pack(real), y),
                networks.decide(networks.pack(generated), y));
        return Program.builder().output("gradient", Gradients.of(terms.adversarial(), List.of(generated)).getFirst())
                .compile(state);
    }

    @Override
    public String toString() {
        return "PairView[" + codec.features() + (codec.features() == 1 ? " column]" : " columns]");
    }
}
