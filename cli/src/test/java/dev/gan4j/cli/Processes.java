package dev.gan4j.cli;

import dev.gan4j.testing.RandomEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Programs that tests start. */
final class Processes {

    /** The folder of the whole repository. */
    static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

    private static final long PATIENCE_SECONDS = 400; // of a machine that is busy with other work

    private Processes() {}

    /** What a program left: its exit code and both outputs. */
    record Outcome(int code, String out, String err) {

        List<String> errorLines() {
            return err.lines().toList();
        }
    }

    /** Returns the command line that starts gan4j on the JVM and with the classes of the tests. */
    static List<String> gan4j(String... arguments) {
        List<String> command = java();
        // As the manifest of the command's jar says.
        command.addAll(1, List.of("--add-exports", "java.base/jdk.internal.module=ALL-UNNAMED"));
        command.add("dev.gan4j.cli.Main");
        command.addAll(List.of(arguments));
        return command;
    }

    /** Returns the start of a command line of this JVM with the classes of the tests. */
    static List<String> java() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(RandomEnvironment.ofChildren());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:-UsePerfData", "-Djava.awt.headless=true",
                "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path")));
        return command;
    }

    /** Returns an argument for {@code sh -c}. */
    static String quoted(List<String> command) {
        StringBuilder line = new StringBuilder();
        for (String argument : command) {
            line.append('\'').append(argument.replace("'", "'\\''")).append("' ");
        }
        return line.toString();
    }

    static Outcome run(Path folder, List<String> command) {
        return finish(start(new ProcessBuilder(command).directory(folder.toFile())));
    }

    static Process start(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for a program to end, with nothing on its standard input. */
    static Outcome finish(Process process) {
        return finish(process, PATIENCE_SECONDS);
    }

    /** Waits for a program to end within so many seconds, with nothing on its standard input. */
    static Outcome finish(Process process, long seconds) {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        CompletableFuture<String> out = CompletableFuture.supplyAsync(() -> text(process.getInputStream()));
        CompletableFuture<String> err = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
        try {
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("no end after " + seconds + " s: " + process.info().commandLine());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
        return new Outcome(process.exitValue(), out.join(), err.join());
    }

    static void write(Path file, String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(InputStream in) {
        try {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes a folder and all that is in it, if there is one. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
