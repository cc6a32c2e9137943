package dev.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The repository as somebody has it who has just cloned and built it: the files that Git knows, or would with the next
 * commit, and the command's jars where {@code ./gan4j} looks for them. The jars hold the classes of the tests' own class
 * path, so no Maven runs.
 */
final class FreshClone {

    private static final String BUILT = "cli/target/gan4j";
    private static final Set<String> NEVER_CLONED = Set.of("target", "runs", "node_modules", ".git", ".idea", ".vscode",
            ".settings");

    private final Path root;
    private final Map<Path, byte[]> originals = new HashMap<>();

    private FreshClone(Path root) {
        this.root = root;
    }

    static FreshClone in(Path root) throws IOException {
        FreshClone clone = new FreshClone(root);
        for (Path file : known()) {
            Path target = root.resolve(file);
            Files.createDirectories(target.getParent());
            Files.copy(Processes.REPOSITORY.resolve(file), target);
            clone.originals.put(target, Files.readAllBytes(target));
        }
        clone.build();
        return clone;
    }

    Path root() {
        return root;
    }

    private static List<Path> known() throws IOException {
        if (Files.exists(Processes.REPOSITORY.resolve(".git"))) {
            Processes.Outcome files = Processes.run(Processes.REPOSITORY,
                    List.of("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"));
            assertThat(files.code()).as(files.err()).isZero();
            return Stream.of(files.out().split("\0")).map(Path::of)
                    .filter(file -> Files.isRegularFile(Processes.REPOSITORY.resolve(file))).toList();
        }
        // What an archive holds has been chosen by Git already.
        try (Stream<Path> files = Files.walk(Processes.REPOSITORY)) {
            return files.filter(Files::isRegularFile).map(Processes.REPOSITORY::relativize).filter(FreshClone::isCloned)
                    .toList();
        }
    }

    private static boolean isCloned(Path file) {
        for (Path part : file) {
            if (NEVER_CLONED.contains(part.toString())) {
                return false;
            }
        }
        return true;
    }

    private void build() throws IOException {
        Path folder = Files.createDirectories(root.resolve(BUILT));
        List<String> libraries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(entry).toAbsolutePath().normalize();
            if (Files.isRegularFile(path)) {
                Files.copy(path, folder.resolve(path.getFileName()));
                libraries.add(path.getFileName().toString());
            } else if (path.endsWith("target/classes") && !path.startsWith(Processes.REPOSITORY.resolve("cli"))) {
                String name = "gan4j-" + path.getName(path.getNameCount() - 3) + ".jar";
                jar(folder.resolve(name), path, List.of());
                libraries.add(name);
            }
        }
        // Last, since the launcher takes its age for that of the whole build.
        jar(folder.resolve("gan4j-cli.jar"), Processes.REPOSITORY.resolve("cli/target/classes"), libraries);
    }

    private static void jar(Path jar, Path classes, List<String> libraries) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, String.join(" ", libraries));
        String pom = Files.readString(Processes.REPOSITORY.resolve("cli/pom.xml"));
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, stated(pom, "mainClass"));
        manifest.getMainAttributes().putValue("Add-Exports", stated(pom, "Add-Exports"));
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out, manifest);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                entries.putNextEntry(new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, entries);
                entries.closeEntry();
            }
        }
    }

    private static String stated(String pom, String element) {
        Matcher matcher = Pattern.compile("<" + element + ">([^<]+)</" + element + ">").matcher(pom);
        assertThat(matcher.find()).as(element + " in cli/pom.xml").isTrue();
        return matcher.group(1);
    }

    /** Removes what commands have left, and sees that they have changed none of the repository's own files. */
    void restore() throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(root)) {
            all = files.filter(file -> !file.startsWith(root.resolve("cli/target"))).sorted(Comparator.reverseOrder())
                    .toList();
        }
        Set<Path> folders = originals.keySet().stream().flatMap(file -> Stream.iterate(file.getParent(),
                folder -> folder.startsWith(root), Path::getParent)).collect(Collectors.toSet());
        for (Path file : all) {
            if (!originals.containsKey(file) && !folders.contains(file) && !file.equals(root.resolve("cli/target"))) {
                Files.delete(file);
            }
        }
        for (Map.Entry<Path, byte[]> original : originals.entrySet()) {
            assertThat(original.getKey()).hasBinaryContent(original.getValue());
        }
    }

    /** A program that opens a browser on other systems; here it writes the address into a file. */
    static Path browser(Path folder) throws IOException {
        Path opened = folder.resolve("opened");
        for (String name : List.of("xdg-open", "open")) {
            Path program = folder.resolve(name);
            Files.write(program,
                    ("#!/bin/sh\nprintf '%s' \"$1\" >" + Processes.quoted(List.of(opened.toString())) + "\n")
                            .getBytes(StandardCharsets.UTF_8));
            assertThat(program.toFile().setExecutable(true)).isTrue();
        }
        return opened;
    }
}
