package dev.gan4j.engine.internal;

import dev.gan4j.graph.Filters;
import dev.gan4j.graph.Picture;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Gradients of convolutions with respect to their weights; see {@link Kernels#convolutionWeights}.
 *
 * <p>Lanes are filters. The gradient of some pixels is copied so that the filters of two vectors are side by side, and stays in
 * the first-level cache while all weights pass, four at a time; pictures are read where they are. The eight sums of two vectors
 * of filters and four weights stay in registers. Threads share the weights.
 */
final class VectorConvolutionGradients implements Workers.Task {

    private static final VectorSpecies<Float> WIDE = VectorFunctions.WIDE;
    private static final int WIDTH = VectorFunctions.WIDTH;
    private static final int FILTERS = 2 * WIDTH;
    private static final int WEIGHTS = 4;

    private final Workers workers;
    private final Room[] rooms;
    private final Task task = new Task();
    private float[] totals = new float[0];
    private float[] zeros = new float[0];
    private int parts = 1;

    /** One gradient; the object is reused for the next. */
    private static final class Task {

        private Filters filters = new Filters(new Picture(1, 1, 1), 1, 1, 1, 0);
        private float[] x = new float[0];
        private float[] d = x;
        private int rows;
    }

    /** The space of one thread: the gradient of some pixels, and where the four weights of a tile read. */
    private static final class Room {

        private float[] terms = new float[0];
        private final int[] start = new int[WEIGHTS];
        private final int[] column = new int[WEIGHTS];
    }

    VectorConvolutionGradients(Workers workers) {
        this.workers = workers;
        rooms = new Room[workers.count()];
        Arrays.setAll(rooms, worker -> new Room());
    }

    void weights(Filters filters, float[] x, float[] d, float[] y, int rows) {
        task.filters = filters;
        task.x = x;
        task.d = d;
        task.rows = rows;
        int weights = filters.weightsEach();
        int groups = (weights + WEIGHTS - 1) / WEIGHTS;
        int lanes = lanes(filters);
        if (totals.length < groups * WEIGHTS * lanes) {
            totals = new float[groups * WEIGHTS * lanes];
        }
        Arrays.fill(totals, 0, groups * WEIGHTS * lanes, 0f);
        if (zeros.length < rows) {
            zeros = new float[rows];
        }
        boolean isShared = workers.isWorthSharing(filters.multiplyAdds(rows));
        parts = isShared ? Math.min(groups, workers.count()) : 1;
        workers.run(this, parts);
        for (int filter = 0; filter < filters.count(); filter++) {
            for (int weight = 0; weight < weights; weight++) {
                y[filter * weights + weight] = totals[weight * lanes + filter];
            }
        }
    }

    private static int lanes(Filters filters) {
        return (filters.count() + FILTERS - 1) / FILTERS * FILTERS;
    }

    /** Computes a part of the weights. */
    @Override
    public void run(int part, int worker) {
        Task t = task;
        Room room = rooms[worker];
        Filters filters = t.filters;
        Picture output = filters.output();
        int groups = (filters.weightsEach() + WEIGHTS - 1) / WEIGHTS;
        int begin = part * groups / parts;
        int end = (part + 1) * groups / parts;
        int together = Math.min(Kernels.pixelsTogether(t.rows), output.width());
        int lanes = lanes(filters);
        if (room.terms.length < together * t.rows * lanes) {
            room.terms = new float[together * t.rows * lanes];
        }
        for (int line = 0; line < output.height(); line++) {
            for (int first = 0; first < output.width(); first += together) {
                int pixels = Math.min(together, output.width() - first);
                arrange(t, room.terms, line * output.width() + first, pixels * t.rows);
                for (int filter = 0; filter < lanes; filter += FILTERS) {
                    for (int group = begin; group < end; group++) {
                        locate(t, room, group * WEIGHTS, line);
                        tile(t, room, filter * pixels * t.rows, first, pixels, totals, group * WEIGHTS * lanes + filter,
                                lanes);
                    }
                }
            }
        }
    }

    /** The filters of two vectors side by side for each term; missing filters are 0. */
    private static void arrange(Task t, float[] to, int pixel, int count) {
        float[] d = t.d;
        int filters = t.filters.count();
        int step = t.filters.output().pixels() * t.rows;
        int lanes = lanes(t.filters);
        for (int filter = 0; filter < lanes; filter += 4) {
            int at = filter / FILTERS * FILTERS * count + filter % FILTERS;
            int first = filter * step + pixel * t.rows;
            if (filter + 4 <= filters) {
                int second = first + step;
                int third = second + step;
                int fourth = third + step;
                for (int k = 0; k < count; k++) {
                    int next = at + k * FILTERS;
                    to[next] = d[first + k];
                    to[next + 1] = d[second + k];
                    to[next + 2] = d[third + k];
                    to[next + 3] = d[fourth + k];
                }
            } else {
                for (int c = 0; c < 4; c++) {
                    for (int k = 0; k < count; k++) {
                        to[at + k * FILTERS + c] = filter + c < filters ? d[first + c * step + k] : 0f;
                    }
                }
            }
        }
    }

    /** Finds where four weights read: a line of the picture, or nothing, and the column of the first pixel. */
    private static void locate(Task t, Room room, int weight, int line) {
        Filters filters = t.filters;
        Picture input = filters.input();
        int size = filters.size();
        for (int c = 0; c < WEIGHTS; c++) {
            int one = weight + c;
            int fromLine = line * filters.stride() - filters.padding() + one / size % size;
            boolean isInside = one < filters.weightsEach() && fromLine >= 0 && fromLine < input.height();
            room.start[c] = (one / (size * size) * input.height() + fromLine) * input.width();
            // Beyond the picture, wherever the filter is.
            room.column[c] = isInside ? one % size - filters.padding() : Integer.MIN_VALUE / 2;
        }
    }

    private void tile(Task t, Room room, int from, int first, int pixels, float[] to, int at, int lanes) {
        float[] terms = room.terms;
        float[] x = t.x;
        float[] none = zeros;
        int rows = t.rows;
        int stride = t.filters.stride();
        int width = t.filters.input().width();
        int c0 = room.column[0];
        int c1 = room.column[1];
        int c2 = room.column[2];
        int c3 = room.column[3];
        FloatVector s00 = VectorFunctions.spread(0f);
        FloatVector s10 = s00;
        FloatVector s01 = s00;
        FloatVector s11 = s00;
        FloatVector s02 = s00;
        FloatVector s12 = s00;
        FloatVector s03 = s00;
        FloatVector s13 = s00;
        for (int pixel = 0; pixel < pixels; pixel++) {
            int column = (first + pixel) * stride;
            boolean is0 = c0 + column >= 0 && c0 + column < width;
            boolean is1 = c1 + column >= 0 && c1 + column < width;
            boolean is2 = c2 + column >= 0 && c2 + column < width;
            boolean is3 = c3 + column >= 0 && c3 + column < width;
            float[] x0 = is0 ? x : none;
            float[] x1 = is1 ? x : none;
            float[] x2 = is2 ? x : none;
            float[] x3 = is3 ? x : none;
            int from0 = is0 ? (room.start[0] + c0 + column) * rows : 0;
            int from1 = is1 ? (room.start[1] + c1 + column) * rows : 0;
            int from2 = is2 ? (room.start[2] + c2 + column) * rows : 0;
            int from3 = is3 ? (room.start[3] + c3 + column) * rows : 0;
            int next = from + pixel * rows * FILTERS;
            for (int row = 0; row < rows; row++) {
                FloatVector d0 = FloatVector.fromArray(WIDE, terms, next + row * FILTERS);
                FloatVector d1 = FloatVector.fromArray(WIDE, terms, next + row * FILTERS + WIDTH);
                FloatVector w0 = VectorFunctions.spread(x0[from0 + row]);
                s00 = d0.fma(w0, s00);
                s10 = d1.fma(w0, s10);
                FloatVector w1 = VectorFunctions.spread(x1[from1 + row]);
                s01 = d0.fma(w1, s01);
                s11 = d1.fma(w1, s11);
                FloatVector w2 = VectorFunctions.spread(x2[from2 + row]);
                s02 = d0.fma(w2, s02);
                s12 = d1.fma(w2, s12);
                FloatVector w3 = VectorFunctions.spread(x3[from3 + row]);
                s03 = d0.fma(w3, s03);
                s13 = d1.fma(w3, s13);
            }
        }
        add(s00, to, at);
        add(s10, to, at + WIDTH);
        add(s01, to, at + lanes);
        add(s11, to, at + lanes + WIDTH);
        add(s02, to, at + 2 * lanes);
        add(s12, to, at + 2 * lanes + WIDTH);
        add(s03, to, at + 3 * lanes);
        add(s13, to, at + 3 * lanes + WIDTH);
    }

    private static void add(FloatVector sum, float[] to, int at) {
        FloatVector.fromArray(WIDE, to, at).add(sum).intoArray(to, at);
    }
}
