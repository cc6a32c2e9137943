package dev.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gan4j.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void appearsWhole() throws IOException {
        Path file = folder.resolve("out.csv");
        OutputFile.write(file, out -> {
            out.write("12\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            assertThat(file).doesNotExist();
        });
        assertThat(file).hasContent("12\n");
        assertThat(folder).isDirectoryNotContaining(other -> !other.equals(file));
    }

    @Test
    void whatFailsLeavesTheOldFileAndNothingElse() {
        Path file = folder.resolve("out.csv");
        Processes.write(file, "old");
        assertThatThrownBy(() -> OutputFile.write(file, out -> {
            out.write(1);
            throw new IOException("disk full");
        })).hasMessage("disk full");
        assertThat(file).hasContent("old");
        assertThat(folder).isDirectoryNotContaining(other -> !other.equals(file));
    }

    @Test
    void aLinkStaysALink() throws IOException {
        Path file = folder.resolve("real.csv");
        Processes.write(file, "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), file);
        OutputFile.write(link, out -> out.write('n'));
        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("n");
    }

    @Test
    void aFolderAndAMissingFolderAreRefused() {
        assertThatThrownBy(() -> OutputFile.write(folder, out -> out.write(1)))
                .isInstanceOf(InvalidInputException.class).hasMessageContaining("is a folder");
        assertThatThrownBy(() -> OutputFile.write(folder.resolve("no/out.csv"), out -> out.write(1)))
                .isInstanceOf(InvalidInputException.class).hasMessageContaining("there is no");
    }

    @Test
    void aDeviceIsWrittenIntoAndStaysADevice() throws IOException {
        OutputFile.write(Path.of("/dev/null"), out -> out.write(1));
        assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
    }

    @Test
    void aFileThatIsReadIsRefusedByAnyName() throws IOException {
        Path file = folder.resolve("model.gan");
        Processes.write(file, "a model");
        Path other = folder.resolve("other.gan");
        Processes.write(other, "a model");
        Path symbolic = Files.createSymbolicLink(folder.resolve("symbolic"), file);
        Path hard = Files.createLink(folder.resolve("hard"), file);
        Path detour = folder.resolve("../" + folder.getFileName() + "/model.gan");
        for (Path output : List.of(file, symbolic, hard, detour)) {
            for (Path input : List.of(file, symbolic, hard, detour)) {
                assertThatThrownBy(() -> OutputFile.refuseSame("-o", output, input))
                        .isInstanceOf(InvalidInputException.class).message().hasLineCount(1)
                        .startsWith("-o must not name a file that is read").contains(output.toString());
            }
        }
        OutputFile.refuseSame("-o", other, file);
        OutputFile.refuseSame("-o", folder.resolve("new"), file);
    }
}
