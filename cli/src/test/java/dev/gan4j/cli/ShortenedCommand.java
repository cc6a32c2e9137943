package dev.gan4j.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How a command of a page is made short enough for every build. The rule: the same subcommand with the same options, but
 *
 * <ul>
 * <li>{@code train}: 100 iterations, and 200 samples in the judgement of {@code ring8} and {@code grid25}; one that is interrupted and goes on: 500,000, some seconds;
 * <li>{@code train} of a table, which is a {@code .csv} file without a preset and without columns: a small network, 2 epochs of likelihood, 4 iterations of the game;
 * <li>{@code sweep} and {@code compare}: the first two of the seeds, 50 iterations; a file of {@code experiments/} is
 * replaced by a copy in which all iterations are 50, with 200 samples in the judgement where its data are distributions;
 * <li>{@code sample -n} and {@code examples/} programs: 1,000 rows at most, one seed.
 * </ul>
 *
 * <p>Nothing else is shortened. Nightly, all commands run as they stand but the sweeps of {@code experiments/} and their
 * kind, which take hours.
 */
final class ShortenedCommand {

    /** What runs a program of {@code examples/}. */
    static final String EXAMPLE = "examples/run";

    private static final Pattern COUNT = Pattern.compile("-n (\\d+)");
    private static final Pattern SEEDS = Pattern.compile("--seeds (\\d+)(\\.\\.\\d+)?");
    private static final Pattern ITERATIONS = Pattern.compile("--iterations \\d+");
    private static final Pattern MODES = Pattern.compile("train (ring8|grid25)");
    private static final Pattern TABLE = Pattern.compile("train \\S+\\.csv(?!.* --(column|columns|label|preset)\\b).*");
    private static final Pattern TABLE_FIELDS = Pattern.compile(" --set (generator|likelihood|game)\\.\\S+");
    private static final String SMALL_TABLE = " --set generator.embedding=8 --set generator.hidden=8 --set likelihood.epochs=2"
            + " --set game.iterations=4 --set game.every=2 --set \"game.discriminatorHidden=[8]\"";
    private static final Pattern FILE = Pattern.compile("experiments/([a-z-]+)\\.yaml");
    private static final long MOST_ROWS = 1000;
    private static final String FEW_SAMPLES = " --set evaluation.samples=200";

    private ShortenedCommand() {}

    /**
     * Returns a simple command in short.
     *
     * @param command a command of gan4j or a program of {@code examples/}
     * @param isWhole whether only what takes hours is to be shortened
     */
    static String of(String command, boolean isWhole) {
        List<String> words = ShellText.words(command);
        if (words.getFirst().equals(EXAMPLE)) {
            return program(command);
        }
        boolean takesHours = command.contains(" experiments/");
        if (isWhole && !takesHours) {
            return command;
        }
        return switch (words.size() > 1 ? words.get(1) : "") {
            case "train" -> train(command, 100);
            case "sweep", "compare" -> command.contains("--resume") ? command : sweep(command);
            case "sample" -> COUNT.matcher(command)
                    .replaceAll(match -> "-n " + Math.min(MOST_ROWS, Long.parseLong(match.group(1))));
            default -> command;
        };
    }

    /** Returns a training with so many iterations. */
    static String train(String command, int iterations) {
        if (TABLE.matcher(command).find()) {
            return TABLE_FIELDS.matcher(command.stripTrailing()).replaceAll("") + SMALL_TABLE;
        }
        String few = "--iterations " + iterations + (MODES.matcher(command).find() ? FEW_SAMPLES : "");
        return command.contains("--resume")
                ? command
                : ITERATIONS.matcher(command).find()
                        ? ITERATIONS.matcher(command).replaceAll(few)
                        : command.stripTrailing() + " " + few;
    }

    private static String sweep(String command) {
        Matcher seeds = SEEDS.matcher(command);
        String few = !seeds.find()
                ? command.stripTrailing() + " --seeds 1..2"
                : seeds.group(2) == null
                        ? command
                        : seeds.replaceFirst("--seeds $1.." + (Long.parseLong(seeds.group(1)) + 1));
        return FILE.matcher(few).replaceAll("experiments/short-$1.yaml") + " --set iterations=50"
                + (command.contains("experiments/recommended.yaml") || !command.contains("experiments/")
                        ? ""
                        : FEW_SAMPLES);
    }

    /** Puts a short copy beside each file of experiments. */
    static void shortenExperiments(Path folder) throws IOException {
        for (Path file : list(folder)) {
            String text = Files.readString(file);
            Files.writeString(folder.resolve("short-" + file.getFileName()),
                    text.replaceAll("\\biterations: \\d+", "iterations: 50"));
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).toList();
        }
    }

    /** The programs that try many seeds take their number, the preset, a folder and the iterations. */
    private static String program(String command) {
        return command.replaceAll("(RefinedModes) \\d+ (\\S+)", "$1 1 $2 models 100")
                .replaceAll("(TutorialSeeds) \\d+", "$1 1");
    }
}
