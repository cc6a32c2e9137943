package dev.gan4j.report.chart;

import java.util.ArrayList;
import java.util.List;

/** The scale of one side of a panel: the positions of values, and the ticks. */
public final class Axis {

    private final String label;
    private final double low;
    private final double high;
    private final boolean logarithmic;
    private final Ink ink;

    private Axis(String label, double low, double high, boolean logarithmic, Ink ink) {
        this.label = label;
        this.low = low;
        this.high = high;
        this.logarithmic = logarithmic;
        this.ink = ink;
    }

    /**
     * Returns an evenly spaced axis.
     *
     * @param label quantity and unit
     * @param low   the value at the lower end
     * @param high  the value at the upper end; an end that is not finite or not above the lower is mended
     * @return an axis
     */
    public static Axis linear(String label, double low, double high) {
        double from = Double.isFinite(low) ? low : 0;
        double to = Double.isFinite(high) ? high : from + 1;
        if (to - from <= 1e-12 * Math.max(Math.abs(from), Math.abs(to)) || to <= from) {
            double room = Math.max(Math.abs(from) * 0.1, 0.5);
            from -= room;
            to = from + 2 * room;
        }
        return new Axis(label, from, to, false, Ink.MUTED);
    }

    /**
     * Returns a logarithmic axis.
     *
     * @param label quantity and unit
     * @param low   the value at the lower end, positive
     * @param high  the value at the upper end; an end that is not finite or not above the lower is mended
     * @return an axis
     */
    public static Axis logarithmic(String label, double low, double high) {
        double from = Double.isFinite(low) && low > 0 ? low : 1e-3;
        double to = Double.isFinite(high) && high > from * 1.001 ? high : from * 10;
        return new Axis(label, from, to, true, Ink.MUTED);
    }

    /**
     * Returns an axis from 0 to 1 that shows no values.
     *
     * @return an axis without label and ticks
     */
    public static Axis none() {
        return new Axis("", 0, 1, false, Ink.MUTED);
    }

    /**
     * Returns the value of this axis at the height of a value of another axis; both must be evenly spaced.
     *
     * @param value of the other axis
     * @param other the other axis
     * @return a value of this axis
     */
    public double sameHeight(double value, Axis other) {
        return low + (high - low) * other.share(value);
    }

    /**
     * Returns this axis in the colour of the one series that it belongs to.
     *
     * @param colour of label and numbers
     * @return a new axis
     */
    public Axis in(Ink colour) {
        return new Axis(label, low, high, logarithmic, colour);
    }

    /**
     * Returns the quantity and its unit.
     *
     * @return text for people
     */
    public String label() {
        return label;
    }

    /**
     * Returns the value at the lower end.
     *
     * @return finite
     */
    public double low() {
        return low;
    }

    /**
     * Returns the value at the upper end.
     *
     * @return finite
     */
    public double high() {
        return high;
    }

    Ink ink() {
        return ink;
    }

    /** Returns the position of a value: 0 at the lower end, 1 at the upper end; NaN for NaN. */
    double share(double value) {
        if (logarithmic) {
            return value <= 0 ? -1e6 : (Math.log(value) - Math.log(low)) / (Math.log(high) - Math.log(low));
        }
        double share = (value - low) / (high - low);
        return Double.isNaN(share) ? share : Math.clamp(share, -1e6, 1e6);
    }

    /**
     * A tick at a value.
     *
     * @param value the value
     * @param label its number; empty for a tick without one
     */
    record Tick(double value, String label) {}

    /** Returns the ticks, ascending; roughly as many as wanted, or fewer. */
    List<Tick> ticks(int wanted) {
        if (label.isEmpty()) {
            return List.of();
        }
        return logarithmic && high / low >= 10 ? logarithmicTicks(wanted) : linearTicks(wanted);
    }

    private List<Tick> linearTicks(int wanted) {
        double rough = (high - low) / wanted;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double mantissa = rough / power;
        double nice = mantissa <= 1.0001 ? 1 : mantissa <= 2.0001 ? 2 : mantissa <= 5.0001 ? 5 : 10;
        double step = nice * power;
        int decimals = Math.max(0, (int) -Math.floor(Math.log10(step) + 1e-9));
        boolean plain = decimals <= 4 && Math.max(Math.abs(low), Math.abs(high)) < 1e5;
        List<Tick> ticks = new ArrayList<>();
        long last = (long) Math.floor(high / step + 1e-9);
        for (long k = (long) Math.ceil(low / step - 1e-9); k <= last; k++) {
            double value = k * step;
            ticks.add(new Tick(value, plain ? Digits.fixed(value, decimals) : Digits.scientific(value)));
        }
        return ticks;
    }

    private List<Tick> logarithmicTicks(int wanted) {
        int from = (int) Math.ceil(Math.log10(low) - 1e-9);
        int to = (int) Math.floor(Math.log10(high) + 1e-9);
        int every = Math.max(1, (to - from + wanted) / wanted);
        boolean few = to - from < 2;
        List<Tick> ticks = new ArrayList<>();
        for (int exponent = from - 1; exponent <= to; exponent++) {
            for (int digit = 1; digit < 10; digit++) {
                double value = digit * Math.pow(10, exponent);
                if (value < low * (1 - 1e-9) || value > high * (1 + 1e-9)) {
                    continue;
                }
                boolean named = digit == 1 ? exponent % every == 0 : few && (digit == 2 || digit == 5);
                if (named || every == 1) {
                    ticks.add(new Tick(value, named ? power(digit, exponent) : ""));
                }
            }
        }
        return ticks;
    }

    private static String power(int digit, int exponent) {
        if (exponent >= -3 && exponent <= 3) {
            return Digits.fixed(digit * Math.pow(10, exponent), Math.max(0, -exponent));
        }
        return (digit == 1 ? "" : digit + "\u00D7") + "10^{" + Digits.fixed(exponent, 0) + "}";
    }
}
