package dev.gan4j.engine.internal;

import dev.gan4j.graph.Filters;
import org.jspecify.annotations.Nullable;

/**
 * Kernels on the Vector API, with the same bits as {@link PlainKernels}.
 *
 * <p>Elementwise work uses the processor's own width, because elements are independent. Sums over a run use eight lanes,
 * because their order is fixed. Runs shorter than a vector, and functions that the virtual machine vectorises equally well, use
 * the plain kernels.
 */
public final class VectorKernels implements Kernels {

    private static final int WIDTH = VectorFunctions.WIDTH;

    private final PlainKernels plain = new PlainKernels();
    private final VectorTiles tiles;
    private final VectorGradients gradients = new VectorGradients();
    private final VectorConvolutions convolutions;
    private final VectorConvolutionGradients convolutionGradients;
    private float[] scratch = new float[0];

    /**
     * Creates the set; each program needs its own, because it holds scratch space.
     *
     * @param threads the threads that share the work of large products, at least 1
     */
    public VectorKernels(int threads) {
        Workers workers = Workers.of(threads);
        tiles = new VectorTiles(workers);
        convolutions = new VectorConvolutions(workers);
        convolutionGradients = new VectorConvolutionGradients(workers);
    }

    @Override
    public String name() {
        return "vector, " + WIDTH + " lanes";
    }

    @Override
    public void unary(Unary f, float[] x, int xFrom, float[] y, int yFrom, int n, float a, float b) {
        VectorFunctions.unary(f, x, xFrom, y, yFrom, n, a, b);
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // In place, the overlap would be computed from results.
    public void binary(Binary f, float[] a, int aFrom, int aStep, float[] b, int bFrom, int bStep, float[] y, int to,
            int n) {
        if (n < WIDTH || aStep + bStep == 0 || y == a || y == b) {
            plain.binary(f, a, aFrom, aStep, b, bFrom, bStep, y, to, n);
        } else {
            VectorPairs.binary(f, a, aFrom, aStep, b, bFrom, bStep, y, to, n);
        }
    }

    @Override
    public void momentum(float[] w, float[] v, float[] g, float momentum, float rate) {
        plain.momentum(w, v, g, momentum, rate);
    }

    @Override
    public void slope(Activation f, float[] g, int gFrom, float[] h, int hFrom, float[] y, int yFrom, int n) {
        VectorSlopes.slope(f, g, gFrom, h, hFrom, y, yFrom, n);
    }

    @Override
    public void layer(float[] x, float[] w, int innerStep, int outerStep, float @Nullable [] bias,
            @Nullable Activation f, float[] y, int rows, int inner, int outer) {
        if (rows < WIDTH) {
            plain.layer(x, w, innerStep, outerStep, bias, f, y, rows, inner, outer);
        } else if (inner > VectorProducts.MOST_INPUTS) {
            tiles.layer(x, w, innerStep, outerStep, bias, f, null, y, rows, inner, outer);
        } else if (f == null) {
            VectorProducts.product(x, w, innerStep, outerStep, bias, null, y, rows, inner, outer);
        } else {
            float[] sums = scratch(rows * outer);
            VectorProducts.product(x, w, innerStep, outerStep, bias, null, sums, rows, inner, outer);
            unary(f.function(), sums, 0, y, 0, rows * outer, f.constant(), 0);
        }
    }

    @Override
    public void layerSlope(float[] d, float[] w, int innerStep, int outerStep, Activation f, float[] h, float[] y,
            int rows, int inner, int outer) {
        if (rows < WIDTH) {
            plain.layerSlope(d, w, innerStep, outerStep, f, h, y, rows, inner, outer);
        } else if (inner > VectorProducts.MOST_INPUTS) {
            tiles.layer(d, w, innerStep, outerStep, null, f, h, y, rows, inner, outer);
        } else if (f.function() == Unary.TANH) {
            VectorProducts.product(d, w, innerStep, outerStep, null, h, y, rows, inner, outer);
        } else {
            float[] sums = scratch(rows * outer);
            VectorProducts.product(d, w, innerStep, outerStep, null, null, sums, rows, inner, outer);
            slope(f, sums, 0, h, 0, y, 0, rows * outer);
        }
    }

    private float[] scratch(int size) {
        if (scratch.length < size) {
            scratch = new float[size];
        }
        return scratch;
    }

    @Override
    public void layerGradient(float[] x, float[] d, float[] y, float @Nullable [] sums, int rows, int left,
            int right) {
        if (Kernels.isWide(left, right)) {
            tiles.gradient(x, d, y, rows, left, right);
        } else {
            gradients.products(x, d, y, rows, left, right);
        }
        if (sums != null) {
            gradients.runs(d, sums, rows, right);
        }
    }

    @Override
    public void sumRuns(float[] x, float[] y, int length, int count) {
        gradients.runs(x, y, length, count);
    }

    @Override
    public void convolution(Filters filters, float[] x, float[] w, float @Nullable [] bias, @Nullable Activation f,
            float[] y, int rows) {
        convolutions.convolution(filters, x, w, bias, f, y, rows);
    }

    @Override
    public void convolutionTransposed(Filters filters, float[] d, float[] w, float @Nullable [] bias,
            @Nullable Activation f, float[] y, int rows) {
        convolutions.transposed(filters, d, w, bias, f, y, rows);
    }

    @Override
    public void convolutionWeights(Filters filters, float[] x, float[] d, float[] y, int rows) {
        convolutionGradients.weights(filters, x, d, y, rows);
    }

    @Override
    public RowKernels rows() {
        return new VectorRowKernels();
    }
}
