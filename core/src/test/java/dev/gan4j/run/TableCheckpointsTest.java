package dev.gan4j.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gan4j.InvalidInputException;
import dev.gan4j.cascade.TableCheckpoint;
import dev.gan4j.cascade.TableLook;
import dev.gan4j.cascade.TableTraining;
import dev.gan4j.eval.Judging;
import dev.gan4j.experiment.TableExperiment;
import dev.gan4j.model.TableModel;
import dev.gan4j.model.TrainingOutcome;
import dev.gan4j.nn.internal.Parameters;
import dev.gan4j.run.internal.TableHistoryCsv;
import dev.gan4j.testing.PeopleFile;
import dev.gan4j.train.SavedTableTraining;
import dev.gan4j.train.TableTrainer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class TableCheckpointsTest {

    private static final Map<String, String> QUICK = Map.of("generator.embedding", "8", "generator.hidden", "8",
            "likelihood.epochs", "2", "likelihood.batch", "32", "game.iterations", "4", "game.every", "2", "game.batch",
            "16", "game.discriminatorHidden", "[8]");

    /** Before each step, and at the end. */
    private static final List<SavedTableTraining> CHECKPOINTS = new ArrayList<>();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path shared;

    @TempDir
    private Path folder;

    private static TableTrainer trainer(Map<String, String> more) {
        return TableTrainer.of(TableExperiment.of(shared.resolve("people.csv")).with(QUICK).with(more));
    }

    /** Takes the checkpoints of a training. */
    private record Taker(List<SavedTableTraining> taken) implements TableTrainer.Listener {
        @Override
        public void on(TableTraining.Progress progress) {
            // Its checkpoints tell it.
        }

        @Override
        public void onCheckpoint(SavedTableTraining checkpoint) {
            taken.add(checkpoint);
        }
    }

    @BeforeAll
    static void train() throws IOException {
        Files.writeString(shared.resolve("people.csv"), PeopleFile.text(300, 1));
        assertThat(trainer(Map.of()).checkpointEvery(Duration.ZERO).train(new Taker(CHECKPOINTS))).isTrue();
    }

    private RunDirectory newRun() throws IOException {
        return RunDirectory.create(folder, "run", 1);
    }

    @Test
    void aCheckpointReadsBackAsItWas() throws Exception {
        assertThat(CHECKPOINTS).hasSizeGreaterThan(8);
        assertThat(CHECKPOINTS.stream().map(each -> each.training().progress().phase()).distinct())
                .containsExactly(TableTraining.Phase.LIKELIHOOD, TableTraining.Phase.GAME,
                        TableTraining.Phase.FINISHED);
        for (SavedTableTraining checkpoint : CHECKPOINTS) {
            RunDirectory run = newRun();
            try (RunCheckpoints<TableTrainer, SavedTableTraining> checkpoints = run.tableCheckpoints()) {
                checkpoints.write(checkpoint);
                RunCheckpoints.Newest<SavedTableTraining> newest = checkpoints.newest(trainer(Map.of()));
                assertThat(newest.checkpoint()).isEqualTo(checkpoint);
                assertThat(newest.refused()).isEmpty();
            }
        }
    }

    @Test
    void aTrainingResumedFromAnyCheckpointEndsWithTheSameBits() throws IOException {
        TableTrainer whole = trainer(Map.of());
        whole.train(new Taker(new ArrayList<>()));
        TableModel expected = whole.result(Judging.WITHOUT_REFEREES);
        for (SavedTableTraining checkpoint : CHECKPOINTS) {
            TableTrainer resumed = trainer(Map.of()).resume(checkpoint);
            assertThat(resumed.train(new Taker(new ArrayList<>()))).isTrue();
            TableModel model = resumed.result(Judging.WITHOUT_REFEREES);
            assertThat(model.weights()).isEqualTo(expected.weights());
            assertThat(model.judgement()).isEqualTo(expected.judgement());
            assertThat(history(resumed)).isEqualTo(history(whole));
        }
    }

    private static String history(TableTrainer trained) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TableHistoryCsv.write(trained.looks(), out);
        return out.toString(UTF_8);
    }

    @Test
    void theHistoryHasBothSurprisesAndThenTheAreaOfTheGame() throws Exception {
        TableTrainer trainer = trainer(Map.of());
        trainer.train(new Taker(new ArrayList<>()));
        RunDirectory run = newRun();
        run.writeExperiment(trainer);
        run.writeResult(trainer.result(Judging.WITHOUT_REFEREES), trainer.looks());
        List<TableLook> looks = run.readLooks();
        assertThat(looks).isEqualTo(trainer.looks());
        assertThat(Files.readString(run.path().resolve(RunDirectory.HISTORY))).isEqualTo(history(trainer));
        List<TableLook> likelihood = looks.stream().filter(look -> !look.isGame()).toList();
        assertThat(likelihood.getLast().epoch()).isEqualTo(2);
        assertThat(likelihood.getLast().fit()).isPositive().isLessThan(likelihood.getFirst().fit());
        assertThat(likelihood).allSatisfy(look -> assertThat(look.stopping()).isFinite().isPositive());
        assertThat(looks.stream().filter(TableLook::isGame)).extracting(TableLook::step).startsWith(0L, 2L);
        assertThat(looks.stream().filter(TableLook::isGame))
                .allSatisfy(look -> assertThat(look.area()).isBetween(0.0, 1.0));

        Files.writeString(run.path().resolve(RunDirectory.HISTORY), "game,1,,,,0.5\ngame,1,,,,0.5\n");
        assertThatThrownBy(run::readLooks).isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("history.csv: must begin with phase,iteration,epoch");
        Files.writeString(run.path().resolve(RunDirectory.HISTORY),
                history(trainer).lines().findFirst().orElseThrow() + "\ngame,1,,,,0.5\ngame,1,,,,0.5\n");
        assertThatThrownBy(run::readLooks).isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("history.csv, line 3: is not a row of a history");
    }

    @Test
    void anAbsurdLearningRateLeavesTheColumnsIndependent() {
        TableTrainer trainer = trainer(Map.of("likelihood.learningRate", "1000000"));
        assertThat(trainer.train(new Taker(new ArrayList<>()))).isTrue();
        TableModel model = trainer.result(Judging.WITHOUT_REFEREES);
        assertThat(model.weights().isFinite()).isTrue();
        assertThat(model.training().bestLikelihood()).isZero();
        assertThat(model.training().surprise()).isEqualTo(trainer.looks().getFirst().stopping()).isLessThan(100);
    }

    /** Sets a trained weight of G to NaN, as a step that overflows does. */
    private static SavedTableTraining poisoned(SavedTableTraining saved) {
        Map<String, Parameters.Value> values = new LinkedHashMap<>(saved.training().state().values());
        values.computeIfPresent("generator.column1.weights1", (name, value) -> {
            float[] elements = value.elements();
            Arrays.fill(elements, Float.NaN);
            return new Parameters.Value(value.shape(), elements);
        });
        TableCheckpoint training = saved.training();
        return new SavedTableTraining(saved.experiment(), saved.schema(), saved.likelihoodSteps(), new TableCheckpoint(
                training.progress(), new Parameters(values), training.best(), training.looks()), saved.seconds());
    }

    @ParameterizedTest
    @EnumSource(names = {"LIKELIHOOD", "GAME"})
    void aTrainingThatDivergesEndsWithItsLastGoodWeights(TableTraining.Phase phase) throws Exception {
        SavedTableTraining before = CHECKPOINTS.stream()
                .filter(each -> each.training().progress().phase() == phase).skip(2).findFirst().orElseThrow();
        List<SavedTableTraining> taken = new ArrayList<>();
        TableTrainer trainer = trainer(Map.of()).resume(poisoned(before)).checkpointEvery(Duration.ofDays(1));
        assertThat(trainer.train(new Taker(taken))).isTrue();
        assertThat(trainer.progress().phase()).isEqualTo(TableTraining.Phase.DIVERGED);
        assertThat(Double.isNaN(trainer.progress().areaStart())).isEqualTo(phase == TableTraining.Phase.LIKELIHOOD);
        TableModel model = trainer.result(Judging.WITHOUT_REFEREES);
        assertThat(model.training().outcome()).isEqualTo(TrainingOutcome.NOT_FINITE);
        assertThat(model.weights().isFinite()).isTrue();
        RunDirectory run = newRun();
        run.writeExperiment(trainer);
        assertThat(run.writeResult(model, trainer.looks()).toJson()).contains("\"outcome\" : \"not-finite\"");
        assertThat(run.readTable().training()).isEqualTo(model.training());
        assertThat(run.readLooks()).isEqualTo(trainer.looks());
        try (RunCheckpoints<TableTrainer, SavedTableTraining> checkpoints = run.tableCheckpoints()) {
            checkpoints.write(taken.getLast());
            SavedTableTraining read = requireNonNull(checkpoints.newest(trainer).checkpoint());
            assertThat(read).isEqualTo(taken.getLast());
            TableTrainer resumed = TableTrainer.of(trainer.experiment()).resume(read);
            assertThat(resumed.train(new Taker(new ArrayList<>()))).isTrue();
            assertThat(resumed.result(Judging.WITHOUT_REFEREES).weights()).isEqualTo(model.weights());
        }
    }

    @Test
    void aTrainingThatIsStoppedLeavesACheckpoint() {
        List<SavedTableTraining> taken = new ArrayList<>();
        TableTrainer trainer = trainer(Map.of()).checkpointEvery(Duration.ofDays(1));
        boolean isFinished = trainer.train(new TableTrainer.Listener() {
            @Override
            public void on(TableTraining.Progress progress) {
                if (progress.step() == 3) {
                    trainer.stop();
                }
            }

            @Override
            public void onCheckpoint(SavedTableTraining checkpoint) {
                taken.add(checkpoint);
            }
        });
        assertThat(isFinished).isFalse();
        assertThat(taken).singleElement().satisfies(saved -> assertThat(saved.step()).isEqualTo(3));
    }

    @Test
    void aDamagedCheckpointIsRefusedForTheOneBefore() throws Exception {
        RunDirectory run = newRun();
        try (RunCheckpoints<TableTrainer, SavedTableTraining> checkpoints = run.tableCheckpoints()) {
            checkpoints.write(CHECKPOINTS.get(3));
            checkpoints.write(CHECKPOINTS.get(5));
            Path newest = run.path().resolve("checkpoints/checkpoint-000000000005");
            Files.write(newest, new byte[]{1}, StandardOpenOption.APPEND);

            RunCheckpoints.Newest<SavedTableTraining> found = checkpoints.newest(trainer(Map.of()));

            assertThat(found.checkpoint()).isEqualTo(CHECKPOINTS.get(3));
            assertThat(found.refused()).singleElement().asString().contains(newest.toString(), "checksum");
        }
    }

    @Test
    void aCheckpointOfAnotherExperimentOrAnotherSchemaIsRefused() throws Exception {
        Path schema = Files.writeString(folder.resolve("schema.yaml"), "columns:\n  age: {kind: category}\n");
        RunDirectory run = newRun();
        try (RunCheckpoints<TableTrainer, SavedTableTraining> checkpoints = run.tableCheckpoints()) {
            checkpoints.write(CHECKPOINTS.get(3));
            for (Map<String, String> other : List.of(Map.of("seed", "2"),
                    Map.of("schema", '"' + schema.toString() + '"'))) {
                assertThatThrownBy(() -> checkpoints.newest(trainer(other))).isInstanceOf(InvalidInputException.class)
                        .hasMessageContaining("must be the experiment that the run was begun with");
            }
        }
    }

    @Test
    void aRunNamesItsSchemaAndIsTheSameExperimentOnceMore() throws Exception {
        TableTrainer trainer = trainer(Map.of());
        RunDirectory run = newRun();
        run.writeExperiment(trainer);

        assertThat(run.isTable()).isTrue();
        TableTrainer again = TableTrainer.of(run.tableExperiment());
        assertThat(again.table().schema()).isEqualTo(trainer.table().schema());
        assertThat(again.isOf(CHECKPOINTS.getFirst())).isTrue();
    }
}
