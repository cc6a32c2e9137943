package dev.gan4j.report.chart;

import java.util.List;

/**
 * The style of a line; ends and corners are round.
 *
 * @param ink     the colour
 * @param width   in units of the canvas
 * @param dashes  alternating lengths of line and gap, in units of the canvas; empty for a line without gaps
 * @param opacity in (0, 1]
 */
public record Stroke(Ink ink, double width, List<Double> dashes, double opacity) {

    /** Copies the list. */
    public Stroke {
        dashes = List.copyOf(dashes);
    }

    /**
     * Returns a line without gaps.
     *
     * @param ink   the colour
     * @param width in units of the canvas
     * @return an opaque stroke
     */
    public static Stroke solid(Ink ink, double width) {
        return new Stroke(ink, width, List.of(), 1);
    }

    /**
     * Returns a dashed line.
     *
     * @param ink    the colour
     * @param width  in units of the canvas
     * @param dashes lengths of line and gap in turn
     * @return an opaque stroke
     */
    public static Stroke dashed(Ink ink, double width, Double... dashes) {
        return new Stroke(ink, width, List.of(dashes), 1);
    }

    /**
     * Returns this stroke with another opacity.
     *
     * @param value in (0, 1]
     * @return a new stroke
     */
    public Stroke withOpacity(double value) {
        return new Stroke(ink, width, dashes, value);
    }
}
