package dev.gan4j.bench;

import java.util.SplittableRandom;

/** Independent normal x and z, drawn ahead: only the arithmetic is timed. */
final class PooledMinibatches implements Minibatches {

    private static final int POOL = 16;
    private static final long SEED = 2;

    private final float[][] x = new float[POOL][];
    private final float[][] z = new float[POOL][];
    private int current;

    PooledMinibatches(Workload workload) {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < POOL; i++) {
            x[i] = normals(workload.xSize(), random);
            z[i] = normals(workload.zSize(), random);
        }
    }

    private static float[] normals(int count, SplittableRandom random) {
        float[] normals = new float[count];
        for (int i = 0; i < count; i++) {
            normals[i] = (float) random.nextGaussian();
        }
        return normals;
    }

    @Override
    public void draw(long iteration) {
        current = (int) (iteration % POOL);
    }

    @Override
    public float[] x() {
        return x[current];
    }

    @Override
    public float[] discriminatorZ() {
        return z[current];
    }

    @Override
    public float[] generatorZ() {
        return z[(current + POOL / 2) % POOL];
    }
}
