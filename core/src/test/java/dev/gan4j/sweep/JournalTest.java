package dev.gan4j.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gan4j.InvalidInputException;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.Seeds;
import dev.gan4j.experiment.SweepSpec;
import dev.gan4j.sweep.RunRecord.Outcome;
import dev.gan4j.train.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JournalTest {

    private static final List<RunRecord> RECORDS = List.of(
            entry(0, 1, Outcome.FINISHED, "", 0.1, OptionalLong.of(500), 1.0),
            entry(1, Long.MIN_VALUE, Outcome.DIVERGED,
                    "D's \"objective\" was not finite: \u00e9 \u6f22 \uD83D\uDE00\n\t\u2028",
                    Double.POSITIVE_INFINITY, OptionalLong.empty(), Double.NEGATIVE_INFINITY),
            entry(2, Long.MAX_VALUE, Outcome.FAILED, "no", Double.NaN, OptionalLong.of(0), Double.NaN),
            entry(0, -7, Outcome.FINISHED, "", Double.MIN_VALUE, OptionalLong.of(Long.MAX_VALUE), -0.0),
            entry(0, 2, Outcome.FINISHED, "", Double.MAX_VALUE, OptionalLong.empty(), 0.1 + 0.2));

    private static final SweepPlan PLAN = plan("0");
    private static final SweepPlan OTHER_PLAN = plan("1");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void whatIsAppendedIsReadBackExactly() throws IOException {
        Path file = write(RECORDS);

        List<RunRecord> read = read(file);

        assertThat(read).isEqualTo(RECORDS);
        assertThat(read.get(3).measures().get("measure")).as("equal for records, but not to the bit")
                .isEqualTo(-0.0);
        assertThat(read.get(1).measures().keySet()).containsExactly("z", "measure", "a");
    }

    @Test
    void aJournalGoesOnWhereItEnded() throws IOException {
        Path file = write(RECORDS.subList(0, 2));

        try (Journal journal = Journal.open(file, PLAN)) {
            assertThat(journal.records()).isEqualTo(RECORDS.subList(0, 2));
            for (RunRecord entry : RECORDS.subList(2, 5)) {
                journal.append(entry);
            }
        }

        assertThat(file).hasBinaryContent(Files.readAllBytes(write(RECORDS)));
    }

    @Test
    void aLineIsWithTheOperatingSystemAsSoonAsItIsAppended() throws IOException {
        Path file = folder.resolve("open");
        Path copy = folder.resolve("copy");
        try (Journal journal = Journal.open(file, PLAN)) {
            journal.append(RECORDS.getFirst());
            Files.copy(file, copy);
        }

        assertThat(read(copy)).isEqualTo(RECORDS.subList(0, 1));
    }

    @Test
    void aLastLineThatIsCutAnywhereIsDroppedAndItsRunDoneAgain() throws IOException {
        byte[] whole = Files.readAllBytes(write(RECORDS));
        int begin = Files.readAllBytes(write(RECORDS.subList(0, 4))).length;
        for (int end = begin; end < whole.length; end++) {
            Path file = Files.write(folder.resolve("cut"), Arrays.copyOf(whole, end));
            try (Journal journal = Journal.open(file, PLAN)) {
                assertThat(journal.records()).as("cut at %d", end - begin).isEqualTo(RECORDS.subList(0, 4));
                assertThat(Files.size(file)).isEqualTo(begin);

                journal.append(RECORDS.getLast());
            }

            assertThat(file).as("cut at %d", end - begin).hasBinaryContent(whole);
        }
    }

    /** A disk may keep a file's new length and not what was written. */
    @Test
    void aLastLineOfWhichBytesAreLostIsDropped() throws IOException {
        byte[] whole = Files.readAllBytes(write(RECORDS));
        int begin = Files.readAllBytes(write(RECORDS.subList(0, 4))).length;
        for (int lost = begin; lost < whole.length; lost += 5) {
            byte[] zeros = whole.clone();
            Arrays.fill(zeros, lost, whole.length, (byte) 0);
            byte[] changed = whole.clone();
            changed[lost] ^= 1;

            assertThat(read(Files.write(folder.resolve("zeros"), zeros))).as("zeros from %d", lost - begin)
                    .isEqualTo(RECORDS.subList(0, 4));
            assertThat(read(Files.write(folder.resolve("changed"), changed))).as("changed at %d", lost - begin)
                    .isEqualTo(RECORDS.subList(0, 4));
        }
    }

    @Test
    void aFirstLineThatIsCutAnywhereIsBegunAnew() throws IOException {
        byte[] head = Files.readAllBytes(write(List.of()));
        for (int end = 0; end < head.length; end++) {
            Path file = Files.write(folder.resolve("cut"), Arrays.copyOf(head, end));

            assertThat(read(file)).isEmpty();
            assertThat(file).as("cut at %d", end).hasBinaryContent(head);
        }
    }

    @Test
    void aDamagedLineIsNamedAndItsRunDoneAgain() throws IOException {
        assertLost(3, line -> line.replace("DIVERGED", "FINISHED"));
        assertLost(2, line -> line.substring(1));
        assertLost(5, line -> "0");
        assertLost(5, line -> line.replace("seed", "se\0d"));
        assertLost(6, line -> line + " ");
    }

    private void assertLost(int line, UnaryOperator<String> damage) throws IOException {
        Path file = damaged(line, damage);
        List<RunRecord> rest = new ArrayList<>(RECORDS);
        RunRecord lost = rest.remove(line - 2);

        try (Journal journal = Journal.open(file, PLAN)) {
            assertThat(journal.records()).isEqualTo(rest);
            assertThat(journal.lost()).containsExactly(file + ", line " + line + ": the checksum does not match,"
                    + " as after a power cut or a change of the file; their runs are repeated");
            journal.append(lost);
        }

        rest.add(lost);
        try (Journal journal = Journal.open(file, PLAN)) {
            assertThat(journal.records()).isEqualTo(rest);
            assertThat(journal.lost()).as("told once").isEmpty();
        }
    }

    @Test
    void manyDamagedLinesAreNamedInOneSentence() throws IOException {
        Path file = write(RECORDS);
        List<String> lines = new ArrayList<>(Files.readString(file).lines().toList());
        for (int line : new int[]{2, 4, 5}) {
            lines.set(line - 1, "x" + lines.get(line - 1));
        }
        Files.writeString(file, String.join("\n", lines) + "\n");

        try (Journal journal = Journal.open(file, PLAN)) {
            assertThat(journal.records()).containsExactly(RECORDS.get(1), RECORDS.get(4));
            assertThat(journal.lost()).singleElement().asString().startsWith(file + ", lines 2, 4 to 5: ");
        }
    }

    /** A page that the disk never got is zeros, with the ends of lines that were in it. */
    @Test
    void aMissingPageCostsTheLinesThatItTouchesOnly() throws IOException {
        byte[] whole = Files.readAllBytes(write(RECORDS));
        int head = Files.readString(write(RECORDS)).indexOf('\n') + 1;
        for (int begin = head; begin < whole.length; begin += 7) {
            byte[] bytes = whole.clone();
            Arrays.fill(bytes, begin, Math.min(whole.length, begin + 100), (byte) 0);
            Path file = Files.write(folder.resolve("page"), bytes);

            try (Journal journal = Journal.open(file, PLAN)) {
                assertThat(RECORDS).containsAll(journal.records());
                assertThat(journal.records()).as("missing from %d", begin).hasSizeBetween(RECORDS.size() - 2,
                        RECORDS.size() - 1);
                assertThat(journal.lost()).hasSize(1);
            }
        }
    }

    @Test
    void aJournalOfANewerFormatIsRefused() throws IOException {
        String text = JournalLine.head(PLAN.digest()).replace("\"sweep\":1", "\"sweep\":2");
        Path file = Files.write(folder.resolve("newer"), JournalText.line(text).array());

        assertThatThrownBy(() -> Journal.open(file, PLAN).close()).isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(file + ", line 1: the journal has format 2 but gan4j ")
                .hasMessageEndingWith("; use a newer gan4j");
    }

    @Test
    void aJournalWhoseFirstLineIsDamagedIsRefusedAndLeftAsItIs() throws IOException {
        Path file = damaged(1, line -> line.replace("sweep", "swoop"));
        byte[] before = Files.readAllBytes(file);

        assertThatThrownBy(() -> read(file)).isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(file + ", line 1: the checksum of the line does not match");

        assertThat(file).hasBinaryContent(before);
    }

    @Test
    void aDamagedHeadIsNoTornOne() throws IOException {
        byte[] head = Files.readAllBytes(write(List.of()));
        head[3] ^= 1;
        Path file = Files.write(folder.resolve("head"), head);

        assertThatThrownBy(() -> read(file)).isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(file + ", line 1: the checksum of the line does not match");
    }

    @Test
    void theJournalOfAnotherPlanIsRefused() throws IOException {
        Path file = write(RECORDS);
        byte[] before = Files.readAllBytes(file);

        assertThatThrownBy(() -> Journal.open(file, OTHER_PLAN).close()).isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        file + ", line 1: the journal must belong to the plan in its directory but belongs to another");

        assertThat(file).hasBinaryContent(before);
    }

    @Test
    void aJournalInUseIsRefusedUntilItIsClosed() throws IOException {
        Path file = folder.resolve("journal");
        try (Journal journal = Journal.open(file, PLAN)) {
            journal.append(RECORDS.get(0));
            assertThatThrownBy(() -> Journal.open(file, PLAN).close()).isInstanceOf(InvalidInputException.class)
                    .hasMessage(file + " is in use: another process runs this sweep");
            journal.append(RECORDS.get(1));
        }

        assertThat(read(file)).isEqualTo(RECORDS.subList(0, 2));
    }

    @Test
    void manyThreadsMayAppend() throws Exception {
        Path file = folder.resolve("journal");
        List<RunRecord> expected = new ArrayList<>();
        try (Journal journal = Journal.open(file, PLAN)) {
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                List<RunRecord> own = new ArrayList<>();
                for (int j = 0; j < 50; j++) {
                    own.add(entry(i, j, Outcome.FINISHED, "", j, OptionalLong.empty(), 1 / 3.0));
                }
                expected.addAll(own);
                threads.add(Thread.ofPlatform().start(() -> own.forEach(entry -> {
                    try {
                        journal.append(entry);
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                })));
            }
            for (Thread thread : threads) {
                thread.join();
            }
        }

        assertThat(read(file)).containsExactlyInAnyOrderElementsOf(expected);
    }

    private Path damaged(int line, UnaryOperator<String> damage) throws IOException {
        Path file = write(RECORDS);
        List<String> lines = new ArrayList<>(Files.readString(file).lines().toList());
        lines.set(line - 1, damage.apply(lines.get(line - 1)));
        return Files.writeString(file, String.join("\n", lines) + "\n");
    }

    private Path write(List<RunRecord> records) throws IOException {
        Path file = folder.resolve("journal-" + records.size());
        Files.deleteIfExists(file);
        try (Journal journal = Journal.open(file, PLAN)) {
            for (RunRecord entry : records) {
                journal.append(entry);
            }
        }
        assertThat(Files.readString(file, StandardCharsets.UTF_8).lines()).hasSize(records.size() + 1);
        return file;
    }

    private static List<RunRecord> read(Path file) throws IOException {
        try (Journal journal = Journal.open(file, PLAN)) {
            return journal.records();
        }
    }

    private static SweepPlan plan(String iterations) {
        SweepSpec spec = SweepSpec.of(Experiment.preset("tutorial"), new SweepSpec.Additions(
                Map.of("iterations", iterations), new LinkedHashMap<>(), Seeds.parse("1..3", "seeds"), null));
        return SweepPlan.of(spec, new SharedData());
    }

    private static RunRecord entry(int setting, long seed, Outcome outcome, String reason, double distance,
            OptionalLong firstWithin, double measure) {
        SequencedMap<String, Double> measures = new LinkedHashMap<>();
        measures.put("z", 100_000.0);
        measures.put("measure", measure);
        measures.put("a", 1e-300);
        return new RunRecord(new SweepPlan.RunKey(setting, seed), outcome, reason, 10_000_000_000L, distance,
                firstWithin, measures, "00ff", 1.25);
    }
}
