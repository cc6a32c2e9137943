package dev.gan4j.nn;

import dev.gan4j.graph.Shape;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** The distribution of a layer's starting weights; biases start at 0. */
public enum Initialiser {
    /** N(0, 1), the tutorial's. */
    NORMAL {
        @Override
        public float[] draw(Shape shape, UniformRandomProvider random) {
            return normals(shape, 1, random);
        }
    },
    /** Uniform on +-sqrt(6 / (in + out)) (Glorot and Bengio 2010). */
    XAVIER {
        @Override
        public float[] draw(Shape shape, UniformRandomProvider random) {
            double limit = Math.sqrt(6.0 / (shape.rows() + shape.columns()));
            float[] weights = new float[shape.size()];
            for (int i = 0; i < weights.length; i++) {
                weights[i] = (float) ((2 * random.nextDouble() - 1) * limit);
            }
            return weights;
        }
    },
    /** N(0, 2 / in) (He et al. 2015). */
    HE {
        @Override
        public float[] draw(Shape shape, UniformRandomProvider random) {
            return normals(shape, Math.sqrt(2.0 / shape.rows()), random);
        }
    };

    /**
     * Draws a layer's weights.
     *
     * @param shape  (in, out)
     * @param random the source
     * @return row by row
     */
    public abstract float[] draw(Shape shape, UniformRandomProvider random);

    private static float[] normals(Shape shape, double standardDeviation, UniformRandomProvider random) {
        var normal = ZigguratSampler.NormalizedGaussian.of(random);
        float[] weights = new float[shape.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (normal.sample() * standardDeviation);
        }
        return weights;
    }
}
