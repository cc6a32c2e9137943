package dev.gan4j.bench;

import java.util.List;
import java.util.Set;

/**
 * An engine that can take part.
 *
 * @param key       by which it is chosen
 * @param title     what the table calls it
 * @param workloads what it can train
 * @param ahead     whether x is drawn before the clock starts
 * @param module    the module with its dependencies, a folder in bench
 * @param worker    its main class, and what comes before the worker's own arguments
 * @param flags     of the JVM, beyond those of every engine
 */
record Contender(String key, String title, Set<Workload> workloads, boolean ahead, String module, List<String> worker,
        List<String> flags) {

    /** The compiled bound needs no JVM; its module is this. */
    static final String NATIVE = "";

    private static final Set<Workload> EVERY = Set.of(Workload.values());
    private static final Set<Workload> TUTORIAL = Set.of(Workload.TUTORIAL);
    private static final String HARNESS = "harness";
    static final List<String> VECTOR = List.of("--add-modules", "jdk.incubator.vector");
    private static final String WORKER = "dev.gan4j.bench.Worker";

    /** What every ratio refers to. */
    static final Contender GAN4J = new Contender("gan4j", "gan4j", EVERY, false, HARNESS, List.of(WORKER, "gan4j"),
            VECTOR);
    /** What is compared with the bound. */
    static final Contender GAN4J_AHEAD = new Contender("gan4j", "gan4j, x drawn ahead", TUTORIAL, true, HARNESS,
            List.of(WORKER, "gan4j"), VECTOR);
    /** The bound. */
    static final Contender BOUND = new Contender("bound", "by hand in C, x drawn ahead", TUTORIAL, true, NATIVE,
            List.of(), List.of());
    /** The bound where there is no C compiler. */
    static final Contender BOUND_IN_JAVA = new Contender("bound-java", "by hand in Java, x drawn ahead", TUTORIAL, true,
            HARNESS, List.of(WORKER, "by-hand"), List.of());

    /** All that may be chosen, gan4j first. */
    static final List<Contender> ALL = List.of(GAN4J, GAN4J_AHEAD, BOUND, BOUND_IN_JAVA,
            new Contender("tensorflow", "TensorFlow for Java, graph, single-threaded executor", EVERY, false,
                    "tensorflow", List.of("dev.gan4j.bench.tensorflow.TensorFlowEngine"), List.of()),
            new Contender("pytorch-javacpp", "PyTorch through JavaCPP", EVERY, false, "pytorch-javacpp",
                    List.of("dev.gan4j.bench.pytorch.JavaCppEngine"), List.of()),
            new Contender("pytorch-djl", "PyTorch through DJL", EVERY, false, "pytorch-djl",
                    List.of("dev.gan4j.bench.djl.DjlEngine"), List.of()),
            new Contender("dl4j", "DL4J", TUTORIAL, false, "dl4j", List.of("dev.gan4j.bench.dl4j.Dl4jEngine"),
                    List.of()));

    /** Whether it is a framework, not gan4j and not a bound. */
    boolean isFramework() {
        return !module.equals(HARNESS) && !module.equals(NATIVE);
    }
}
