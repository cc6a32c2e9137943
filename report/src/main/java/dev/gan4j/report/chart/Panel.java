package dev.gan4j.report.chart;

import dev.gan4j.report.chart.TextStyle.Anchor;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A framed area with axes, into which series are drawn; parts outside the axes are cut off. */
public final class Panel {

    private static final TextStyle TICK = new TextStyle(13, false, Ink.MUTED, Anchor.MIDDLE);
    private static final TextStyle LABEL = new TextStyle(14, false, Ink.TEXT, Anchor.MIDDLE);
    private static final TextStyle LEGEND = new TextStyle(14, false, Ink.TEXT, Anchor.START);
    private static final TextStyle NOTE = new TextStyle(12.5, false, Ink.MUTED, Anchor.START);
    private static final Stroke FRAME = Stroke.solid(Ink.AXIS, 1);
    private static final Stroke GRID = Stroke.solid(Ink.GRID, 1);
    private static final double TICK_LENGTH = 4;

    private final Canvas canvas;
    private final double left;
    private final double top;
    private final double width;
    private final double height;
    private final Axis horizontal;
    private final Axis vertical;
    private final @Nullable Axis second;
    private double legendEnd;

    /**
     * Creates a panel and draws its frame, grid and axes.
     *
     * @param canvas     to draw on
     * @param left       of the frame
     * @param top        of the frame
     * @param width      of the frame
     * @param height     of the frame
     * @param horizontal the axis below
     * @param vertical   the axis at the left
     * @param second     the axis at the right; null for none
     */
    public Panel(Canvas canvas, double left, double top, double width, double height, Axis horizontal, Axis vertical,
            @Nullable Axis second) {
        this.canvas = canvas;
        this.left = left;
        this.top = top;
        this.width = width;
        this.height = height;
        this.horizontal = horizontal;
        this.vertical = vertical;
        this.second = second;
        legendEnd = left;
        canvas.begin("axes");
        horizontalAxis();
        verticalAxis(vertical, false);
        if (second != null) {
            verticalAxis(second, true);
        }
        segment(left, top, left + width, top, FRAME);
        segment(left, top + height, left + width, top + height, FRAME);
        segment(left, top, left, top + height, FRAME);
        segment(left + width, top, left + width, top + height, FRAME);
        canvas.end();
    }

    private void horizontalAxis() {
        double bottom = top + height;
        List<Axis.Tick> ticks = horizontal.ticks(8);
        for (int wanted = 7; wanted > 1 && crowded(ticks); wanted--) {
            ticks = horizontal.ticks(wanted);
        }
        for (Axis.Tick tick : ticks) {
            double x = x(tick.value());
            if (!tick.label().isEmpty()) {
                segment(x, top, x, bottom, GRID);
                canvas.text(x, bottom + 18, tick.label(), TICK);
            }
            segment(x, bottom, x, bottom + TICK_LENGTH, FRAME);
        }
        if (ticks.isEmpty()) {
            return;
        }
        canvas.text(left + width / 2, bottom + 38, horizontal.label(), LABEL);
    }

    private boolean crowded(List<Axis.Tick> ticks) {
        double needed = 0;
        for (Axis.Tick tick : ticks) {
            needed = Math.max(needed, RichText.width(tick.label(), TICK) + 14);
        }
        return needed * ticks.size() > width;
    }

    private void verticalAxis(Axis axis, boolean right) {
        double side = right ? left + width : left;
        double outwards = right ? 1 : -1;
        TextStyle style = new TextStyle(TICK.size(), false, axis.ink(), right ? Anchor.START : Anchor.END);
        double widest = 0;
        for (Axis.Tick tick : axis.ticks(Math.max(2, (int) (height / 45)))) {
            double y = y(tick.value(), axis);
            if (!right && !tick.label().isEmpty()) {
                segment(left, y, left + width, y, GRID);
            }
            segment(side, y, side + outwards * TICK_LENGTH, y, FRAME);
            canvas.text(side + outwards * 8, y + 4.5, tick.label(), style);
            widest = Math.max(widest, RichText.width(tick.label(), style));
        }
        double away = Math.max(widest * 1.08 + 16, 34);
        TextStyle label = new TextStyle(LABEL.size(), false, axis.ink() == Ink.MUTED ? Ink.TEXT : axis.ink(),
                Anchor.MIDDLE);
        canvas.textUpwards(right ? side + away + 10 : side - away, top + height / 2, axis.label(), label);
    }

    private void segment(double x0, double y0, double x1, double y1, Stroke stroke) {
        canvas.path(new double[]{x0, x1}, new double[]{y0, y1}, stroke);
    }

    private double x(double value) {
        return left + width * horizontal.share(value);
    }

    private double y(double value, Axis axis) {
        return top + height * (1 - axis.share(value));
    }

    /**
     * Returns the left axis.
     *
     * @return as given
     */
    public Axis vertical() {
        return vertical;
    }

    /**
     * Returns the right axis, or the left one if there is none.
     *
     * @return as given
     */
    public Axis second() {
        return second == null ? vertical : second;
    }

    /**
     * Draws a line and names it in the legend.
     *
     * @param name   in the legend
     * @param xs     values of the horizontal axis
     * @param ys     values of the vertical axis, as many; NaN interrupts the line
     * @param stroke how
     * @param axis   {@link #vertical()} or {@link #second()}
     */
    public void line(String name, double[] xs, double[] ys, Stroke stroke, Axis axis) {
        canvas.begin(name);
        clipped(xs, ys, stroke, axis);
        canvas.end();
        legend(name, stroke, false);
    }

    /**
     * Draws a line that the legend does not name.
     *
     * @param name   of the part, for those who look into the file
     * @param xs     values of the horizontal axis
     * @param ys     values of the left axis, as many; NaN interrupts the line
     * @param stroke how
     */
    public void guide(String name, double[] xs, double[] ys, Stroke stroke) {
        canvas.begin(name);
        clipped(xs, ys, stroke, vertical);
        canvas.end();
    }

    /**
     * Draws a histogram: a filled area with an outline; if a bar is cut off, a note gives its height.
     *
     * @param name    in the legend
     * @param edges   limits of the bars, ascending, one more than bars
     * @param heights of the bars, as values of the left axis
     * @param stroke  of the outline; the area has the same ink
     */
    public void histogram(String name, double[] edges, double[] heights, Stroke stroke) {
        int bars = heights.length;
        double[] xs = new double[bars + 1];
        double[] tops = new double[bars];
        double[] bottoms = new double[bars];
        double[] stepX = new double[2 * bars];
        double[] stepY = new double[2 * bars];
        for (int i = 0; i < bars; i++) {
            xs[i] = within(x(edges[i]));
            xs[i + 1] = within(x(edges[i + 1]));
            tops[i] = Math.clamp(y(heights[i], vertical), top, top + height);
            bottoms[i] = top + height;
            stepX[2 * i] = edges[i];
            stepX[2 * i + 1] = edges[i + 1];
            stepY[2 * i] = heights[i];
            stepY[2 * i + 1] = heights[i];
        }
        canvas.begin(name);
        canvas.bars(xs, tops, bottoms, stroke.ink(), 0.22);
        clipped(stepX, stepY, stroke, vertical);
        noteCutOff(name, edges, heights, 0, bars / 2);
        noteCutOff(name, edges, heights, bars / 2, bars);
        canvas.end();
        legend(name, stroke, true);
    }

    private double within(double x) {
        return Math.clamp(x, left, left + width);
    }

    private void noteCutOff(String name, double[] edges, double[] heights, int from, int to) {
        int highest = from;
        for (int i = from; i < to; i++) {
            highest = heights[i] > heights[highest] ? i : highest;
        }
        if (from < to && heights[highest] > vertical.high()) {
            int comma = name.indexOf(',');
            String text = (comma < 0 ? name : name.substring(0, comma)) + " up to "
                    + Digits.significant(heights[highest], 3);
            double x = x((edges[highest] + edges[highest + 1]) / 2);
            boolean leftwards = x > left + width / 2;
            canvas.text(leftwards ? x - 8 : x + 8, top + 16, text,
                    NOTE.at(leftwards ? Anchor.END : Anchor.START));
        }
    }

    /**
     * Fills the area between two lines of steps, without a name in the legend.
     *
     * @param name    of the part, for those who look into the file
     * @param edges   limits of the steps, ascending, one more than steps
     * @param lower   the lower value of each step; NaN leaves the step out
     * @param upper   the upper value of each step
     * @param ink     the colour
     * @param opacity in (0, 1]
     */
    public void band(String name, double[] edges, double[] lower, double[] upper, Ink ink, double opacity) {
        canvas.begin(name);
        int from = 0;
        while (from < lower.length) {
            int to = from;
            while (to < lower.length && !Double.isNaN(lower[to])) {
                to++;
            }
            if (to > from) {
                double[] xs = new double[to - from + 1];
                double[] tops = new double[to - from];
                double[] bottoms = new double[to - from];
                for (int i = from; i < to; i++) {
                    xs[i - from] = within(x(edges[i]));
                    tops[i - from] = Math.clamp(y(upper[i], vertical), top, top + height);
                    bottoms[i - from] = Math.clamp(y(lower[i], vertical), top, top + height);
                }
                xs[to - from] = within(x(edges[to]));
                canvas.bars(xs, tops, bottoms, ink, opacity);
            }
            from = to + 1;
        }
        canvas.end();
    }

    /**
     * Writes a note inside the frame, in its upper left corner.
     *
     * @param line which line, from 0
     * @param text the note
     */
    public void note(int line, String text) {
        canvas.text(left + 10, top + 20 + 17 * line, text, NOTE);
    }

    /** Clips each segment to the frame (Liang and Barsky 1984) and draws the rest. */
    private void clipped(double[] xs, double[] ys, Stroke stroke, Axis axis) {
        // A segment that does not begin where the last one ended begins a new line.
        double[] drawnX = new double[3 * xs.length];
        double[] drawnY = new double[3 * xs.length];
        int count = 0;
        for (int i = 0; i < xs.length; i++) {
            double x1 = x(xs[i]);
            double y1 = y(ys[i], axis);
            if (Double.isNaN(x1) || Double.isNaN(y1)) {
                continue;
            }
            boolean begins = i == 0 || Double.isNaN(xs[i - 1]) || Double.isNaN(ys[i - 1]);
            double x0 = begins ? x1 : x(xs[i - 1]);
            double y0 = begins ? y1 : y(ys[i - 1], axis);
            boolean ends = i + 1 == xs.length || Double.isNaN(xs[i + 1]) || Double.isNaN(ys[i + 1]);
            if (begins && !ends) {
                continue;
            }
            double enter = 0;
            double leave = 1;
            double[] directions = {x0 - x1, x1 - x0, y0 - y1, y1 - y0};
            double[] rooms = {x0 - left, left + width - x0, y0 - top, top + height - y0};
            for (int side = 0; side < 4; side++) {
                double direction = directions[side];
                if (direction < 0) {
                    enter = Math.max(enter, rooms[side] / direction);
                } else if (direction > 0) {
                    leave = Math.min(leave, rooms[side] / direction);
                } else if (rooms[side] < 0) {
                    leave = -1;
                }
            }
            if (enter <= leave) {
                double fromX = x0 + enter * (x1 - x0);
                double fromY = y0 + enter * (y1 - y0);
                if (count == 0 || Math.abs(drawnX[count - 1] - fromX) > 1e-6
                        || Math.abs(drawnY[count - 1] - fromY) > 1e-6) {
                    if (count > 0) {
                        drawnX[count] = Double.NaN;
                        drawnY[count++] = Double.NaN;
                    }
                    drawnX[count] = fromX;
                    drawnY[count++] = fromY;
                }
                drawnX[count] = x0 + leave * (x1 - x0);
                drawnY[count++] = y0 + leave * (y1 - y0);
            }
        }
        if (count > 0) {
            canvas.path(Arrays.copyOf(drawnX, count), Arrays.copyOf(drawnY, count), stroke);
        }
    }

    private void legend(String name, Stroke stroke, boolean filled) {
        if (name.isEmpty()) {
            return;
        }
        double y = top - 14;
        canvas.begin("legend: " + name);
        if (filled) {
            canvas.bars(new double[]{legendEnd, legendEnd + 30}, new double[]{y - 6}, new double[]{y + 6},
                    stroke.ink(), 0.22);
            segment(legendEnd, y - 6, legendEnd + 30, y - 6, stroke);
        } else {
            segment(legendEnd + 1, y, legendEnd + 29, y, stroke.withOpacity(1));
        }
        canvas.text(legendEnd + 38, y + 5, name, LEGEND);
        canvas.end();
        legendEnd += 38 + RichText.width(name, LEGEND) * 1.08 + 18;
    }
}
