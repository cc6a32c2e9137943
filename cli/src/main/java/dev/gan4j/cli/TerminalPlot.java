package dev.gan4j.cli;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** Plots real and generated samples of a column as two small histograms of block characters, one above the other. */
final class TerminalPlot {

    private static final String BLOCKS = " ▁▂▃▄▅▆▇█";
    private static final int LEVELS = BLOCKS.length() - 1;
    private static final int ROWS = 3;
    private static final int WIDEST = 72;
    private static final int INDENT = 2;
    private static final double TAIL = 0.002;

    private TerminalPlot() {}

    /** Returns whether a terminal with this encoding has the characters. */
    static boolean canBeShown(Charset charset) {
        return charset.newEncoder().canEncode(BLOCKS);
    }

    /**
     * Draws both, on the same axes.
     *
     * @param real      at least 1 number, each finite
     * @param generated at least 1 number, each finite
     * @param columns   the width of the terminal
     * @return the lines, from the top; the last one is the axis
     */
    static List<String> lines(double[] real, double[] generated, int columns) {
        int bins = Math.clamp(columns - INDENT - 1, 20, WIDEST);
        double[] all = DoubleStream.concat(Arrays.stream(real), Arrays.stream(generated)).sorted().toArray();
        double low = all[(int) (TAIL * (all.length - 1))];
        double high = all[(int) ((1 - TAIL) * (all.length - 1))];
        double[] first = shares(real, low, high, bins);
        double[] second = shares(generated, low, high, bins);
        double most = Math.max(Arrays.stream(first).max().orElseThrow(), Arrays.stream(second).max().orElseThrow());
        List<String> lines = new ArrayList<>();
        draw("real", first, most, lines);
        draw("generated", second, most, lines);
        String left = Numbers.text(low);
        String right = Numbers.text(high);
        lines.add(" ".repeat(INDENT) + left + " ".repeat(Math.max(1, bins - left.length() - right.length())) + right);
        return lines;
    }

    /** The share of the samples in each bin; samples outside are in no bin. */
    private static double[] shares(double[] samples, double low, double high, int bins) {
        double[] shares = new double[bins];
        for (double sample : samples) {
            int bin = high > low ? (int) Math.floor((sample - low) / (high - low) * bins) : bins / 2;
            if (sample == high) {
                bin = bins - 1;
            }
            if (bin >= 0 && bin < bins) {
                shares[bin] += 1.0 / samples.length;
            }
        }
        return shares;
    }

    private static void draw(String name, double[] shares, double most, List<String> lines) {
        for (int row = ROWS - 1; row >= 0; row--) {
            StringBuilder line = new StringBuilder(" ".repeat(INDENT));
            for (double share : shares) {
                // Any share above 0 has at least the lowest level, which makes it visible.
                int height = share == 0 ? 0 : (int) Math.max(1, Math.round(share / most * ROWS * LEVELS));
                line.append(BLOCKS.charAt(Math.clamp(height - row * LEVELS, 0, LEVELS)));
            }
            String drawn = line.toString().stripTrailing();
            lines.add(row == ROWS - 1 && drawn.length() < line.length() - name.length()
                    ? drawn + " ".repeat(line.length() - drawn.length() - name.length()) + name
                    : drawn);
        }
    }
}
