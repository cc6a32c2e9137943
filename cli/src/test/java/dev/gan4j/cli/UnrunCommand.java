package dev.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Checks what cannot be run within a test: {@code ./mvnw}, which would run these tests again, {@code bench/}, which
 * downloads hundreds of megabytes, and what builds a release and the site. Whatever such a command names must be there: modules, goals, profiles, tests,
 * properties, benchmarks, options.
 */
final class UnrunCommand {

    private static final Set<String> GOALS = Set.of("test-compile", "process-test-classes", "test", "package", "verify",
            "org.pitest:pitest-maven:mutationCoverage", "jreleaser:package");
    /** Each keeps the goal "deploy" from uploading anything. */
    private static final Pattern NO_UPLOAD = Pattern.compile("-DskipUpload|-DaltDeploymentRepository=local::file:.+");
    /** Options of Maven itself. */
    private static final Set<String> FLAGS = Set.of("-q", "-am", "-o", "-B", "-ntp", "-N");
    /** Properties of Maven's own plugins. */
    private static final Set<String> PLUGIN_PROPERTIES = Set.of("maven.test.skip", "surefire.failIfNoSpecifiedTests",
            "groups", "skipTests", "skipUpload", "altDeploymentRepository", "jreleaser.dry.run");
    private static final Pattern PEER_OPTION = Pattern.compile("\"(--[a-z-]+)[=\"]");

    private final Path root;

    UnrunCommand(Path root) {
        this.root = root;
    }

    void check(List<String> words) {
        switch (words.getFirst()) {
            case "./mvnw" -> maven(words);
            case "bench/peers" -> options(words, "Peers");
            case "bench/tables" -> tables(words);
            case "bench/jmh" -> benchmark(words);
            case "dist/rehearse", "site/build" -> {
                assertThat(words).hasSize(1);
                assertThat(root.resolve(words.getFirst())).isExecutable();
            }
            default -> throw new AssertionError("no rule for " + words);
        }
    }

    private void maven(List<String> words) {
        assertThat(root.resolve("mvnw")).isExecutable();
        Deque<String> rest = new ArrayDeque<>(words.subList(1, words.size()));
        while (!rest.isEmpty()) {
            String word = rest.removeFirst();
            if (word.equals("-pl")) {
                for (String module : rest.removeFirst().split(",")) {
                    assertThat(root.resolve(module).resolve("pom.xml")).exists();
                }
            } else if (word.startsWith("-P")) {
                for (String profile : word.substring(2).split(",")) {
                    assertThat(sources()).as("profiles called " + profile).anyMatch(
                            file -> file.endsWith("pom.xml") && text(file).contains("<id>" + profile + "</id>"));
                }
            } else if (word.startsWith("-D")) {
                property(word.substring(2));
            } else if (word.equals("deploy")) {
                assertThat(words).anyMatch(NO_UPLOAD.asMatchPredicate());
            } else {
                assertThat(word).isIn(Stream.concat(GOALS.stream(), FLAGS.stream()).toList());
            }
        }
    }

    private void property(String definition) {
        String name = definition.replaceFirst("=.*", "");
        if (name.equals("test")) {
            for (String test : definition.substring(name.length() + 1).split(",")) {
                assertThat(named(test + ".java", "src/test/java")).as("test classes named " + test).hasSize(1);
            }
        } else if (!PLUGIN_PROPERTIES.contains(name)) {
            assertThat(sources()).as("sources and poms that read " + name)
                    .anyMatch(file -> text(file).contains(name));
        }
    }

    private void tables(List<String> words) {
        boolean isSpeed = words.size() > 1 && words.get(1).equals("--speed");
        options(words.stream().filter(word -> !isSpeed || !word.equals("--speed")).toList(),
                isSpeed ? "TableSpeed" : "Quality");
    }

    private void options(List<String> words, String command) {
        assertThat(root.resolve(words.getFirst())).isExecutable();
        Path source = named(command + ".java", "bench/harness/src/main/java").getFirst();
        List<String> known = PEER_OPTION.matcher(text(source)).results().map(match -> match.group(1)).toList();
        words.stream().filter(word -> word.startsWith("--")).forEach(word -> assertThat(word).isIn(known));
    }

    private void benchmark(List<String> words) {
        assertThat(root.resolve("bench/jmh")).isExecutable();
        assertThat(named(words.get(1) + ".java", "bench/harness/src/main/java")).as(words.get(1)).hasSize(1);
    }

    private List<Path> named(String file, String folder) {
        return files().filter(path -> path.getFileName().toString().equals(file) && path.toString().contains(folder))
                .toList();
    }

    private List<Path> sources() {
        return files().filter(path -> path.toString().endsWith(".java") || path.endsWith("pom.xml")).toList();
    }

    private Stream<Path> files() {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> !("/" + root.relativize(file)).contains("/target/"))
                    .filter(Files::isRegularFile).toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
