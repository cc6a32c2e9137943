package dev.gan4j.engine.internal;

import dev.gan4j.graph.Filters;
import dev.gan4j.internal.Fma;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Kernels in plain Java, which define the bits; the virtual machine can vectorise their loops. */
public final class PlainKernels implements Kernels {

    private final PlainConvolutions convolutions = new PlainConvolutions();
    private float[] scratch = new float[0];
    private final PlainColumns space = new PlainColumns();

    /** Creates the set; each program needs its own, because it holds scratch space. */
    public PlainKernels() {}

    @Override
    public String name() {
        return "plain";
    }

    @Override
    public void unary(Unary f, float[] x, int xFrom, float[] y, int yFrom, int n, float a, float b) {
        PlainFunctions.unary(f, x, xFrom, y, yFrom, n, a, b);
    }

    @Override
    public void binary(Binary f, float[] a, int aFrom, int aStep, float[] b, int bFrom, int bStep, float[] y, int to,
            int n) {
        if (n == 0) {
            return;
        }
        switch (f) {
            case ADD -> add(a, aFrom, aStep, b, bFrom, bStep, y, to, n);
            case SUBTRACT -> subtract(a, aFrom, aStep, b, bFrom, bStep, y, to, n);
            case MULTIPLY -> multiply(a, aFrom, aStep, b, bFrom, bStep, y, to, n);
            case DIVIDE -> divide(a, aFrom, aStep, b, bFrom, bStep, y, to, n);
        }
    }

    private static void add(float[] a, int aFrom, int aStep, float[] b, int bFrom, int bStep, float[] y, int to,
            int n) {
        if (aStep == 1 && bStep == 1) {
            for (int i = 0; i < n; i++) {
                y[to + i] = a[aFrom + i] + b[bFrom + i];
            }
        } else if (aStep == 1) {
            float right = b[bFrom];
            for (int i = 0; i < n; i++) {
                y[to + i] = a[aFrom + i] + right;
            }
        } else if (bStep == 1) {
            float left = a[aFrom];
            for (int i = 0; i < n; i++) {
                y[to + i] = left + b[bFrom + i];
            }
        } else {
            Arrays.fill(y, to, to + n, a[aFrom] + b[bFrom]);
        }
    }

    private static void subtract(float[] a, int aFrom, int aStep, float[] b, int bFrom, int bStep, float[] y, int to,
            int n) {
        if (aStep == 1 && bStep == 1) {
            for (int i = 0; i < n; i++) {
                y[to + i] = a[aFrom + i] - b[bFrom + i];
            }
        } else if (aStep == 1) {
            float right = b[bFrom];
            for (int i = 0; i < n; i++) {
                y[to + i] = a[aFrom + i] - right;
            }
        } else if (bStep == 1) {
            float left = a[aFrom];
            for (int i = 0; i < n; i++) {
                y[to + i] = left - b[bFrom + i];
            }
        } else {
            Arrays.fill(y, to, to + n, a[aFrom] - b[bFrom]);
        }
    }

    private static void multiply(float[] a, int aFrom, int aStep, float[] b, int bFrom, int bStep, float[] y, int to,
            int n) {
        if (aStep == 1 && bStep == 1) {
            for (int i = 0; i < n; i++) {
                y[to + i] = a[aFrom + i] * b[bFrom + i];
            }
        } else if (aStep == 1) {
            float right = b[bFrom];
            for (int i = 0; i < n; i++) {
                y[to + i] = a[aFrom + i] * right;
            }
        } else if (bStep == 1) {
            float left = a[aFrom];
            for (int i = 0; i < n; i++) {
                y[to + i] = left * b[bFrom + i];
            }
        } else {
            Arrays.fill(y, to, to + n, a[aFrom] * b[bFrom]);
        }
    }

    private static void divide(float[] a, int aFrom, int aStep, float[] b, int bFrom, int bStep, float[] y, int to,
            int n) {
        if (aStep == 1 && bStep == 1) {
            for (int i = 0; i < n; i++) {
                y[to + i] = a[aFrom + i] / b[bFrom + i];
            }
        } else if (aStep == 1) {
            float right = b[bFrom];
            for (int i = 0; i < n; i++) {
                y[to + i] = a[aFrom + i] / right;
            }
        } else if (bStep == 1) {
            float left = a[aFrom];
            for (int i = 0; i < n; i++) {
                y[to + i] = left / b[bFrom + i];
            }
        } else {
            Arrays.fill(y, to, to + n, a[aFrom] / b[bFrom]);
        }
    }

    @Override
    public void momentum(float[] w, float[] v, float[] g, float momentum, float rate) {
        for (int i = 0; i < w.length; i++) {
            float next = v[i] * momentum + g[i];
            v[i] = next;
            w[i] = w[i] - next * rate;
        }
    }

    @Override
    public void slope(Activation f, float[] g, int gFrom, float[] h, int hFrom, float[] y, int yFrom, int n) {
        PlainFunctions.slope(f, g, gFrom, h, hFrom, y, yFrom, n);
    }

    @Override
    public void layer(float[] x, float[] w, int innerStep, int outerStep, float @Nullable [] bias,
            @Nullable Activation f,
            float[] y, int rows, int inner, int outer) {
        float[][] columns = space.columns(x, rows, inner);
        float[] sums = space.sums(rows);
        for (int j = 0; j < outer; j++) {
            Arrays.fill(sums, 0, rows, bias == null ? 0f : bias[j]);
            for (int k = 0; k < inner; k++) {
                PlainColumns.add(columns[k], w[j * outerStep + k * innerStep], sums, rows);
            }
            System.arraycopy(sums, 0, y, j * rows, rows);
        }
        if (f != null) {
            PlainFunctions.unary(f.function(), y, 0, y, 0, rows * outer, f.constant(), 0);
        }
    }

    @Override
    public void layerSlope(float[] d, float[] w, int innerStep, int outerStep, Activation f, float[] h, float[] y,
            int rows,
            int inner, int outer) {
        layer(d, w, innerStep, outerStep, null, null, y, rows, inner, outer);
        PlainFunctions.slope(f, y, 0, h, 0, y, 0, rows * outer);
    }

    @Override
    public void layerGradient(float[] x, float[] d, float[] y, float @Nullable [] sums, int rows, int left,
            int right) {
        if (Kernels.isWide(left, right)) {
            wideGradient(x, d, y, rows, left, right);
        } else {
            for (int j = 0; j < right; j++) {
                for (int k = 0; k < left; k++) {
                    y[j * left + k] = dot(x, k * rows, d, j * rows, rows);
                }
            }
        }
        if (sums != null) {
            sumRuns(d, sums, rows, right);
        }
    }

    /** Row by row, along the left columns, which must therefore be adjacent. */
    private void wideGradient(float[] x, float[] d, float[] y, int rows, int left, int right) {
        if (scratch.length < rows * left) {
            scratch = new float[rows * left];
        }
        float[] byRow = scratch;
        for (int k = 0; k < left; k++) {
            for (int row = 0; row < rows; row++) {
                byRow[row * left + k] = x[k * rows + row];
            }
        }
        for (int j = 0; j < right; j++) {
            int to = j * left;
            Arrays.fill(y, to, to + left, 0f);
            for (int row = 0; row < rows; row++) {
                float factor = d[j * rows + row];
                int from = row * left;
                for (int k = 0; k < left; k++) {
                    y[to + k] = Fma.fma(byRow[from + k], factor, y[to + k]);
                }
            }
        }
    }

    @Override
    public void sumRuns(float[] x, float[] y, int length, int count) {
        for (int c = 0; c < count; c++) {
            y[c] = sum(x, c * length, length);
        }
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
        convolutions.weights(filters, x, d, y, rows);
    }

    @Override
    public RowKernels rows() {
        return new PlainRowKernels();
    }

    private static float dot(float[] x, int xFrom, float[] d, int dFrom, int n) {
        float s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0;
        int i = 0;
        for (; i <= n - 8; i += 8) {
            s0 = Fma.fma(x[xFrom + i], d[dFrom + i], s0);
            s1 = Fma.fma(x[xFrom + i + 1], d[dFrom + i + 1], s1);
            s2 = Fma.fma(x[xFrom + i + 2], d[dFrom + i + 2], s2);
            s3 = Fma.fma(x[xFrom + i + 3], d[dFrom + i + 3], s3);
            s4 = Fma.fma(x[xFrom + i + 4], d[dFrom + i + 4], s4);
            s5 = Fma.fma(x[xFrom + i + 5], d[dFrom + i + 5], s5);
            s6 = Fma.fma(x[xFrom + i + 6], d[dFrom + i + 6], s6);
            s7 = Fma.fma(x[xFrom + i + 7], d[dFrom + i + 7], s7);
        }
        int rest = n - i;
        s0 = rest > 0 ? Fma.fma(x[xFrom + i], d[dFrom + i], s0) : s0;
        s1 = rest > 1 ? Fma.fma(x[xFrom + i + 1], d[dFrom + i + 1], s1) : s1;
        s2 = rest > 2 ? Fma.fma(x[xFrom + i + 2], d[dFrom + i + 2], s2) : s2;
        s3 = rest > 3 ? Fma.fma(x[xFrom + i + 3], d[dFrom + i + 3], s3) : s3;
        s4 = rest > 4 ? Fma.fma(x[xFrom + i + 4], d[dFrom + i + 4], s4) : s4;
        s5 = rest > 5 ? Fma.fma(x[xFrom + i + 5], d[dFrom + i + 5], s5) : s5;
        s6 = rest > 6 ? Fma.fma(x[xFrom + i + 6], d[dFrom + i + 6], s6) : s6;
        return ((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7));
    }

    private static float sum(float[] x, int from, int n) {
        float s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0;
        int i = 0;
        for (; i <= n - 8; i += 8) {
            s0 += x[from + i];
            s1 += x[from + i + 1];
            s2 += x[from + i + 2];
            s3 += x[from + i + 3];
            s4 += x[from + i + 4];
            s5 += x[from + i + 5];
            s6 += x[from + i + 6];
            s7 += x[from + i + 7];
        }
        int rest = n - i;
        s0 = rest > 0 ? s0 + x[from + i] : s0;
        s1 = rest > 1 ? s1 + x[from + i + 1] : s1;
        s2 = rest > 2 ? s2 + x[from + i + 2] : s2;
        s3 = rest > 3 ? s3 + x[from + i + 3] : s3;
        s4 = rest > 4 ? s4 + x[from + i + 4] : s4;
        s5 = rest > 5 ? s5 + x[from + i + 5] : s5;
        s6 = rest > 6 ? s6 + x[from + i + 6] : s6;
        return ((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7));
    }
}
