package dev.gan4j.report.chart;

import java.util.Arrays;

/**
 * How much of each pixel one shape covers, 0 to 255, before it is blended into the image in its colour.
 *
 * <p>Lines are unions of capsules, the points within half a width of a segment; a pixel's coverage falls off linearly over one
 * pixel around the edge. Overlapping capsules take the larger coverage, so a line that crosses itself is no darker there. Bars
 * are added, so adjacent bars leave no seam.
 */
final class Coverage {

    private final int width;
    private final int height;
    private final byte[] mask;
    private final int[] left;
    private final int[] right;
    private int top;
    private int bottom;

    Coverage(int width, int height) {
        this.width = width;
        this.height = height;
        mask = new byte[width * height];
        left = new int[height];
        right = new int[height];
        reset();
    }

    private void reset() {
        Arrays.fill(left, width);
        Arrays.fill(right, 0);
        top = height;
        bottom = 0;
    }

    private void touch(int row, int from, int to) {
        left[row] = Math.min(left[row], from);
        right[row] = Math.max(right[row], to);
        top = Math.min(top, row);
        bottom = Math.max(bottom, row + 1);
    }

    /** Adds the points within a radius of a segment; all in pixels. */
    void capsule(double x0, double y0, double x1, double y1, double radius) {
        double dx = x1 - x0;
        double dy = y1 - y0;
        double squared = dx * dx + dy * dy;
        double reach = radius + 0.5;
        int firstRow = Math.max(0, (int) Math.floor(Math.min(y0, y1) - reach));
        int lastRow = Math.min(height - 1, (int) Math.floor(Math.max(y0, y1) + reach));
        for (int row = firstRow; row <= lastRow; row++) {
            double y = row + 0.5;
            // The part of the segment that can touch this row.
            double enter = 0;
            double leave = 1;
            if (Math.abs(dy) > 1e-9) {
                double a = (y - reach - y0) / dy;
                double b = (y + reach - y0) / dy;
                enter = Math.clamp(Math.min(a, b), 0.0, 1.0);
                leave = Math.clamp(Math.max(a, b), 0.0, 1.0);
            }
            double xa = x0 + enter * dx;
            double xb = x0 + leave * dx;
            int from = Math.max(0, (int) Math.floor(Math.min(xa, xb) - reach));
            int to = Math.min(width, (int) Math.ceil(Math.max(xa, xb) + reach));
            if (from >= to) {
                continue;
            }
            touch(row, from, to);
            int at = row * width;
            for (int column = from; column < to; column++) {
                double px = column + 0.5 - x0;
                double py = y - y0;
                double t = squared == 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / squared));
                double ex = px - t * dx;
                double ey = py - t * dy;
                double inside = reach - Math.sqrt(ex * ex + ey * ey);
                if (inside > 0) {
                    int value = inside >= 1 ? 255 : (int) (inside * 255);
                    if (value > (mask[at + column] & 0xFF)) {
                        mask[at + column] = (byte) value;
                    }
                }
            }
        }
    }

    /** Adds an upright rectangle; all in pixels. */
    void bar(double x0, double y0, double x1, double y1) {
        double fromX = Math.max(0, x0);
        double toX = Math.min(width, x1);
        double fromY = Math.max(0, y0);
        double toY = Math.min(height, y1);
        if (fromX >= toX || fromY >= toY) {
            return;
        }
        int from = (int) fromX;
        int to = (int) Math.ceil(toX);
        for (int row = (int) fromY; row < toY; row++) {
            double tall = Math.min(row + 1, toY) - Math.max(row, fromY);
            touch(row, from, to);
            int at = row * width;
            for (int column = from; column < to; column++) {
                double wide = Math.min(column + 1, toX) - Math.max(column, fromX);
                int value = (mask[at + column] & 0xFF) + (int) (255 * tall * wide + 0.5);
                mask[at + column] = (byte) Math.min(255, value);
            }
        }
    }

    /**
     * Blends the shape into an image and clears it.
     *
     * @param image   rows with three bytes per pixel, as in a PNG file
     * @param first   where the first row's pixels begin
     * @param stride  from row to row
     * @param colour  0xRRGGBB
     * @param opacity in (0, 1]
     */
    void blend(byte[] image, int first, int stride, int colour, double opacity) {
        int weight = (int) Math.round(opacity * 256);
        for (int row = top; row < bottom; row++) {
            int at = row * width + left[row];
            int end = row * width + right[row];
            int pixel = first + row * stride + 3 * left[row];
            for (; at < end; at++, pixel += 3) {
                int covered = mask[at] & 0xFF;
                if (covered != 0) {
                    blendPixel(image, pixel, colour, covered * weight);
                    mask[at] = 0;
                }
            }
        }
        reset();
    }

    /**
     * Mixes a colour into one pixel.
     *
     * @param share the colour's share, 0 to 65280 (255 times 256)
     */
    static void blendPixel(byte[] image, int pixel, int colour, int share) {
        int red = image[pixel] & 0xFF;
        int green = image[pixel + 1] & 0xFF;
        int blue = image[pixel + 2] & 0xFF;
        image[pixel] = (byte) (red + ((colour >> 16) - red) * share / 65280);
        image[pixel + 1] = (byte) (green + ((colour >> 8 & 0xFF) - green) * share / 65280);
        image[pixel + 2] = (byte) (blue + ((colour & 0xFF) - blue) * share / 65280);
    }
}
