/**
 * A small chart: axes, lines, histograms and text, drawn on a canvas that is either an SVG document or a PNG image.
 *
 * <p>Why our own: a run of one second must not wait four for its pictures. Ten figures in both formats took a charting
 * library on Java2D 4.4 s in a cold JVM (XChart 3.8.8, of which most is AWT and its fonts), and Java2D with FontBox
 * 2.3 s; this takes a few tenths. It uses no AWT at all, so that it needs neither a display nor an installed font nor
 * a JDK with the desktop's native libraries, and its SVG follows the reader's light or dark theme.
 */
@NullMarked
package dev.gan4j.report.chart;

import org.jspecify.annotations.NullMarked;
