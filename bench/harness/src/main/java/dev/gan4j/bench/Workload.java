package dev.gan4j.bench;

import java.util.List;
import java.util.SplittableRandom;

/** What every engine trains: one iteration is one D step and one G step, each on a minibatch of its own. */
@SuppressWarnings("ImmutableEnumChecker") // lists made by List.of
public enum Workload {

    /**
     * The tutorial's model: tanh everywhere, G's output times 5, D's clamped to [0.01, 0.99], momentum 0.6.
     */
    TUTORIAL("Tutorial step: 1-6-5-1, M = 200", 200, List.of(1, 6, 5, 1), List.of(1, 6, 5, 1), 0.001f, 0.6f),

    /** ReLU, linear G, D a logit, plain gradient descent. */
    MLP("MLP 256-256, batch 500", 500, List.of(2, 256, 256, 2), List.of(2, 256, 256, 1), 0.01f, 0),

    /** The same with networks as deep and as wide as PacGAN's on 2-D data. */
    DEEP("MLP 400x4, batch 100", 100, List.of(2, 400, 400, 400, 400, 2), List.of(2, 400, 400, 400, 400, 1), 0.01f, 0);

    /** G's output is multiplied by this in the tutorial. */
    public static final float TUTORIAL_SCALE = 5;
    /** The tutorial's D is clamped to this from below. */
    public static final float TUTORIAL_CLAMP_LOW = 0.01f;
    /** The tutorial's D is clamped to this from above. */
    public static final float TUTORIAL_CLAMP_HIGH = 0.99f;

    /**
     * Starting weights with which D is neither clamped everywhere, so that a wrong gradient shows, nor so steep that
     * rounding grows to a difference.
     */
    private static final long SEED = 16;

    private final String title;
    private final int batch;
    private final List<Integer> generatorSizes;
    private final List<Integer> discriminatorSizes;
    private final float learningRate;
    private final float momentum;

    Workload(String title, int batch, List<Integer> generatorSizes, List<Integer> discriminatorSizes,
            float learningRate, float momentum) {
        this.title = title;
        this.batch = batch;
        this.generatorSizes = generatorSizes;
        this.discriminatorSizes = discriminatorSizes;
        this.learningRate = learningRate;
        this.momentum = momentum;
    }

    /** What a reader calls it. */
    public String title() {
        return title;
    }

    /** Rows of a minibatch. */
    public int batch() {
        return batch;
    }

    /** Sizes of G's layers, the input first. */
    public int[] generatorSizes() {
        return array(generatorSizes);
    }

    /** Sizes of D's layers, the input first. */
    public int[] discriminatorSizes() {
        return array(discriminatorSizes);
    }

    /** Of both optimisers; constant, for a schedule costs nothing. */
    public float learningRate() {
        return learningRate;
    }

    /** Of both optimisers: v = momentum v + g, w -= learningRate v; 0 for none. */
    public float momentum() {
        return momentum;
    }

    /** Elements of a minibatch of x. */
    public int xSize() {
        return batch * discriminatorSizes.getFirst();
    }

    /** Elements of a minibatch of z. */
    public int zSize() {
        return batch * generatorSizes.getFirst();
    }

    /** The weights that every engine starts with. */
    public Weights start() {
        SplittableRandom random = new SplittableRandom(SEED);
        float[][] generator = Weights.zeros(generatorSizes());
        float[][] discriminator = Weights.zeros(discriminatorSizes());
        draw(generator, generatorSizes(), random);
        draw(discriminator, discriminatorSizes(), random);
        return new Weights(generator, discriminator);
    }

    private void draw(float[][] network, int[] sizes, SplittableRandom random) {
        for (int layer = 0; layer < sizes.length - 1; layer++) {
            double deviation = this == TUTORIAL ? 1 : Math.sqrt(1.0 / sizes[layer]);
            float[] weight = network[2 * layer];
            for (int i = 0; i < weight.length; i++) {
                weight[i] = (float) (deviation * random.nextGaussian());
            }
        }
    }

    private static int[] array(List<Integer> sizes) {
        return sizes.stream().mapToInt(Integer::intValue).toArray();
    }
}
