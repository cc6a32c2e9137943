package dev.gan4j.engine.internal;

import dev.gan4j.InvalidInputException;
import java.util.function.Supplier;

/**
 * Chooses the kernels of this process once: those on the Vector API where its module is there, else the plain ones.
 *
 * <p>The system property {@code gan4j.kernels} forces {@code plain} or {@code vector}. Both compute the same bits.
 */
public final class KernelChoice {

    /** The system property that forces a set. */
    public static final String PROPERTY = "gan4j.kernels";

    private static final String VECTOR_MODULE = "jdk.incubator.vector";
    private static final Supplier<Kernels> CHOSEN = choose(System.getProperty(PROPERTY, ""));

    private KernelChoice() {}

    /**
     * Creates the kernels of one program.
     *
     * @return of the chosen set
     */
    public static Kernels create() {
        return CHOSEN.get();
    }

    static Supplier<Kernels> choose(String forced) {
        boolean hasModule = ModuleLayer.boot().findModule(VECTOR_MODULE).isPresent();
        return switch (forced) {
            case "plain" -> PlainKernels::new;
            case "vector" -> {
                if (!hasModule) {
                    throw new InvalidInputException(PROPERTY + "=vector needs the module " + VECTOR_MODULE
                            + "; start the JVM with --add-modules " + VECTOR_MODULE);
                }
                yield VectorKernels::new;
            }
            case "" -> hasModule ? VectorKernels::new : PlainKernels::new;
            default -> throw new InvalidInputException(PROPERTY + " must be plain or vector but was " + forced);
        };
    }
}
