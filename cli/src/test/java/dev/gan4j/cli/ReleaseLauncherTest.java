package dev.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in {@code bin/} of a release, where the JDKs are small scripts that say what they were asked. */
class ReleaseLauncherTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path temporary;

    @SuppressWarnings("NullAway.Init")
    private Path release;

    @BeforeEach
    void makeRelease() throws IOException {
        release = Files.createDirectory(temporary.resolve("a release"));
        Files.createDirectories(release.resolve("bin"));
        Files.copy(Processes.REPOSITORY.resolve("gan4j"), release.resolve("bin/gan4j"));
        Processes.write(release.resolve("lib/gan4j-cli.jar"), "jar");
        Files.copy(Processes.REPOSITORY.resolve(".mvn/find-jdk"), release.resolve("lib/find-jdk"));
        jdk(temporary.resolve("jdk-25"));
        program(temporary.resolve("jdk-25/bin/javac"), "exit 1");
    }

    @Test
    void itRunsItsJarsOnAJdkAndBuildsNothing() throws IOException {
        Processes.Outcome first = launch(Map.of("JAVA_HOME", temporary + "/jdk-25"));
        Processes.Outcome second = launch(Map.of("GAN4J_JAVA_HOME", temporary + "/jdk-25"));

        assertThat(first.err()).isEqualTo("gan4j: preparing a faster start (once)\n");
        assertThat(first.out()).startsWith("java of jdk-25\n")
                .endsWith("-jar\n" + release.resolve("lib/gan4j-cli.jar") + "\npresets\n");
        assertThat(second.err()).isEmpty();
        assertThat(second.out()).contains("-XX:AOTCache=" + release.resolve("lib") + "/start-");
        assertThat(release.resolve("target")).doesNotExist();
    }

    @Test
    void itUsesItsOwnRuntimeUnlessAnotherJdkIsAskedFor() throws IOException {
        jdk(release.resolve("runtime"));

        assertThat(launch(Map.of("JAVA_HOME", temporary + "/jdk-25")).out()).startsWith("java of runtime\n");
        assertThat(launch(Map.of("GAN4J_JAVA_HOME", temporary + "/jdk-25")).out()).startsWith("java of jdk-25\n");
    }

    private Processes.Outcome launch(Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(release.resolve("bin/gan4j").toString(), "presets");
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", "/usr/bin:/bin", "HOME", temporary.toString()));
        builder.environment().putAll(environment);
        return Processes.finish(Processes.start(builder));
    }

    private static void jdk(Path home) throws IOException {
        Processes.write(home.resolve("release"), "JAVA_VERSION=\"25.0.3\"\n");
        program(home.resolve("bin/java"), """
                for option; do
                    case $option in
                    -XX:AOTCacheOutput=*) printf archive >"${option#*=}" ;;
                    esac
                done
                echo 'java of %s'
                printf '%%s\\n' "$@"
                """.formatted(home.getFileName()));
    }

    private static void program(Path file, String text) throws IOException {
        Processes.write(file, "#!/bin/sh\n" + text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
