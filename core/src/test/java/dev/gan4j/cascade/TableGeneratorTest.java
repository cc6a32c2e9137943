package dev.gan4j.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.data.Column;
import dev.gan4j.data.Dataset;
import dev.gan4j.eval.Judging;
import dev.gan4j.experiment.TableExperiment;
import dev.gan4j.model.TableModel;
import dev.gan4j.table.Table;
import dev.gan4j.table.TableReader;
import dev.gan4j.train.TableTrainer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableGeneratorTest {

    @Test
    void aRareCategoryIsNeverSampledAndStaysWhereItIsGiven() {
        List<List<String>> rows = new ArrayList<>();
        for (int row = 0; row < 300; row++) {
            rows.add(List.of(row == 7 ? "rare" : row % 2 == 0 ? "even" : "odd", Integer.toString(row % 2 + row % 3)));
        }
        Table table = TableReader.ofRows(List.of("kind", "size"), rows, TableReader.Options.NONE);
        TableTrainer trainer = TableTrainer.of(TableExperiment.of(Path.of("rows.csv")).with(Map.of(
                "generator.embedding", "8", "generator.hidden", "8", "likelihood.epochs", "2", "game.iterations", "0")),
                table);
        TableModel model = trainer.train(progress -> {}, Judging.WITHOUT_REFEREES);
        assertThat(model.schema().columns().columns().getFirst())
                .isEqualTo(new Column.Categorical("kind", "kind", List.of("even", "odd"), false));

        assertThat(model.generator().sample(1, 0, 500, List.of()).column(0)).containsOnly(0, 1);
        rows.set(7, List.of("rare", ""));
        Table holes = TableReader.ofRows(List.of("kind", "size"), rows, TableReader.Options.like(model.schema()));
        Dataset filled = new Imputation(model.schema(), holes).fill(model.generator(), 1);
        assertThat(filled.values().get(7, 0)).isEqualTo(2);
        assertThat(filled.values().get(7, 1)).isBetween(0.0, 3.0);
        assertThat(filled.select(6, 8).values()).isEqualTo(holes.data().select(6, 8).values());
    }
}
