package dev.gan4j.train.internal;

import dev.gan4j.bench.Workload;
import dev.gan4j.experiment.Experiment;
import org.jspecify.annotations.NullMarked;

/** The tutorial's minibatches as gan4j draws them, for every engine alike. */
@NullMarked
public final class TutorialMinibatches implements dev.gan4j.bench.Minibatches {

    private static final int POOL = 64;

    private final Minibatches minibatches = new Minibatches(PreparedData.of(Experiment.preset("tutorial")));
    private final float[][] pool = new float[POOL][Workload.TUTORIAL.xSize()];
    private final float[] discriminatorZ = new float[Workload.TUTORIAL.zSize()];
    private final float[] generatorZ = new float[Workload.TUTORIAL.zSize()];
    private final boolean ahead;
    private float[] x;

    /**
     * Creates a source.
     *
     * @param ahead whether x is drawn here, ahead of the iterations; z is drawn in each all the same
     */
    public TutorialMinibatches(boolean ahead) {
        this.ahead = ahead;
        x = pool[0];
        for (int i = 0; i < POOL; i++) {
            minibatches.discriminator(i, pool[i], discriminatorZ);
        }
    }

    @Override
    public void draw(long iteration) {
        if (ahead) {
            x = pool[(int) (iteration % POOL)];
            minibatches.generator(2 * iteration, discriminatorZ);
            minibatches.generator(2 * iteration + 1, generatorZ);
        } else {
            minibatches.discriminator(iteration, x, discriminatorZ);
            minibatches.generator(iteration, generatorZ);
        }
    }

    @Override
    public float[] x() {
        return x;
    }

    @Override
    public float[] discriminatorZ() {
        return discriminatorZ;
    }

    @Override
    public float[] generatorZ() {
        return generatorZ;
    }
}
