package dev.gan4j.report.chart;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/**
 * The outlines and widths of the bundled font, Roboto (Apache-2.0), read from its TrueType file.
 *
 * <p>It reads only what pictures need: simple and composite glyphs of the Unicode plane that a font's format 4 table covers,
 * without kerning and hinting. (Apple and Microsoft, "OpenType specification": cmap, head, hhea, hmtx, loca, glyf.) FontBox
 * reads the same file in 0.37 s in a cold JVM; this class takes a few milliseconds.
 */
final class TrueTypeFont {

    private static final int ON_CURVE = 1;
    private static final int REPEAT = 8;
    private static final int WORDS = 1;
    private static final int OFFSETS = 2;
    private static final int ONE_SCALE = 8;
    private static final int MORE = 32;
    private static final int TWO_SCALES = 64;
    private static final int MATRIX = 128;

    private final ByteBuffer data;
    private final int glyphs;
    private final int locations;
    private final int characters;
    private final int metrics;
    private final int longMetrics;
    private final boolean wideLocations;
    private final double unitsPerEm;

    /** Loads each weight when it is first needed. */
    private static final class Regular {
        static final TrueTypeFont FONT = new TrueTypeFont("Roboto-Regular.ttf");
    }

    /** Loads each weight when it is first needed. */
    private static final class Medium {
        static final TrueTypeFont FONT = new TrueTypeFont("Roboto-Medium.ttf");
    }

    private TrueTypeFont(String resource) {
        try (InputStream in = requireNonNull(TrueTypeFont.class.getResourceAsStream(resource), resource)) {
            data = ByteBuffer.wrap(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int head = table("head");
        unitsPerEm = data.getChar(head + 18);
        wideLocations = data.getShort(head + 50) != 0;
        longMetrics = data.getChar(table("hhea") + 34);
        metrics = table("hmtx");
        locations = table("loca");
        glyphs = table("glyf");
        characters = unicodeTable();
    }

    /** Returns the font of a weight. */
    static TrueTypeFont of(boolean strong) {
        return strong ? Medium.FONT : Regular.FONT;
    }

    private int table(String name) {
        int count = data.getChar(4);
        for (int i = 0; i < count; i++) {
            int entry = 12 + 16 * i;
            boolean found = true;
            for (int c = 0; c < 4; c++) {
                found &= data.get(entry + c) == name.charAt(c);
            }
            if (found) {
                return data.getInt(entry + 8);
            }
        }
        throw new IllegalStateException("the font has no table " + name);
    }

    private int unicodeTable() {
        int cmap = table("cmap");
        int count = data.getChar(cmap + 2);
        for (int i = 0; i < count; i++) {
            int subtable = cmap + data.getInt(cmap + 4 + 8 * i + 4);
            if (data.getChar(subtable) == 4) {
                return subtable;
            }
        }
        throw new IllegalStateException("the font has no character table of format 4");
    }

    /** Returns the number of a character's glyph; 0, a box, if the font has none. */
    int glyph(char character) {
        int segments = data.getChar(characters + 6) / 2;
        int ends = characters + 14;
        int starts = ends + 2 * segments + 2;
        for (int i = 0; i < segments; i++) {
            if (character > data.getChar(ends + 2 * i)) {
                continue;
            }
            int start = data.getChar(starts + 2 * i);
            if (character < start) {
                return 0;
            }
            int delta = data.getShort(starts + 2 * segments + 2 * i);
            int rangeAt = starts + 4 * segments + 2 * i;
            int range = data.getChar(rangeAt);
            if (range == 0) {
                return (character + delta) & 0xFFFF;
            }
            int glyph = data.getChar(rangeAt + range + 2 * (character - start));
            return glyph == 0 ? 0 : (glyph + delta) & 0xFFFF;
        }
        return 0;
    }

    /** Returns how far the pen advances after a glyph, as a share of the font's size. */
    double advance(int glyph) {
        return data.getChar(metrics + 4 * Math.min(glyph, longMetrics - 1)) / unitsPerEm;
    }

    /** Returns the width of a text, as a share of the font's size. */
    double width(String text) {
        double width = 0;
        for (int i = 0; i < text.length(); i++) {
            width += advance(glyph(text.charAt(i)));
        }
        return width;
    }

    /** Receives an outline as closed chains of straight lines. */
    interface Outline {
        void line(double fromX, double fromY, double toX, double toY);
    }

    /**
     * Traces a glyph's outline.
     *
     * @param glyph   its number
     * @param matrix  xx, xy, yx, yy, dx, dy: what turns the font's (x, y), y upwards, in shares of its size, into
     *                (xx x + xy y + dx, yx x + yy y + dy)
     * @param outline receives the lines
     */
    void outline(int glyph, double[] matrix, Outline outline) {
        double s = 1 / unitsPerEm;
        outlineInFontUnits(glyph, new double[]{matrix[0] * s, matrix[1] * s, matrix[2] * s, matrix[3] * s, matrix[4],
                matrix[5]}, outline);
    }

    private void outlineInFontUnits(int glyph, double[] matrix, Outline outline) {
        int from = location(glyph);
        if (from == location(glyph + 1)) {
            return; // a space
        }
        int at = glyphs + from;
        int contours = data.getShort(at);
        if (contours >= 0) {
            simple(at + 10, contours, matrix, outline);
        } else {
            composite(at + 10, matrix, outline);
        }
    }

    private int location(int glyph) {
        return wideLocations ? data.getInt(locations + 4 * glyph) : 2 * data.getChar(locations + 2 * glyph);
    }

    private void composite(int start, double[] m, Outline outline) {
        int at = start;
        int flags;
        do {
            flags = data.getChar(at);
            int part = data.getChar(at + 2);
            at += 4;
            boolean words = (flags & WORDS) != 0;
            double dx = words ? data.getShort(at) : data.get(at);
            double dy = words ? data.getShort(at + 2) : data.get(at + 1);
            at += words ? 4 : 2;
            if ((flags & OFFSETS) == 0) {
                dx = 0;
                dy = 0;
            }
            double xx = 1;
            double yx = 0;
            double xy = 0;
            double yy = 1;
            if ((flags & ONE_SCALE) != 0) {
                xx = yy = data.getShort(at) / 16384.0;
                at += 2;
            } else if ((flags & TWO_SCALES) != 0) {
                xx = data.getShort(at) / 16384.0;
                yy = data.getShort(at + 2) / 16384.0;
                at += 4;
            } else if ((flags & MATRIX) != 0) {
                xx = data.getShort(at) / 16384.0;
                yx = data.getShort(at + 2) / 16384.0;
                xy = data.getShort(at + 4) / 16384.0;
                yy = data.getShort(at + 6) / 16384.0;
                at += 8;
            }
            outlineInFontUnits(part, new double[]{m[0] * xx + m[1] * yx, m[0] * xy + m[1] * yy,
                    m[2] * xx + m[3] * yx, m[2] * xy + m[3] * yy, m[0] * dx + m[1] * dy + m[4],
                    m[2] * dx + m[3] * dy + m[5]}, outline);
        } while ((flags & MORE) != 0);
    }

    private void simple(int start, int contours, double[] m, Outline outline) {
        int points = contours == 0 ? 0 : data.getChar(start + 2 * contours - 2) + 1;
        int at = start + 2 * contours;
        at += 2 + data.getChar(at); // instructions
        byte[] flags = new byte[points];
        for (int i = 0; i < points; i++) {
            byte flag = data.get(at++);
            flags[i] = flag;
            if ((flag & REPEAT) != 0) {
                for (int repeat = data.get(at++) & 0xFF; repeat > 0; repeat--) {
                    flags[++i] = flag;
                }
            }
        }
        int[] x = new int[points];
        int[] y = new int[points];
        at = coordinates(at, flags, x, 2, 16);
        coordinates(at, flags, y, 4, 32);
        int first = 0;
        for (int c = 0; c < contours; c++) {
            int last = data.getChar(start + 2 * c);
            contour(flags, x, y, first, last, m, outline);
            first = last + 1;
        }
    }

    private int coordinates(int start, byte[] flags, int[] values, int isShort, int sameOrPositive) {
        int at = start;
        int value = 0;
        for (int i = 0; i < flags.length; i++) {
            if ((flags[i] & isShort) != 0) {
                int step = data.get(at++) & 0xFF;
                value += (flags[i] & sameOrPositive) != 0 ? step : -step;
            } else if ((flags[i] & sameOrPositive) == 0) {
                value += data.getShort(at);
                at += 2;
            }
            values[i] = value;
        }
        return at;
    }

    /** Traces one closed contour; the midpoint of two consecutive off-curve points is on the curve. */
    private static void contour(byte[] flags, int[] x, int[] y, int first, int last, double[] m, Outline outline) {
        int count = last - first + 1;
        if (count < 2) {
            return;
        }
        int start = first;
        while (start < last && (flags[start] & ON_CURVE) == 0) {
            start++;
        }
        boolean none = (flags[start] & ON_CURVE) == 0;
        double penX = none ? (x[first] + x[last]) / 2.0 : x[start];
        double penY = none ? (y[first] + y[last]) / 2.0 : y[start];
        int begin = none ? first - 1 : start;
        double endX = penX;
        double endY = penY;
        double[] control = null;
        for (int i = 1; i <= count; i++) {
            int p = first + Math.floorMod(begin - first + i, count);
            boolean closing = i == count;
            double px = closing && !none ? endX : x[p];
            double py = closing && !none ? endY : y[p];
            if ((flags[p] & ON_CURVE) != 0) {
                curve(penX, penY, control, px, py, m, outline);
                penX = px;
                penY = py;
                control = null;
            } else {
                if (control != null) {
                    double middleX = (control[0] + px) / 2;
                    double middleY = (control[1] + py) / 2;
                    curve(penX, penY, control, middleX, middleY, m, outline);
                    penX = middleX;
                    penY = middleY;
                }
                control = new double[]{px, py};
            }
        }
        if (control != null || penX != endX || penY != endY) {
            curve(penX, penY, control, endX, endY, m, outline);
        }
    }

    private static void curve(double x0, double y0, double @org.jspecify.annotations.Nullable [] control, double x1,
            double y1, double[] m, Outline outline) {
        int steps = control == null ? 1 : 6;
        double fromX = m[0] * x0 + m[1] * y0 + m[4];
        double fromY = m[2] * x0 + m[3] * y0 + m[5];
        for (int i = 1; i <= steps; i++) {
            double t = (double) i / steps;
            double x = x1;
            double y = y1;
            if (control != null) {
                double a = (1 - t) * (1 - t);
                double b = 2 * t * (1 - t);
                x = a * x0 + b * control[0] + t * t * x1;
                y = a * y0 + b * control[1] + t * t * y1;
            }
            double toX = m[0] * x + m[1] * y + m[4];
            double toY = m[2] * x + m[3] * y + m[5];
            outline.line(fromX, fromY, toX, toY);
            fromX = toX;
            fromY = toY;
        }
    }
}
