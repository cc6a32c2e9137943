package dev.gan4j.report;

import dev.gan4j.internal.AtomicFile;
import dev.gan4j.report.chart.Canvas;
import dev.gan4j.report.chart.PngCanvas;
import dev.gan4j.report.chart.SvgCanvas;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * A picture that can be drawn as SVG and as PNG.
 *
 * @param title   what it shows, in words
 * @param width   in units
 * @param height  in units
 * @param pixels  of the PNG for each unit
 * @param drawing draws it
 */
record Picture(String title, double width, double height, double pixels, Consumer<Canvas> drawing) {

    SvgCanvas svg() {
        SvgCanvas canvas = new SvgCanvas(width, height, title);
        drawing.accept(canvas);
        return canvas;
    }

    /** The bytes of a PNG file. */
    byte[] png() {
        PngCanvas canvas = new PngCanvas(width, height, pixels);
        drawing.accept(canvas);
        return canvas.file();
    }

    /** Writes both files; returns the picture as an element of a page. */
    String write(Path folder, String name) throws IOException {
        SvgCanvas svg = svg();
        RunReport.write(folder.resolve(name + ".svg"), svg.document());
        AtomicFile.write(folder.resolve(name + ".png"), png());
        return svg.element();
    }
}
