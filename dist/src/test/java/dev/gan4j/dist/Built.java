package dev.gan4j.dist;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What the build has made, and how to run it. */
final class Built {

    static final Path ROOT = Path.of(property("gan4j.root"));
    static final String VERSION = property("gan4j.version");
    static final String PLATFORM = property("gan4j.platform");
    static final Path JDK = Path.of(property("gan4j.jdk"));
    static final Path ARCHIVES = ROOT.resolve("dist/target/archives");

    private static final long PATIENCE_SECONDS = 300;

    /** What a process has printed. */
    record Outcome(int code, String out, String err) {}

    private Built() {}

    private static String property(String name) {
        return requireNonNull(System.getProperty(name), name + " must be set; the build does so");
    }

    /** Returns the archive with the JDK's modules left out ({@code ""}), or for a platform. */
    static Path archive(String platform, String ending) {
        return ARCHIVES.resolve("gan4j-" + VERSION + (platform.isEmpty() ? "" : "-" + platform) + ending);
    }

    /** Unpacks an archive as users do and returns its only folder. */
    static Path unpack(Path archive, Path into) throws IOException {
        if (archive.toString().endsWith(".zip")) {
            unzip(archive, into);
        } else {
            run(into, Map.of("PATH", "/usr/bin:/bin"), "tar", "-xzf", archive.toString());
        }
        try (Stream<Path> entries = Files.list(into)) {
            List<Path> all = entries.toList();
            assertThat(all).hasSize(1);
            return all.getFirst();
        }
    }

    private static void unzip(Path archive, Path into) throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(archive, Map.of("enablePosixFileAttributes", true));
                Stream<Path> entries = Files.walk(zip.getPath("/"))) {
            for (Path entry : entries.toList()) {
                Path target = into.resolve(zip.getPath("/").relativize(entry).toString());
                if (Files.isDirectory(entry)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(entry, target);
                    Files.setPosixFilePermissions(target, Files.getPosixFilePermissions(entry));
                }
            }
        }
    }

    /** Runs a command in an environment that has nothing but what is given. */
    static Outcome run(Path folder, Map<String, String> environment, String... command) throws IOException {
        Path out = Files.createTempFile("out", ".txt");
        Path err = Files.createTempFile("err", ".txt");
        try {
            Process process = start(folder, environment, out, err, command);
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("%s ends", List.of(command)).isTrue();
            return new Outcome(process.exitValue(), text(out), text(err));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    static Process start(Path folder, Map<String, String> environment, Path out, Path err, String... command)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile())
                .redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
