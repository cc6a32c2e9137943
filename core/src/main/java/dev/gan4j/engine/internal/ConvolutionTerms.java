package dev.gan4j.engine.internal;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** What the pixels of a convolution's result are sums of, copied side by side for a tile of samples; one for each thread. */
final class ConvolutionTerms {

    private static final VectorSpecies<Float> WIDE = VectorFunctions.WIDE;
    private static final int WIDTH = VectorFunctions.WIDTH;
    private static final int TILE = VectorConvolutions.TILE;

    /** The lines of all channels that the present line of the result reads, a tile of samples side by side. */
    float[] copied = new float[0];
    /** The terms of one pixel of the result, of some channels, a tile of samples side by side. */
    float[] terms = new float[0];
    /** The column of each lane, where a tile has samples of several pixels. */
    final int[] column = new int[TILE];
    /** The sample of each lane. */
    final int[] sample = new int[TILE];
    /** The line after the last one that was copied. */
    private int next;

    /** Makes room for a band of lines of the result. */
    void begin(ConvolutionTask t, int most) {
        int size = t.kept * t.from.channels() * t.wide * TILE;
        if (copied.length < size) {
            copied = new float[size];
        }
        if (terms.length < most * TILE) {
            terms = new float[most * TILE];
        }
        next = Integer.MIN_VALUE;
    }

    /** Copies those lines that a line of the result reads and the one before it did not. */
    void copyLines(ConvolutionTask t, int line, int sample) {
        int last = t.reach.last(line);
        int from = Math.max(next, t.reach.first(line));
        for (int one = from; one <= last; one++) {
            copyLine(t, one, sample);
        }
        next = Math.max(from, last + 1);
    }

    private void copyLine(ConvolutionTask t, int line, int sample) {
        float[] lines = copied;
        int channels = t.from.channels();
        int width = t.from.width();
        int wide = t.wide * TILE;
        int to = Math.floorMod(line, t.kept) * channels * wide;
        if (line < 0 || line >= t.from.height()) {
            Arrays.fill(lines, to, to + channels * wide, 0f);
            return;
        }
        float[] x = t.x;
        for (int channel = 0; channel < channels; channel++, to += wide) {
            int from = (channel * t.from.height() + line) * width * t.rows + sample;
            int begin = to + t.before * TILE;
            int end = begin + width * TILE;
            Arrays.fill(lines, to, begin, 0f);
            for (int at = begin; at < end; at += TILE, from += t.rows) {
                FloatVector.fromArray(WIDE, x, from).intoArray(lines, at);
                FloatVector.fromArray(WIDE, x, from + WIDTH).intoArray(lines, at + WIDTH);
            }
            Arrays.fill(lines, end, to + wide, 0f);
        }
    }

    /** Copies what a tile of samples of one pixel gets from some channels. */
    void arrange(ConvolutionTask t, int first, int count, int line, int lines, int column, int columns) {
        Reach reach = t.reach;
        float[] from = copied;
        float[] to = terms;
        int channels = t.from.channels();
        int leftmost = (reach.pixel(column, 0) + t.before) * TILE;
        int turn = reach.turn() * TILE;
        int at = 0;
        for (int channel = first; channel < first + count; channel++) {
            for (int i = 0; i < lines; i++) {
                int slot = Math.floorMod(reach.pixel(line, i), t.kept);
                int pixel = (slot * channels + channel) * t.wide * TILE + leftmost;
                for (int j = 0; j < columns; j++, at += TILE, pixel += turn) {
                    FloatVector.fromArray(WIDE, from, pixel).intoArray(to, at);
                    FloatVector.fromArray(WIDE, from, pixel + WIDTH).intoArray(to, at + WIDTH);
                }
            }
        }
    }

    /** Copies what each lane gets from some channels; lanes that are not used are 0. */
    void arrangeLanes(ConvolutionTask t, int lanes, int first, int count, int line, int lines, int columns) {
        Reach reach = t.reach;
        int height = t.from.height();
        int width = t.from.width();
        int rows = t.rows;
        float[] x = t.x;
        float[] to = terms;
        Arrays.fill(to, 0, count * lines * columns * TILE, 0f);
        for (int lane = 0; lane < lanes; lane++) {
            int leftmost = reach.pixel(column[lane], 0);
            int row = sample[lane];
            int at = lane;
            for (int channel = first; channel < first + count; channel++) {
                for (int i = 0; i < lines; i++) {
                    int fromLine = reach.pixel(line, i);
                    if (fromLine < 0 || fromLine >= height) {
                        at += columns * TILE;
                        continue;
                    }
                    int from = (channel * height + fromLine) * width;
                    for (int j = 0; j < columns; j++, at += TILE) {
                        int fromColumn = leftmost + j * reach.turn();
                        if (fromColumn >= 0 && fromColumn < width) {
                            to[at] = x[(from + fromColumn) * rows + row];
                        }
                    }
                }
            }
        }
    }
}
