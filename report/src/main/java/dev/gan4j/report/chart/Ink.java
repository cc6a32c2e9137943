package dev.gan4j.report.chart;

import java.util.Locale;

/**
 * What a colour stands for, the same in every figure: Okabe and Ito's colour-blind-safe palette ("Color universal
 * design", 2008), with a lighter shade of each for dark paper.
 */
public enum Ink {
    /** Real data, p_data. */
    REAL(0x0072B2, 0x56B4E9),
    /** Generated data, p_g, and G. */
    GENERATED(0xD55E00, 0xF0913A),
    /** The discriminator. */
    DISCRIMINATOR(0x009E73, 0x35C79A),
    /** What would be ideal. */
    IDEAL(0x222222, 0xDDDDDD),
    /** Titles and labels. */
    TEXT(0x1A1A1A, 0xE8E8E8),
    /** Numbers at the ticks, notes. */
    MUTED(0x555555, 0xB0B0B0),
    /** Frames and ticks. */
    AXIS(0x8A8A8A, 0x808080),
    /** The lines of the grid. */
    GRID(0xE6E6E6, 0x33363B),
    /** The paper. */
    PAPER(0xFFFFFF, 0x17191D);

    private final int light;
    private final int dark;

    Ink(int light, int dark) {
        this.light = light;
        this.dark = dark;
    }

    /**
     * Returns the colour on light paper.
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
     * Returns the rules that define all variables, light and dark.
     *
     * @param selector the element that the variables hold for
     * @return CSS
     */
    public static String css(String selector) {
        StringBuilder css = new StringBuilder(1024);
        css.append(selector).append("{color-scheme:light dark;");
        for (Ink ink : values()) {
            css.append("--").append(ink.variable()).append(':').append(hex(ink.light)).append(';');
        }
        css.append("}\n@media (prefers-color-scheme:dark){").append(selector).append('{');
        for (Ink ink : values()) {
            css.append("--").append(ink.variable()).append(':').append(hex(ink.dark)).append(';');
        }
        return css.append("}}\n").toString();
    }

    /**
     * Returns the rules by which an element of class {@code s-NAME} is stroked and one of class {@code f-NAME} filled.
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
     * Writes a colour as SVG and CSS have it.
     *
     * @param rgb 0xRRGGBB
     * @return such as {@code #0072b2}
     */
    static String hex(int rgb) {
        return "#" + Integer.toHexString(0x1000000 | rgb).substring(1);
    }
}
