package dev.gan4j.report.chart;

import java.util.Arrays;
import java.util.List;

/** A canvas of pixels on a light background, which becomes a PNG file. */
public final class PngCanvas implements Canvas {

    private final int width;
    private final int height;
    private final double scale;
    private final int stride;
    private final byte[] image;
    private final Coverage coverage;

    /**
     * Creates an empty picture.
     *
     * @param width  in units
     * @param height in units
     * @param scale  pixels in a unit
     */
    public PngCanvas(double width, double height, double scale) {
        this.width = (int) Math.round(width * scale);
        this.height = (int) Math.round(height * scale);
        this.scale = scale;
        stride = PngFile.stride(this.width);
        image = new byte[this.height * stride];
        Arrays.fill(image, (byte) 0xFF);
        coverage = new Coverage(this.width, this.height);
    }

    /**
     * Returns the present picture.
     *
     * @return the bytes of a PNG file
     */
    public byte[] file() {
        return PngFile.encode(image, width, height, scale);
    }

    @Override
    public void begin(String name) {
        // Pixels have no names.
    }

    @Override
    public void end() {
        // Pixels have no names.
    }

    @Override
    public void path(double[] x, double[] y, Stroke stroke) {
        double radius = stroke.width() * scale / 2;
        Dashes dashes = new Dashes(stroke.dashes(), radius);
        for (int i = 0; i < x.length; i++) {
            if (Double.isNaN(x[i]) || Double.isNaN(y[i])) {
                continue;
            }
            boolean begins = i == 0 || Double.isNaN(x[i - 1]) || Double.isNaN(y[i - 1]);
            if (begins) {
                dashes.restart();
                boolean alone = i + 1 == x.length || Double.isNaN(x[i + 1]) || Double.isNaN(y[i + 1]);
                if (alone) {
                    coverage.capsule(x[i] * scale, y[i] * scale, x[i] * scale, y[i] * scale, radius);
                }
            } else {
                dashes.segment(x[i - 1] * scale, y[i - 1] * scale, x[i] * scale, y[i] * scale);
            }
        }
        coverage.blend(image, 1, stride, stroke.ink().light(), stroke.opacity());
    }

    /** Cuts a line into its dashes. */
    private final class Dashes {

        private final double[] lengths;
        private final double radius;
        private int current;
        private double left;

        Dashes(List<Double> dashes, double radius) {
            this.radius = radius;
            lengths = new double[dashes.size()];
            for (int i = 0; i < lengths.length; i++) {
                lengths[i] = dashes.get(i) * scale;
            }
            restart();
        }

        void restart() {
            current = 0;
            left = lengths.length == 0 ? Double.POSITIVE_INFINITY : lengths[0];
        }

        void segment(double x0, double y0, double x1, double y1) {
            double length = Math.hypot(x1 - x0, y1 - y0);
            double done = 0;
            do {
                double step = Math.min(left, length - done);
                if (current % 2 == 0) {
                    double a = length == 0 ? 0 : done / length;
                    double b = length == 0 ? 0 : (done + step) / length;
                    coverage.capsule(x0 + a * (x1 - x0), y0 + a * (y1 - y0), x0 + b * (x1 - x0), y0 + b * (y1 - y0),
                            radius);
                }
                done += step;
                left -= step;
                if (left <= 0) {
                    current = (current + 1) % lengths.length;
                    left = lengths[current];
                }
            } while (done < length);
        }
    }

    @Override
    public void bars(double[] edges, double[] top, double[] bottom, Ink ink, double opacity) {
        for (int i = 0; i < top.length; i++) {
            coverage.bar(edges[i] * scale, top[i] * scale, edges[i + 1] * scale, bottom[i] * scale);
        }
        coverage.blend(image, 1, stride, ink.light(), opacity);
    }

    @Override
    public void text(double x, double y, String text, TextStyle style) {
        double pen = (x - style.anchor().share() * RichText.width(text, style)) * scale;
        for (RichText.Run run : RichText.runs(text)) {
            double size = style.size() * run.size() * scale;
            double base = (y + run.shift() * style.size()) * scale;
            TrueTypeFont font = TrueTypeFont.of(style.strong());
            for (int i = 0; i < run.text().length(); i++) {
                int glyph = font.glyph(run.text().charAt(i));
                stamp(GlyphMask.of(glyph, style.strong(), size, false), pen, base, style.ink());
                pen += font.advance(glyph) * size;
            }
        }
    }

    @Override
    public void textUpwards(double x, double y, String text, TextStyle style) {
        double pen = (y + style.anchor().share() * RichText.width(text, style)) * scale;
        for (RichText.Run run : RichText.runs(text)) {
            double size = style.size() * run.size() * scale;
            double base = (x + run.shift() * style.size()) * scale;
            TrueTypeFont font = TrueTypeFont.of(style.strong());
            for (int i = 0; i < run.text().length(); i++) {
                int glyph = font.glyph(run.text().charAt(i));
                stamp(GlyphMask.of(glyph, style.strong(), size, true), base, pen, style.ink());
                pen -= font.advance(glyph) * size;
            }
        }
    }

    private void stamp(GlyphMask mask, double x, double y, Ink ink) {
        int left = (int) Math.round(x) + mask.left();
        int top = (int) Math.round(y) + mask.top();
        int fromColumn = Math.max(0, -left);
        int toColumn = Math.min(mask.width(), width - left);
        for (int row = Math.max(0, -top); row < Math.min(mask.height(), height - top); row++) {
            for (int column = fromColumn; column < toColumn; column++) {
                int covered = mask.coverage()[row * mask.width() + column] & 0xFF;
                if (covered != 0) {
                    Coverage.blendPixel(image, 1 + (top + row) * stride + 3 * (left + column), ink.light(),
                            covered * 256);
                }
            }
        }
    }
}
