package dev.gan4j.report.chart;

import java.util.List;
import java.util.Locale;

/**
 * The meaning of a colour, the same in every figure: Okabe and Ito's colour-blind-safe palette ("Color universal design",
 * 2008), with a lighter shade of each for dark backgrounds.
 */
public enum Ink {
    /** Real data, p_data. */
    REAL(0x0072B2, 0x56B4E9),
    /** Generated data, p_g, and G. */
    GENERATED(0xD55E00, 0xF0913A),
    /** The discriminator. */
    DISCRIMINATOR(0x00805D, 0x35C79A),
    /** The ideal. */
    IDEAL(0x222222, 0xDDDDDD),
    /** Titles and labels. */
    TEXT(0x1A1A1A, 0xE8E8E8),
    /** Numbers at ticks, and notes. */
    MUTED(0x555555, 0xB0B0B0),
    /** Frames and ticks. */
    AXIS(0x8A8A8A, 0x808080),
    /** The lines of the grid. */
    GRID(0xE6E6E6, 0x33363B),
    /** The paper. */
    PAPER(0xFFFFFF, 0x17191D),
    /** The fourth class of rows. */
    VIOLET(0xCC79A7, 0xE3A5C7),
    /** The fifth. */
    AMBER(0xE69F00, 0xF2C14E),
    /** The sixth. */
    SKY(0x56B4E9, 0xB3DFF7),
    /** The seventh. */
    OLIVE(0xA6A000, 0xC9C53A),
    /** All others. */
    GREY(0x7F7F7F, 0xA0A0A0);

    /** The colours of classes, the most different ones first; the last is for all other classes. */
    public static final List<Ink> CLASSES = List.of(REAL, GENERATED, DISCRIMINATOR, VIOLET, AMBER, SKY, OLIVE, GREY);

    private final int light;
    private final int dark;

    Ink(int light, int dark) {
        this.light = light;
        this.dark = dark;
    }

    /**
     * Returns the colour on a light background.
     *
     * @return 0xRRGGBB
     */
    public int light() {
        return light;
    }

    /**
     * Returns the name of the CSS variable that holds the colour, without the leading dashes.
     *
     * @return lower case
     */
    public String variable() {
        return "ink-" + name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the rules that define all variables, light or dark depending on the reader's system.
     *
     * @param selector the element to which the variables apply
     * @return CSS
     */
    static String css(String selector) {
        return selector + "{color-scheme:light dark;" + variables(false) + "}\n@media (prefers-color-scheme:dark){"
                + selector + "{" + variables(true) + "}}\n";
    }

    /**
     * Returns the definitions of all variables.
     *
     * @param dark whether the background is dark
     * @return CSS, to be put between braces
     */
    public static String variables(boolean dark) {
        StringBuilder css = new StringBuilder(1024);
        for (Ink ink : values()) {
            css.append("--").append(ink.variable()).append(':').append(hex(dark ? ink.dark : ink.light)).append(';');
        }
        return css.toString();
    }

    /**
     * Returns the rules that stroke elements of class {@code s-NAME} and fill those of class {@code f-NAME}.
     *
     * @return CSS
     */
    public static String classes() {
        StringBuilder css = new StringBuilder(1024);
        for (Ink ink : values()) {
            css.append(".s-").append(ink.variable()).append("{stroke:var(--").append(ink.variable()).append(")}.f-")
                    .append(ink.variable()).append("{fill:var(--").append(ink.variable()).append(")}\n");
        }
        return css.toString();
    }

    /**
     * Formats a colour for SVG and CSS.
     *
     * @param rgb 0xRRGGBB
     * @return such as {@code #0072b2}
     */
    static String hex(int rgb) {
        return "#" + Integer.toHexString(0x1000000 | rgb).substring(1);
    }
}
