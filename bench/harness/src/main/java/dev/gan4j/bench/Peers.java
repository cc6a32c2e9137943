package dev.gan4j.bench;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Trains the same step on gan4j and its peers, interleaved, and prints tables; started by the script bench/peers. */
@Command(name = "bench/peers", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Times the same training step on gan4j, on a bound written by hand and on peer engines.")
public final class Peers implements Callable<Integer> {

    private static final int OK = 0;
    private static final int FAILED = 1;

    @Option(names = "--only", split = ",", paramLabel = "ENGINE",
            description = "Engines besides gan4j: bound, bound-java, tensorflow, pytorch-javacpp, pytorch-djl, dl4j. "
                    + "All but bound-java otherwise.")
    private @Nullable List<String> only;

    @Option(names = "--workload", split = ",", paramLabel = "WORKLOAD",
            description = "TUTORIAL, MLP, DEEP; all otherwise.")
    private List<Workload> workloads = List.of(Workload.values());

    @Option(names = "--rounds", description = "Interleaved rounds (${DEFAULT-VALUE}).")
    private int rounds = 5;

    @Option(names = "--seconds", description = "Seconds of a round of one engine (${DEFAULT-VALUE}).")
    private double seconds = 1;

    @Option(names = "--warm-up",
            description = "Seconds that each engine runs before the first round, and longer while it gets "
                    + "faster (${DEFAULT-VALUE}).")
    private double warmUp = 4;

    @Option(names = "--root", hidden = true, required = true)
    private Path root = Path.of("");

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    private final PrintStream out = System.out;
    private final PrintStream progress = System.err;

    /** Runs the command; exit code 0, 1 if gan4j itself fails, 2 for wrong arguments. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Peers()).setCaseInsensitiveEnumValuesAllowed(true).execute(args));
    }

    @Override
    public Integer call() throws IOException {
        List<String> chosen = chosen();
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        Path folder = Files.createDirectories(root.resolve("bench/target/peers").toAbsolutePath());
        Report report = new Report();
        report.head(command(), load);
        for (Workload workload : workloads) {
            if (!compare(workload, chosen, folder, report)) {
                return FAILED;
            }
        }
        out.print(report);
        return OK;
    }

    private List<String> chosen() {
        Set<String> known = Contender.ALL.stream().map(Contender::key).collect(Collectors.toSet());
        if (only != null) {
            for (String key : only) {
                require(known.contains(key), "--only: there is no engine \"" + key + "\"; there are "
                        + known.stream().sorted().collect(Collectors.joining(", ")));
            }
        }
        require(rounds > 0, "--rounds must be positive but was " + rounds);
        require(seconds > 0, "--seconds must be positive but was " + seconds);
        require(warmUp >= 0, "--warm-up must be at least 0 but was " + warmUp);
        return only == null
                ? known.stream().filter(key -> !key.equals(Contender.BOUND_IN_JAVA.key())).toList()
                : List.copyOf(only);
    }

    private void require(boolean condition, String message) {
        if (!condition) {
            throw new ParameterException(requireNonNull(spec).commandLine(), message);
        }
    }

    private String command() {
        List<String> words = requireNonNull(spec).commandLine().getParseResult().originalArgs();
        return ("bench/peers " + words.stream().filter(word -> !word.startsWith("--root"))
                .collect(Collectors.joining(" "))).strip();
    }

    /** Returns false if there is nothing to compare with. */
    private boolean compare(Workload workload, List<String> chosen, Path folder, Report report) throws IOException {
        progress.println(workload.title());
        Map<String, String> leftOut = new LinkedHashMap<>();
        List<Entrant> entrants = new ArrayList<>();
        try {
            enter(workload, chosen, folder, entrants, leftOut);
            if (entrants.isEmpty() || !entrants.getFirst().contender().equals(Contender.GAN4J)) {
                progress.println("bench/peers: there is nothing to compare with, for gan4j was left out");
                return false;
            }
            run("warm-up", entrants, leftOut, entrant -> entrant.warmUp(warmUp));
            for (int round = 1; round <= rounds; round++) {
                run("round " + round + " of " + rounds, entrants, leftOut,
                        entrant -> entrant.run(seconds));
            }
            report.table(workload, entrants, leftOut, rounds, seconds);
            return true;
        } finally {
            entrants.forEach(entrant -> entrant.child().close());
        }
    }

    private void enter(Workload workload, List<String> chosen, Path folder, List<Entrant> entrants,
            Map<String, String> leftOut) throws IOException {
        String start = workload + "-start.bin";
        Exchange.writeStart(folder.resolve(start), workload);
        Exchange.Result reference = null;
        boolean needsJavaBound = false;
        for (Contender contender : Contender.ALL) {
            boolean wanted = contender.equals(Contender.GAN4J) || chosen.contains(contender.key())
                    || contender.equals(Contender.GAN4J_AHEAD)
                    || (contender.equals(Contender.BOUND_IN_JAVA) && needsJavaBound);
            if (!wanted || !contender.workloads().contains(workload)) {
                continue;
            }
            progress.println("  checking " + contender.title());
            Child child = null;
            String problem;
            try {
                child = new Child(Launch.command(contender, workload, root.toAbsolutePath(), folder), folder,
                        folder.resolve(workload + "-" + contender.title().replaceAll("[^A-Za-z0-9]+", "-") + ".log"));
                String result = workload + "-" + contender.key() + ".bin";
                child.check(start, result);
                Exchange.Result numbers = Exchange.readResult(folder.resolve(result), workload);
                if (reference == null) {
                    reference = numbers;
                    problem = Gate.standstill(numbers, workload).orElse("");
                } else {
                    problem = Gate.difference(numbers, reference, workload).orElse("");
                }
            } catch (Child.Failure e) {
                problem = Optional.ofNullable(e.getMessage()).orElse("failed");
            }
            if (problem.isEmpty() && child != null) {
                entrants.add(new Entrant(contender, child));
                continue;
            }
            leaveOut(contender, problem, leftOut);
            if (child != null) {
                child.close();
            }
            if (contender.equals(Contender.GAN4J)) {
                return;
            }
            needsJavaBound |= contender.equals(Contender.BOUND);
        }
    }

    private void leaveOut(Contender contender, String problem, Map<String, String> leftOut) {
        leftOut.put(contender.title(), problem);
        progress.println("  left out: " + contender.title() + ": " + problem);
    }

    /** What is done with one that takes part. */
    @FunctionalInterface
    private interface Turn {
        void of(Entrant entrant) throws Child.Failure;
    }

    private void run(String what, List<Entrant> entrants, Map<String, String> leftOut, Turn turn) {
        progress.println("  " + what);
        for (Entrant entrant : List.copyOf(entrants)) {
            try {
                turn.of(entrant);
            } catch (Child.Failure e) {
                entrant.child().close();
                entrants.remove(entrant);
                leaveOut(entrant.contender(), Optional.ofNullable(e.getMessage()).orElse("failed"), leftOut);
            }
        }
    }

    static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8).strip();
    }
}
