package dev.gan4j.engine.internal;

import dev.gan4j.graph.Filters;
import dev.gan4j.graph.Picture;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Convolutions in plain Java, which define the bits; see {@link Kernels#convolution}. */
final class PlainConvolutions {

    private float[] zeros = new float[0];
    private final PlainColumns space = new PlainColumns();
    private float[][] byTerm = new float[0][0];

    void convolution(Filters filters, float[] x, float[] w, float @Nullable [] bias, @Nullable Activation f, float[] y,
            int rows) {
        int each = filters.size() * filters.size();
        sums(Reach.of(filters), filters.input(), filters.output(), each, filters.weightsEach(), x, w, bias, y, rows);
        activate(f, y, filters.output().size() * rows);
    }

    void transposed(Filters filters, float[] d, float[] w, float @Nullable [] bias, @Nullable Activation f, float[] y,
            int rows) {
        int each = filters.size() * filters.size();
        sums(Reach.transposed(filters), filters.output(), filters.input(), filters.weightsEach(), each, d, w, bias, y,
                rows);
        activate(f, y, filters.input().size() * rows);
    }

    private static void activate(@Nullable Activation f, float[] y, int count) {
        if (f != null) {
            PlainFunctions.unary(f.function(), y, 0, y, 0, count, f.constant(), 0);
        }
    }

    /** The weights between two channels are at {@code fromChannel * fromStep + toChannel * toStep}. */
    private void sums(Reach reach, Picture from, Picture to, int fromStep, int toStep, float[] x, float[] w,
            float @Nullable [] bias, float[] y, int rows) {
        float[][] pixels = space.columns(x, rows, from.size());
        float[] sums = space.sums(rows);
        if (zeros.length < rows) {
            zeros = new float[rows];
        }
        int at = 0;
        for (int channel = 0; channel < to.channels(); channel++) {
            float start = bias == null ? 0f : bias[channel];
            for (int line = 0; line < to.height(); line++) {
                for (int column = 0; column < to.width(); column++, at += rows) {
                    Arrays.fill(sums, 0, rows, start);
                    for (int other = 0; other < from.channels(); other++) {
                        add(reach, from, pixels, other, line, column, w, other * fromStep + channel * toStep, sums,
                                rows);
                    }
                    System.arraycopy(sums, 0, y, at, rows);
                }
            }
        }
    }

    /** Adds what a pixel of the result gets from one channel. */
    private void add(Reach reach, Picture from, float[][] pixels, int channel, int line, int column, float[] w, int at,
            float[] sums, int rows) {
        int kindDown = line % reach.kinds();
        int kindAcross = column % reach.kinds();
        int across = reach.count(kindAcross);
        for (int i = 0; i < reach.count(kindDown); i++) {
            int fromLine = reach.pixel(line, i);
            int weights = at + reach.weight(kindDown, i) * reach.size();
            for (int j = 0; j < across; j++) {
                int fromColumn = reach.pixel(column, j);
                boolean isInside = isInside(from, fromLine, fromColumn);
                float[] values = isInside
                        ? pixels[(channel * from.height() + fromLine) * from.width() + fromColumn]
                        : zeros;
                PlainColumns.add(values, w[weights + reach.weight(kindAcross, j)], sums, rows);
            }
        }
    }

    private static boolean isInside(Picture picture, int line, int column) {
        return line >= 0 && line < picture.height() && column >= 0 && column < picture.width();
    }

    void weights(Filters filters, float[] x, float[] d, float[] y, int rows) {
        Picture output = filters.output();
        int pixels = Kernels.pixelsTogether(rows);
        Arrays.fill(y, 0, filters.weights().size(), 0f);
        float[] sums = space.sums(filters.count());
        for (int line = 0; line < output.height(); line++) {
            for (int first = 0; first < output.width(); first += pixels) {
                int count = Math.min(pixels, output.width() - first);
                byTerm(d, output, line * output.width() + first, count * rows, rows);
                for (int weight = 0; weight < filters.weightsEach(); weight++) {
                    weight(filters, x, weight, line, first, count, sums, y, rows);
                }
            }
        }
    }

    /** The responses of all filters, term by term. */
    private void byTerm(float[] d, Picture output, int pixel, int terms, int rows) {
        int width = byTerm.length == 0 ? 0 : byTerm[0].length;
        if (byTerm.length < terms || width < output.channels()) {
            byTerm = new float[Math.max(byTerm.length, terms)][Math.max(width, output.channels())];
        }
        for (int filter = 0; filter < output.channels(); filter++) {
            int from = (filter * output.pixels() + pixel) * rows;
            for (int term = 0; term < terms; term++) {
                byTerm[term][filter] = d[from + term];
            }
        }
    }

    /** Adds what one weight of every filter gets from some pixels of a line. */
    private void weight(Filters filters, float[] x, int weight, int line, int first, int count, float[] sums,
            float[] y, int rows) {
        Picture input = filters.input();
        int size = filters.size();
        int fromLine = line * filters.stride() - filters.padding() + weight / size % size;
        int start = weight / (size * size) * input.height() + fromLine;
        Arrays.fill(sums, 0, filters.count(), 0f);
        for (int i = 0; i < count; i++) {
            int column = (first + i) * filters.stride() - filters.padding() + weight % size;
            boolean isInside = isInside(input, fromLine, column);
            for (int row = 0; row < rows; row++) {
                float pixel = isInside ? x[(start * input.width() + column) * rows + row] : 0f;
                PlainColumns.add(byTerm[i * rows + row], pixel, sums, filters.count());
            }
        }
        for (int filter = 0; filter < filters.count(); filter++) {
            y[filter * filters.weightsEach() + weight] += sums[filter];
        }
    }
}
