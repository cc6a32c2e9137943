package dev.gan4j.report.chart;

import static java.util.Objects.requireNonNull;

import dev.gan4j.internal.Printable;
import java.util.List;

/**
 * A canvas that writes SVG. Colours are plain attributes, which every viewer supports, and also classes, by which viewers with
 * style sheets follow a light or dark theme. Text remains text.
 */
public final class SvgCanvas implements Canvas {

    private static final String FONTS = "Roboto, 'Helvetica Neue', Arial, 'Liberation Sans', sans-serif";

    private final double width;
    private final double height;
    private final String title;
    private final StringBuilder body = new StringBuilder(1 << 14);

    /**
     * Creates an empty picture.
     *
     * @param width  in units
     * @param height in units
     * @param title  what it shows, in words
     */
    public SvgCanvas(double width, double height, String title) {
        this.width = width;
        this.height = height;
        this.title = requireNonNull(title, "title must not be null");
    }

    /**
     * Returns the picture as an element of a page that defines the style.
     *
     * @return an svg element
     * @see #style(String)
     */
    public String element() {
        return open("").append(body).append("</svg>\n").toString();
    }

    /**
     * Returns the picture as a separate document, with its own background.
     *
     * @return an SVG document
     */
    public String document() {
        StringBuilder document = open(" xmlns=\"http://www.w3.org/2000/svg\"");
        document.append("<style>\n").append(style("svg")).append("</style>\n");
        document.append("<rect width=\"100%\" height=\"100%\"");
        fill(document, Ink.PAPER);
        return document.append("/>\n").append(body).append("</svg>\n").toString();
    }

    /**
     * Returns the style sheet that a page with pictures needs.
     *
     * @param root the selector of an element around all pictures
     * @return CSS
     */
    public static String style(String root) {
        return Ink.css(root) + Ink.classes();
    }

    private StringBuilder open(String namespace) {
        StringBuilder svg = new StringBuilder(body.length() + 4096);
        svg.append("<svg").append(namespace).append(" viewBox=\"0 0 ");
        Digits.coordinate(svg, width);
        svg.append(' ');
        Digits.coordinate(svg, height);
        svg.append("\" width=\"");
        Digits.coordinate(svg, width);
        svg.append("\" height=\"");
        Digits.coordinate(svg, height);
        svg.append("\" role=\"img\" font-family=\"").append(FONTS).append("\">\n<title>");
        escape(svg, RichText.plain(title));
        return svg.append("</title>\n");
    }

    @Override
    public void begin(String name) {
        body.append("<g data-name=\"");
        escape(body, RichText.plain(name));
        body.append("\">\n");
    }

    @Override
    public void end() {
        body.append("</g>\n");
    }

    @Override
    public void path(double[] x, double[] y, Stroke stroke) {
        body.append("<path d=\"");
        boolean inside = false;
        for (int i = 0; i < x.length; i++) {
            if (Double.isNaN(x[i]) || Double.isNaN(y[i])) {
                inside = false;
                continue;
            }
            body.append(inside ? 'L' : 'M');
            point(x[i], y[i]);
            inside = true;
        }
        body.append("\" fill=\"none\" stroke=\"").append(Ink.hex(stroke.ink().light())).append("\" class=\"s-")
                .append(stroke.ink().variable()).append("\" stroke-linecap=\"round\" stroke-linejoin=\"round\"")
                .append(" stroke-width=\"");
        Digits.coordinate(body, stroke.width());
        body.append('"');
        if (!stroke.dashes().isEmpty()) {
            body.append(" stroke-dasharray=\"");
            for (double dash : stroke.dashes()) {
                Digits.coordinate(body, dash);
                body.append(' ');
            }
            body.setLength(body.length() - 1);
            body.append('"');
        }
        opacity("stroke-opacity", stroke.opacity());
        body.append("/>\n");
    }

    @Override
    public void bars(double[] edges, double[] top, double[] bottom, Ink ink, double opacity) {
        body.append("<path d=\"M");
        point(edges[0], bottom[0]);
        for (int i = 0; i < top.length; i++) {
            body.append('V');
            Digits.coordinate(body, top[i]);
            body.append('H');
            Digits.coordinate(body, edges[i + 1]);
        }
        for (int i = top.length - 1; i >= 0; i--) {
            body.append('V');
            Digits.coordinate(body, bottom[i]);
            body.append('H');
            Digits.coordinate(body, edges[i]);
        }
        body.append("Z\"");
        fill(body, ink);
        opacity("fill-opacity", opacity);
        body.append("/>\n");
    }

    @Override
    public void text(double x, double y, String text, TextStyle style) {
        body.append("<text x=\"");
        Digits.coordinate(body, x);
        body.append("\" y=\"");
        Digits.coordinate(body, y);
        body.append('"');
        write(text, style);
    }

    @Override
    public void textUpwards(double x, double y, String text, TextStyle style) {
        body.append("<text transform=\"translate(");
        point(x, y);
        body.append(")rotate(-90)\"");
        write(text, style);
    }

    private void write(String text, TextStyle style) {
        body.append(" font-size=\"");
        Digits.coordinate(body, style.size());
        body.append("\" text-anchor=\"").append(style.anchor().svg()).append('"');
        if (style.strong()) {
            body.append(" font-weight=\"600\"");
        }
        fill(body, style.ink());
        body.append('>');
        List<RichText.Run> runs = RichText.runs(text);
        double shifted = 0;
        for (RichText.Run run : runs) {
            double move = run.shift() * style.size() - shifted;
            shifted += move;
            if (move == 0 && run.size() == 1) {
                escape(body, run.text());
                continue;
            }
            body.append("<tspan dy=\"");
            Digits.coordinate(body, move);
            body.append("\" font-size=\"");
            Digits.coordinate(body, run.size() * style.size());
            body.append("\">");
            escape(body, run.text());
            body.append("</tspan>");
        }
        body.append("</text>\n");
    }

    private void point(double x, double y) {
        Digits.coordinate(body, x);
        body.append(' ');
        Digits.coordinate(body, y);
    }

    private void opacity(String attribute, double opacity) {
        if (opacity < 1) {
            body.append(' ').append(attribute).append("=\"");
            Digits.coordinate(body, opacity);
            body.append('"');
        }
    }

    private static void fill(StringBuilder to, Ink ink) {
        to.append(" fill=\"").append(Ink.hex(ink.light())).append("\" class=\"f-").append(ink.variable()).append('"');
    }

    /**
     * Returns text as HTML, with <code>_{...}</code> as a subscript.
     *
     * @param text as in {@link Canvas#text}, with subscripts only
     * @return HTML
     */
    public static String html(String text) {
        StringBuilder html = new StringBuilder(text.length() + 64);
        for (RichText.Run run : RichText.runs(text)) {
            html.append(run.shift() > 0 ? "<sub>" : "");
            escape(html, run.text());
            html.append(run.shift() > 0 ? "</sub>" : "");
        }
        return html.toString();
    }

    /**
     * Appends text, replacing characters that have a meaning in XML or are not allowed in it.
     *
     * @param to   receives it
     * @param text any text
     */
    public static void escape(StringBuilder to, String text) {
        text.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> to.append("&amp;");
                case '<' -> to.append("&lt;");
                case '>' -> to.append("&gt;");
                case '"' -> to.append("&quot;");
                case '\n', '\t' -> to.append((char) point);
                default -> {
                    if (Printable.is(point)) {
                        to.appendCodePoint(point);
                    } else {
                        to.append(' ');
                    }
                }
            }
        });
    }
}
