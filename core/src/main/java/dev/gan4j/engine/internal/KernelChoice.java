package dev.gan4j.engine.internal;

import dev.gan4j.InvalidInputException;
import dev.gan4j.internal.Fma;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Chooses the kernels of a program: those on the Vector API if its module is present and the work is long enough to pay for
 * their warm-up; otherwise the plain ones, which the virtual machine makes fast within a fraction of a second.
 *
 * <p>Without a fused multiply-add in hardware, it always chooses the plain ones, because the Vector API would compute each lane
 * in arbitrary precision.
 *
 * <p>If the module would pay off but is missing, it logs one warning per JVM.
 *
 * <p>The system property {@code gan4j.kernels} forces {@code plain} or {@code vector}. Both compute the same bits.
 */
public final class KernelChoice {

    /** The system property that forces a set. */
    public static final String PROPERTY = "gan4j.kernels";

    /**
     * The total multiply-adds of a program from which on the Vector API pays off: about three times those of the D steps of a
     * tutorial run, which take about a second with either set.
     */
    public static final double VECTOR_WORK = 3e9;

    private static final String LOGGER = "dev.gan4j";

    private static final AtomicBoolean HAS_TOLD = new AtomicBoolean();

    private KernelChoice() {}

    /**
     * Creates the kernels of one program.
     *
     * @param work    roughly how many multiply-adds the program will do in total
     * @param threads the threads that may share a kernel's work, at least 1; the plain kernels use one
     * @return kernels of the chosen set
     */
    public static Kernels create(double work, int threads) {
        String forced = System.getProperty(PROPERTY, "");
        if (forced.isEmpty() && pays(work) && !VectorModule.isThere() && !HAS_TOLD.getAndSet(true)) {
            System.getLogger(LOGGER).log(System.Logger.Level.WARNING,
                    "This training runs on plain kernels and takes longer than it would with the module {0}; {1}",
                    VectorModule.NAME, VectorModule.remedy());
        }
        return choose(forced, work, threads);
    }

    private static boolean pays(double work) {
        return work >= VECTOR_WORK && Fma.isInHardware();
    }

    /**
     * Describes the choice that this process makes.
     *
     * @return such as "vector, 16 lanes, for long runs; plain for short ones"
     */
    public static String description() {
        String forced = System.getProperty(PROPERTY, "");
        Kernels longRuns = choose(forced, Double.POSITIVE_INFINITY, 1);
        Kernels shortRuns = choose(forced, 0, 1);
        String names = longRuns.name().equals(shortRuns.name())
                ? longRuns.name()
                : longRuns.name() + ", for long runs; " + shortRuns.name() + " for short ones";
        return Fma.isInHardware()
                ? names
                : names + "; slow, since this processor or virtual machine has no fused multiply-add";
    }

    static Kernels choose(String forced, double work, int threads) {
        return switch (forced) {
            case "plain" -> new PlainKernels();
            case "vector" -> {
                if (!VectorModule.isThere()) {
                    throw new InvalidInputException(PROPERTY + "=vector needs the module " + VectorModule.NAME
                            + "; start the JVM with --add-modules " + VectorModule.NAME);
                }
                yield new VectorKernels(threads);
            }
            case "" -> pays(work) && VectorModule.isThere()
                    ? new VectorKernels(threads)
                    : new PlainKernels();
            default -> throw new InvalidInputException(PROPERTY + " must be plain or vector but was " + forced);
        };
    }
}
