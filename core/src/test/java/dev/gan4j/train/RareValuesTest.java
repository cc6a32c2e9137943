package dev.gan4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.gan4j.InvalidInputException;
import dev.gan4j.cascade.Condition;
import dev.gan4j.data.Dataset;
import dev.gan4j.eval.Judging;
import dev.gan4j.experiment.TableExperiment;
import dev.gan4j.model.TableModel;
import dev.gan4j.table.Rules;
import dev.gan4j.table.SchemaYaml;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model holds no text that fewer training rows than minimumCount have. */
final class RareValuesTest {

    private static final String MARKER = "Xq7Marker";
    private static final String[] TOWNS = {"Aachen", "Bonn", "Celle", "Dresden"};
    private static final String[] LANDS = {"NRW", "NRW", "Lower Saxony", "Saxony"};

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private TableExperiment.Builder quick(String rows) throws IOException {
        Path csv = folder.resolve("towns.csv");
        Files.writeString(csv, rows);
        return TableExperiment.builder(csv).embedding(8).hidden(8).likelihoodEpochs(2).gameIterations(2).gameEvery(1)
                .gameBatch(16).discriminatorHidden(8);
    }

    private static TableModel trained(TableExperiment experiment) {
        return TableTrainer.of(experiment).train(progress -> {}, Judging.WITHOUT_REFEREES);
    }

    /** Towns, their lands, sizes and a number beside which a few rows have a text; some rows have texts of their own. */
    private static String rows() {
        Random random = new Random(1);
        StringBuilder text = new StringBuilder("town,land,size,kind,amount\n");
        for (int row = 0; row < 600; row++) {
            boolean isRare = row % 60 == 7;
            int town = random.nextInt(TOWNS.length);
            String amount = row == 100 || row == 200 ? MARKER + "Amount" : Integer.toString(random.nextInt(90));
            text.append(isRare ? MARKER + "Town" + row : TOWNS[town]).append(',')
                    .append(isRare && row % 120 == 7 ? MARKER + "Land" + row : LANDS[town]).append(',')
                    .append(random.nextInt(40)).append(',')
                    .append(row % 97 == 3 ? MARKER + "Kind" + row / 2 : "kind" + random.nextInt(3)).append(',')
                    .append(amount).append('\n');
        }
        return text.toString();
    }

    private byte[] file(TableModel model) throws IOException {
        Path file = folder.resolve("model.gan");
        model.write(file);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                try (InputStream in = zip.getInputStream(entry)) {
                    in.transferTo(all);
                }
            }
        }
        return all.toByteArray();
    }

    @Test
    void noByteOfTheFileNamesARareValue() throws Exception {
        TableExperiment experiment = quick(rows()).build();
        TableTrainer trainer = TableTrainer.of(experiment);
        assertThat(trainer.table().schema().dependencies()).extracting("from", "column")
                .contains(tuple("town", "land"));
        assertThat(SchemaYaml.write(trainer.table())).contains(MARKER + "Town", MARKER + "Land", MARKER + "Kind",
                MARKER + "Amount");
        TableModel model = trained(experiment);
        String file = new String(file(model), StandardCharsets.ISO_8859_1);
        assertThat(file).contains("Aachen", "Lower Saxony", "kind2").doesNotContain(MARKER);

        Dataset rows = TableModel.read(folder.resolve("model.gan")).generator().sample(3, 0, 2000, List.of());
        assertThat(new Rules(model.schema()).violations(rows).isEmpty()).isTrue();
        assertThat(rows.rows()).isEqualTo(2000);
        assertThatThrownBy(() -> Condition.parse("town=" + MARKER + "Town7", model.schema().columns()))
                .isInstanceOf(InvalidInputException.class).hasMessageContaining("Aachen");
    }

    @Test
    void whatARuleNamesStays() throws Exception {
        TableExperiment.Builder builder = quick(rows());
        Path schema = folder.resolve("schema.yaml");
        Files.writeString(schema, "rules:\n  - kind != '" + MARKER + "Kind1' or size >= 0\n");
        TableModel model = trained(builder.schema(schema).build());
        String file = new String(file(model), StandardCharsets.ISO_8859_1);
        assertThat(file.replace(MARKER + "Kind1'", "").replace(MARKER + "Kind1\"", "").replace(MARKER + "Kind1", ""))
                .doesNotContain(MARKER);
        assertThat(TableModel.read(folder.resolve("model.gan")).generator().sample(3, 0, 100, List.of()).rows())
                .isEqualTo(100);
    }

    @Test
    void aColumnWithoutACommonValueIsRefusedInOneLine() throws Exception {
        StringBuilder text = new StringBuilder("a,b\n");
        for (int row = 0; row < 36; row++) {
            text.append(row * 7 % 13).append(",k").append(row % 9).append('\n');
        }
        TableExperiment.Builder builder = quick(text.toString());
        assertThatThrownBy(() -> TableTrainer.of(builder.build())).isInstanceOf(InvalidInputException.class)
                .hasMessageEndingWith(
                        "towns.csv: column 'b' has no value that 5 training rows have, so that none may be"
                                + " sampled; set minimumCount lower, or leave the column out");
        assertThat(trained(builder.minimumCount(2).build()).generator().sample(1, 0, 10, List.of()).rows())
                .isEqualTo(10);
    }
}
