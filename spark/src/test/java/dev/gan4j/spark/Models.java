package dev.gan4j.spark;

import dev.gan4j.TableGan;
import dev.gan4j.TableRows;
import dev.gan4j.eval.Judging;
import dev.gan4j.experiment.TableExperiment;
import dev.gan4j.model.TableModel;
import dev.gan4j.testing.PeopleFile;
import dev.gan4j.train.TableTrainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Models of tables that are trained in a second: what they have learnt does not matter here. */
final class Models {

    private static final Map<String, String> SHORT = Map.of("generator.embedding", "8", "generator.hidden", "8",
            "likelihood.epochs", "2", "game.iterations", "0", "minimumCount", "1");

    private static final String EVENTS_RULES = """
            columns:
              note: {kind: text}
            rules:
              - price >= 0
            """;

    private Models() {}

    /** Identifiers, whole numbers, categories, blanks, days; a category that follows from another one. */
    static TableModel people(Path folder) throws IOException {
        Path csv = folder.resolve("people.csv");
        Files.writeString(csv, PeopleFile.text(600, 1));
        return train(TableRows.read(csv), Map.of());
    }

    /** Moments with and without an offset, lengths of time, times of day, booleans, reals, large numbers, constants. */
    static TableModel events(Path folder) throws IOException {
        StringBuilder text = new StringBuilder("at,local,took,clock,ok,price,big,unit,note\n");
        for (int row = 0; row < 500; row++) {
            int hour = row * 7 % 24;
            text.append(String.format(Locale.ROOT,
                    "2021-05-%02dT%02d:30:00Z,2021-06-%02d %02d:15:00,PT%dH%dM30S,%02d:45,%s,%s,%d,kg,words of %d %d%n",
                    1 + row % 28, hour, 1 + row * 3 % 28, hour, row % 5, row % 60, hour,
                    row % 3 == 0 ? "true" : "false",
                    row % 11 == 0 ? "" : String.format(Locale.ROOT, "%.2f", 1 + row % 40 / 8.0),
                    9_007_199_254_740_993L + 2L * (row % 97), row, row * 31 % 501).replace("\r", ""));
        }
        Path csv = folder.resolve("events.csv");
        Files.writeString(csv, text.toString());
        Path schema = folder.resolve("events.yaml");
        Files.writeString(schema, EVENTS_RULES);
        return train(TableRows.read(csv), Map.of("schema", schema.toString()));
    }

    /** Two columns of which no two rows have the same cells. */
    static TableModel seats(Path folder) throws IOException {
        StringBuilder text = new StringBuilder("row,seat\n");
        for (int row = 0; row < 400; row++) {
            text.append(row / 20).append(',').append(row % 20).append('\n');
        }
        Path csv = folder.resolve("seats.csv");
        Files.writeString(csv, text.toString());
        Path schema = folder.resolve("seats.yaml");
        Files.writeString(schema, "rules:\n  - unique: [row, seat]\n");
        return train(TableRows.read(csv), Map.of("schema", schema.toString()));
    }

    private static TableModel train(TableRows rows, Map<String, String> more) {
        Map<String, String> fields = new HashMap<>(SHORT);
        fields.putAll(more);
        TableTrainer trainer = TableGan.trainer(rows,
                TableExperiment.of(Path.of("rows.csv")).with(fields));
        return trainer.train(progress -> {}, Judging.WITHOUT_REFEREES);
    }

    static Path saved(TableModel model, Path file) throws IOException {
        model.write(file);
        return file;
    }
}
