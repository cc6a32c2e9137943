package dev.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.cli.disk.PowerCut;
import dev.gan4j.cli.disk.Recording;
import dev.gan4j.cli.disk.WatchedDisk;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.Seeds;
import dev.gan4j.experiment.SweepSpec;
import dev.gan4j.model.GanModel;
import dev.gan4j.report.RunReport;
import dev.gan4j.run.RunCheckpoints;
import dev.gan4j.run.RunDirectory;
import dev.gan4j.sweep.RunRecord;
import dev.gan4j.sweep.SweepDirectory;
import dev.gan4j.sweep.SweepPlan;
import dev.gan4j.train.Checkpoint;
import dev.gan4j.train.SharedData;
import dev.gan4j.train.TrainedGan;
import dev.gan4j.train.Trainer;
import dev.gan4j.train.TrainingEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.SequencedMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The power is cut after each step of what is written, and of all that was not forced any part is lost. Another choice
 * of parts with each {@code -Dgan4j.powerSeed=N}; so many choices a step with {@code -Dgan4j.powerCuts=N}.
 */
class PowerCutTest {

    private static final int CHOICES = Integer.getInteger("gan4j.powerCuts", 1);
    private static final long SEED = Long.getLong("gan4j.powerSeed", System.nanoTime());
    private static final int[] PAGES = {512, 4096};
    private static final Experiment EXPERIMENT = Experiment.preset("tutorial").with(Map.of("iterations", "30", "batch",
            "20", "pretraining", "none", "evaluation.samples", "200", "evaluation.every", "5",
            "evaluation.quickSamples", "100"));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private int cuts;

    /** Looks at what a power cut left. */
    @FunctionalInterface
    private interface Check {
        void on(Path left, int steps, String what) throws Exception;
    }

    private void cutEverywhere(Recording recording, Check check) throws Exception {
        for (int steps = 0; steps <= recording.size(); steps++) {
            for (int page : PAGES) {
                for (PowerCut.Manner manner : PowerCut.Manner.values()) {
                    int choices = switch (manner) {
                        case NOTHING_LOST, ALL_LOST, PAGES_LOST, NAMES_LOST -> 1;
                        case ONE_PAGE_LOST, ONE_PAGE_LEFT, ANY -> CHOICES;
                    };
                    for (int i = 0; i < choices; i++) {
                        Path left = Files.createDirectory(folder.resolve("left"));
                        Random random = new Random(SEED + 31L * steps + i);
                        new PowerCut(recording, steps, page, manner, random).leave(left);
                        check.on(left, steps, "cut after step " + steps + ", " + manner + " by pages of " + page
                                + ", replayed by -Dgan4j.powerCuts=" + CHOICES + " -Dgan4j.powerSeed=" + SEED);
                        cuts++;
                        Processes.delete(left);
                    }
                }
            }
        }
    }

    @Test
    void aModelIsTheOldOrTheNewOne() throws Exception {
        GanModel old = Trainer.of(EXPERIMENT).train().toModel();
        GanModel other = Trainer.of(EXPERIMENT.with("seed", "2")).train().toModel();
        Path disk = Files.createDirectory(folder.resolve("disk"));
        old.write(disk.resolve("model.gan"));
        Recording recording = new Recording(disk);

        other.write(WatchedDisk.watched(disk.resolve("model.gan"), recording));

        int[] found = new int[2];
        cutEverywhere(recording, (left, steps, what) -> {
            GanModel model = GanModel.read(left.resolve("model.gan"));
            assertThat(model).as(what).isIn(old, other);
            found[model.equals(old) ? 0 : 1]++;
        });
        assertThat(found[0]).isPositive();
        assertThat(found[1]).isPositive();
        System.out.println("PowerCutTest: a model, " + cuts + " power cuts, seed " + SEED);
    }

    @Test
    void aRunGoesOnFromItsLastCheckpointOrIsFinishedWithAllItsFiles() throws Exception {
        List<Checkpoint> checkpoints = checkpoints();
        assertThat(checkpoints).hasSize(3);
        TrainedGan trained = Trainer.resume(checkpoints.getLast()).train();
        Path disk = Files.createDirectory(folder.resolve("disk"));
        Recording recording = new Recording(disk);
        Path watched = WatchedDisk.watched(disk.resolve("run"), recording);

        RunDirectory run = RunDirectory.create(watched);
        try (RunCheckpoints<Experiment, Checkpoint> places = run.checkpoints()) {
            run.writeExperiment(EXPERIMENT);
            recording.mark("begun");
            for (Checkpoint checkpoint : checkpoints.subList(0, 3)) {
                places.write(checkpoint);
                recording.mark(Integer.toString(checkpoint.iterations()));
            }
            run.writeResult(trained);
            RunReport.write(trained, watched);
            places.finish();
            recording.mark("finished");
        }

        Map<String, byte[]> whole = files(disk.resolve("run"));
        int[] found = new int[2];
        cutEverywhere(recording, (left, steps, what) -> {
            List<String> marks = recording.marks(steps);
            if (marks.isEmpty()) {
                return; // never begun
            }
            RunDirectory opened = RunDirectory.open(left.resolve("run"));
            if (opened.isFinished()) {
                found[0]++;
                Map<String, byte[]> files = files(left.resolve("run"));
                whole.forEach((name, bytes) -> assertThat(files.get(name)).as(name + ", " + what).isEqualTo(bytes));
                opened.removeRemains();
                assertThat(files(left.resolve("run")).keySet()).as(what).isEqualTo(whole.keySet());
                return;
            }
            found[1]++;
            assertThat(marks).as(what).doesNotContain("finished");
            assertThat(opened.experiment()).as(what).isEqualTo(EXPERIMENT);
            try (RunCheckpoints<Experiment, Checkpoint> places = opened.checkpoints()) {
                RunCheckpoints.Newest<Checkpoint> newest = places.newest(opened.experiment());
                Checkpoint checkpoint = newest.checkpoint();
                if (marks.size() > 1) {
                    assertThat(checkpoint).as(what).isNotNull();
                    assertThat(checkpoint == null ? -1 : checkpoint.iterations()).as(what)
                            .isGreaterThanOrEqualTo(Integer.parseInt(marks.getLast()));
                }
                assertThat(checkpoint == null || checkpoints.contains(checkpoint)).as(what).isTrue();
            }
        });
        assertThat(found[0]).isPositive();
        assertThat(found[1]).isPositive();
        System.out.println("PowerCutTest: a run, " + cuts + " power cuts, seed " + SEED);
    }

    /** Checkpoints of one run that was stopped after its first look, its second and its third. */
    private static List<Checkpoint> checkpoints() {
        List<Checkpoint> checkpoints = new ArrayList<>();
        for (int looks = 1; looks <= 3; looks++) {
            Trainer trainer = Trainer.of(EXPERIMENT).checkpointEvery(Duration.ofDays(1));
            int[] left = {looks};
            trainer.listen(event -> {
                if (event instanceof TrainingEvent.CheckpointTaken(Checkpoint checkpoint)) {
                    checkpoints.add(checkpoint);
                } else if (event instanceof TrainingEvent.Progress && --left[0] == 0) {
                    trainer.stop();
                }
            }).train();
        }
        return checkpoints;
    }

    private static Map<String, byte[]> files(Path root) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                files.put(root.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }

    @Test
    void aSweepLosesNoRunThatWasForcedAndSaysWhichLinesAreDamaged() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        Recording recording = new Recording(disk);
        Path watched = WatchedDisk.watched(disk.resolve("sweep"), recording);
        List<RunRecord> all = new ArrayList<>();
        try (SweepDirectory directory = SweepDirectory.create(watched, plan())) {
            recording.mark("begun");
            for (int i = 0; i < 36; i++) {
                if (i % 12 == 11) {
                    // The next line is forced, with those before it.
                    TimeUnit.MILLISECONDS.sleep(1010);
                }
                RunRecord entry = entry(i);
                directory.append(entry);
                all.add(entry);
                recording.mark(Integer.toString(i));
            }
        }
        recording.mark("closed");

        int[] told = new int[1];
        cutEverywhere(recording, (left, steps, what) -> {
            if (recording.marks(steps).isEmpty()) {
                return; // never begun
            }
            Path path = left.resolve("sweep");
            long size = Files.size(path.resolve("journal.txt"));
            List<RunRecord> kept = check(path, all,
                    recording.marksForced(disk.resolve("sweep/journal.txt"), steps).size() - 1, what, told);
            int written = recording.marks(steps).size() - 1;
            if (kept.size() < written && Files.size(path.resolve("journal.txt")) == size
                    && size == Files.size(disk.resolve("sweep/journal.txt"))) {
                assertThat(told[0]).as(what).isPositive();
            }
            try (SweepDirectory again = SweepDirectory.open(path, new SharedData())) {
                assertThat(again.done()).as(what).isEqualTo(kept);
                assertThat(again.lost()).as("told once, %s", what).isEmpty();
            }
        });
        assertThat(told[0]).isPositive();
        System.out.println("PowerCutTest: a sweep, " + cuts + " power cuts, " + told[0]
                + " of which damaged lines, seed " + SEED);
    }

    /** What a first power cut has left is mended, the sweep goes on, and the power is cut again. */
    @Test
    void aJournalThatIsMendedSurvivesASecondPowerCut() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        List<RunRecord> all = new ArrayList<>();
        try (SweepDirectory directory = SweepDirectory.create(disk.resolve("sweep"), plan())) {
            for (int i = 0; i < 20; i++) {
                all.add(entry(i));
                directory.append(all.getLast());
            }
        }
        Path journal = disk.resolve("sweep/journal.txt");
        byte[] bytes = Files.readAllBytes(journal);
        Arrays.fill(bytes, 1536, 2048, (byte) 0);
        Arrays.fill(bytes, bytes.length - 1000, bytes.length - 700, (byte) 0);
        Files.write(journal, bytes);
        Recording recording = new Recording(disk);
        List<RunRecord> kept;
        try (SweepDirectory directory = SweepDirectory.open(WatchedDisk.watched(disk.resolve("sweep"), recording),
                new SharedData())) {
            kept = directory.done();
            assertThat(directory.lost()).singleElement().asString().contains("journal.txt, lines ");
            for (int i = 20; i < 30; i++) {
                all.add(entry(i));
                directory.append(all.getLast());
            }
        }
        assertThat(kept).hasSizeBetween(10, 18);

        cutEverywhere(recording, (left, steps, what) -> {
            List<RunRecord> again = check(left.resolve("sweep"), all, 0, what, new int[1]);
            assertThat(again).as(what).containsAll(kept);
        });
        System.out.println("PowerCutTest: a mended sweep, " + cuts + " power cuts, seed " + SEED);
    }

    /** Nothing is invented, what was forced is there, and what is damaged is told; returns what is there. */
    private static List<RunRecord> check(Path path, List<RunRecord> all, int forced, String what, int[] told)
            throws IOException {
        try (SweepDirectory directory = SweepDirectory.open(path, new SharedData())) {
            List<RunRecord> done = directory.done();
            assertThat(all).as(what).containsAll(done);
            assertThat(done).as(what).doesNotHaveDuplicates();
            if (forced > 0) {
                assertThat(done).as(what).containsAll(all.subList(0, forced));
            }
            for (String sentence : directory.lost()) {
                assertThat(sentence).as(what).contains("journal.txt, line").contains("are repeated");
                told[0]++;
            }
            return done;
        }
    }

    private static SweepPlan plan() {
        return SweepPlan.of(SweepSpec.of(EXPERIMENT, new SweepSpec.Additions(Map.of(), new LinkedHashMap<>(),
                Seeds.parse("1..100", "seeds"), null)), new SharedData());
    }

    private static RunRecord entry(int seed) {
        SequencedMap<String, Double> measures = new LinkedHashMap<>();
        for (int i = 0; i < 8; i++) {
            measures.put("measure " + i, seed + i / 7.0);
        }
        return new RunRecord(new SweepPlan.RunKey(0, 1 + seed), RunRecord.Outcome.FINISHED, "", 30, seed / 3.0,
                OptionalLong.empty(), measures, "0123456789abcdef".repeat(4), 0.25);
    }
}
