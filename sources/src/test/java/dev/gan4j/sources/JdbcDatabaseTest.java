package dev.gan4j.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.Column;
import dev.gan4j.data.DatabaseQuery;
import dev.gan4j.data.TimeFormat;
import dev.gan4j.table.Database;
import dev.gan4j.table.DatabaseAccess;
import dev.gan4j.table.Table;
import dev.gan4j.table.TableReader;
import dev.gan4j.table.TableTexts;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables of real databases. */
class JdbcDatabaseTest {

    private final Database database = Database.find();

    @TempDir
    private Path folder;

    private static TableTexts read(String url, String query) throws IOException {
        return read(url, query, null, 1);
    }

    private static TableTexts read(String url, String query, @Nullable Integer rows, long seed) throws IOException {
        return Database.find().read(new DatabaseQuery(url, query, rows, seed), Store.access(url));
    }

    private static Table table(String url, String query) throws IOException {
        return read(url, query).table(TableReader.Options.NONE);
    }

    /** Numbers 1 to n, and what is made of each. */
    private static void numbers(String url, int rows, String... columns) throws SQLException {
        String all = String.join(", ", columns);
        Store.execute(url,
                "create table numbers as with recursive n(i) as (select 1 union all select i + 1 from n where i < "
                        + rows + ") select i" + (all.isEmpty() ? "" : ", " + all) + " from n");
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void aTableIsReadInTheOrderOfItsKey(Store store) throws Exception {
        String url = store.create(folder);
        Store.execute(url,
                "create table \"odd \"\" name\" (id int primary key, word varchar(20), amount decimal(8, 2))",
                "insert into \"odd \"\" name\" values (3, '007', 1.50), (1, 'NA', null), (2, null, 3.25)");
        DatabaseQuery query = database.ofTable(url, "odd \" name", null, 1, Store.access(url));
        TableTexts texts = database.read(query, Store.access(url));
        assertThat(texts.keys()).extracting(String::toLowerCase).containsExactly("id", "word", "amount");
        assertThat(List.of(texts.text(0, 0), texts.text(1, 0), texts.text(2, 0))).containsExactly("1", "2", "3");
        assertThat(List.of(texts.text(0, 1), texts.text(1, 1), texts.text(2, 1))).containsExactly("NA", "", "007");
        assertThat(texts.text(0, 2)).isEmpty();
        assertThat(Double.parseDouble(texts.text(2, 2))).isEqualTo(1.5);
        assertThat(query.query()).containsIgnoringCase("order by");
    }

    @Test
    void typesAndMomentsOfPostgresAreThoseOfTheTableWhateverTheZoneOfTheMachine() throws Exception {
        String url = Store.POSTGRES.create(folder);
        Store.execute(url, "create type mood as enum ('sad', 'happy')",
                "create table t as select i, timestamp '2024-03-31 02:00:00' + i * interval '1 minute' as local,"
                        + " timestamptz '2024-03-31 00:30:00+00' + i * interval '1 minute' as moment,"
                        + " date '2024-01-01' + i % 50 as day, time '10:00' + i * interval '1 second' as clock,"
                        + " (array['sad','happy'])[1 + i % 2]::mood as mood, i % 3 = 0 as third,"
                        + " (i / 8.0)::numeric(10, 3) as eighth from generate_series(1, 200) i");
        Table table = table(url, "select * from t order by i");
        List<Column> columns = table.schema().columns().columns();
        assertThat(table.schema().columns().names()).containsExactly("i", "local", "moment", "day", "clock", "mood",
                "third", "eighth");
        assertThat(((Column.Temporal) columns.get(1)).format().kind()).isEqualTo(TimeFormat.Kind.DATE_TIME);
        assertThat(((Column.Temporal) columns.get(2)).format().offset()).isEqualTo("Z");
        TableTexts texts = read(url, "select * from t order by i");
        // The first of these does not exist in Berlin: its clocks went from 2 to 3.
        assertThat(texts.text(29, 1)).isEqualTo("2024-03-31T02:30:00");
        assertThat(texts.text(29, 2)).isEqualTo("2024-03-31T01:00:00Z");
        assertThat(columns.get(3)).isInstanceOf(Column.Temporal.class);
        assertThat(((Column.Temporal) columns.get(4)).format().kind()).isEqualTo(TimeFormat.Kind.TIME);
        assertThat(((Column.Categorical) columns.get(5)).categories()).containsExactlyInAnyOrder("sad", "happy");
        assertThat(((Column.Categorical) columns.get(6)).categories()).containsExactlyInAnyOrder("true", "false");
        assertThat(((Column.Numeric) columns.get(7)).format().decimals()).isEqualTo(3);
    }

    @Test
    void infinityIsNoMoment() throws Exception {
        String url = Store.POSTGRES.create(folder);
        assertThatThrownBy(() -> read(url, "select date '2024-01-01' as d union all select 'infinity'::date"))
                .isInstanceOf(InvalidInputException.class).hasMessageContainingAll("row 2, column 'd'", "infinity");
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void someOfTheRowsAreChosenBySeedAndKeepTheirOrder(Store store) throws Exception {
        String url = store.create(folder);
        numbers(url, 5000);
        TableTexts some = read(url, "select i from numbers order by i", 500, 7);
        TableTexts again = read(url, "select i from numbers order by i", 500, 7);
        TableTexts other = read(url, "select i from numbers order by i", 500, 8);
        double sum = 0;
        int before = 0;
        for (int row = 0; row < 500; row++) {
            int value = Integer.parseInt(some.text(row, 0));
            assertThat(value).isGreaterThan(before);
            assertThat(again.text(row, 0)).isEqualTo(some.text(row, 0));
            before = value;
            sum += value;
        }
        assertThat(some.rows()).isEqualTo(500);
        // The standard deviation of such a mean is 61.
        assertThat(sum / 500).isBetween(2500.5 - 250, 2500.5 + 250);
        assertThat(other.table(TableReader.Options.NONE).sha256())
                .isNotEqualTo(some.table(TableReader.Options.NONE).sha256());
        assertThat(some.table(TableReader.Options.NONE).notes().getFirst())
                .isEqualTo("500 of its 5,000 rows were taken, by seed 7");
        assertThat(read(url, "select i from numbers order by i", 5000, 7).table(TableReader.Options.NONE).notes())
                .noneMatch(note -> note.contains("were taken"));
    }

    @Test
    void aQueryThatFailsHalfWaySaysAfterHowManyRows() throws Exception {
        String url = Store.POSTGRES.create(folder);
        assertThatThrownBy(() -> read(url, "select 1 / (1000 - i) as x from generate_series(1, 2000) i"))
                .isInstanceOf(IOException.class).hasMessageMatching(
                        "jdbc:postgresql://localhost:[0-9]+/t[0-9]+: the query failed after [0-9,]+ rows: .*division by zero")
                .hasNoCause();
    }

    @Test
    void aConnectionThatIsLostIsSaidInOneLine() throws Exception {
        String url = Store.POSTGRES.create(folder);
        numbers(url, 20_000);
        assertThatThrownBy(() -> read(url,
                "select i, case when i = 10000 then pg_terminate_backend(pg_backend_pid()) end as x from numbers order by i"))
                .isInstanceOf(IOException.class).hasMessageContaining("the query failed after")
                .hasMessageNotContaining("\n");
    }

    @Test
    void cellsOfAMillionCharactersFitIntoASmallHeap() throws Exception {
        String url = Store.POSTGRES.create(folder);
        TableTexts texts = read(url, "select i, repeat(chr(97 + i % 3), 1000000) as x from generate_series(1, 300) i");
        assertThat(texts.rows()).isEqualTo(300);
        assertThat(texts.text(299, 1)).hasSize(1_000_000).startsWith("aaa");
    }

    @Test
    void aTableThatChangesWhileItIsReadIsReadAsItWas() throws Exception {
        String url = Store.POSTGRES.create(folder);
        numbers(url, 50_000);
        Thread writer = Thread.ofPlatform().start(() -> {
            try {
                for (int i = 0; i < 20; i++) {
                    Store.execute(url, "delete from numbers where i % 20 = " + i, "insert into numbers values (-1)");
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        TableTexts texts = read(url, "select count(*) over () as rows, i from numbers order by i");
        writer.join();
        assertThat(texts.rows()).isEqualTo(Integer.parseInt(texts.text(0, 0)));
        assertThat(Store.value(url, "select count(*) from numbers")).isEqualTo("20");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'\\x00ff'::bytea", "array[1, 2]", "'<a/>'::xml"})
    void whatIsNoCellIsRefusedWithItsColumn(String value) throws Exception {
        String url = Store.POSTGRES.create(folder);
        assertThatThrownBy(() -> read(url, "select 1 as a, " + value + " as odd"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll("column 'odd' must hold", "leave it out of the query");
        assertThatThrownBy(() -> read(url, "select 1 as a, '{\"b\": 1}'::jsonb as odd"))
                .isInstanceOf(InvalidInputException.class).hasMessageContainingAll("row 1, column 'odd'", "PGobject");
    }

    @Test
    void aMissingTableIsAnsweredWithThoseThatThereAre() throws Exception {
        String url = Store.H2.create(folder);
        Store.execute(url, "create table people (id int)");
        assertThatThrownBy(() -> database.ofTable(url, "poeple", null, 1, Store.access(url)))
                .isInstanceOf(InvalidInputException.class).hasMessageContainingAll("no table 'poeple'", "PEOPLE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:postgresql://bob:" + Store.PASSWORD + "@host/shop",
            "jdbc:postgresql://host/shop?user=bob&password=" + Store.PASSWORD,
            "jdbc:mysql://host/shop?useSSL=true&PASSWORD=" + Store.PASSWORD,
            "jdbc:oracle:thin:scott/" + Store.PASSWORD + "@host:1521/x",
            "jdbc:sqlserver://host;databaseName=x;password=" + Store.PASSWORD,
            "jdbc:h2:mem:x;PASSWORD=" + Store.PASSWORD, "jdbc:postgresql://host/shop?sslpassword=" + Store.PASSWORD,
            "jdbc:snowflake://x/?token=" + Store.PASSWORD})
    void aPasswordInAUrlIsRefusedAndNotShown(String url) {
        assertThatThrownBy(() -> new DatabaseQuery(url, "select 1", null, 1)).isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("GAN4J_JDBC_PASSWORD").hasMessageNotContaining(Store.PASSWORD);
        assertThatThrownBy(() -> database.ofTable(url, "x", null, 1, new DatabaseAccess(null, Map.of())))
                .isInstanceOf(InvalidInputException.class).hasMessageNotContaining(Store.PASSWORD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:postgresql://host:5432/shop?ssl=true&currentSchema=a@b", "jdbc:h2:./a@b/c",
            "jdbc:sqlite:/tmp/user=x/t.db", "jdbc:oracle:thin:@host:1521/x", "jdbc:duckdb:"})
    void aUrlWithoutThemIsAllowed(String url) {
        assertThat(new DatabaseQuery(url, "select 1", null, 1).url()).isEqualTo(url);
    }

    @Test
    void aPasswordThatADriverRepeatsIsNotShown() {
        DatabaseAccess access = new DatabaseAccess(null, Map.of("user", "bob", "password", Store.PASSWORD,
                "ssl", "true", "sslmode", Store.PASSWORD));
        assertThatThrownBy(() -> database.ofTable("jdbc:postgresql://localhost:1/x", "t", null, 1, access))
                .isInstanceOf(IOException.class).hasMessageNotContaining(Store.PASSWORD).hasMessageContaining("***")
                .hasNoCause();
        assertThat(access.toString()).doesNotContain(Store.PASSWORD);
    }

    @Test
    void anUnknownDriverIsSaid() {
        assertThatThrownBy(() -> database.ofTable("jdbc:nothing:x", "t", null, 1, new DatabaseAccess(null, Map.of())))
                .isInstanceOf(InvalidInputException.class).hasMessageContaining("--driver names its jar");
        assertThatThrownBy(() -> database.ofTable("jdbc:h2:mem:", "t", null, 1,
                new DatabaseAccess(folder.resolve("none.jar"), Map.of())))
                .isInstanceOf(InvalidInputException.class).hasMessageContaining("no such file");
    }
}
