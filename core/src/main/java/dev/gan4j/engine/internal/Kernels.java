package dev.gan4j.engine.internal;

import dev.gan4j.graph.Filters;
import org.jspecify.annotations.Nullable;

/**
 * The kernels of compiled programs. Matrices are feature-major: element (row, column) is at {@code column * rows + row}.
 *
 * <p>Every set of kernels computes the same bits. Sums over a contiguous run use eight accumulators, with element i in
 * accumulator i mod 8, by fused multiply-adds for products; the accumulators are added as ((0+4)+(2+6)) + ((1+5)+(3+7)).
 * Products with a matrix of weights, and wide gradients, are summed by fused multiply-adds in ascending order of the inner
 * index, starting from the bias if there is one, otherwise from 0.
 */
public interface Kernels {

    /**
     * Returns the name of this set.
     *
     * @return such as "plain"
     */
    String name();

    /**
     * y[yFrom + i] = f(x[xFrom + i]) for i below n.
     *
     * @param f     the function
     * @param x     its arguments
     * @param xFrom their first position
     * @param y     the result; not x
     * @param yFrom its first position
     * @param n     at least 0
     * @param a     first constant of the function
     * @param b     second constant of the function
     */
    void unary(Unary f, float[] x, int xFrom, float[] y, int yFrom, int n, float a, float b);

    /**
     * y[to + i] = f(a[aFrom + aStep i], b[bFrom + bStep i]) for i below n.
     *
     * @param f     the function
     * @param a     left operand
     * @param aFrom its first position
     * @param aStep 0 or 1
     * @param b     right operand
     * @param bFrom its first position
     * @param bStep 0 or 1
     * @param y     result; may be an operand whose step is 1 and whose first position is the same
     * @param to    its first position
     * @param n     at least 0
     */
    void binary(Binary f, float[] a, int aFrom, int aStep, float[] b, int bFrom, int bStep, float[] y, int to, int n);

    /**
     * A step of momentum in place: v = v * momentum + g, then w = w - v * rate, with each operation rounded separately.
     *
     * @param w        weights
     * @param v        as many velocities
     * @param g        as many gradients
     * @param momentum factor of the velocity
     * @param rate     learning rate
     */
    void momentum(float[] w, float[] v, float[] g, float momentum, float rate);

    /**
     * y[yFrom + i] = g[gFrom + i] f'(x) for i below n, where h[hFrom + i] = f(x); see {@link Activation#slope}.
     *
     * @param f     the activation
     * @param g     what is scaled
     * @param gFrom its first position
     * @param h     the activation's values
     * @param hFrom their first position
     * @param y     the result; not g or h
     * @param yFrom its first position
     * @param n     at least 0
     */
    void slope(Activation f, float[] g, int gFrom, float[] h, int hFrom, float[] y, int yFrom, int n);

    /**
     * A layer: y = f(x w + bias), for x of shape (rows, inner) and y of shape (rows, outer).
     *
     * @param x         the left matrix
     * @param w         the right matrix; element (k, j) at k * innerStep + j * outerStep
     * @param innerStep distance in w between two inner indices
     * @param outerStep distance in w between two outer indices
     * @param bias      outer elements; null for none
     * @param f         the activation; null for none
     * @param y         the result, not x or w
     * @param rows      rows of x and y
     * @param inner     columns of x
     * @param outer     columns of y
     */
    void layer(float[] x, float[] w, int innerStep, int outerStep, float @Nullable [] bias, @Nullable Activation f,
            float[] y, int rows, int inner, int outer);

    /**
     * The backward pass of a layer: y = (d w) f'(h), for d of shape (rows, inner) and y and h of shape (rows, outer).
     *
     * @param d         the left matrix
     * @param w         the right matrix; element (k, j) at k * innerStep + j * outerStep
     * @param innerStep distance in w between two inner indices
     * @param outerStep distance in w between two outer indices
     * @param f         the activation
     * @param h         the activation's values
     * @param y         the result, not d, w or h
     * @param rows      rows of d and y
     * @param inner     columns of d
     * @param outer     columns of y
     */
    void layerSlope(float[] d, float[] w, int innerStep, int outerStep, Activation f, float[] h, float[] y, int rows,
            int inner, int outer);

    /**
     * Returns in which order the gradients of a layer are summed: row by row if they are wide, otherwise in eight accumulators.
     *
     * @param left  inputs of the layer
     * @param right its outputs
     * @return true if there is enough to do for each row
     */
    static boolean isWide(int left, int right) {
        return left >= 8 && right >= 4;
    }

    /**
     * The gradients of a layer: y = x^T d and sums[j] = the sum of column j of d, for x of shape (rows, left), d of
     * shape (rows, right) and y of shape (left, right).
     *
     * @param x     the left matrix, which is transposed
     * @param d     the right matrix
     * @param y     the result, not x or d
     * @param sums  right elements; null if they are not needed
     * @param rows  rows of x and d
     * @param left  columns of x
     * @param right columns of d
     */
    void layerGradient(float[] x, float[] d, float[] y, float @Nullable [] sums, int rows, int left, int right);

    /**
     * y[c] = the sum of the c-th run of x, for c below count.
     *
     * @param x      count consecutive runs
     * @param y      at least count elements
     * @param length of a run
     * @param count  number of runs
     */
    void sumRuns(float[] x, float[] y, int length, int count);

    /**
     * A convolution: y = f(x * w + bias). Sums start from the bias and are added up in ascending order of channel, y and x of
     * the weights; pixels outside the picture are zeros that are multiplied like others.
     *
     * @param filters the geometry
     * @param x       pictures, shape (rows, features of the input)
     * @param w       weights, shape {@link Filters#weights}
     * @param bias    a number for each filter; null for none
     * @param f       the activation; null for none
     * @param y       the result, not x or w; shape (rows, features of the output)
     * @param rows    number of pictures
     */
    void convolution(Filters filters, float[] x, float[] w, float @Nullable [] bias, @Nullable Activation f, float[] y,
            int rows);

    /**
     * The transposed convolution: y = f(d *^T w + bias). Sums are added up as those of a convolution, in ascending order of
     * filter, y and x.
     *
     * @param filters the geometry of the convolution
     * @param d       filtered pictures, shape (rows, features of the output)
     * @param w       weights, shape {@link Filters#weights}
     * @param bias    a number for each channel; null for none
     * @param f       the activation; null for none
     * @param y       the result, not d or w; shape (rows, features of the input)
     * @param rows    number of pictures
     */
    void convolutionTransposed(Filters filters, float[] d, float[] w, float @Nullable [] bias, @Nullable Activation f,
            float[] y, int rows);

    /**
     * The gradient of a convolution with respect to its weights. Of each line of the filtered pictures,
     * {@link #pixelsTogether} pixels at a time are added up by fused multiply-adds, in ascending order of pixel and row; these
     * sums are then added in their order.
     *
     * @param filters the geometry
     * @param x       pictures, shape (rows, features of the input)
     * @param d       the gradient with respect to the filtered pictures, shape (rows, features of the output)
     * @param y       the result, not x or d; shape {@link Filters#weights}
     * @param rows    number of pictures
     */
    void convolutionWeights(Filters filters, float[] x, float[] d, float[] y, int rows);

    /**
     * Returns how many adjacent pixels' terms a weight's gradient adds up before the sum is added to the others.
     *
     * @param rows number of pictures, each of which has a term at each pixel
     * @return as many as give 256 terms, at least 1
     */
    static int pixelsTogether(int rows) {
        return Math.max(1, 256 / rows);
    }

    /**
     * Returns the kernels of this set that sample rows of codes.
     *
     * @return a new object with scratch space of its own
     */
    RowKernels rows();
}
