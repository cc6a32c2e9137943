package dev.gan4j.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AtomicFileTest {

    private static final String LEFT_OVER = ".out.csv.01234567-89ab-cdef-0123-456789abcdef.part";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void appearsWhole() throws IOException {
        Path file = folder.resolve("out.csv");
        AtomicFile.write(file, out -> {
            out.write(new byte[100_000]);
            assertThat(file).doesNotExist();
        });
        assertThat(file).hasSize(100_000);
        assertThat(names()).containsExactly("out.csv");
    }

    @Test
    void whatFailsLeavesTheOldFileAndNothingElse() throws IOException {
        Path file = Files.writeString(folder.resolve("out.csv"), "old");
        assertThatThrownBy(() -> AtomicFile.write(file, out -> {
            out.write(new byte[100_000]);
            throw new IOException("no more rows");
        })).hasMessage("no more rows");
        assertThat(file).hasContent("old");
        assertThat(names()).containsExactly("out.csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "rw-r--r--", "rwxrwxrwx", "rw-r-----", "-w--w--w-"})
    void keepsTheModeOfTheFileThatItReplaces(String mode) throws IOException {
        Path file = Files.writeString(folder.resolve("out.csv"), "old");
        Set<PosixFilePermission> permissions = PosixFilePermissions.fromString(mode);
        Files.setPosixFilePermissions(file, permissions);
        AtomicFile.write(file, out -> {
            assertThat(Files.getPosixFilePermissions(onlyPart())).isEqualTo(permissions);
            out.write('n');
        });
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(permissions);
        assertThat(Files.size(file)).isOne();
    }

    @Test
    void aNewFileHasTheModeOfAnyOther() throws IOException {
        Path file = folder.resolve("out.csv");
        AtomicFile.write(file, new byte[1]);
        assertThat(Files.getPosixFilePermissions(file))
                .isEqualTo(Files.getPosixFilePermissions(Files.createFile(folder.resolve("any"))));
    }

    @Test
    void keepsOwnerAndGroupOrRefuses() throws IOException {
        Path file = Files.writeString(folder.resolve("out.csv"), "old");
        boolean isSuperuser = Files.getAttribute(file, "unix:uid").equals(0);
        if (!isSuperuser) {
            // Nobody else may give a file away, so there is none of another owner to replace.
            assertThatThrownBy(() -> Files.setAttribute(file, "unix:uid", 4711)).isInstanceOf(IOException.class);
            return;
        }
        Files.setAttribute(file, "unix:uid", 4711);
        Files.setAttribute(file, "unix:gid", 4712);
        PosixFileAttributes before = Files.readAttributes(file, PosixFileAttributes.class);
        AtomicFile.write(file, out -> out.write('n'));
        PosixFileAttributes after = Files.readAttributes(file, PosixFileAttributes.class);
        assertThat(after.owner()).isEqualTo(before.owner());
        assertThat(after.group()).isEqualTo(before.group());
        assertThat(file).hasContent("n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"r--r--r--", "r--------", "---------", "r--rw-rw-"})
    void aReadOnlyFileIsNotReplaced(String mode) throws IOException {
        Path file = Files.writeString(folder.resolve("out.csv"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        for (Path target : List.of(file, link)) {
            assertThatThrownBy(() -> AtomicFile.write(target, new byte[1])).isInstanceOf(FileSystemException.class)
                    .hasMessage(target + ": the file is read-only and is not replaced");
        }
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(file).hasContent("old");
        assertThat(names()).containsExactly("link", "out.csv");
    }

    @Test
    void aLinkStaysAndWhatItLeadsToIsReplaced() throws IOException {
        Files.createDirectory(folder.resolve("deep"));
        Path file = Files.writeString(folder.resolve("deep/real.csv"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), Path.of("deep/real.csv"));
        Path second = Files.createSymbolicLink(folder.resolve("second.csv"), Path.of("link.csv"));
        AtomicFile.write(second, out -> out.write('n'));
        assertThat(second).isSymbolicLink();
        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("n");

        Files.delete(file);
        AtomicFile.write(second, out -> out.write('m'));
        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("m");
    }

    @Test
    void aLinkToItselfAndAMissingFolderAreErrorsThatNameThem() throws IOException {
        Path loop = Files.createSymbolicLink(folder.resolve("loop"), Path.of("loop"));
        assertThatThrownBy(() -> AtomicFile.write(loop, new byte[1])).isInstanceOf(FileSystemLoopException.class)
                .hasMessage(loop.toString());
        assertThatThrownBy(() -> AtomicFile.write(folder.resolve("no/out.csv"), new byte[1]))
                .isInstanceOf(NoSuchFileException.class).hasMessage(folder.resolve("no").toString());
        assertThatThrownBy(() -> AtomicFile.write(folder, new byte[1])).hasMessage(
                folder + ": it must be a file but is a directory");
    }

    @Test
    void aFullDeviceIsAnErrorThatNamesIt() {
        assertThatThrownBy(() -> AtomicFile.write(Path.of("/dev/full"), new byte[1]))
                .isInstanceOf(FileSystemException.class).hasMessageStartingWith("/dev/full: ");
    }

    @Test
    void aDeviceIsWrittenIntoAndStaysADevice() throws IOException {
        AtomicFile.write(Path.of("/dev/null"), new byte[1]);
        assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
    }

    @Test
    void theLongestNamesCanBeWritten() throws IOException {
        // Where file names are ASCII only, there is no letter of two bytes.
        boolean isAscii = !Charset.forName(System.getProperty("sun.jnu.encoding")).newEncoder().canEncode('ü');
        for (String name : List.of("n".repeat(255), (isAscii ? "u" : "ü").repeat(127))) {
            Path file = folder.resolve(name);
            AtomicFile.write(file, new byte[3]);
            assertThat(file).hasSize(3);
        }
        assertThat(names()).hasSize(2);
    }

    @Test
    void whatADeadWriterLeftIsRemovedByTheNextOneAndWhatIsNoPartStays() throws IOException {
        Files.writeString(folder.resolve(LEFT_OVER), "half");
        Path other = Files.writeString(folder.resolve(LEFT_OVER.replace("out", "other")), "half");
        Path near = Files.writeString(folder.resolve(".out.csv.notes.part"), "a person's");
        Path link = Files.createSymbolicLink(folder.resolve(LEFT_OVER.replace('1', '2')), near);

        AtomicFile.write(folder.resolve("out.csv"), new byte[1]);

        assertThat(folder.resolve(LEFT_OVER)).doesNotExist();
        assertThat(other).exists();
        assertThat(near).hasContent("a person's");
        assertThat(link).isSymbolicLink();
    }

    @Test
    void whatThisProcessWritesIsLeftAloneThroughAnyNameOfTheFolder() throws IOException {
        Path file = folder.resolve("out.csv");
        Path alias = Files.createSymbolicLink(folder.resolve("alias"), folder).resolve("out.csv");
        AtomicFile.write(file, out -> {
            out.write('1');
            AtomicFile.write(alias, new byte[2]);
            AtomicFile.removeParts(alias);
            assertThat(file).hasSize(2);
            out.write('1');
        });
        assertThat(file).hasContent("11");
    }

    @Test
    void manyWritersAtOnceAllSucceedAndOneOfThemIsThere() throws Exception {
        Path file = folder.resolve("out.csv");
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                byte[] content = Integer.toString(i).repeat(1000).getBytes(StandardCharsets.US_ASCII);
                all.add(pool.submit(() -> {
                    AtomicFile.write(file, content);
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        String text = Files.readString(file);
        assertThat(text).isEqualTo(text.substring(0, text.length() / 1000).repeat(1000));
        assertThat(names()).containsExactly("out.csv");
    }

    @Test
    void aStoppedWriterLeavesNothing() {
        Path file = folder.resolve("out.csv");
        assertThatThrownBy(() -> AtomicFile.write(file, out -> {
            out.write(1);
            AtomicFile.abandon(file);
            assertThat(names()).isEmpty();
        })).isInstanceOf(IOException.class).hasMessageContaining(file.toString());
        assertThat(file).doesNotExist();
    }

    @Test
    void aPartThatAnotherHolderHasLockedIsLeftAlone() throws IOException {
        Path part = Files.writeString(folder.resolve(LEFT_OVER), "half");
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            assertThat(channel.lock()).isNotNull();
            AtomicFile.write(folder.resolve("out.csv"), new byte[1]);
            assertThat(part).exists();
        }
        AtomicFile.write(folder.resolve("out.csv"), new byte[1]);
        assertThat(part).doesNotExist();
    }

    private Path onlyPart() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".part")).reduce((first, second) -> {
                throw new AssertionError("more than one");
            }).orElseThrow();
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
