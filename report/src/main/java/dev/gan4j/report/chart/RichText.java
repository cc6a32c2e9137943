package dev.gan4j.report.chart;

import java.util.ArrayList;
import java.util.List;

/** Text in which <code>_{...}</code> is a subscript and <code>^{...}</code> a superscript, split into runs. */
final class RichText {

    /** The size of a subscript or superscript, as a share of the text's. */
    static final double SMALL = 0.72;

    /** How far a subscript is lowered, as a share of the text's size. */
    static final double DOWN = 0.22;

    /** How far a superscript is raised, as a share of the text's size. */
    static final double UP = 0.38;

    private RichText() {}

    /**
     * A piece of text of one size.
     *
     * @param text  its text
     * @param size  as a share of the whole text's
     * @param shift of the base line downwards, as a share of the whole text's size
     */
    record Run(String text, double size, double shift) {}

    static List<Run> runs(String text) {
        List<Run> runs = new ArrayList<>();
        int from = 0;
        for (int at = 0; at + 1 < text.length(); at++) {
            char mark = text.charAt(at);
            if ((mark == '_' || mark == '^') && text.charAt(at + 1) == '{') {
                int close = text.indexOf('}', at);
                if (close > 0) {
                    if (at > from) {
                        runs.add(new Run(text.substring(from, at), 1, 0));
                    }
                    runs.add(new Run(text.substring(at + 2, close), SMALL, mark == '_' ? DOWN : -UP));
                    from = close + 1;
                    at = close;
                }
            }
        }
        if (from < text.length()) {
            runs.add(new Run(text.substring(from), 1, 0));
        }
        return runs;
    }

    /**
     * Returns the width of a text in the bundled font; a reader's own font may be a tenth wider.
     *
     * @return in units of the canvas
     */
    static double width(String text, TextStyle style) {
        TrueTypeFont font = TrueTypeFont.of(style.strong());
        double width = 0;
        for (Run run : runs(text)) {
            width += font.width(run.text) * run.size;
        }
        return width * style.size();
    }

    /** Returns a text without its marks, for screen readers. */
    static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        for (Run run : runs(text)) {
            plain.append(run.shift > 0 ? "_" : "").append(run.text);
        }
        return plain.toString();
    }
}
