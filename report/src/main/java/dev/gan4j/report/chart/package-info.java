/**
 * A small chart: axes, lines, histograms and text, drawn on a canvas that is either an SVG document or a PNG image.
 *
 * <p>It exists because a run of one second must not wait four seconds for its pictures. In a cold JVM, ten figures in both
 * formats took 4.4 s with a charting library on Java2D (XChart 3.8.8, mostly for AWT and its fonts), and 2.3 s with Java2D and
 * FontBox; this package takes a few tenths of a second. It does not use AWT, so it needs neither a display, nor an installed
 * font, nor a JDK with desktop libraries, and its SVG follows the reader's light or dark theme.
 */
@NullMarked
package dev.gan4j.report.chart;

import org.jspecify.annotations.NullMarked;
