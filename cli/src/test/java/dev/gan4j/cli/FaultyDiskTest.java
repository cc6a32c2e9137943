package dev.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.InvalidInputException;
import dev.gan4j.cli.disk.FaultyDisk;
import dev.gan4j.cli.disk.FaultyDisk.Kind;
import dev.gan4j.cli.disk.FaultyDisk.Operation;
import dev.gan4j.cli.disk.WatchedDisk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each operation of a command that changes the disk fails, one after the other, as SQLite is tested: first the first
 * one, then the second, and so on until the command meets none that fails. Then the disk is full from each of them on.
 * Of what takes long every third operation fails, and every eleventh of a report with all its pictures; or every one with
 * {@code -Dgan4j.faultStride=1}.
 */
class FaultyDiskTest {

    private static final String TEMPORARY = "java.io.tmpdir";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    private static String temporary = "";

    @BeforeAll
    static void saveElsewhereInTheFolderOfTheTest() throws IOException {
        temporary = System.getProperty(TEMPORARY);
        System.setProperty(TEMPORARY, Files.createDirectory(folder.resolve("elsewhere")).toString());
    }

    @AfterAll
    static void restore() {
        System.setProperty(TEMPORARY, temporary);
    }

    @ParameterizedTest
    @MethodSource("dev.gan4j.cli.DiskScenario#all")
    void whateverFailsOldOrNewIsWholeAndTheErrorNamesTheFile(DiskScenario scenario) throws Exception {
        Path root = folder.resolve(scenario.name());
        begin(root, scenario);
        Map<String, byte[]> old = files(root);
        scenario.run(root, new ArrayList<>());
        Map<String, byte[]> reference = files(root);
        scenario.checkDone(root);
        int faults = 0;
        for (Kind kind : Kind.values()) {
            for (int nth = 1;; nth += scenario.stride()) {
                begin(root, scenario);
                FaultyDisk disk = new FaultyDisk(kind, nth);
                List<String> told = new ArrayList<>();
                run(scenario, WatchedDisk.watched(root, disk), told);
                if (disk.failed() == null) {
                    assertThat(told).as("without a fault").isEmpty();
                    break;
                }
                faults++;
                assertTold(disk, told, root, reference);
                assertWhole(files(root), old, reference, disk);
                scenario.goOn(root);
                assertThat(files(root).keySet()).as("after %s, and going on", disk)
                        .noneMatch(name -> name.endsWith(".part"));
            }
        }
        System.out.println("FaultyDiskTest: " + scenario.name() + ", " + faults + " faults");
        assertThat(faults).isGreaterThan(5);
    }

    private static void begin(Path root, DiskScenario scenario) throws Exception {
        Processes.delete(root);
        Files.createDirectory(root);
        scenario.prepare(root);
    }

    private static void run(DiskScenario scenario, Path root, List<String> told) throws Exception {
        try {
            scenario.run(root, told);
        } catch (IOException e) {
            told.add(ErrorMessages.ofInputOutput(e));
        } catch (UncheckedIOException e) {
            told.add(ErrorMessages.ofInputOutput(e.getCause()));
        } catch (InvalidInputException e) {
            told.add(String.valueOf(e.getMessage()));
        }
    }

    /** A directory that cannot be opened is not forced; one that cannot be made is tried again. All else is told. */
    private static void assertTold(FaultyDisk disk, List<String> told, Path root, Map<String, byte[]> reference)
            throws IOException {
        if (told.isEmpty() && (disk.failed() == Operation.OPEN || disk.failed() == Operation.MAKE_DIRECTORY)) {
            assertThat(files(root).keySet()).as("after %s", disk).isEqualTo(reference.keySet());
            return;
        }
        assertThat(told).as("after %s", disk).isNotEmpty().first().asString().contains(root.toString())
                .doesNotContain("\n", "\t at").doesNotContain(".part");
    }

    private static void assertWhole(Map<String, byte[]> files, Map<String, byte[]> old, Map<String, byte[]> reference,
            FaultyDisk disk) throws Exception {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            String name = file.getKey();
            byte[] bytes = file.getValue();
            if (name.endsWith(".part")) {
                assertThat(disk.failed()).as("%s is left after %s", name, disk).isEqualTo(Operation.DELETE);
            } else if (!isOneOf(bytes, old.get(name), reference.get(name)) && !name.endsWith("/lock")) {
                assertThat(bytes).as("%s after %s", name, disk).isNotEmpty();
                WholeFiles.check(name, bytes, reference.get(name));
            }
        }
        assertThat(files.keySet()).as("after %s", disk).containsAll(
                old.keySet().stream().filter(reference::containsKey).toList());
    }

    private static boolean isOneOf(byte[] bytes, byte @Nullable [] one, byte @Nullable [] other) {
        return Arrays.equals(bytes, one) || Arrays.equals(bytes, other);
    }

    private static Map<String, byte[]> files(Path root) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(file).toString().replace('\\', '/').toLowerCase(Locale.ROOT),
                        Files.readAllBytes(file));
            }
        }
        return files;
    }
}
