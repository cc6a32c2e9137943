package dev.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands on a disk that is really full: a small one in memory, where the system lets the test mount one. */
class FullDiskTest {

    private static final String[] SHORT = {"--iterations", "50", "--set", "batch=20", "--set", "pretraining=none",
            "--set", "evaluation.samples=200", "--set", "evaluation.quickSamples=100", "--quiet"};

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void aFullDiskIsNamedAndLeavesWholeFilesOnly() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("small disk"));
        boolean isMounted = run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk.toString());
        if (!isMounted) {
            System.out.println("FullDiskTest: skipped, since a small disk cannot be mounted here (that needs root)");
        }
        assumeTrue(isMounted, "a small disk cannot be mounted here");
        try {
            fill(disk);
        } finally {
            run("umount", disk.toString());
        }
    }

    private void fill(Path disk) throws Exception {
        Path whole = folder.resolve("whole");
        assertThat(InProcess.gan4j(train(whole)).code()).isZero();
        String model = whole.resolve("model.gan").toString();
        List<String[]> commands = List.of(train(disk.resolve("run")), sweep(disk.resolve("sweep")),
                new String[]{"sample", model, "-n", "50000", "-o", disk.resolve("out.csv").toString()},
                new String[]{"export", model, "--onnx", disk.resolve("onnx").toString()});
        int refused = 0;
        for (String[] command : commands) {
            boolean isDone = false;
            for (int pages = 1; !isDone; pages += pages < 8 ? 1 : pages / 8) {
                assertThat(pages).as("%s", List.of(command)).isLessThan(4000);
                for (Path left : list(disk)) {
                    Processes.delete(left);
                }
                assertThat(run("mount", "-o", "remount,size=" + 4 * pages + "k", disk.toString())).isTrue();
                InProcess.Outcome outcome = InProcess.gan4j(command);
                isDone = outcome.code() == 0;
                if (!isDone) {
                    refused++;
                    String what = command[0] + " with " + 4 * pages + " KiB: " + outcome.err();
                    assertThat(outcome.code()).as(what).isIn(1, 2);
                    assertThat(outcome.err().lines().toList().getLast()).as(what).startsWith("gan4j: ")
                            .contains(disk.toString(), "No space left on device").doesNotContain(".part");
                }
                assertWhole(files(disk), command[0] + " with " + 4 * pages + " KiB");
            }
        }
        System.out.println("FullDiskTest: " + refused + " full disks");
        assertThat(refused).isGreaterThan(20);
    }

    private static String[] train(Path run) {
        return Stream.concat(Stream.of("train", "--out", run.toString()), Stream.of(SHORT)).toArray(String[]::new);
    }

    private static String[] sweep(Path directory) {
        List<String> command = new ArrayList<>(List.of("sweep", "--seeds", "1..3", "--threads", "1", "--out",
                directory.toString(), "--set", "iterations=50"));
        command.addAll(List.of(SHORT).subList(2, SHORT.length));
        return command.toArray(String[]::new);
    }

    private static void assertWhole(Map<String, byte[]> files, String what) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            String name = file.getKey();
            assertThat(name).as(what).doesNotEndWith(".part");
            if (name.endsWith("/lock")) {
                continue;
            }
            assertThat(file.getValue()).as(name + ", " + what).isNotEmpty();
            String text = new String(file.getValue(), StandardCharsets.UTF_8);
            switch (name.substring(name.lastIndexOf('.') + 1)) {
                case "svg" -> assertThat(text.strip()).as(name + ", " + what).endsWith("</svg>");
                case "png" -> assertThat(new String(file.getValue(), StandardCharsets.ISO_8859_1)).endsWith(
                        "IEND\u00AEB`\u0082");
                case "csv", "yaml" -> assertThat(text).as(name + ", " + what).endsWith("\n");
                case "onnx" -> assertThat(file.getValue().length).as(name + ", " + what).isGreaterThan(500);
                default -> WholeFiles.check(name, file.getValue(), null);
            }
        }
    }

    private static Map<String, byte[]> files(Path root) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }

    private static List<Path> list(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.toList();
        }
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException e) {
            return false; // no such program
        }
    }
}
