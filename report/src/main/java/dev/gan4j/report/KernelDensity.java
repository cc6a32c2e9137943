package dev.gan4j.report;

import java.util.Arrays;

final class KernelDensity {
    private final double[] s;
    private final double h;

    private KernelDensity(double[] s, double h) {
        this.s = s;
        this.h = h;
    }

    static KernelDensity of(double[] samples) {
        double[] s = samples.clone();
        Arrays.sort(s);
        double iqr = s[(int) (0.75 * (s.length - 1))] - s[(int) (0.25 * (s.length - 1))];
        double h = 0.9 * Math.max(1e-9, iqr / 1.34) * Math.pow(s.length, -0.2);
        return new KernelDensity(s, h);
    }

    double density(double x) {
        double sum = 0;
        for (double v : s) {
            double t = (x - v) / h;
            sum += Math.exp(-0.5 * t * t);
        }
        return sum / (s.length * h * Math.sqrt(2 * Math.PI));
    }
}
