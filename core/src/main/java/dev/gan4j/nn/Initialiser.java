package dev.gan4j.nn;

import dev.gan4j.graph.Shape;
import dev.gan4j.nn.internal.Start;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** The distribution of a layer's starting weights; biases start at 0. */
@SuppressWarnings("exports") // users choose it by its name; what it is built into is ours
public enum Initialiser implements Start {
    /** N(0, 1), the tutorial's. */
    NORMAL {
        @Override
        public float[] draw(Shape shape, double inputs, double outputs, UniformRandomProvider random) {
            return normals(shape, 1, random);
        }
    },
    /** Uniform on +-sqrt(6 / (in + out)) (Glorot and Bengio 2010). */
    XAVIER {
        @Override
        public float[] draw(Shape shape, double inputs, double outputs, UniformRandomProvider random) {
            double limit = Math.sqrt(6.0 / (inputs + outputs));
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
        public float[] draw(Shape shape, double inputs, double outputs, UniformRandomProvider random) {
            return normals(shape, Math.sqrt(2.0 / inputs), random);
        }
    },
    /** Orthonormal rows or columns, whichever are fewer, in uniformly random directions (Saxe et al. 2014, arXiv 1312.6120). */
    ORTHOGONAL {
        @Override
        public float[] draw(Shape shape, double inputs, double outputs, UniformRandomProvider random) {
            boolean byRow = shape.rows() <= shape.columns();
            int count = byRow ? shape.rows() : shape.columns();
            double[][] vectors = orthonormal(count, byRow ? shape.columns() : shape.rows(), random);
            float[] weights = new float[shape.size()];
            for (int row = 0; row < shape.rows(); row++) {
                for (int column = 0; column < shape.columns(); column++) {
                    weights[row * shape.columns() + column] = (float) (byRow
                            ? vectors[row][column]
                            : vectors[column][row]);
                }
            }
            return weights;
        }
    };

    /** Draws the weights of a dense layer, whose shape is (inputs, outputs). */
    @Override
    public float[] draw(Shape shape, UniformRandomProvider random) {
        return draw(shape, shape.rows(), shape.columns(), random);
    }

    /**
     * Draws weights that are shared by many outputs, such as those of filters.
     *
     * @param shape   of the weights
     * @param inputs  how many inputs an output is the sum of
     * @param outputs how many outputs an input is part of
     * @param random  at the parameter's address in the stream of weights
     * @return row by row
     */
    public abstract float[] draw(Shape shape, double inputs, double outputs, UniformRandomProvider random);

    private static float[] normals(Shape shape, double standardDeviation, UniformRandomProvider random) {
        var normal = ZigguratSampler.NormalizedGaussian.of(random);
        float[] weights = new float[shape.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (normal.sample() * standardDeviation);
        }
        return weights;
    }

    /** Normal vectors, orthonormalised one after the other (Gram-Schmidt, applied twice because of rounding). */
    private static double[][] orthonormal(int count, int length, UniformRandomProvider random) {
        var normal = ZigguratSampler.NormalizedGaussian.of(random);
        double[][] vectors = new double[count][length];
        for (int i = 0; i < count; i++) {
            double size = 0;
            // A vector that is almost in the span of the others is drawn again.
            while (size < 1e-6) {
                for (int k = 0; k < length; k++) {
                    vectors[i][k] = normal.sample();
                }
                for (int pass = 0; pass < 2; pass++) {
                    for (int j = 0; j < i; j++) {
                        double product = product(vectors[i], vectors[j]);
                        for (int k = 0; k < length; k++) {
                            vectors[i][k] -= product * vectors[j][k];
                        }
                    }
                }
                size = Math.sqrt(product(vectors[i], vectors[i]));
            }
            for (int k = 0; k < length; k++) {
                vectors[i][k] /= size;
            }
        }
        return vectors;
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }
}
