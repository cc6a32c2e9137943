package dev.gan4j.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gan4j.InvalidInputException;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.train.Checkpoint;
import dev.gan4j.train.TrainedGan;
import dev.gan4j.train.Trainer;
import dev.gan4j.train.TrainingEvent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunCheckpointsTest {

    private static final Experiment SHORT = Experiment.preset("tutorial").with(Map.of("iterations", "8",
            "pretraining.steps", "4", "batch", "16", "optimiser", "momentum", "generator.scale", "0.001", "evaluation",
            "{samples: 1000, every: 4, quickSamples: 100}"));

    /** At the steps 0 to 12: pretraining, its end, the game. */
    private static final List<Checkpoint> CHECKPOINTS = new ArrayList<>();

    @TempDir
    private Path folder;

    @BeforeAll
    static void train() {
        Trainer.of(SHORT).checkpointEvery(Duration.ZERO).listen(event -> {
            if (event instanceof TrainingEvent.CheckpointTaken(Checkpoint checkpoint)) {
                CHECKPOINTS.add(checkpoint);
            }
        }).train();
    }

    @Test
    void aCheckpointReadsBackAsItWas() throws Exception {
        assertThat(CHECKPOINTS).hasSize(12);
        for (Checkpoint checkpoint : CHECKPOINTS) {
            RunDirectory run = newRun();
            try (RunCheckpoints checkpoints = run.checkpoints()) {
                checkpoints.write(checkpoint);
            }
            assertThat(newest(run).checkpoint()).isEqualTo(checkpoint);
            assertThat(newest(run).refused()).isEmpty();
        }
        assertThat(CHECKPOINTS.getLast().alarms()).isNotEmpty();
        assertThat(CHECKPOINTS.getLast().alarmState().collapsed()).isTrue();
    }

    @Test
    void aCheckpointThatIsWrittenInSeveralPiecesReadsBackAsItWas() throws Exception {
        Experiment wide = SHORT
                .with(Map.of("generator.hidden", "[150, 150]", "iterations", "1", "pretraining", "none"));
        List<Checkpoint> taken = new ArrayList<>();
        Trainer.of(wide).checkpointEvery(Duration.ZERO).listen(event -> {
            if (event instanceof TrainingEvent.CheckpointTaken(Checkpoint checkpoint)) {
                taken.add(checkpoint);
            }
        }).train();
        RunDirectory run = newRun();
        try (RunCheckpoints checkpoints = run.checkpoints()) {
            checkpoints.write(taken.getLast());
            assertThat(checkpoints.newest(wide).checkpoint()).isEqualTo(taken.getLast());
        }
        assertThat(run.path().resolve("checkpoints").toFile().listFiles((path, name) -> name.startsWith("checkpoint-")))
                .singleElement().satisfies(file -> assertThat(file.length()).isGreaterThan(1 << 17));
    }

    @Test
    void whatIsInThePlaceOfTheFolderIsSaidToBeThere() throws Exception {
        RunDirectory linked = newRun();
        Path link = Files.createSymbolicLink(linked.path().resolve(RunCheckpoints.FOLDER), Path.of("nowhere"));
        assertThatThrownBy(linked::checkpoints).isInstanceOf(InvalidInputException.class).hasMessage(link
                + " must be a folder but is a link to nowhere, which is not a folder; restore it, or remove the link to"
                + " train from the beginning");
        RunDirectory file = newRun();
        Path taken = Files.writeString(file.path().resolve(RunCheckpoints.FOLDER), "");
        assertThatThrownBy(file::checkpoints).isInstanceOf(InvalidInputException.class)
                .hasMessage(taken + " must be a folder but is a file");
        RunDirectory locked = newRun();
        Path lock = Files.createDirectories(locked.path().resolve(RunCheckpoints.FOLDER + "/lock"));
        assertThatThrownBy(locked::checkpoints).isInstanceOf(InvalidInputException.class)
                .hasMessage(lock + " must be a file but is a pipe, a device or a directory");
    }

    @Test
    void theNewestTwoAreKept() throws Exception {
        RunDirectory run = newRun();
        try (RunCheckpoints checkpoints = run.checkpoints()) {
            for (Checkpoint checkpoint : CHECKPOINTS) {
                checkpoints.write(checkpoint);
            }
            checkpoints.write(CHECKPOINTS.getLast());
        }
        assertThat(names(run)).containsExactly("checkpoint-000000000010", "checkpoint-000000000011", "lock");
    }

    @Test
    void aCheckpointThatWasCutAnywhereIsNoticedAndTheOneBeforeIsUsed() throws Exception {
        RunDirectory run = runWithTwo();
        Path newest = file(run, 11);
        byte[] whole = Files.readAllBytes(newest);
        for (int length = 0; length < whole.length; length += length < 100 ? 1 : 97) {
            Files.write(newest, Arrays.copyOf(whole, length));
            isRefused(run);
        }
        Files.write(newest, Arrays.copyOf(whole, whole.length + 1));
        isRefused(run);
    }

    @Test
    void aBitThatWasFlippedAnywhereIsNoticedAndTheOneBeforeIsUsed() throws Exception {
        RunDirectory run = runWithTwo();
        Path newest = file(run, 11);
        byte[] whole = Files.readAllBytes(newest);
        Random random = new Random(5);
        for (int i = 0; i < whole.length; i += i < 200 || i > whole.length - 40 ? 1 : 61) {
            byte[] damaged = whole.clone();
            damaged[i] ^= (byte) (1 << random.nextInt(8));
            Files.write(newest, damaged);
            isRefused(run);
        }
    }

    @Test
    void filesOfOtherKindsAreRefused() throws Exception {
        RunDirectory run = runWithTwo();
        Path newest = file(run, 11);
        for (byte[] foreign : List.of(new byte[0], "phase,iteration\n".getBytes(StandardCharsets.UTF_8), new byte[5000],
                new byte[]{(byte) 0xac, (byte) 0xed, 0, 5})) {
            Files.write(newest, foreign);
            isRefused(run);
        }
        Files.delete(newest);
        Files.createDirectory(newest);
        isRefused(run);
    }

    @Test
    void aFileWithARightHashMayStillLie() throws Exception {
        RunDirectory run = runWithTwo();
        Path newest = file(run, 11);
        byte[] whole = Files.readAllBytes(newest);
        String header = header(whole);
        Map<String, String> lies = Map.of("\"iterations\":7", "\"iterations\":2000000000", "\"looks\":2",
                "\"looks\":2147483647", "\"isPretrained\":true", "\"isPretrained\":false", "\"rows\":1",
                "\"rows\":2147483647", "\"columns\":6", "\"columns\":-3", "\"seconds\":", "\"seconds\":-",
                "\"state\":[", "\"state\":[{},", "iterations: 8", "iterations: 6", "\"experiment\":\"",
                "\"experiment\":\"? : [", "{\"libraryVersion\"", "{{{\"libraryVersion\"");
        for (Map.Entry<String, String> lie : lies.entrySet()) {
            assertThat(header).contains(lie.getKey());
            Files.write(newest, forged(whole, header.replace(lie.getKey(), lie.getValue())));
            isRefused(run);
        }
    }

    @Test
    void valuesThatAreNotTheOptimisersAreRefusedWhenTrainingBegins() throws Exception {
        RunDirectory run = runWithTwo();
        byte[] whole = Files.readAllBytes(file(run, 11));
        Files.write(file(run, 11), forged(whole, header(whole).replace("#velocity", "#speed")));

        Checkpoint checkpoint = Objects.requireNonNull(newest(run).checkpoint(), "the hash is right");
        assertThatThrownBy(() -> Trainer.resume(checkpoint).train()).isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("#velocity");
    }

    @Test
    void aNewerFormatIsSaidToBeNewer() throws Exception {
        RunDirectory run = runWithTwo();
        byte[] whole = Files.readAllBytes(file(run, 11));
        whole[8] = 9;
        Files.write(file(run, 11), hashed(whole));
        assertThatThrownBy(() -> newest(run)).isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("format 9").hasMessageContaining("newer gan4j");
    }

    @Test
    void whereAllAreDamagedThereIsNone() throws Exception {
        RunDirectory run = runWithTwo();
        Files.write(file(run, 11), new byte[100]);
        Files.write(file(run, 10), new byte[10]);
        assertThat(newest(run).checkpoint()).isNull();
        assertThat(newest(run).refused()).hasSize(2).allMatch(line -> line.lines().count() == 1);
    }

    @Test
    void whatWasDamagedIsGoneAfterTheNextCheckpointAndTheOneThatWasUsedStays() throws Exception {
        RunDirectory run = runWithTwo();
        Files.write(file(run, 11), new byte[100]);
        Files.write(run.path().resolve("checkpoints/.checkpoint-000000000010.x.part"), new byte[5]);
        try (RunCheckpoints checkpoints = run.checkpoints()) {
            assertThat(checkpoints.newest(SHORT).checkpoint()).isEqualTo(CHECKPOINTS.get(10));
            checkpoints.write(CHECKPOINTS.get(11));
        }
        assertThat(names(run)).containsExactly("checkpoint-000000000010", "checkpoint-000000000011", "lock");
        assertThat(newest(run).checkpoint()).isEqualTo(CHECKPOINTS.get(11));
    }

    @Test
    void anExperimentThatWasChangedSinceIsRefused() throws Exception {
        RunDirectory run = runWithTwo();
        try (RunCheckpoints checkpoints = run.checkpoints()) {
            assertThatThrownBy(() -> checkpoints.newest(SHORT.with("iterations", "9")))
                    .isInstanceOf(InvalidInputException.class).hasMessageContaining("experiment.yaml");
        }
    }

    @Test
    void oneProcessAtATimeTrainsInADirectory() throws Exception {
        RunDirectory run = newRun();
        try (RunCheckpoints checkpoints = run.checkpoints()) {
            assertThat(checkpoints).isNotNull();
            assertThatThrownBy(run::checkpoints).isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("another process trains in it");
        }
        run.checkpoints().close();
    }

    @Test
    void aFinishedRunHasASummaryAndNoCheckpoints() throws Exception {
        RunDirectory run = newRun();
        assertThat(run.isFinished()).isFalse();
        TrainedGan trained = Trainer.resume(CHECKPOINTS.get(5)).train();
        try (RunCheckpoints checkpoints = run.checkpoints()) {
            checkpoints.write(CHECKPOINTS.get(5));
            run.writeResult(trained);
            assertThat(run.isFinished()).isFalse();
            checkpoints.finish();
        }
        assertThat(run.isFinished()).isTrue();
        assertThat(run.path().resolve("checkpoints")).doesNotExist();
        assertThat(run.summaryJson()).startsWith("{").endsWith("}");
    }

    @Test
    void aCheckpointThatCannotBeWrittenLeavesTheOnesBefore() throws Exception {
        RunDirectory run = newRun();
        try (RunCheckpoints checkpoints = run.checkpoints()) {
            checkpoints.write(CHECKPOINTS.get(3));
            Files.createDirectories(file(run, 4).resolve("full"));
            assertThatThrownBy(() -> checkpoints.write(CHECKPOINTS.get(4))).isInstanceOf(IOException.class);
        }
        assertThat(newest(run).checkpoint()).isEqualTo(CHECKPOINTS.get(3));
        assertThat(names(run)).containsExactly("checkpoint-000000000003", "checkpoint-000000000004", "lock");
    }

    @Test
    void whatAKilledProcessHasLeftHalfWrittenIsRemoved() throws Exception {
        RunDirectory run = newRun();
        Path part = run.path().resolve(".history.csv.01234567-89ab-cdef-0123-456789abcdef.part");
        Files.write(part, new byte[3]);
        run.checkpoints().close();
        assertThat(part).doesNotExist();
    }

    @Test
    void onlyTheDirectoryOfARunIsOpened() throws Exception {
        assertThatThrownBy(() -> RunDirectory.open(folder.resolve("none"))).isInstanceOf(InvalidInputException.class)
                .hasMessageEndingWith("must be a run directory but is not there");
        assertThatThrownBy(() -> RunDirectory.open(folder)).isInstanceOf(InvalidInputException.class)
                .hasMessageEndingWith("must be a run directory but contains no experiment.yaml");
        RunDirectory run = newRun();
        run.writeExperiment(SHORT);
        assertThat(RunDirectory.open(run.path()).experiment()).isEqualTo(SHORT);
    }

    private RunDirectory newRun() throws IOException {
        return RunDirectory.create(folder, "run", 1);
    }

    private RunDirectory runWithTwo() throws IOException {
        RunDirectory run = newRun();
        try (RunCheckpoints checkpoints = run.checkpoints()) {
            checkpoints.write(CHECKPOINTS.get(10));
            checkpoints.write(CHECKPOINTS.get(11));
        }
        return run;
    }

    private static void isRefused(RunDirectory run) throws IOException {
        RunCheckpoints.Newest newest = newest(run);
        assertThat(newest.refused()).singleElement().asString().contains("checkpoint-000000000011")
                .satisfies(line -> assertThat(line.lines()).hasSize(1));
        assertThat(newest.checkpoint()).isEqualTo(CHECKPOINTS.get(10));
    }

    private static RunCheckpoints.Newest newest(RunDirectory run) throws IOException {
        try (RunCheckpoints checkpoints = run.checkpoints()) {
            return checkpoints.newest(SHORT);
        }
    }

    private static Path file(RunDirectory run, int step) {
        return run.path().resolve("checkpoints/checkpoint-0000000000" + (step < 10 ? "0" : "") + step);
    }

    private static List<String> names(RunDirectory run) throws IOException {
        try (Stream<Path> files = Files.list(run.path().resolve("checkpoints"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static String header(byte[] whole) {
        int length = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getInt(12);
        return new String(whole, 16, length, StandardCharsets.UTF_8);
    }

    /** The same numbers under another header, with a right hash. */
    private static byte[] forged(byte[] whole, String header) throws IOException {
        int length = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getInt(12);
        byte[] bytes = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer forged = ByteBuffer.allocate(whole.length - length + bytes.length).order(ByteOrder.LITTLE_ENDIAN);
        forged.put(whole, 0, 12).putInt(bytes.length).put(bytes).put(whole, 16 + length, whole.length - 16 - length);
        return hashed(forged.array());
    }

    private static byte[] hashed(byte[] file) throws IOException {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(file, 0, file.length - 32);
            System.arraycopy(sha256.digest(), 0, file, file.length - 32, 32);
            return file;
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IOException(e);
        }
    }
}
