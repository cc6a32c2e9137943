package dev.gan4j.testing;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Jazzer at work on one parser, in a JVM of its own, since it changes the classes that it watches. */
final class FuzzingProcess {

    private static final Path WORK = Path.of("target", "fuzz").toAbsolutePath();
    /** Where there is such a file system, temporary files need no disk. */
    private static final Path MEMORY = Path.of("/dev/shm");
    private static final int LARGEST_INPUT = 1 << 14;
    private static final int SECONDS_AN_INPUT = 20;
    /** The parsers' own heap: a reader that believes the sizes of a file soon needs more. */
    private static final String HEAP = "-Xmx512m";
    private static final int SHOWN_LINES = 60;
    /** A user may well name any file as data; and regular expressions take most of the time when they are watched. */
    private static final List<String> DISABLED_HOOKS = List.of(
            "com.code_intelligence.jazzer.sanitizers.FilePathTraversal",
            "com.code_intelligence.jazzer.sanitizers.RegexRoadblocks");

    private final Class<?> target;
    private final String name;
    private final Path seeds;
    private final List<String> words;

    FuzzingProcess(Class<?> target, String name, Path seeds, List<String> words) {
        this.target = target;
        this.name = name;
        this.seeds = seeds;
        this.words = words;
    }

    /** Feeds the parser with so many inputs, and fails with what it finds. */
    void run(long runs) throws IOException, InterruptedException {
        Path corpus = Files.createDirectories(WORK.resolve(name).resolve("corpus"));
        Path log = WORK.resolve(name).resolve("log.txt");
        Path found = WORK.resolve(name).resolve("found");
        delete(found);
        Files.createDirectories(found);
        Path temporary = Files.createTempDirectory(Files.isWritable(MEMORY) ? MEMORY : WORK, "gan4j-fuzz-");
        int code;
        try {
            code = new ProcessBuilder(command(runs, corpus, found, temporary)).redirectErrorStream(true)
                    .redirectOutput(log.toFile()).start().waitFor();
        } finally {
            delete(temporary);
        }
        List<String> lines = Files.readString(log, StandardCharsets.UTF_8).lines().toList();
        if (code != 0) {
            throw new AssertionError("Jazzer ended with " + code + ": what it found is in " + found
                    + "; mend the parser and move the file to " + seeds + "\n" + String.join("\n",
                            lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size())));
        }
        lines.stream().filter(line -> line.startsWith("Done ")).forEach(
                line -> System.out.println("fuzzing " + name + ": " + line + ", nothing found"));
    }

    private List<String> command(long runs, Path corpus, Path found, Path temporary) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), HEAP, "-XX:+UseSerialGC",
                "-XX:+EnableDynamicAgentLoading", "-Xshare:auto", "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow", "-XX:+IgnoreUnrecognizedVMOptions",
                "--add-modules=jdk.incubator.vector", "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + temporary, "-cp",
                System.getProperty("java.class.path"), "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + Fuzzer.class.getName(), "--target_args=" + target.getName(),
                "--instrumentation_includes=dev.gan4j.**:de.siegmar.**",
                "--disabled_hooks=" + String.join(File.pathSeparator, DISABLED_HOOKS),
                "--reproducer_path=" + found, "-artifact_prefix=" + found + "/", "-runs=" + runs,
                "-max_len=" + LARGEST_INPUT, "-timeout=" + SECONDS_AN_INPUT, "-rss_limit_mb=4096",
                "-print_final_stats=1"));
        Long seed = Long.getLong("gan4j.fuzz.seed");
        if (seed != null) {
            command.add("-seed=" + (int) (long) seed);
        }
        if (!words.isEmpty()) {
            command.add("-dict=" + dictionary());
        }
        command.add(corpus.toString());
        command.add(seeds.toString());
        return command;
    }

    private Path dictionary() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (String word : words) {
            lines.append('"');
            for (byte b : word.getBytes(StandardCharsets.UTF_8)) {
                lines.append("\\x").append(HexFormat.of().toHexDigits(b));
            }
            lines.append("\"\n");
        }
        return Files.writeString(WORK.resolve(name).resolve("words.dict"), lines);
    }

    /** Keeps an input that broke the contract. */
    static Path keep(String name, byte[] input) throws IOException {
        Path folder = Files.createDirectories(WORK.resolve(name).resolve("found"));
        try {
            String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(input), 0, 8);
            return Files.write(folder.resolve("crash-" + hash), input);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Removes a folder and all that is in it, if there is one. */
    private static void delete(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
