package dev.gan4j.report.chart;

/** A drawing surface; x points right and y down, in units in which text of figures is about 13 high. */
public interface Canvas {

    /**
     * Begins a named part, such as a series.
     *
     * @param name what it shows, in words
     */
    void begin(String name);

    /** Ends the part that was begun last. */
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
     * Fills adjacent rectangles.
     *
     * @param edges   the limits between them from left to right, one more than there are rectangles
     * @param top     the upper end of each
     * @param bottom  the lower end of each
     * @param ink     the colour
     * @param opacity in (0, 1]
     */
    void bars(double[] edges, double[] top, double[] bottom, Ink ink, double opacity);

    /**
     * Writes one line of text in which <code>_{...}</code> is a subscript and <code>^{...}</code> a superscript.
     *
     * @param x     position of the anchor
     * @param y     position of the base line
     * @param text  the text
     * @param style how
     */
    void text(double x, double y, String text, TextStyle style);

    /**
     * Writes one line of text vertically, upwards.
     *
     * @param x     position of the base line
     * @param y     position of the anchor
     * @param text  as in {@link #text}
     * @param style how
     */
    void textUpwards(double x, double y, String text, TextStyle style);
}
