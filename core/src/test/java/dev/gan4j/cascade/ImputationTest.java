package dev.gan4j.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.data.Dataset;
import dev.gan4j.eval.Judging;
import dev.gan4j.experiment.TableExperiment;
import dev.gan4j.model.TableModel;
import dev.gan4j.table.Rules;
import dev.gan4j.table.Table;
import dev.gan4j.table.TableReader;
import dev.gan4j.testing.PeopleFile;
import dev.gan4j.train.TableTrainer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImputationTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static TableModel model;

    @BeforeAll
    static void train() throws IOException {
        Path file = Files.writeString(folder.resolve("people.csv"), PeopleFile.text(600, 1));
        TableTrainer trainer = TableTrainer.of(TableExperiment.of(file).with(Map.of("generator.embedding", "16",
                "generator.hidden", "16", "likelihood.epochs", "4", "likelihood.batch", "64", "game.iterations", "0")));
        trainer.train(progress -> {}, Judging.WITHOUT_REFEREES);
        model = trainer.result(Judging.WITHOUT_REFEREES);
    }

    private static Table holes(String text) {
        return TableReader.read(new java.io.ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "holes.csv",
                TableReader.Options.like(model.schema()));
    }

    @Test
    void everyBlankIsFilledAndNothingElseChanges() {
        Table holes = holes(PeopleFile.text(400, 2).replace(",F,", ",,"));
        Imputation imputation = new Imputation(model.schema(), holes);
        assertThat(imputation.blanks()).isGreaterThan(100);

        Dataset filled = imputation.fill(model.generator(), 1);

        assertThat(new Imputation(model.schema(),
                new Table(filled, model.schema(), holes.reasons(), holes.notes(), "filled",
                        ""))
                .blanks()).isZero();
        int width = model.schema().columns().width();
        int changed = 0;
        for (int row = 0; row < holes.data().rows(); row++) {
            for (int j = 0; j < width; j++) {
                long before = Double.doubleToRawLongBits(holes.data().values().get(row, j));
                long after = Double.doubleToRawLongBits(filled.values().get(row, j));
                changed += before != after ? 1 : 0;
                assertThat(before == after || imputation.isBlank(row, j)).isTrue();
            }
        }
        assertThat(changed).isEqualTo(imputation.blanks());
        assertThat(imputation.fill(model.generator(), 1).values()).isEqualTo(filled.values());
        assertThat(imputation.fill(model.generator(), 2).values()).isNotEqualTo(filled.values());
    }

    @Test
    void aFilledCellFitsTheColumnThatFollowsFromIt() {
        String text = PeopleFile.text(200, 3);
        String job = model.schema().dependencies().getFirst().from();
        assertThat(job).isIn("job", "sector");
        Table holes = holes(job.equals("job")
                ? text.replaceAll(",(baker|nurse),", ",,")
                : text.replaceAll(",(food|health),", ",,"));

        Dataset filled = new Imputation(model.schema(), holes).fill(model.generator(), 1);

        assertThat(new Rules(model.schema()).violations(filled).stream().toArray()).isEmpty();
    }

    @Test
    void aCategoryThatTheModelDoesNotKnowStays() {
        Table holes = holes(PeopleFile.text(100, 4).replace(",F,", ",X,").replace(",M,", ",,"));
        int sex = model.schema().columns().names().indexOf("sex");
        Imputation imputation = new Imputation(model.schema(), holes);

        Dataset filled = imputation.fill(model.generator(), 1);

        for (int row = 0; row < 100; row++) {
            assertThat(filled.values().get(row, sex) >= 2).as("row %d: %s of %s", row, filled.values().get(row, sex),
                    holes.schema().columns().columns().get(sex)).isEqualTo(!imputation.isBlank(row, sex));
        }
    }
}
