package dev.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher in a tree of its own, where Maven and the JDKs are small scripts that say what they were asked. */
class LauncherTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path temporary;

    @SuppressWarnings("NullAway.Init")
    private Path tree;

    @BeforeEach
    void makeTree() throws IOException {
        tree = temporary.resolve("a tree");
        Files.createDirectories(tree.resolve(".mvn"));
        copy("gan4j");
        copy(".mvn/find-jdk");
        for (String module : List.of("core", "cli")) {
            Processes.write(tree.resolve(module).resolve("pom.xml"), "<project/>");
            Processes.write(tree.resolve(module).resolve("src/main/java/A.java"), "class A {}");
        }
        Processes.write(tree.resolve("pom.xml"), "<project/>");
        script(tree.resolve("mvnw"), """
                echo "maven on $JAVA_HOME"
                echo built >> builds
                mkdir -p cli/target/gan4j
                echo jar > cli/target/gan4j/gan4j-cli.jar
                """);
        jdk("jdk-25", "25.0.3");
        jdk("jdk-17", "17.0.15");
    }

    @Test
    void buildsWhatIsNotBuiltAndSaysSoOnStandardErrorOnly() throws IOException {
        Processes.Outcome outcome = launch(Map.of("GAN4J_JAVA_HOME", home("jdk-25")), "sample", "two words");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out().lines().findFirst()).contains("java of jdk-25");
        assertThat(outcome.out()).endsWith("-jar\n" + jar() + "\nsample\ntwo words\n");
        assertThat(outcome.errorLines()).satisfiesExactly(
                line -> assertThat(line).startsWith("gan4j: nothing is built yet; building"),
                line -> assertThat(line).isEqualTo("maven on " + home("jdk-25")),
                line -> assertThat(line).startsWith("gan4j: preparing a faster start"));
    }

    @Test
    void buildsAgainOnlyWhenASourceIsNewer() throws IOException {
        Map<String, String> environment = Map.of("GAN4J_JAVA_HOME", home("jdk-25"));
        launch(environment);
        age(jar(), 10);
        ageAllSources(20);
        launch(environment);
        assertThat(launch(environment).err()).isEmpty();

        age(tree.resolve("core/src/main/java/A.java"), 5);
        assertThat(launch(environment).err()).startsWith("gan4j: the sources are newer than what is built");
        assertThat(tree.resolve("builds")).hasContent("built\nbuilt");
    }

    @Test
    void twoStartedAtOnceBuildOnce() throws IOException {
        script(tree.resolve("mvnw"), "sleep 0.5\n" + Files.readString(tree.resolve("mvnw")));
        List<Process> both = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            both.add(Processes.start(command(Map.of("GAN4J_JAVA_HOME", home("jdk-25")), tree.resolve("gan4j"))));
        }
        for (Process process : both) {
            assertThat(Processes.finish(process).code()).isZero();
        }
        assertThat(tree.resolve("builds")).hasContent("built");
        assertThat(tree.resolve("target/gan4j-build.lock")).doesNotExist();
    }

    @Test
    void takesOverTheLockOfAProcessThatIsGone() throws IOException {
        Files.createDirectories(tree.resolve("target"));
        Files.createSymbolicLink(tree.resolve("target/gan4j-build.lock"), Path.of("999999999"));

        assertThat(launch(Map.of("GAN4J_JAVA_HOME", home("jdk-25"))).code()).isZero();
        assertThat(tree.resolve("builds")).hasContent("built");
    }

    @Test
    void aBuildThatFailsEndsWithItsMessagesAndWhatToDo() throws IOException {
        script(tree.resolve("mvnw"), "echo 'A.java: no such thing'; exit 1");

        Processes.Outcome outcome = launch(Map.of("GAN4J_JAVA_HOME", home("jdk-25")));

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.errorLines()).contains("A.java: no such thing").last().asString()
                .startsWith("gan4j: the build failed").contains("./mvnw");
        assertThat(Files.isSymbolicLink(tree.resolve("target/gan4j-build.lock"))).isFalse();
    }

    @Test
    void startsThroughASymbolicLinkFromAnywhereWithMoreOptions() throws IOException {
        Path link = Files.createSymbolicLink(temporary.resolve("gan4j-link"), tree.resolve("gan4j"));
        Map<String, String> environment = Map.of("GAN4J_JAVA_HOME", home("jdk-25"), "GAN4J_JAVA_OPTS", "-Da=b -Xmx*");

        Processes.Outcome outcome = Processes.finish(Processes.start(command(environment, link)));

        assertThat(outcome.out().lines()).containsSubsequence("-XX:+UseSerialGC", "-Da=b", "-Xmx*", "-jar",
                jar().toString());
        assertThat(launch(Map.of("GAN4J_JAVA_HOME", home("jdk-25"), "GAN4J_JAVA_OPTS", "-XX:+UseParallelGC")).out())
                .doesNotContain("UseSerialGC");
    }

    @Test
    void anUnsuitableGan4jJavaHomeIsAnError() {
        Processes.Outcome old = launch(Map.of("GAN4J_JAVA_HOME", home("jdk-17")));
        assertThat(old.code()).isEqualTo(1);
        assertThat(old.err()).isEqualTo("gan4j: GAN4J_JAVA_HOME must name a JDK 21 or newer, but " + home("jdk-17")
                + " has version 17\n");

        Processes.Outcome missing = launch(Map.of("GAN4J_JAVA_HOME", "/nowhere"));
        assertThat(missing.code()).isEqualTo(1);
        assertThat(missing.err()).contains("there is no JDK").endsWith("in /nowhere\n");
    }

    @Test
    void anOldJavaHomeGivesWayToTheNewestLongTermReleaseOfTheUsualFolders() throws IOException {
        // No machine has JDKs as new as these; 997 is 21 + 4 n, as every long-term release is.
        jdk("home/.jdks/jdk-997", "997.0.1");
        jdk("home/.jdks/jdk-998", "998");
        jdk("home/.sdkman/candidates/java/993-tem", "993.0.2");

        assertThat(findJdk(Map.of("JAVA_HOME", home("jdk-17"))).out()).isEqualTo(home("home/.jdks/jdk-997") + "\n");
        assertThat(findJdk(Map.of("JAVA_HOME", home("jdk-25"))).out()).isEqualTo(home("jdk-25") + "\n");
    }

    @Test
    void theJavaOnThePathIsUsedIfItIsNewEnough() throws IOException {
        Files.createDirectories(temporary.resolve("bin"));
        Path java = Files.createSymbolicLink(temporary.resolve("bin/java"), Path.of(home("jdk-25"), "bin", "java"));
        String path = temporary.resolve("bin") + ":/usr/bin:/bin";
        assertThat(findJdk(Map.of("PATH", path)).out()).isEqualTo(home("jdk-25") + "\n");

        Files.delete(java);
        Files.createSymbolicLink(java, Path.of(home("jdk-17"), "bin", "java"));
        Processes.Outcome none = findJdk(Map.of("PATH", path), "/nowhere");
        assertThat(none.code()).isEqualTo(1);
        assertThat(none.out()).isEmpty();
        assertThat(none.errorLines()).singleElement().asString().startsWith("gan4j: needs a JDK 21 or newer")
                .contains("the java on the PATH is version 17", "GAN4J_JAVA_HOME");
    }

    @Test
    void streamsThatAreClosedAreReplacedByNothing() throws IOException {
        script(temporary.resolve("jdk-25/bin/java"), """
                [ "$(cat | wc -c)" -eq 0 ] && echo input > open
                { true >&1; } && echo output >> open
                { true >&2; } && echo errors >> open
                echo result || echo refused >> open
                echo "$*" >> open
                """);
        launch(Map.of("GAN4J_JAVA_HOME", home("jdk-25")), "presets");

        Processes.Outcome outcome = Processes.finish(Processes.start(
                command(Map.of("GAN4J_JAVA_HOME", home("jdk-25")), Path.of("/bin/sh"), "-c",
                        "exec \"$0\" presets <&- >&- 2>&-", tree.resolve("gan4j").toString())));

        assertThat(outcome.code()).isZero();
        assertThat(Files.readAllLines(temporary.resolve("open"))).hasSize(5)
                .startsWith("input", "output", "errors", "refused").last().asString()
                .contains(" -Dgan4j.stdout=closed ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdk-25", "jdk-21"})
    void theFastStartIsMadeOnceForEachBuildAndTheOneOfBeforeIsDeleted(String name) throws IOException {
        jdk("jdk-21", "21.0.9");
        Map<String, String> environment = Map.of("GAN4J_JAVA_HOME", home(name));
        assertThat(launch(environment).err()).contains("gan4j: preparing a faster start");
        Path first = onlyArchive();
        assertThat(first).hasContent("archive");
        Processes.Outcome second = launch(environment);
        assertThat(second.err()).isEmpty();
        assertThat(second.out()).contains(first.toString());

        Files.writeString(jar(), "another jar, after a build by hand");
        assertThat(launch(environment).err()).contains("gan4j: preparing a faster start");
        Path next = onlyArchive();
        assertThat(next).isNotEqualTo(first);

        Files.writeString(jar().resolveSibling("library.jar"), "a library of another version");
        assertThat(launch(environment).err()).contains("gan4j: preparing a faster start");
        assertThat(onlyArchive()).isNotEqualTo(next);
        assertThat(launch(environment).err()).isEmpty();
    }

    @Test
    void twoJdksKeepTheirFastStartsWhateverTheLocaleAndTheTimeZone() throws IOException {
        jdk("jdk-21", "21.0.9");
        for (String zone : List.of("UTC", "Asia/Tokyo", "America/New_York")) {
            for (String name : List.of("jdk-25", "jdk-21")) {
                Processes.Outcome outcome = launch(
                        Map.of("GAN4J_JAVA_HOME", home(name), "TZ", zone, "LC_ALL", "C.UTF-8"));
                assertThat(outcome.err().isEmpty()).as(zone + ", " + name).isEqualTo(!zone.equals("UTC"));
            }
        }
    }

    @Test
    void aJarThatWasWrittenAgainWithinTheMinuteIsAnotherBuild() throws IOException {
        Map<String, String> environment = Map.of("GAN4J_JAVA_HOME", home("jdk-25"));
        launch(environment);
        age(onlyArchive(), 5);
        age(jar(), 0);
        assertThat(launch(environment).err()).contains("gan4j: preparing a faster start");
        assertThat(launch(environment).err()).isEmpty();
    }

    @Test
    void manyStartedAtOnceMakeOneArchiveAndAllRun() throws IOException {
        Map<String, String> environment = Map.of("GAN4J_JAVA_HOME", home("jdk-25"));
        launch(environment);
        Files.writeString(jar(), "another jar");
        List<Process> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            all.add(Processes.start(command(environment, tree.resolve("gan4j"), "presets")));
        }
        for (Process process : all) {
            Processes.Outcome outcome = Processes.finish(process);
            assertThat(outcome.code()).isZero();
            assertThat(outcome.out()).endsWith("presets\n");
        }
        assertThat(onlyArchive()).hasContent("archive");
        assertThat(launch(environment).err()).isEmpty();
    }

    @Test
    void whatAKilledLauncherLeftIsClearedAway() throws IOException {
        Map<String, String> environment = Map.of("GAN4J_JAVA_HOME", home("jdk-25"));
        launch(environment);
        Files.delete(onlyArchive());
        Path folder = jar().resolveSibling(".").normalize();
        Files.createSymbolicLink(folder.resolve("start.lock"), Path.of("999999999"));
        Files.writeString(folder.resolve("start.trial"), "half");
        age(Files.writeString(folder.resolve("start-1-2"), "of before"), 3600);
        launch(environment);
        assertThat(onlyArchive()).hasContent("archive");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).noneMatch(file -> file.startsWith("start."));
        }
    }

    @Test
    void aJvmThatMakesNoArchiveIsAskedOnce() throws IOException {
        script(temporary.resolve("jdk-25/bin/java"),
                "printf '%s\\n' \"$@\"; case $* in *AOTCacheOutput*) exit 1;; esac");
        Map<String, String> environment = Map.of("GAN4J_JAVA_HOME", home("jdk-25"));
        assertThat(launch(environment).out()).doesNotContain("AOTCache");
        Processes.Outcome second = launch(environment);
        assertThat(second.err()).isEmpty();
        assertThat(second.out()).doesNotContain("AOTCache").contains("-jar");
    }

    @Test
    void optionsOfTheUsersThatSayOtherwiseLeaveTheArchiveOut() {
        for (String options : List.of("-Xshare:off", "-XX:AOTMode=off", "-XX:SharedArchiveFile=x")) {
            assertThat(launch(Map.of("GAN4J_JAVA_HOME", home("jdk-25"), "GAN4J_JAVA_OPTS", options)).out())
                    .doesNotContain("-XX:AOTCache=").contains(options);
        }
    }

    /** A program that writes to both streams in turn, as the command does. */
    private Path prepareTalkingJvm() throws IOException {
        launch(Map.of("GAN4J_JAVA_HOME", home("jdk-25")));
        script(temporary.resolve("jdk-25/bin/java"), """
                i=0
                while [ $i -lt 200 ]; do echo "out $i"; echo "err $i" >&2; i=$((i + 1)); done
                """);
        return tree.resolve("gan4j");
    }

    private Processes.Outcome shell(String line) throws IOException {
        Path launcher = prepareTalkingJvm();
        return Processes.finish(Processes.start(command(Map.of("GAN4J_JAVA_HOME", home("jdk-25")), Path.of("/bin/sh"),
                "-c", line, launcher.toString())));
    }

    @Test
    void nothingIsLostWhereBothStreamsGoToOneFile() throws IOException {
        Path log = temporary.resolve("log");
        for (String line : List.of("> log 2>&1", ">> log 2>&1", "2>&1 | cat > log")) {
            Files.writeString(log, "");
            assertThat(shell("\"$0\" presets " + line).code()).isZero();
            assertThat(Files.readAllLines(log)).as(line).hasSize(400).startsWith("out 0", "err 0", "out 1")
                    .endsWith("out 199", "err 199");
        }
    }

    @Test
    void standardErrorMayBeASocket() throws Exception {
        prepareTalkingJvm();
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Process process = Processes.start(command(Map.of("GAN4J_JAVA_HOME", home("jdk-25")), Path.of("/bin/bash"),
                    "-c", "exec \"$0\" presets 2<>/dev/tcp/127.0.0.1/" + server.getLocalPort(),
                    tree.resolve("gan4j").toString()));
            try (Socket socket = server.accept()) {
                String text = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(text.lines()).hasSize(200).endsWith("err 199");
            }
            assertThat(Processes.finish(process).out().lines()).hasSize(200);
        }
    }

    @Test
    void standardErrorMayBeATerminalOrClosed() throws IOException {
        Processes.Outcome closed = shell("\"$0\" presets 2>&-");
        assertThat(closed.code()).isZero();
        assertThat(closed.out().lines()).hasSize(200);

        // util-linux: runs a command on a terminal of its own, and copies what it shows.
        Processes.Outcome terminal = shell(
                "exec env LAUNCHER=\"$0\" script -qec '\"$LAUNCHER\" presets >/dev/null' /dev/null");
        assertThat(terminal.out().lines().map(String::strip)).hasSize(200).endsWith("err 199");
    }

    @Test
    void whatToTypeForTheCommandIsPassedOn() throws IOException {
        Map<String, String> environment = new TreeMap<>(Map.of("GAN4J_JAVA_HOME", home("jdk-25")));
        assertThat(launch(environment).out()).contains("-Dgan4j.command=" + tree.resolve("gan4j") + "\n");
        environment.put("PATH", tree + ":/usr/bin:/bin");
        assertThat(launch(environment).out()).doesNotContain("gan4j.command");
    }

    @Test
    void anExampleIsRunByTheJdkOfTheLauncher() throws IOException {
        Processes.write(tree.resolve("examples/Hello.java"), "class Hello {}");
        copy("examples/run");
        Map<String, String> environment = Map.of("GAN4J_JAVA_HOME", home("jdk-25"));
        Path program = tree.resolve("examples/run");

        Processes.Outcome outcome = Processes
                .finish(Processes.start(command(environment, program, "Hello", "two words")));

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).startsWith("java of jdk-25").endsWith("examples/Hello.java\ntwo words\n");
        assertThat(outcome.err()).startsWith("gan4j: nothing is built yet");
        assertThat(Processes.finish(Processes.start(command(environment, program, "Hello.java"))).code()).isZero();
        Processes.Outcome unknown = Processes.finish(Processes.start(command(environment, program, "Helo")));
        assertThat(unknown).isEqualTo(
                new Processes.Outcome(2, "", "examples/run: there is no program Helo; there is: Hello\n"));
        assertThat(Processes.finish(Processes.start(command(environment, program))).err())
                .isEqualTo("examples/run: name a program: Hello\n");
    }

    private Path jar() throws IOException {
        return tree.toRealPath().resolve("cli/target/gan4j/gan4j-cli.jar");
    }

    private Path onlyArchive() throws IOException {
        try (Stream<Path> files = Files.list(jar().resolveSibling("."))) {
            List<Path> archives = files.filter(file -> file.getFileName().toString().startsWith("start-")).toList();
            assertThat(archives).hasSize(1);
            return archives.getFirst().normalize();
        }
    }

    private Processes.Outcome launch(Map<String, String> environment, String... arguments) {
        return Processes.finish(Processes.start(command(environment, tree.resolve("gan4j"), arguments)));
    }

    private Processes.Outcome findJdk(Map<String, String> environment, String... arguments) {
        return Processes.finish(Processes.start(command(environment, tree.resolve(".mvn/find-jdk"), arguments)));
    }

    private ProcessBuilder command(Map<String, String> environment, Path program, String... arguments) {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(temporary.toFile());
        builder.environment().clear();
        Map<String, String> all = new TreeMap<>(Map.of("PATH", "/usr/bin:/bin", "HOME", temporary + "/home"));
        all.putAll(environment);
        builder.environment().putAll(all);
        return builder;
    }

    private String home(String name) {
        return temporary.resolve(name).toString();
    }

    /** Makes a JDK that has a version and, for a java, a script that prints its name and arguments. */
    private void jdk(String name, String version) throws IOException {
        Path home = temporary.resolve(name);
        Processes.write(home.resolve("release"), "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
        script(home.resolve("bin/java"), """
                for option; do
                    case $option in
                    -XX:AOTCacheOutput=* | -XX:ArchiveClassesAtExit=*) printf archive >"${option#*=}" ;;
                    esac
                done
                echo 'java of %s'
                printf '%%s\\n' "$@"
                """.formatted(home.getFileName()));
        script(home.resolve("bin/javac"), "exit 1");
    }

    private void copy(String name) throws IOException {
        Path target = tree.resolve(name);
        Files.copy(Processes.REPOSITORY.resolve(name), target);
        assertThat(target).isExecutable();
    }

    private static void script(Path file, String text) throws IOException {
        Processes.write(file, "#!/bin/sh\n" + text + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private void ageAllSources(int seconds) throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(tree)) {
            all = files.filter(file -> !tree.relativize(file).toString().contains("target")).toList();
        }
        for (Path file : all) {
            age(file, seconds);
        }
    }

    private static void age(Path file, int seconds) throws IOException {
        Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis() - 1000L * seconds));
    }
}
