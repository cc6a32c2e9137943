package dev.gan4j.engine.internal;

/**
 * What a compiled program is made of. Matrices are feature-major: element (row, column) stands at
 * {@code column * rows + row}.
 *
 * <p>Every set of kernels computes the same bits. Sums over a contiguous run go to eight accumulators, element i to
 * number i mod 8 by fused multiply-adds, which are added as ((0+4)+(2+6)) + ((1+5)+(3+7)). Products with a matrix of
 * weights add up by fused multiply-adds in ascending order of the inner index, starting from 0.
 */
public interface Kernels {

    /**
     * Returns the name of this set.
     *
     * @return such as "plain"
     */
    String name();

    /**
     * y[i] = f(x[i]) for i below n.
     *
     * @param f the function
     * @param x at least n elements
     * @param y at least n elements; may be x
     * @param n at least 0
     * @param a first constant of the function
     * @param b second constant of the function
     */
    void unary(Unary f, float[] x, float[] y, int n, float a, float b);

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
     * y = x w, for x of shape (rows, inner) and y of shape (rows, outer).
     *
     * @param x          the left matrix
     * @param w          the right matrix; element (k, j) at k * innerStep + j * outerStep
     * @param innerStep  distance in w between two inner indices
     * @param outerStep  distance in w between two outer indices
     * @param y          the result, not x or w
     * @param rows       rows of x and y
     * @param inner      columns of x
     * @param outer      columns of y
     */
    void product(float[] x, float[] w, int innerStep, int outerStep, float[] y, int rows, int inner, int outer);

    /**
     * y = x^T d, for x of shape (rows, left), d of shape (rows, right) and y of shape (left, right).
     *
     * @param x     the left matrix, which is transposed
     * @param d     the right matrix
     * @param y     the result, not x or d
     * @param rows  rows of x and d
     * @param left  columns of x
     * @param right columns of d
     */
    void transposedProduct(float[] x, float[] d, float[] y, int rows, int left, int right);

    /**
     * y[c] = the sum of the c-th run of x, for c below count.
     *
     * @param x      count runs, one after the other
     * @param y      at least count elements
     * @param length of a run
     * @param count  number of runs
     */
    void sumRuns(float[] x, float[] y, int length, int count);
}
