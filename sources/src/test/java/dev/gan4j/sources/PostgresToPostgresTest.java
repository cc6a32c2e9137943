package dev.gan4j.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gan4j.TableGan;
import dev.gan4j.TableRows;
import dev.gan4j.experiment.TableExperiment;
import dev.gan4j.table.Database;
import dev.gan4j.table.ValueColumn;
import dev.gan4j.table.ValueColumn.Kind;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a table of PostgreSQL to a model, and from the model into a table with the same constraints. */
class PostgresToPostgresTest {

    private static final int ROWS = 3 * TableSink.BATCH + 100;
    private static final String COLUMNS = "(age int not null check (age between 17 and 80), job text not null check (job in"
            + " ('craft', 'sales', 'tech')), hours numeric(5, 1) check (hours > 0), since date check (since >= date '2000-01-01'),"
            + " rich boolean not null";

    @TempDir
    private Path folder;

    @Test
    void constraintsHoldAndNoRowIsTwiceOrMissingAfterAnInterruption() throws Exception {
        String url = Store.POSTGRES.create(folder);
        Store.execute(url, "create table people " + COLUMNS + ")",
                "create table synthetic " + COLUMNS + ", nr bigserial primary key)",
                "insert into people select 17 + i * 7 % 60, (array['craft', 'sales', 'tech'])[1 + i * i % 3],"
                        + " case when i % 10 = 0 then null else 20 + i * 11 % 400 / 10.0 end, date '2000-01-01' + i * 13 % 8000,"
                        + " i * i % 3 = 2 from generate_series(1, 1000) i");
        TableRows rows;
        try (Connection connection = Store.connect(url);
                Statement statement = connection.createStatement();
                ResultSet all = statement.executeQuery("select * from people")) {
            rows = TableRows.ofResultSet(all);
        }
        TableGan gan = TableGan.fit(rows, TableExperiment.builder().embedding(16).hidden(16).likelihoodEpochs(5)
                .gameIterations(0).ranksRows(0).build());
        List<ValueColumn> columns = List.of(new ValueColumn("age", Kind.INTEGER, 0),
                new ValueColumn("job", Kind.TEXT, 5),
                new ValueColumn("hours", Kind.DECIMAL, 1), new ValueColumn("since", Kind.DATE, 0),
                new ValueColumn("rich", Kind.BOOLEAN, 0));
        Database.Target target = new Database.Target(url, "synthetic", false, "model", columns, ROWS);
        Database.Rows samples = (first, count) -> {
            List<List<@Nullable Object>> made = new ArrayList<>();
            gan.sampler().sample(first, count).toMaps().forEach(row -> made.add(new ArrayList<>(row.values())));
            return made;
        };
        assertThatThrownBy(() -> Database.find().write(target, Store.access(url), (first, count) -> {
            if (first > 0) {
                throw new IllegalStateException("a power cut");
            }
            return samples.make(first, count);
        }, done -> {})).hasMessage("a power cut");
        assertThat(Database.find().write(target, Store.access(url), samples, done -> {})).isEqualTo(TableSink.BATCH);
        assertThat(Store.value(url, "select count(*) from synthetic")).isEqualTo(Integer.toString(ROWS));
        List<String> stored = new ArrayList<>();
        try (Connection connection = Store.connect(url);
                Statement statement = connection.createStatement();
                ResultSet all = statement
                        .executeQuery("select age, job, hours, since, rich from synthetic order by nr")) {
            while (all.next()) {
                BigDecimal hours = all.getBigDecimal(3);
                stored.add(all.getInt(1) + "|" + all.getString(2) + "|" + (hours == null ? null : hours.doubleValue())
                        + "|"
                        + all.getString(4) + "|" + all.getBoolean(5));
            }
        }
        List<String> expected = gan.sampler().sample(0, ROWS).toMaps().stream()
                .map(row -> String.join("|", row.values().stream().map(String::valueOf).toList())).toList();
        assertThat(stored).isEqualTo(expected);
    }
}
