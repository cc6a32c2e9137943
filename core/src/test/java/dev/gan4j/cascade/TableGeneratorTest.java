package dev.gan4j.cascade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.Column;
import dev.gan4j.data.Dataset;
import dev.gan4j.data.Schema;
import dev.gan4j.eval.Judging;
import dev.gan4j.experiment.TableExperiment;
import dev.gan4j.model.TableModel;
import dev.gan4j.table.Table;
import dev.gan4j.table.TableReader;
import dev.gan4j.train.TableTrainer;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
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

    @Test
    void aRareConditionOnATimeAfterAnotherIsSatisfiedAndAnImpossibleOneIsNamed() {
        List<List<String>> rows = new ArrayList<>();
        for (int row = 0; row < 1000; row++) {
            LocalDate start = LocalDate.of(2021, 1, 1).plusDays(row * 37 % 500);
            rows.add(List.of(start.toString(), start.plusDays(row % 500 == 7 ? 200 : row % 20).toString()));
        }
        Table table = TableReader.ofRows(List.of("start", "end"), rows, TableReader.Options.NONE);
        TableModel model = TableTrainer.of(TableExperiment.of(Path.of("rows.csv")).with(Map.of(
                "minimumCount", "1", "generator.embedding", "8", "generator.hidden", "8", "likelihood.epochs", "2",
                "game.iterations", "0")), table).train(progress -> {}, Judging.WITHOUT_REFEREES);
        double latest = Arrays.stream(table.data().column("end")).max().orElseThrow();
        Schema schema = model.schema().columns();
        LocalDate rare = LocalDate.ofEpochDay((long) latest).minusDays(2);
        Dataset sampled = model.generator().sample(1, 0, 300, List.of(Condition.parse("end>=" + rare, schema)));
        assertThat(sampled.rows()).isEqualTo(300);
        assertThat(Arrays.stream(sampled.column("end")).min().orElseThrow())
                .isGreaterThanOrEqualTo((double) rare.toEpochDay());
        assertThatThrownBy(() -> model.generator().sample(1, 0, 3,
                List.of(Condition.parse("end>=2030-01-01", schema))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("row 1 did not satisfy end>=2030-01-01 in any of 10,000 draws; too few rows do");
    }
}
