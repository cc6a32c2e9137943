package dev.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.eval.Judging;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.Seeds;
import dev.gan4j.experiment.SweepSpec;
import dev.gan4j.model.GanModel;
import dev.gan4j.onnx.OnnxExport;
import dev.gan4j.report.RunReport;
import dev.gan4j.run.RunCheckpoints;
import dev.gan4j.run.RunDirectory;
import dev.gan4j.sweep.SweepDirectory;
import dev.gan4j.sweep.SweepPlan;
import dev.gan4j.train.Checkpoint;
import dev.gan4j.train.SharedData;
import dev.gan4j.train.TrainedGan;
import dev.gan4j.train.Trainer;
import dev.gan4j.train.TrainingEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Something that a command writes, on any disk. */
abstract class DiskScenario {

    private static final Map<String, String> SHORT = Map.of("iterations", "12", "batch", "20", "pretraining", "none",
            "evaluation.samples", "200", "evaluation.every", "4", "evaluation.quickSamples", "100");
    private static final Experiment NUMBERS = Experiment.preset("tutorial").with(SHORT);
    /** With two latents, so that its report is a page without figures: those are a scenario of their own. */
    private static final Experiment EXPERIMENT = NUMBERS.with("coupling", "none").with("latent.type", "normal")
            .with("latent.dimension", "2");
    private static final Experiment POINTS = Experiment.preset("ring8").with("iterations", "2")
            .with("evaluation.samples", "200");
    private static final Duration NEVER = Duration.ofDays(1);

    private final String name;

    DiskScenario(String name) {
        this.name = name;
    }

    static Stream<DiskScenario> all() {
        Supplier<TrainedGan> numbers = once(NUMBERS);
        Supplier<TrainedGan> points = once(POINTS);
        return Stream.of(new Train(), new Resume(), new Sweep(false), new Sweep(true),
                new Written("model", "model.gan", root -> numbers.get().toModel().write(root.resolve("model.gan"))),
                new Written("export", "onnx/generator.onnx",
                        root -> OnnxExport.of(numbers.get().toModel()).write(root.resolve("onnx"))),
                new Written("report", "run/report.html", root -> RunReport.write(numbers.get(), root.resolve("run"))),
                new Written("report-of-points", "run/report.html",
                        root -> RunReport.write(points.get(), root.resolve("run"))),
                new Written("sample", "out.csv", root -> OutputFile.write(root.resolve("out.csv"), out -> {
                    for (int i = 0; i < 5; i++) {
                        out.write("0.5\n".repeat(5000).getBytes(StandardCharsets.UTF_8));
                    }
                })),
                new Written("data", "", root -> RunDirectory.create(root.resolve("run"))
                        .saveData(new ByteArrayInputStream("x\n1\n2\n".getBytes(StandardCharsets.UTF_8)))));
    }

    private static Supplier<TrainedGan> once(Experiment experiment) {
        TrainedGan[] trained = new TrainedGan[1];
        return () -> {
            if (trained[0] == null) {
                trained[0] = Trainer.of(experiment).train();
            }
            return trained[0];
        };
    }

    String name() {
        return name;
    }

    @Override
    public String toString() {
        return name;
    }

    /** How many operations are passed by between two that fail: what takes long is tried at each in the nightly check. */
    int stride() {
        boolean isLong = Stream.of("train", "resume", "sweep").anyMatch(name::startsWith);
        return Integer.getInteger("gan4j.faultStride", name.equals("report") ? 11 : isLong ? 3 : 1);
    }

    /** Lays down what is there before. */
    abstract void prepare(Path root) throws IOException;

    /** Does what the command does; what it says on standard error is added to {@code told}. */
    abstract void run(Path root, List<String> told) throws IOException;

    /** Does after a fault what a user would do then, which succeeds. */
    abstract void goOn(Path root) throws IOException;

    /** Checks what is there at the end. */
    abstract void checkDone(Path root) throws IOException;

    /** One call that writes, over files of an earlier one. */
    private static final class Written extends DiskScenario {

        private final String old;
        private final Call call;

        interface Call {
            void on(Path root) throws IOException;
        }

        /**
         * @param old a file that is there before; empty for none
         */
        Written(String name, String old, Call call) {
            super(name);
            this.old = old;
            this.call = call;
        }

        @Override
        void prepare(Path root) throws IOException {
            if (!old.isEmpty()) {
                Path file = root.resolve(old);
                Files.createDirectories(Objects.requireNonNull(file.getParent()));
                Files.writeString(file, "old");
            }
        }

        @Override
        void run(Path root, List<String> told) throws IOException {
            call.on(root);
        }

        @Override
        void goOn(Path root) throws IOException {
            Processes.delete(root.resolve("run/data.csv"));
            call.on(root);
        }

        @Override
        void checkDone(Path root) {
            assertThat(root).isNotEmptyDirectory();
        }
    }

    /** A run that is stopped half way, which leaves a checkpoint. */
    private static class Train extends DiskScenario {

        private static final GanModel WHOLE = Trainer.of(EXPERIMENT).train().toModel();

        Train() {
            this("train");
        }

        Train(String name) {
            super(name);
        }

        @Override
        void prepare(Path root) throws IOException {
            // Training makes its own directory.
        }

        @Override
        void run(Path root, List<String> told) throws IOException {
            Trainer trainer = Trainer.of(EXPERIMENT).checkpointEvery(NEVER);
            try (RunPlace<Experiment, Checkpoint> place = RunPlace.of(
                    (name, seed) -> RunDirectory.create(root.resolve("run")), RunDirectory::checkpoints, told::add)) {
                RunRecorder recorder = new RunRecorder(place);
                recorder.write(trainer.listen(recorder).listen(event -> {
                    if (event instanceof TrainingEvent.Progress) {
                        trainer.stop();
                    }
                }).train());
            }
        }

        @Override
        void goOn(Path root) throws IOException {
            Path run = root.resolve("run");
            if (Files.exists(run.resolve(RunDirectory.EXPERIMENT))) {
                resume(run);
            } else {
                try (RunPlace<Experiment, Checkpoint> place = RunPlace.of((name, seed) -> RunDirectory.create(run),
                        RunDirectory::checkpoints, Train::refuse)) {
                    RunRecorder recorder = new RunRecorder(place);
                    recorder.write(Trainer.of(EXPERIMENT).listen(recorder).train());
                }
            }
            checkFinished(run);
        }

        private static void refuse(String warning) {
            throw new AssertionError(warning);
        }

        @Override
        void checkDone(Path root) throws IOException {
            Path run = root.resolve("run");
            assertThat(RunDirectory.open(run).isFinished()).isFalse();
            resume(run);
            checkFinished(run);
        }

        static void resume(Path path) throws IOException {
            RunDirectory run = RunDirectory.open(path);
            if (run.isFinished()) {
                run.removeRemains();
                return;
            }
            try (RunCheckpoints<Experiment, Checkpoint> checkpoints = run.checkpoints()) {
                RunCheckpoints.Newest<Checkpoint> newest = checkpoints.newest(run.experiment());
                assertThat(newest.refused()).isEmpty();
                Trainer trainer = newest.checkpoint() == null
                        ? Trainer.of(run.experiment())
                        : Trainer.resume(newest.checkpoint());
                RunRecorder recorder = new RunRecorder(RunPlace.of(run, checkpoints, Train::refuse));
                recorder.write(trainer.listen(recorder).train());
            }
        }

        static void checkFinished(Path run) {
            assertThat(RunDirectory.open(run).isFinished()).isTrue();
            assertThat(GanModel.read(run.resolve(RunDirectory.MODEL)).pair().parameters())
                    .isEqualTo(WHOLE.pair().parameters());
            assertThat(run.resolve("checkpoints")).doesNotExist();
            assertThat(run.resolve("checkpoints.finished")).doesNotExist();
            assertThat(run.resolve("summary.json")).isNotEmptyFile();
            assertThat(run.resolve("report.html")).isNotEmptyFile();
        }
    }

    /** A run that goes on after a stop, to its end. */
    private static final class Resume extends Train {

        Resume() {
            super("resume");
        }

        @Override
        void prepare(Path root) throws IOException {
            super.run(root, new ArrayList<>());
        }

        @Override
        void run(Path root, List<String> told) throws IOException {
            RunDirectory run = RunDirectory.open(root.resolve("run"));
            try (RunCheckpoints<Experiment, Checkpoint> checkpoints = run.checkpoints()) {
                RunRecorder recorder = new RunRecorder(RunPlace.of(run, checkpoints, told::add));
                // The experiment of the faulty disk is of the real one, whose data it names.
                Trainer trainer = Trainer.resume(
                        Objects.requireNonNull(checkpoints.newest(EXPERIMENT).checkpoint()));
                recorder.write(trainer.checkpointEvery(NEVER).listen(recorder).train());
            }
        }

        @Override
        void goOn(Path root) throws IOException {
            resume(root.resolve("run"));
            checkFinished(root.resolve("run"));
        }

        @Override
        void checkDone(Path root) {
            checkFinished(root.resolve("run"));
        }
    }

    /** A sweep, from its beginning or from a journal with a line that was torn. */
    private static final class Sweep extends DiskScenario {

        private final boolean isResumed;

        Sweep(boolean isResumed) {
            super(isResumed ? "sweep-resumed" : "sweep");
            this.isResumed = isResumed;
        }

        private static SweepPlan plan(SharedData shared) {
            SequencedMap<String, List<String>> grid = new LinkedHashMap<>();
            grid.put("optimiser.learningRate", List.of("0.001", "0.01"));
            return SweepPlan.of(SweepSpec.of(EXPERIMENT,
                    new SweepSpec.Additions(Map.of(), grid, Seeds.parse("1..2", "seeds"), null)), shared);
        }

        private static void execute(SweepDirectory directory, SharedData shared, List<String> told)
                throws IOException {
            StringWriter err = new StringWriter();
            try {
                new SweepExecution(directory, shared, 1, Judging.WITHOUT_REFEREES, new PrintWriter(err), true)
                        .run(results -> {});
            } finally {
                err.toString().lines().forEach(told::add);
            }
        }

        @Override
        void prepare(Path root) throws IOException {
            if (isResumed) {
                execute(root);
                Path journal = root.resolve("sweep/journal.txt");
                List<String> lines = Files.readAllLines(journal);
                Files.writeString(journal, lines.get(0) + "\n" + lines.get(1) + "\n" + lines.get(2).substring(0, 99));
                for (String name : List.of("results.csv", "settings.csv", "report.html")) {
                    Files.writeString(root.resolve("sweep").resolve(name), "old");
                }
            }
        }

        @Override
        void run(Path root, List<String> told) throws IOException {
            SharedData shared = new SharedData();
            Path path = root.resolve("sweep");
            try (SweepDirectory directory = isResumed
                    ? SweepDirectory.open(path, shared)
                    : SweepDirectory.create(path, plan(shared))) {
                execute(directory, shared, told);
            }
        }

        private static void execute(Path root) throws IOException {
            SharedData shared = new SharedData();
            List<String> told = new ArrayList<>();
            Path path = root.resolve("sweep");
            try (SweepDirectory directory = Files.exists(path.resolve(SweepDirectory.PLAN))
                    ? SweepDirectory.open(path, shared)
                    : SweepDirectory.create(path, plan(shared))) {
                execute(directory, shared, told);
            }
            assertThat(told).as("what is lost").isEmpty();
        }

        @Override
        void goOn(Path root) throws IOException {
            execute(root);
            checkDone(root);
        }

        @Override
        void checkDone(Path root) throws IOException {
            assertThat(Files.readAllLines(root.resolve("sweep/results.csv"))).hasSize(5);
            assertThat(root.resolve("sweep/report.html")).isNotEmptyFile();
        }
    }
}
