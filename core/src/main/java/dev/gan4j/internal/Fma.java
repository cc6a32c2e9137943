package dev.gan4j.internal;

/**
 * The fused multiply-add of floats: {@code a * b + c}, rounded once.
 *
 * <p>Every kernel is defined by it, so its bits must be the same on every machine. {@link Math#fma(float, float, float)}
 * guarantees that, but on a processor without the instruction it uses {@link java.math.BigDecimal}, which is about a hundred
 * times slower than an addition and a multiplication. On such a processor this class computes the same bits in double
 * precision:
 * <ul>
 * <li>The product of two floats is exact as a double, so {@code s = a * b + c} in double is rounded once, and its
 * conversion to float would be a second rounding.</li>
 * <li>The second rounding differs from a single one only if s is the midpoint of two neighbouring floats, or if the
 * result is subnormal. In these rare cases s is first rounded to odd: if it is inexact and its last bit is 0, it is
 * moved by one bit toward the exact sum, whose direction the error of the addition gives. A number rounded to odd with at least
 * two bits more than the target has rounds to the target as the exact number does.</li>
 * </ul>
 *
 * <p>Source: S. Boldo, G. Melquiond, "Emulation of a FMA and correctly rounded sums: proved algorithms using rounding to
 * odd", IEEE Transactions on Computers 57(4), 2008. The error of the addition is Knuth's TwoSum.
 */
public final class Fma {

    /** The bits of a double's significand that a float lacks, and the pattern of a midpoint in them. */
    private static final long LOST_BITS = (1L << 29) - 1;
    private static final long MIDPOINT = 1L << 28;

    private static final boolean IN_HARDWARE = isMathFmaFast();

    private Fma() {}

    /**
     * Returns a * b + c, rounded once, with the bits of {@link Math#fma(float, float, float)}.
     *
     * @param a a factor
     * @param b a factor
     * @param c the summand
     * @return the nearest float; of two, the one whose last bit is 0
     */
    public static float fma(float a, float b, float c) {
        // A constant for the JIT compiler, which keeps only one branch.
        return IN_HARDWARE ? Math.fma(a, b, c) : inSoftware(a, b, c);
    }

    /**
     * Returns whether the virtual machine uses a hardware instruction for it.
     *
     * @return whether {@link Math#fma(float, float, float)} is an instruction here
     */
    public static boolean isInHardware() {
        return IN_HARDWARE;
    }

    static float inSoftware(float a, float b, float c) {
        double product = (double) a * b;
        double sum = product + c;
        float rounded = (float) sum;
        boolean isMidpoint = (Double.doubleToRawLongBits(sum) & LOST_BITS) == MIDPOINT;
        boolean isSubnormal = Math.abs(rounded) <= Float.MIN_NORMAL && sum != 0;
        return isMidpoint || isSubnormal ? viaOdd(product, c) : rounded;
    }

    private static float viaOdd(double product, float c) {
        double sum = product + c;
        double partOfC = sum - product;
        double error = (product - (sum - partOfC)) + (c - partOfC);
        long bits = Double.doubleToRawLongBits(sum);
        if (error != 0 && (bits & 1) == 0) {
            // The bits of a double are its magnitude: one more of them is a step away from zero.
            bits += error > 0 == sum > 0 ? 1 : -1;
        }
        return (float) Double.longBitsToDouble(bits);
    }

    /**
     * No property of the virtual machine shows this, but a hundredfold difference in time does; either answer gives the same
     * bits.
     */
    private static boolean isMathFmaFast() {
        long hardware = Long.MAX_VALUE;
        long software = Long.MAX_VALUE;
        float sum = 1;
        for (int round = 0; round < 5; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < 16; i++) {
                sum = Math.fma(sum, 0.5f, 0.3f);
            }
            long middle = System.nanoTime();
            for (int i = 0; i < 16; i++) {
                sum = inSoftware(sum, 0.5f, 0.3f);
            }
            hardware = Math.min(hardware, middle - start);
            software = Math.min(software, System.nanoTime() - middle);
        }
        // The sum is finite; the check keeps compilers from dropping the loops.
        return hardware < 2 * software && Float.isFinite(sum);
    }
}
