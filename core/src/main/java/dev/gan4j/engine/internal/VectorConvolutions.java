package dev.gan4j.engine.internal;

import dev.gan4j.graph.Filters;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/**
 * Convolutions and transposed convolutions; see {@link Kernels#convolution}.
 *
 * <p>Samples are computed in tiles of two vectors, line by line. The lines that filters read are copied side by side for a tile,
 * with zeros around them, and stay in the second-level cache: where they come from, the lines of a tile are so far apart that
 * they would share few places of a cache. What reaches a pixel is copied from there, some channels at a time, and stays in the
 * first-level cache while the weights of all channels of the result pass, four channels at a time. The eight sums of a tile and
 * four channels stay in registers; between two copies, they wait in memory, which rounds nothing. A result of fewer than four
 * channels is computed for four pixels at a time instead. Samples beyond the last whole tile are computed together with those of
 * neighbouring pixels of the same kind.
 */
final class VectorConvolutions implements Workers.Task {

    private static final VectorSpecies<Float> WIDE = VectorFunctions.WIDE;
    private static final int WIDTH = VectorFunctions.WIDTH;
    /** Samples that are computed together. */
    static final int TILE = 2 * WIDTH;
    /** Channels, or pixels, that are computed together. */
    static final int CHANNELS = 4;
    /** Terms that are copied side by side, unless those of a single channel are more. */
    private static final int TERMS = 256;

    private final Workers workers;
    private final Room[] rooms;
    private final ConvolutionTask task = new ConvolutionTask();
    private float[] weights = new float[0];
    private int[] starts = new int[0];
    private int bands = 1;

    /** The space of one thread. */
    private static final class Room {

        private final ConvolutionTerms terms = new ConvolutionTerms();
        private float[] sums = new float[0];
        private float[] results = new float[0];

        private void reserve(int size) {
            if (sums.length < size) {
                sums = new float[size];
                results = new float[size];
            }
        }
    }

    VectorConvolutions(Workers workers) {
        this.workers = workers;
        rooms = new Room[workers.count()];
        Arrays.setAll(rooms, worker -> new Room());
    }

    void convolution(Filters filters, float[] x, float[] w, float @Nullable [] bias, @Nullable Activation f, float[] y,
            int rows) {
        task.reach = Reach.of(filters);
        task.from = filters.input();
        task.to = filters.output();
        compute(filters, w, filters.size() * filters.size(), filters.weightsEach(), x, bias, f, y, rows);
    }

    void transposed(Filters filters, float[] d, float[] w, float @Nullable [] bias, @Nullable Activation f, float[] y,
            int rows) {
        task.reach = Reach.transposed(filters);
        task.from = filters.output();
        task.to = filters.input();
        compute(filters, w, filters.weightsEach(), filters.size() * filters.size(), d, bias, f, y, rows);
    }

    private void compute(Filters filters, float[] w, int fromStep, int toStep, float[] x, float @Nullable [] bias,
            @Nullable Activation f, float[] y, int rows) {
        ConvolutionTask t = task;
        t.x = x;
        t.bias = bias;
        t.f = f;
        t.y = y;
        t.rows = rows;
        t.measure();
        arrangeWeights(w, fromStep, toStep);
        boolean isShared = workers.isWorthSharing(filters.multiplyAdds(rows));
        bands = isShared ? Math.min(t.to.height(), 4 * workers.count()) : 1;
        int parts = (rows + TILE - 1) / TILE * bands;
        if (isShared) {
            workers.run(this, parts);
        } else {
            for (int part = 0; part < parts; part++) {
                run(part, 0);
            }
        }
    }

    /** Four channels side by side for each weight, in the order in which each kind of pixel reads them. */
    private void arrangeWeights(float[] w, int fromStep, int toStep) {
        ConvolutionTask t = task;
        int kinds = t.reach.kinds();
        int blocks = blocks(t.to.channels());
        int all = blocks * CHANNELS * t.from.channels() * t.reach.size() * t.reach.size();
        if (weights.length < all) {
            weights = new float[all];
        }
        if (starts.length < kinds * kinds) {
            starts = new int[kinds * kinds];
        }
        int at = 0;
        for (int down = 0; down < kinds; down++) {
            for (int across = 0; across < kinds; across++) {
                starts[down * kinds + across] = at;
                for (int block = 0; block < blocks; block++) {
                    at = arrangeWeights(w, fromStep, toStep, down, across, block * CHANNELS, at);
                }
            }
        }
    }

    private int arrangeWeights(float[] w, int fromStep, int toStep, int down, int across, int channel, int first) {
        Reach reach = task.reach;
        int there = Math.min(CHANNELS, task.to.channels() - channel);
        int linesOfWeights = reach.count(down);
        int columnsOfWeights = reach.count(across);
        float[] to = weights;
        int at = first;
        for (int other = 0; other < task.from.channels(); other++) {
            for (int i = 0; i < linesOfWeights; i++) {
                int line = channel * toStep + other * fromStep + reach.weight(down, i) * reach.size();
                for (int j = 0; j < columnsOfWeights; j++, at += CHANNELS) {
                    int from = line + reach.weight(across, j);
                    for (int c = 0; c < CHANNELS; c++) {
                        to[at + c] = c < there ? w[from + c * toStep] : 0f;
                    }
                }
            }
        }
        return at;
    }

    private static int blocks(int channels) {
        return (channels + CHANNELS - 1) / CHANNELS;
    }

    /** Computes a band of lines for a tile of samples, or for the samples that are left over. */
    @Override
    public void run(int part, int worker) {
        ConvolutionTask t = task;
        Room room = rooms[worker];
        int size = t.reach.size();
        room.terms.begin(t, Math.max(TERMS, size * size));
        room.reserve(blocks(t.to.channels()) * CHANNELS * TILE * (isNarrow(t) ? CHANNELS : 1));
        int sample = part / bands * TILE;
        int band = part % bands;
        int end = (band + 1) * t.to.height() / bands;
        for (int line = band * t.to.height() / bands; line < end; line++) {
            if (sample + TILE > t.rows) {
                for (int kind = 0; kind < Math.min(t.reach.kinds(), t.to.width()); kind++) {
                    leftOver(t, room, line, kind, sample);
                }
                continue;
            }
            room.terms.copyLines(t, line, sample);
            if (isNarrow(t)) {
                for (int kind = 0; kind < Math.min(t.reach.kinds(), t.to.width()); kind++) {
                    narrow(t, room, line, kind, sample);
                }
            } else {
                for (int column = 0; column < t.to.width(); column++) {
                    whole(t, room, line, column, sample);
                }
            }
        }
    }

    /** Whether a result has so few channels that four pixels are computed together rather than four channels. */
    private static boolean isNarrow(ConvolutionTask t) {
        return t.to.channels() < CHANNELS;
    }

    /** A tile of samples of one pixel. */
    private void whole(ConvolutionTask t, Room room, int line, int column, int sample) {
        Reach reach = t.reach;
        int kinds = reach.kinds();
        int lines = reach.count(line % kinds);
        int columns = reach.count(column % kinds);
        int each = lines * columns;
        begin(t, room);
        if (each > 0) {
            int channels = t.from.channels();
            int together = Math.max(1, TERMS / each);
            for (int first = 0; first < channels; first += together) {
                int count = Math.min(together, channels - first);
                room.terms.arrange(t, first, count, line, lines, column, columns);
                add(t, room, starts[line % kinds * kinds + column % kinds], first * each, count * each,
                        channels * each);
            }
        }
        float[] results = finish(t, room, t.to.channels() * TILE);
        int step = t.to.pixels() * t.rows;
        int at = (line * t.to.width() + column) * t.rows + sample;
        float[] y = t.y;
        for (int channel = 0, from = 0; channel < t.to.channels(); channel++, from += TILE, at += step) {
            FloatVector.fromArray(WIDE, results, from).intoArray(y, at);
            FloatVector.fromArray(WIDE, results, from + WIDTH).intoArray(y, at + WIDTH);
        }
    }

    /** All pixels of a kind of a line, four at a time, for a result of few channels. */
    private void narrow(ConvolutionTask t, Room room, int line, int kind, int sample) {
        Reach reach = t.reach;
        int kinds = reach.kinds();
        int lines = reach.count(line % kinds);
        int columns = reach.count(kind);
        int width = t.to.width();
        float[] bias = t.bias;
        for (int column = kind; column < width; column += CHANNELS * kinds) {
            for (int channel = 0; channel < t.to.channels(); channel++) {
                Arrays.fill(room.sums, channel * CHANNELS * TILE, (channel + 1) * CHANNELS * TILE,
                        bias == null ? 0f : bias[channel]);
                if (lines * columns > 0) {
                    pixels(t, room, starts[line % kinds * kinds + kind] + channel, line, lines, column, columns,
                            channel * CHANNELS * TILE);
                }
            }
            float[] results = finish(t, room, t.to.channels() * CHANNELS * TILE);
            for (int channel = 0; channel < t.to.channels(); channel++) {
                for (int i = 0; i < CHANNELS && column + i * kinds < width; i++) {
                    int from = (channel * CHANNELS + i) * TILE;
                    int at = ((channel * t.to.height() + line) * width + column + i * kinds) * t.rows + sample;
                    FloatVector.fromArray(WIDE, results, from).intoArray(t.y, at);
                    FloatVector.fromArray(WIDE, results, from + WIDTH).intoArray(t.y, at + WIDTH);
                }
            }
        }
    }

    /** Adds all terms of four pixels of one channel. */
    private void pixels(ConvolutionTask t, Room room, int wFrom, int line, int lines, int column, int columns, int at) {
        Reach reach = t.reach;
        float[] x = room.terms.copied;
        float[] w = weights;
        float[] sums = room.sums;
        int channels = t.from.channels();
        int leftmost = (reach.pixel(column, 0) + t.before) * TILE;
        int turn = reach.turn() * TILE;
        int apart = reach.advance() * TILE;
        FloatVector s00 = FloatVector.fromArray(WIDE, sums, at);
        FloatVector s10 = FloatVector.fromArray(WIDE, sums, at + WIDTH);
        FloatVector s01 = FloatVector.fromArray(WIDE, sums, at + TILE);
        FloatVector s11 = FloatVector.fromArray(WIDE, sums, at + TILE + WIDTH);
        FloatVector s02 = FloatVector.fromArray(WIDE, sums, at + 2 * TILE);
        FloatVector s12 = FloatVector.fromArray(WIDE, sums, at + 2 * TILE + WIDTH);
        FloatVector s03 = FloatVector.fromArray(WIDE, sums, at + 3 * TILE);
        FloatVector s13 = FloatVector.fromArray(WIDE, sums, at + 3 * TILE + WIDTH);
        int weight = wFrom;
        for (int channel = 0; channel < channels; channel++) {
            for (int i = 0; i < lines; i++) {
                int slot = Math.floorMod(reach.pixel(line, i), t.kept);
                int p0 = (slot * channels + channel) * t.wide * TILE + leftmost;
                for (int j = 0; j < columns; j++, p0 += turn, weight += CHANNELS) {
                    FloatVector v = VectorFunctions.spread(w[weight]);
                    s00 = FloatVector.fromArray(WIDE, x, p0).fma(v, s00);
                    s10 = FloatVector.fromArray(WIDE, x, p0 + WIDTH).fma(v, s10);
                    int p1 = p0 + apart;
                    s01 = FloatVector.fromArray(WIDE, x, p1).fma(v, s01);
                    s11 = FloatVector.fromArray(WIDE, x, p1 + WIDTH).fma(v, s11);
                    int p2 = p1 + apart;
                    s02 = FloatVector.fromArray(WIDE, x, p2).fma(v, s02);
                    s12 = FloatVector.fromArray(WIDE, x, p2 + WIDTH).fma(v, s12);
                    int p3 = p2 + apart;
                    s03 = FloatVector.fromArray(WIDE, x, p3).fma(v, s03);
                    s13 = FloatVector.fromArray(WIDE, x, p3 + WIDTH).fma(v, s13);
                }
            }
        }
        s00.intoArray(sums, at);
        s10.intoArray(sums, at + WIDTH);
        s01.intoArray(sums, at + TILE);
        s11.intoArray(sums, at + TILE + WIDTH);
        s02.intoArray(sums, at + 2 * TILE);
        s12.intoArray(sums, at + 2 * TILE + WIDTH);
        s03.intoArray(sums, at + 3 * TILE);
        s13.intoArray(sums, at + 3 * TILE + WIDTH);
    }

    /** The samples from a given one on, of all pixels of a kind of a line, in tiles. */
    private void leftOver(ConvolutionTask t, Room room, int line, int kind, int sample) {
        Reach reach = t.reach;
        int kinds = reach.kinds();
        int lines = reach.count(line % kinds);
        int columns = reach.count(kind);
        int each = lines * columns;
        int samples = t.rows - sample;
        int all = (t.to.width() - kind + kinds - 1) / kinds * samples;
        int channels = t.from.channels();
        int step = t.to.pixels() * t.rows;
        for (int start = 0; start < all; start += TILE) {
            int lanes = Math.min(TILE, all - start);
            for (int lane = 0; lane < lanes; lane++) {
                room.terms.column[lane] = kind + (start + lane) / samples * kinds;
                room.terms.sample[lane] = sample + (start + lane) % samples;
            }
            begin(t, room);
            if (each > 0) {
                int together = Math.max(1, TERMS / each);
                for (int first = 0; first < channels; first += together) {
                    int count = Math.min(together, channels - first);
                    room.terms.arrangeLanes(t, lanes, first, count, line, lines, columns);
                    add(t, room, starts[line % kinds * kinds + kind], first * each, count * each, channels * each);
                }
            }
            float[] results = finish(t, room, t.to.channels() * TILE);
            for (int lane = 0; lane < lanes; lane++) {
                int at = (line * t.to.width() + room.terms.column[lane]) * t.rows + room.terms.sample[lane];
                for (int channel = 0; channel < t.to.channels(); channel++) {
                    t.y[at + channel * step] = results[channel * TILE + lane];
                }
            }
        }
    }

    /** Sets all sums to the bias. */
    private static void begin(ConvolutionTask t, Room room) {
        float[] bias = t.bias;
        if (bias == null) {
            Arrays.fill(room.sums, 0, blocks(t.to.channels()) * CHANNELS * TILE, 0f);
            return;
        }
        for (int channel = 0; channel < t.to.channels(); channel++) {
            Arrays.fill(room.sums, channel * TILE, (channel + 1) * TILE, bias[channel]);
        }
    }

    /** Adds some terms to the sums of all channels; all of them are the terms of one block of weights. */
    private void add(ConvolutionTask t, Room room, int start, int first, int count, int all) {
        int blocks = blocks(t.to.channels());
        for (int block = 0; block < blocks; block++) {
            tile(room.terms.terms, weights, start + (block * all + first) * CHANNELS, count, room.sums,
                    block * CHANNELS * TILE);
        }
    }

    private static float[] finish(ConvolutionTask t, Room room, int count) {
        Activation f = t.f;
        if (f == null) {
            return room.sums;
        }
        VectorFunctions.unary(f.function(), room.sums, 0, room.results, 0, count, f.constant(), 0);
        return room.results;
    }

    private static void tile(float[] x, float[] w, int wFrom, int count, float[] sums, int at) {
        FloatVector s00 = FloatVector.fromArray(WIDE, sums, at);
        FloatVector s10 = FloatVector.fromArray(WIDE, sums, at + WIDTH);
        FloatVector s01 = FloatVector.fromArray(WIDE, sums, at + TILE);
        FloatVector s11 = FloatVector.fromArray(WIDE, sums, at + TILE + WIDTH);
        FloatVector s02 = FloatVector.fromArray(WIDE, sums, at + 2 * TILE);
        FloatVector s12 = FloatVector.fromArray(WIDE, sums, at + 2 * TILE + WIDTH);
        FloatVector s03 = FloatVector.fromArray(WIDE, sums, at + 3 * TILE);
        FloatVector s13 = FloatVector.fromArray(WIDE, sums, at + 3 * TILE + WIDTH);
        for (int k = 0; k < count; k++) {
            int left = k * TILE;
            int right = wFrom + k * CHANNELS;
            FloatVector x0 = FloatVector.fromArray(WIDE, x, left);
            FloatVector x1 = FloatVector.fromArray(WIDE, x, left + WIDTH);
            FloatVector w0 = VectorFunctions.spread(w[right]);
            s00 = x0.fma(w0, s00);
            s10 = x1.fma(w0, s10);
            FloatVector w1 = VectorFunctions.spread(w[right + 1]);
            s01 = x0.fma(w1, s01);
            s11 = x1.fma(w1, s11);
            FloatVector w2 = VectorFunctions.spread(w[right + 2]);
            s02 = x0.fma(w2, s02);
            s12 = x1.fma(w2, s12);
            FloatVector w3 = VectorFunctions.spread(w[right + 3]);
            s03 = x0.fma(w3, s03);
            s13 = x1.fma(w3, s13);
        }
        s00.intoArray(sums, at);
        s10.intoArray(sums, at + WIDTH);
        s01.intoArray(sums, at + TILE);
        s11.intoArray(sums, at + TILE + WIDTH);
        s02.intoArray(sums, at + 2 * TILE);
        s12.intoArray(sums, at + 2 * TILE + WIDTH);
        s03.intoArray(sums, at + 3 * TILE);
        s13.intoArray(sums, at + 3 * TILE + WIDTH);
    }
}
