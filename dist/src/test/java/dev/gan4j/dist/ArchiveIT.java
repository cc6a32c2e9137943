package dev.gan4j.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.dist.Built.Outcome;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Starts what the archives of a release hold, as a user does who has unpacked them. */
class ArchiveIT {

    /** What the launcher calls besides Java; there is no Java among it. */
    private static final List<String> TOOLS = List.of("sh", "bash", "sed", "find", "ls", "grep", "tr", "cksum",
            "readlink",
            "ln", "rm", "mv", "mkdir", "sleep", "stty", "dirname", "uname", "cat");
    private static final Pattern ADDRESS = Pattern.compile("http://localhost:\\d+/");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path temporary;

    private Path tools() throws IOException {
        Path folder = Files.createDirectories(temporary.resolve("tools"));
        for (String tool : TOOLS) {
            Path program = Files.isExecutable(Path.of("/usr/bin", tool))
                    ? Path.of("/usr/bin", tool)
                    : Path.of("/bin", tool);
            Path script = Files.writeString(folder.resolve(tool), "#!/bin/sh\nexec " + program + " \"$@\"\n");
            assertThat(script.toFile().setExecutable(true)).isTrue();
        }
        return folder;
    }

    /** An environment with the usual tools, no Java, and more where it is given. */
    private Map<String, String> environment(String... more) throws IOException {
        Map<String, String> environment = new HashMap<>(Map.of("PATH", tools().toString(), "HOME",
                temporary.resolve("home").toString(), "LC_ALL", "C.UTF-8"));
        for (int i = 0; i < more.length; i += 2) {
            environment.put(more[i], more[i + 1]);
        }
        return environment;
    }

    private Path unpacked(String platform, String ending) throws IOException {
        return Built.unpack(Built.archive(platform, ending), Files.createDirectory(temporary.resolve("unpacked here")));
    }

    private static String launcher(Path home) {
        return home.resolve("bin/gan4j").toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {".zip", ".tar.gz"})
    void theArchiveRunsOnTheJdkThatItIsGiven(String ending) throws Exception {
        Path home = unpacked("", ending);
        assertThat(home.getFileName()).hasToString("gan4j-" + Built.VERSION);

        Outcome first = Built.run(temporary, environment("JAVA_HOME", Built.JDK.toString()), launcher(home), "version");

        assertThat(first.code()).as(first.err()).isZero();
        assertThat(first.out()).startsWith("gan4j " + Built.VERSION + "\n").contains(Built.JDK.toString(),
                "kernels vector");
        assertThat(first.err()).isEqualTo("gan4j: preparing a faster start (once)\n");
        assertThat(startArchives(home)).hasSize(1).allSatisfy(file -> assertThat(file).isNotEmptyFile());

        Outcome second = Built.run(temporary, environment("GAN4J_JAVA_HOME", Built.JDK.toString()), launcher(home),
                "version");

        assertThat(second).isEqualTo(new Outcome(0, first.out(), ""));
        everyPartWorks(home, environment("JAVA_HOME", Built.JDK.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {".zip", ".tar.gz"})
    void theArchiveWithARuntimeNeedsNoJdk(String ending) throws Exception {
        Path home = unpacked(Built.PLATFORM, ending);
        assertThat(home.getFileName()).hasToString("gan4j-" + Built.VERSION + "-" + Built.PLATFORM);

        Outcome first = Built.run(temporary, environment(), launcher(home), "version");

        assertThat(first.code()).as(first.err()).isZero();
        assertThat(first.out()).startsWith("gan4j " + Built.VERSION + "\n")
                .contains(home.toRealPath().resolve("runtime") + ")", "kernels vector");
        assertThat(first.err()).isEqualTo("gan4j: preparing a faster start (once)\n");
        assertThat(startArchives(home)).hasSize(1).allSatisfy(file -> assertThat(file).isNotEmptyFile());
        assertThat(Built.run(temporary, environment(), launcher(home), "version"))
                .isEqualTo(new Outcome(0, first.out(), ""));
        everyPartWorks(home, environment());
    }

    private static List<Path> startArchives(Path home) throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("lib"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("start")).toList();
        }
    }

    /** Native libraries, pictures and the server: what a missing module or jar breaks. */
    private void everyPartWorks(Path home, Map<String, String> environment) throws Exception {
        Path run = temporary.resolve("run");
        Outcome trained = Built.run(temporary, environment, launcher(home), "train", "--iterations", "500", "--out",
                run.toString());
        assertThat(trained.code()).as(trained.err()).isZero();
        assertThat(trained.out()).contains("AUC of trees");
        try (Stream<Path> pictures = Files.list(run.resolve("figures"))) {
            assertThat(pictures.map(Path::toString)).anyMatch(name -> name.endsWith(".png"));
        }

        Outcome own = Built.run(home, environment, launcher(home), "train", "examples/data/faithful.csv",
                "--iterations", "100", "--out", temporary.resolve("own").toString());
        assertThat(own.code()).as(own.err()).isZero();

        Outcome sampled = Built.run(temporary, environment, launcher(home), "sample", run.toString(), "-n", "5");
        assertThat(sampled.code()).as(sampled.err()).isZero();
        assertThat(sampled.out().lines()).hasSize(5);

        Path out = temporary.resolve("lab.out");
        Process lab = Built.start(temporary, environment, out, temporary.resolve("lab.err"), launcher(home), "lab",
                "--port",
                "0");
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> page = client.send(HttpRequest.newBuilder(URI.create(address(lab, out))).build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("<html");
        } finally {
            lab.destroy();
            lab.waitFor();
        }
    }

    private static String address(Process lab, Path out) throws Exception {
        for (int i = 0; i < 600 && lab.isAlive(); i++) {
            Matcher matcher = ADDRESS.matcher(Built.text(out) + Built.text(out.resolveSibling("lab.err")));
            if (matcher.find()) {
                return matcher.group();
            }
            Thread.sleep(100);
        }
        throw new AssertionError("the laboratory says no address: " + Built.text(out.resolveSibling("lab.err")));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void bothFormatsHoldTheSameFiles(boolean hasRuntime) throws IOException {
        String platform = hasRuntime ? Built.PLATFORM : "";
        Path zip = Built.unpack(Built.archive(platform, ".zip"), Files.createDirectory(temporary.resolve("zip")));
        Path tar = Built.unpack(Built.archive(platform, ".tar.gz"), Files.createDirectory(temporary.resolve("tar")));

        assertThat(described(zip)).isNotEmpty().isEqualTo(described(tar));
    }

    private static Map<String, String> described(Path folder) throws IOException {
        Map<String, String> described = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                described.put(folder.relativize(file).toString(),
                        Files.size(file) + (Files.isExecutable(file) ? " executable" : ""));
            }
        }
        return described;
    }

    @Test
    void theRuntimeHasTheModulesThatTheJarsUse() throws IOException {
        Path home = unpacked(Built.PLATFORM, ".tar.gz");
        List<String> command = new ArrayList<>(List.of(Built.JDK.resolve("bin/jdeps").toString(), "--print-module-deps",
                "--ignore-missing-deps", "--multi-release", "21"));
        try (Stream<Path> jars = Files.list(home.resolve("lib"))) {
            for (Path jar : jars.filter(file -> file.toString().endsWith(".jar")).sorted().toList()) {
                forgetModule(jar);
                command.add(jar.toString());
            }
        }

        Outcome used = Built.run(temporary, environment(), command.toArray(String[]::new));
        Outcome there = Built.run(temporary, environment(), home.resolve("runtime/bin/java").toString(),
                "--list-modules");

        assertThat(used.code()).as(used.out() + used.err()).isZero();
        assertThat(there.out().lines().map(line -> line.replaceFirst("@.*", "")))
                .containsAll(List.of(used.out().strip().split(",")))
                .contains("jdk.incubator.vector");
    }

    /** Makes a jar one of the class path, as the command uses it. */
    private static void forgetModule(Path jar) throws IOException {
        try (FileSystem entries = FileSystems.newFileSystem(jar)) {
            List<Path> descriptors;
            try (Stream<Path> files = Files.walk(entries.getPath("/"))) {
                descriptors = files.filter(file -> file.endsWith("module-info.class")).toList();
            }
            for (Path descriptor : descriptors) {
                Files.delete(descriptor);
            }
        }
    }

    @Test
    void everyLibraryIsListedWithItsLicenceAndTheText() throws IOException {
        Path home = unpacked("", ".zip");
        List<String> listed = Files.readAllLines(home.resolve("THIRD-PARTY.txt"));
        Path licences = home.resolve("licences");
        List<Path> jars;
        try (Stream<Path> files = Files.list(home.resolve("lib"))) {
            jars = files.filter(file -> file.toString().endsWith(".jar")
                    && !file.getFileName().toString().startsWith("gan4j-")).toList();
        }
        assertThat(jars).hasSizeGreaterThan(50);
        Set<String> used = new TreeSet<>();
        for (Path jar : jars) {
            String name = jar.getFileName().toString().replaceFirst("\\.jar$", "");
            String artifact = name.replaceFirst("-\\d+(\\.\\d+)+([.-](\\d+|Final))?$", "");
            String row = listed.stream().filter(line -> line.contains(":" + artifact + ":")).findFirst()
                    .orElseThrow(() -> new AssertionError("THIRD-PARTY.txt has no " + artifact));
            assertThat(row).matches("(Apache-2\\.0|MIT|BSD-[23]-Clause)  .*");
            String text = name.replaceFirst("[-_].*-(?=\\d+\\.)", "-") + ".txt";
            if (Files.isRegularFile(licences.resolve(text))) {
                used.add(text);
                assertThat(licences.resolve(text)).content().contains(row.replaceFirst(" .*", ""), "Copyright (c)");
            } else if (Files.isDirectory(licences.resolve(name))) {
                assertThat(licences.resolve(name)).isNotEmptyDirectory();
            } else {
                assertThat(row).as("%s has no text: neither %s nor a folder %s", jar, text, name)
                        .startsWith("Apache-2.0  ");
            }
        }
        assertThat(home.resolve("LICENSE")).content().contains("Apache License");
        assertThat(licences.resolve("roboto.txt")).content().contains("Apache License");
        assertThat(licences.resolve("sobol.txt")).content().contains("Frances Y. Kuo and Stephen Joe",
                "POSSIBILITY OF SUCH DAMAGE").doesNotContainPattern("(?m)^\\d");
        assertThat(listed).anyMatch(row -> row.contains("licences/roboto.txt"))
                .anyMatch(row -> row.contains("licences/sobol.txt"));
        // A text is of one version: with the next one, somebody has to compare it again.
        try (Stream<Path> texts = Files.list(Built.ROOT.resolve("dist/src/main/licences"))) {
            assertThat(texts.map(text -> text.getFileName().toString())).hasSameElementsAs(used);
        }
    }

    @Test
    void theShellCompletesTheCommands() throws IOException {
        Path home = unpacked("", ".tar.gz");

        Outcome outcome = Built.run(temporary, environment(), temporary.resolve("tools/bash").toString(), "-c",
                "source '" + home.resolve("completion/gan4j.sh") + "'; complete -p gan4j; "
                        + "COMP_WORDS=(gan4j tr); COMP_CWORD=1; COMP_LINE='gan4j tr'; COMP_POINT=8; "
                        + "_gan4j; echo \"${COMPREPLY[@]}\"");

        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("gan4j\n").endsWith("train\n");
        assertThat(home.resolve("completion/gan4j.fish")).content().contains("complete -c gan4j", "-a train");
    }

    @Test
    void theLauncherOfWindowsStartsAJarThatIsThere() throws IOException {
        Path home = unpacked("", ".zip");
        String launcher = Built.text(home.resolve("bin/gan4j.cmd"));

        assertThat(launcher.split("\n")).allSatisfy(line -> assertThat(line).endsWith("\r"));
        Matcher jar = Pattern.compile("-jar \"%app_home%\\\\(.*?)\"").matcher(launcher);
        assertThat(jar.find()).isTrue();
        assertThat(home.resolve(jar.group(1).replace('\\', '/'))).isRegularFile();
    }

    /** The names of variables are the same in capitals there: to set one of the launcher's must not hide one of the user's. */
    @Test
    void theLauncherOfWindowsOverwritesNoVariableOfTheUsers() throws IOException {
        String launcher = Files.readString(Built.ROOT.resolve("dist/src/main/bin/gan4j.cmd"));
        List<String> set = matches("set (?:/a )?\"(\\w+)=", launcher);
        List<String> users = matches("(?:%|if (?:not )?defined )([A-Z][A-Z_0-9a-z]+)", launcher);

        assertThat(set).contains("jdk", "rank").allSatisfy(name -> assertThat(name).isLowerCase());
        assertThat(users).contains("JAVA_HOME", "GAN4J_JAVA_OPTS", "ProgramFiles");
        assertThat(set).map(name -> name.toUpperCase(Locale.ROOT))
                .doesNotContainAnyElementsOf(users.stream().map(name -> name.toUpperCase(Locale.ROOT)).toList())
                .doesNotContain("PATH", "HOME", "TEMP", "TMP");
    }

    private static List<String> matches(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().map(match -> match.group(1)).toList();
    }
}
