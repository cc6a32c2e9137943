package dev.gan4j.bench;

import static java.util.Objects.requireNonNull;

import dev.gan4j.cascade.CascadeWorker.Task;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Trains and samples the same cascade on gan4j and on PyTorch, interleaved, and prints tables; started by bench/tables. */
@Command(name = "bench/tables --speed", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Times training steps and samples of the network for tables, on gan4j and on PyTorch through"
                + " JavaCPP.")
public final class TableSpeed implements Callable<Integer> {

    private static final List<Contender> CONTENDERS = List.of(
            new Contender("gan4j", "gan4j", Set.of(), false, "harness", List.of("dev.gan4j.cascade.Gan4jCascade"),
                    Contender.VECTOR),
            new Contender("pytorch-javacpp", "PyTorch through JavaCPP", Set.of(), false, "pytorch-javacpp",
                    List.of("dev.gan4j.bench.pytorch.JavaCppCascade"), List.of()));

    @Option(names = "--rounds", description = "Interleaved rounds (${DEFAULT-VALUE}).")
    private int rounds = 5;

    @Option(names = "--seconds", description = "Seconds of a round of one engine (${DEFAULT-VALUE}).")
    private double seconds = 3;

    @Option(names = "--warm-up", description = "Seconds that each engine runs before the first round, and longer while"
            + " it gets faster (${DEFAULT-VALUE}).")
    private double warmUp = 8;

    @Option(names = "--root", hidden = true, required = true)
    private Path root = Path.of("");

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    private TableSpeed() {}

    /** Runs the command; exit code 0, 1 if an engine fails, 2 for wrong arguments. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new TableSpeed()).execute(args));
    }

    @Override
    public Integer call() throws IOException {
        require(rounds > 0, "--rounds must be positive but was " + rounds);
        require(seconds > 0, "--seconds must be positive but was " + seconds);
        require(warmUp >= 0, "--warm-up must be at least 0 but was " + warmUp);
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        Path folder = Files.createDirectories(root.resolve("bench/target/peers").toAbsolutePath());
        Report report = new Report();
        report.head("bench/tables --speed", load);
        for (Task task : Task.values()) {
            if (!compare(task, folder, report)) {
                return 1;
            }
        }
        System.out.print(report);
        return 0;
    }

    private void require(boolean condition, String message) {
        if (!condition) {
            throw new ParameterException(requireNonNull(spec).commandLine(), message);
        }
    }

    /** Returns false if there is nothing to compare. */
    private boolean compare(Task task, Path folder, Report report) throws IOException {
        System.err.println(task.title());
        Map<String, String> leftOut = new LinkedHashMap<>();
        List<Entrant> entrants = new ArrayList<>();
        try {
            for (Contender contender : CONTENDERS) {
                System.err.println("  checking " + contender.title());
                try {
                    entrants.add(new Entrant(contender,
                            new Child(Launch.command(contender, List.of(task.name()), root.toAbsolutePath(), folder),
                                    folder, folder.resolve("cascade-" + task + "-" + contender.key() + ".log"))));
                } catch (Child.Failure e) {
                    leftOut.put(contender.title(), Optional.ofNullable(e.getMessage()).orElse("failed"));
                }
            }
            if (leftOut.containsKey(CONTENDERS.getFirst().title())) {
                System.err.println("bench/tables: " + leftOut);
                return false;
            }
            System.err.println("  warm-up");
            for (Entrant entrant : entrants) {
                entrant.warmUp(warmUp);
            }
            for (int round = 1; round <= rounds; round++) {
                System.err.println("  round " + round + " of " + rounds);
                for (Entrant entrant : entrants) {
                    entrant.run(seconds);
                }
            }
            report.table(task, entrants, leftOut, rounds, seconds);
            return true;
        } catch (Child.Failure e) {
            System.err.println("bench/tables: an engine " + e.getMessage());
            return false;
        } finally {
            entrants.forEach(entrant -> entrant.child().close());
        }
    }
}
