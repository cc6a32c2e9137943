package dev.gan4j.report.chart;

/**
 * The style of a piece of text.
 *
 * @param size   of the font, in units of the canvas
 * @param strong whether it is of medium weight instead of regular
 * @param ink    the colour
 * @param anchor the part of the text at its x
 */
public record TextStyle(double size, boolean strong, Ink ink, Anchor anchor) {

    /** The part of a text at its position. */
    public enum Anchor {
        /** Its beginning. */
        START("start", 0),
        /** Its middle. */
        MIDDLE("middle", 0.5),
        /** Its end. */
        END("end", 1);

        private final String svg;
        private final double share;

        Anchor(String svg, double share) {
            this.svg = svg;
            this.share = share;
        }

        String svg() {
            return svg;
        }

        double share() {
            return share;
        }
    }

    /**
     * Returns the same style at another anchor.
     *
     * @param other the part of the text at its x
     * @return a new style
     */
    public TextStyle at(Anchor other) {
        return new TextStyle(size, strong, ink, other);
    }
}
