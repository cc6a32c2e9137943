package dev.gan4j.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.csv.CsvTable;
import dev.gan4j.data.internal.ImageMask;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.SweepSpec;
import dev.gan4j.model.GanModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputFilesTest {

    private static final List<Consumer<Path>> READERS = List.of(
            file -> CsvTable.read(file, CsvTable.Options.FIRST), ImageMask::read, Experiment::read,
            file -> SweepSpec.read(file, SweepSpec.Additions.NONE), GanModel::read);

    @TempDir
    private Path folder;

    /** What is no file on a disk, as far as this machine has such. */
    private List<Path> strangeFiles() throws IOException, InterruptedException {
        List<Path> files = new ArrayList<>(List.of(folder));
        Path endless = Path.of("/dev/zero");
        if (Files.exists(endless)) {
            files.add(endless);
            files.add(Files.createSymbolicLink(folder.resolve("link.yaml"), endless));
            files.add(Files.createSymbolicLink(folder.resolve("link-to-link.csv"), folder.resolve("link.yaml")));
        }
        Path pipe = folder.resolve("pipe");
        if (new ProcessBuilder("mkfifo", pipe.toString()).inheritIO().start().waitFor() == 0) {
            files.add(pipe);
        }
        return files;
    }

    @Test
    void nothingButAFileIsReadAndNobodyWaits() throws Exception {
        assumeThat(Files.exists(Path.of("/dev/zero"))).as("a system with devices as files").isTrue();
        for (Path file : strangeFiles()) {
            for (Consumer<Path> reader : READERS) {
                Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20),
                        () -> assertThatThrownBy(() -> reader.accept(file)).as(file.toString())
                                .isInstanceOf(InvalidInputException.class).hasMessageContaining(file.toString())
                                .hasMessageMatching("[^\\n]*"));
            }
        }
    }

    @Test
    void aFileIsReadToItsLimitAndNoFarther() throws IOException {
        Path file = Files.write(folder.resolve("ten"), new byte[10]);

        assertThat(InputFiles.read(file, "ten", "a PNG file", 10)).hasSize(10);
        assertThatThrownBy(() -> InputFiles.read(file, "ten", "a PNG file", 9))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("ten: must be a PNG file of at most 9 bytes but has more");
        assertThatThrownBy(() -> InputFiles.read(folder.resolve("none"), "none", "a PNG file", 9))
                .hasMessage("none: no such file");
    }
}
