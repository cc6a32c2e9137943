package dev.gan4j.report.chart;

import java.util.concurrent.ConcurrentHashMap;

/**
 * How much of each pixel a glyph covers, 0 to 255, relative to the pen's position.
 *
 * <p>Exact signed areas, summed along each row (as in Levien's font-rs): each line of the outline adds, to the pixels it
 * crosses, the change of coverage that it causes to its right.
 *
 * @param left     of the first column, in pixels from the pen
 * @param top      of the first row, in pixels down from the pen
 * @param width    columns
 * @param height   rows
 * @param coverage row by row
 */
@SuppressWarnings("ArrayRecordComponent")
record GlyphMask(int left, int top, int width, int height, byte[] coverage) {

    private static final ConcurrentHashMap<Key, GlyphMask> CACHE = new ConcurrentHashMap<>();

    private record Key(int glyph, boolean strong, int sizeIn64ths, boolean upwards) {}

    /**
     * Returns a glyph's mask.
     *
     * @param glyph   its number in the font
     * @param strong  the font's weight
     * @param size    of the font, in pixels
     * @param upwards whether the text runs upwards instead of to the right
     */
    static GlyphMask of(int glyph, boolean strong, double size, boolean upwards) {
        return CACHE.computeIfAbsent(new Key(glyph, strong, (int) Math.round(size * 64), upwards), GlyphMask::draw);
    }

    private static GlyphMask draw(Key key) {
        double size = key.sizeIn64ths / 64.0;
        double[] matrix = key.upwards
                ? new double[]{0, -size, -size, 0, 0, 0}
                : new double[]{size, 0, 0, -size, 0, 0};
        TrueTypeFont font = TrueTypeFont.of(key.strong);
        double[] bounds = {Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
        font.outline(key.glyph, matrix, (fromX, fromY, toX, toY) -> {
            bounds[0] = Math.min(bounds[0], Math.min(fromX, toX));
            bounds[1] = Math.min(bounds[1], Math.min(fromY, toY));
            bounds[2] = Math.max(bounds[2], Math.max(fromX, toX));
            bounds[3] = Math.max(bounds[3], Math.max(fromY, toY));
        });
        if (bounds[0] > bounds[2]) {
            return new GlyphMask(0, 0, 0, 0, new byte[0]);
        }
        int left = (int) Math.floor(bounds[0]);
        int top = (int) Math.floor(bounds[1]);
        int width = (int) Math.ceil(bounds[2]) - left + 2;
        int height = (int) Math.ceil(bounds[3]) - top + 1;
        double[] change = new double[width * height + 2];
        font.outline(key.glyph, matrix, (fromX, fromY, toX, toY) -> {
            if (fromY < toY) {
                addLine(change, width, fromX - left, fromY - top, toX - left, toY - top, 1);
            } else if (fromY > toY) {
                addLine(change, width, toX - left, toY - top, fromX - left, fromY - top, -1);
            }
        });
        byte[] coverage = new byte[width * height];
        double sum = 0;
        for (int i = 0; i < coverage.length; i++) {
            sum += change[i];
            coverage[i] = (byte) Math.round(255 * Math.min(1, Math.abs(sum)));
        }
        return new GlyphMask(left, top, width, height, coverage);
    }

    private static void addLine(double[] change, int width, double x0, double y0, double x1, double y1, int sign) {
        double slope = (x1 - x0) / (y1 - y0);
        double x = x0;
        for (int row = (int) y0; row < y1; row++) {
            double tall = Math.min(row + 1, y1) - Math.max(row, y0);
            if (tall <= 0) {
                continue;
            }
            double next = x + slope * tall;
            double from = Math.min(x, next);
            double to = Math.max(x, next);
            addRow(change, row * width, from, to, sign * tall);
            x = next;
        }
    }

    /** Adds one row's part of a line: it changes the coverage by d, spread evenly over from..to. */
    private static void addRow(double[] change, int start, double from, double to, double d) {
        int first = (int) from;
        int last = (int) Math.ceil(to);
        if (last <= first + 1) {
            double share = (from + to) / 2 - first;
            change[start + first] += d * (1 - share);
            change[start + first + 1] += d * share;
            return;
        }
        double perPixel = 1 / (to - from);
        double before = 0;
        for (int column = first; column < last; column++) {
            // The mean over this pixel of the share of the line that lies to the left of a point.
            double enter = Math.max(from, column);
            double leave = Math.min(to, column + 1);
            double middle = ((enter + leave) / 2 - from) * perPixel;
            double mean = middle * (leave - enter) + (column + 1 - leave);
            change[start + column] += d * (mean - before);
            before = mean;
        }
        change[start + last] += d * (1 - before);
    }
}
