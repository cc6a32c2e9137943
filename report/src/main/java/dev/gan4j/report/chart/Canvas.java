package dev.gan4j.report.chart;

/**
 * Something to draw on; x goes to the right and y down, in units of which text of the figures is about 13 high.
 */
public interface Canvas {

    /**
     * Begins a part that a reader may look for, such as the series of one name.
     *
     * @param name what it shows, in words
     */
    void begin(String name);

    /** Ends the part begun last. */
    void end();

    /**
     * Draws lines between points.
     *
     * @param x      of the points; NaN in x or y interrupts the line
     * @param y      of the points, as many
     * @param stroke how
     */
    void path(double[] x, double[] y, Stroke stroke);

    /**
     * Fills rectangles that stand side by side.
     *
     * @param edges   the limits between them from left to right, one more than there are rectangles
     * @param top     the upper end of each
     * @param bottom  the lower end of each
     * @param ink     the colour
     * @param opacity in (0, 1]
     */
    void bars(double[] edges, double[] top, double[] bottom, Ink ink, double opacity);

    /**
     * Writes one line of text in which <code>_{...}</code> is set lower and <code>^{...}</code> higher.
     *
     * @param x     position of the anchor
     * @param y     position of the base line
     * @param text  the text
     * @param style how
     */
    void text(double x, double y, String text, TextStyle style);

    /**
     * Writes one line of text upwards.
     *
     * @param x     position of the base line
     * @param y     position of the anchor
     * @param text  as in {@link #text}
     * @param style how
     */
    void textUpwards(double x, double y, String text, TextStyle style);
}
