package dev.gan4j.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gan4j.InvalidInputException;
import dev.gan4j.table.Database;
import dev.gan4j.table.ValueColumn;
import dev.gan4j.table.ValueColumn.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows that are written into tables of real databases, with interruptions. */
class TableSinkTest {

    private static final List<ValueColumn> COLUMNS = List.of(new ValueColumn("i", Kind.INTEGER, 0),
            new ValueColumn("word \"x\"", Kind.TEXT, 20));

    @TempDir
    private Path folder;

    private static Database.Target target(String url, String table, boolean create, long count) {
        return new Database.Target(url, table, create, "model 1, seed 1", COLUMNS, count);
    }

    private static List<List<@Nullable Object>> rows(long first, int count) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (long i = first; i < first + count; i++) {
            rows.add(Arrays.asList(i, i % 7 == 0 ? null : "w" + i % 5));
        }
        return rows;
    }

    private static long write(Database.Target target, Database.Rows rows) throws IOException {
        return Database.find().write(target, Store.access(target.url()), rows, done -> {});
    }

    private static void assertWhole(String url, String table, int count) throws SQLException {
        assertThat(Store.value(url, "select count(*) from " + table)).isEqualTo(Integer.toString(count));
        assertThat(Store.value(url, "select count(distinct \"i\") from " + table)).isEqualTo(Integer.toString(count));
        assertThat(Store.value(url, "select min(\"i\") from " + table)).isEqualTo("0");
        assertThat(Store.value(url, "select max(\"i\") from " + table)).isEqualTo(Integer.toString(count - 1));
        assertThat(Store.value(url, "select count(*) from " + table + " where \"word \"\"x\"\"\" is null"))
                .isEqualTo(Integer.toString((count + 6) / 7));
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void rowsAreThereOnceHoweverOftenTheCommandIsInterrupted(Store store) throws Exception {
        String url = store.create(folder);
        Database.Target target = target(url, "new \"table\"", true, 3 * TableSink.BATCH + 5);
        // The making of rows breaks down, at first before any are there, then between batches.
        for (long until : new long[]{0, TableSink.BATCH, 2 * TableSink.BATCH}) {
            assertThatThrownBy(() -> write(target, (first, count) -> {
                if (first >= until) {
                    throw new IllegalStateException("a power cut");
                }
                return rows(first, count);
            })).hasMessage("a power cut");
        }
        assertThat(write(target, TableSinkTest::rows)).isEqualTo(2 * TableSink.BATCH);
        assertWhole(url, "\"new \"\"table\"\"\"", 3 * TableSink.BATCH + 5);
        assertThat(write(target, TableSinkTest::rows)).isEqualTo(3 * TableSink.BATCH + 5);
        Database.Target more = target(url, "new \"table\"", false, 3 * TableSink.BATCH + 50);
        assertThat(write(more, TableSinkTest::rows)).isEqualTo(3 * TableSink.BATCH + 5);
        assertWhole(url, "\"new \"\"table\"\"\"", 3 * TableSink.BATCH + 50);
    }

    @Test
    void aConnectionThatIsLostBetweenBatchesLeavesWhatCanBeGoneOnWith() throws Exception {
        String url = Store.POSTGRES.create(folder);
        Database.Target target = target(url, "t", true, 4 * TableSink.BATCH);
        AtomicInteger calls = new AtomicInteger();
        assertThatThrownBy(() -> Database.find().write(target, Store.access(url), TableSinkTest::rows, done -> {
            if (calls.incrementAndGet() == 3) {
                kill(url);
            }
        })).isInstanceOf(IOException.class)
                .hasMessageMatching("jdbc:postgresql://[^ ]*: rows 16,385 to 24,576 were not written: .*");
        assertThat(write(target, TableSinkTest::rows)).isEqualTo(2 * TableSink.BATCH);
        assertWhole(url, "t", 4 * TableSink.BATCH);
    }

    /** Ends all other connections to a database. */
    private static void kill(String url) {
        try {
            Store.execute(url, "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()"
                    + " and datname = current_database()");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void twoProcessesDoNotWriteTheSameRows() throws Exception {
        String url = Store.POSTGRES.create(folder);
        Database.Target target = target(url, "t", true, 6 * TableSink.BATCH);
        AtomicInteger calls = new AtomicInteger();
        assertThatThrownBy(() -> Database.find().write(target, Store.access(url), TableSinkTest::rows, done -> {
            if (calls.incrementAndGet() == 3) {
                try {
                    write(target(url, "t", true, 6 * TableSink.BATCH), TableSinkTest::rows);
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            }
        })).isInstanceOf(InvalidInputException.class).hasMessageContaining("another process writes the same rows");
        assertWhole(url, "t", 6 * TableSink.BATCH);
    }

    @Test
    void rowsThatBreakARuleOfTheTableAreSaidAndNoneOfTheirBatchIsThere() throws Exception {
        String url = Store.POSTGRES.create(folder);
        Store.execute(url, "create table t (i bigint primary key check (i <> 9000), \"word \"\"x\"\"\" text)");
        Database.Target target = target(url, "t", false, 2 * TableSink.BATCH);
        assertThatThrownBy(() -> write(target, TableSinkTest::rows)).isInstanceOf(IOException.class)
                .hasMessageContainingAll("rows 8,193 to 16,384 were not written", "check constraint");
        assertWhole(url, "t", TableSink.BATCH);
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void valuesArriveAsWhatTheColumnsHold(Store store) throws Exception {
        String url = store.create(folder);
        List<ValueColumn> columns = List.of(new ValueColumn("n", Kind.INTEGER, 0),
                new ValueColumn("d", Kind.DECIMAL, 2),
                new ValueColumn("r", Kind.REAL, 0), new ValueColumn("b", Kind.BOOLEAN, 0),
                new ValueColumn("s", Kind.TEXT, 9), new ValueColumn("day", Kind.DATE, 0),
                new ValueColumn("at", Kind.DATE_TIME, 0), new ValueColumn("clock", Kind.TIME, 0),
                new ValueColumn("moment", Kind.MOMENT, 0));
        List<@Nullable Object> row = Arrays.asList(7L, 12.5, 0.1, true, "it's", LocalDate.of(2024, 2, 29),
                LocalDateTime.of(2024, 3, 31, 2, 30), LocalTime.of(10, 15, 30),
                OffsetDateTime.of(2024, 3, 31, 1, 0, 0, 0, ZoneOffset.UTC));
        List<@Nullable Object> none = Arrays.asList(null, null, null, null, null, null, null, null, null);
        Database.find().write(new Database.Target(url, "t", true, "x", columns, 2), Store.access(url),
                (first, count) -> List.of(row, none), done -> {});
        assertThat(Store.value(url, "select count(*) from \"t\" where \"n\" = 7 and \"d\" = 12.5 and \"s\" = 'it''s'"))
                .isEqualTo("1");
        assertThat(Store.value(url,
                "select count(*) from \"t\" where \"n\" is null and \"moment\" is null and \"at\" is null"
                        + " and \"b\" is null"))
                .isEqualTo("1");
        var texts = Database.find().read(
                new dev.gan4j.data.DatabaseQuery(url, "select * from \"t\" order by \"n\"", null, 1),
                Store.access(url));
        int at = texts.text(0, 0).isEmpty() ? 1 : 0; // where a database puts NULL
        assertThat(texts.text(at, 5)).isEqualTo("2024-02-29");
        assertThat(texts.text(at, 6))
                .isEqualTo("2024-03-31T02:30:00".replace("T", texts.text(at, 6).substring(10, 11)));
        assertThat(texts.text(at, 7)).startsWith("10:15:30");
        assertThat(OffsetDateTime.parse(texts.text(at, 8)).toInstant().toString()).isEqualTo("2024-03-31T01:00:00Z");
        assertThat(Double.parseDouble(texts.text(at, 1))).isEqualTo(12.5);
    }

    @Test
    void codesThatAreCategoriesAreIntegersWhereTheTableHasThem() throws Exception {
        String url = Store.POSTGRES.create(folder);
        Store.execute(url, "create type mood as enum ('sad', 'happy')",
                "create table t (code int, yes boolean, m mood, extra int default 5)");
        List<ValueColumn> columns = List.of(new ValueColumn("CODE", Kind.TEXT, 2), new ValueColumn("yes", Kind.TEXT, 3),
                new ValueColumn("m", Kind.TEXT, 5));
        Database.find().write(new Database.Target(url, "t", false, "x", columns, 1), Store.access(url),
                (first, count) -> List.of(Arrays.asList("17", "no", "happy")), done -> {});
        assertThat(Store.value(url, "select row(t.*)::text from t")).isEqualTo("(17,f,happy,5)");
        assertThatThrownBy(() -> Database.find().write(new Database.Target(url, "t", false, "y", columns, 1),
                Store.access(url), (first, count) -> List.of(Arrays.asList("x17", "no", "happy")), done -> {}))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll("row 1, column 'code': must be int4", "but is x17");
    }

    @Test
    void whatDoesNotFitIsRefusedBeforeAnythingIsWritten() throws Exception {
        String url = Store.H2.create(folder);
        Store.execute(url, "create table there (\"i\" bigint)");
        assertThatThrownBy(() -> write(target(url, "missing", false, 5), TableSinkTest::rows))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll("no table 'missing'", "THERE", "--create creates it");
        assertThatThrownBy(() -> write(target(url, "there", true, 5), TableSinkTest::rows))
                .isInstanceOf(InvalidInputException.class).hasMessageContaining("already; without --create");
        assertThatThrownBy(() -> write(target(url, "there", false, 5), TableSinkTest::rows))
                .isInstanceOf(InvalidInputException.class).hasMessageContaining("must have a column 'word \"x\"'");
        assertThat(Store.value(url, "select count(*) from there")).isEqualTo("0");
    }

    @Test
    void aTableThatWasDroppedAfterwardsIsSaidWithTheWayToBeginAgain() throws Exception {
        String url = Store.H2.create(folder);
        write(target(url, "t", true, 10), TableSinkTest::rows);
        Store.execute(url, "drop table \"t\"");
        assertThatThrownBy(() -> write(target(url, "t", true, 10), TableSinkTest::rows))
                .isInstanceOf(InvalidInputException.class).satisfies(e -> {
                    String message = String.valueOf(e.getMessage());
                    assertThat(message).contains("10 rows written into t, but there is no such table");
                    Store.execute(url, message.substring(message.indexOf("delete from")));
                });
        write(target(url, "t", true, 10), TableSinkTest::rows);
        assertWhole(url, "\"t\"", 10);
    }
}
