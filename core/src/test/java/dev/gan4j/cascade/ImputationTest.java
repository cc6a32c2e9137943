package dev.gan4j.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.data.Dataset;
import dev.gan4j.eval.Judging;
import dev.gan4j.experiment.TableExperiment;
import dev.gan4j.model.TableModel;
import dev.gan4j.table.Rules;
import dev.gan4j.table.SchemaYaml;
import dev.gan4j.table.Table;
import dev.gan4j.table.TableReader;
import dev.gan4j.testing.PeopleFile;
import dev.gan4j.train.TableTrainer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
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

    private static final String TAXIS = """
            columns:
              zone: {kind: category}
              fare: {kind: real, decimals: 2, leastDecimals: 2, blanks: [""]}
              tip: {kind: real, decimals: 2, leastDecimals: 2, blanks: [""]}
              total: {kind: real, decimals: 2, leastDecimals: 2, blanks: [""]}
              key: {kind: integer, blanks: [""]}
            rules:
              - total = fare + tip
              - fare <= 40
              - zone in ('a', 'b') or tip < 3
              - zone != 'c' or key is blank or fare >= 20
              - unique: [zone, key]
            """;

    private static String taxis(int rows, long seed) {
        Random random = new Random(seed);
        StringBuilder csv = new StringBuilder("zone,fare,tip,total,key\n");
        for (int row = 0; row < rows; row++) {
            int fare = 300 + random.nextInt(3000);
            int tip = random.nextInt(290);
            csv.append(String.format(Locale.ROOT, "%s,%.2f,%.2f,%.2f,%d\n", "abc".charAt(row % 3), fare / 100.0,
                    tip / 100.0, (fare + tip) / 100.0, row));
        }
        return csv.toString();
    }

    @Test
    void whatRowsBreakAlreadyIsLeftAndFormulasAreSolvedForTheirBlankPart() {
        Table table = TableReader.read(
                new java.io.ByteArrayInputStream(taxis(400, 5).getBytes(StandardCharsets.UTF_8)), "taxis.csv",
                TableReader.Options.of(SchemaYaml.parse(TAXIS, "taxis.yaml")));
        TableModel taxis = TableTrainer.of(TableExperiment.of(Path.of("taxis.csv")).with(Map.of("generator.embedding",
                "8", "generator.hidden", "8", "likelihood.epochs", "2", "game.iterations", "0")), table)
                .train(progress -> {}, Judging.WITHOUT_REFEREES);
        String text = """
                zone,fare,tip,total,key
                a,,1.25,13.37,1
                b,12.01,,13.37,2
                b,12.01,1.02,,3
                a,99.00,1.00,100.00,
                c,25.00,9.00,34.00,
                c,10.00,1.00,,
                a,10.00,1.00,77.00,
                d,,9.00,19.00,5
                b,,1.00,19.00,7
                b,10.00,,11.50,7
                """;
        Table holes = TableReader.read(new java.io.ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                "holes.csv", TableReader.Options.like(taxis.schema()));

        Imputation imputation = new Imputation(taxis.schema(), holes);
        Dataset filled = imputation.fill(taxis.generator(), 1);

        assertThat(filled.column("fare")).containsExactly(12.12, 12.01, 12.01, 99, 25, 10, 10, 10, 18, 10);
        assertThat(filled.column("tip")).containsExactly(1.25, 1.36, 1.02, 1, 9, 1, 1, 9, 1, 1.5);
        assertThat(filled.column("total")).containsExactly(13.37, 13.37, 13.03, 100, 34, 11, 77, 19, 19, 11.5);
        assertThat(filled.column("key")[5]).as("a value would break a rule").isNaN();
        assertThat(Arrays.stream(filled.column("key")).filter(Double::isNaN)).hasSize(1);
        assertThat(imputation.kept()).isEqualTo(1);
        assertThat(imputation.isFilled(5, 4)).isFalse();
        assertThat(imputation.isFilled(5, 3)).isTrue();
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
