package dev.gan4j.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gan4j.InvalidInputException;
import dev.gan4j.cascade.TableTraining;
import dev.gan4j.eval.Judging;
import dev.gan4j.experiment.TableExperiment;
import dev.gan4j.model.TableModel;
import dev.gan4j.testing.PeopleFile;
import dev.gan4j.train.SavedTableTraining;
import dev.gan4j.train.TableTrainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    void aTrainingResumedFromAnyCheckpointEndsWithTheSameBits() {
        TableTrainer whole = trainer(Map.of());
        whole.train(new Taker(new ArrayList<>()));
        TableModel expected = whole.result(Judging.WITHOUT_REFEREES);
        for (SavedTableTraining checkpoint : CHECKPOINTS) {
            TableTrainer resumed = trainer(Map.of()).resume(checkpoint);
            assertThat(resumed.train(new Taker(new ArrayList<>()))).isTrue();
            TableModel model = resumed.result(Judging.WITHOUT_REFEREES);
            assertThat(model.weights()).isEqualTo(expected.weights());
            assertThat(model.judgement()).isEqualTo(expected.judgement());
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
                        .hasMessageContaining("must be what the run was begun with");
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
