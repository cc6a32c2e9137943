package dev.gan4j;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of queries of real databases. */
final class QueryRowsTest {

    private static final String H2 = "jdbc:h2:mem:";
    private static final String SQLITE = "jdbc:sqlite::memory:";

    private static TableRows query(String url, String query, String... before) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String each : before) {
                statement.execute(each);
            }
            try (ResultSet rows = statement.executeQuery(query)) {
                return TableRows.ofResultSet(rows);
            }
        }
    }

    @Test
    void typesBlanksAndDatesAreThoseOfTheQuery() throws Exception {
        TableRows rows = query(H2, "select * from people order by id",
                """
                        create table people(id int, zip varchar(5), flag smallint, rich boolean, height decimal(5, 2), weight double,
                          born date, seen timestamp, at timestamp with time zone, opens time, note clob, big bigint)""",
                "insert into people values(1, '10115', 0, true, 1.80, 70.5, date '1990-05-31',"
                        + " timestamp '2024-05-31 10:00:00.25', timestamp with time zone '2024-05-31 10:00:00+02:00',"
                        + " time '10:15:00', 'NA', 9007199254740993)",
                "insert into people values(2, '10117', 1, null, null, null, null, null, null, null, null, 9007199254740995)",
                "insert into people values(3, '10115', 1, false, 1.75, 80, date '1980-01-01',"
                        + " timestamp '2024-05-31 11:00:00', timestamp with time zone '2024-05-31 12:00:00+02:00',"
                        + " time '08:00:00', 'NA', 9007199254740997)");
        List<Map<String, @Nullable Object>> maps = rows.toMaps();
        assertThat(maps.getFirst()).containsEntry("ZIP", "10115").containsEntry("FLAG", 0L).containsEntry("RICH", true)
                .containsEntry("HEIGHT", 1.8).containsEntry("WEIGHT", 70.5)
                .containsEntry("BORN", LocalDate.of(1990, 5, 31))
                .containsEntry("SEEN", LocalDateTime.of(2024, 5, 31, 10, 0, 0, 250_000_000))
                .containsEntry("OPENS", LocalTime.of(10, 15)).containsEntry("NOTE", "NA")
                .containsEntry("BIG", 9007199254740993L);
        assertThat(((OffsetDateTime) requireNonNull(maps.getFirst().get("AT"))).toInstant())
                .isEqualTo(OffsetDateTime.parse("2024-05-31T10:00:00+02:00").toInstant());
        assertThat(maps.get(1)).containsEntry("BIG", 9007199254740995L).containsEntry("ZIP", "10117");
        for (String column : List.of("RICH", "HEIGHT", "WEIGHT", "BORN", "SEEN", "AT", "OPENS", "NOTE")) {
            assertThat(maps.get(1)).containsEntry(column, null);
        }
    }

    @Test
    void sqliteHasItsDatesAsTexts() throws Exception {
        TableRows rows = query(SQLITE, "select * from t", "create table t(n integer, x real, d date, s text)",
                "insert into t values(1, 1.5, '2024-05-31', '007'), (2, null, null, '12'), (3, 2.0, '2024-06-01', null)");
        assertThat(rows.toMaps().getFirst()).containsEntry("n", 1L).containsEntry("x", 1.5)
                .containsEntry("d", LocalDate.of(2024, 5, 31)).containsEntry("s", "007");
        assertThat(rows.toMaps().getLast()).containsEntry("s", null);
        assertThat(rows.toMaps().get(1)).containsEntry("x", null).containsEntry("d", null).containsEntry("s", "12");
    }

    @ParameterizedTest
    @ValueSource(strings = {H2, SQLITE})
    void namesMayHaveQuotes(String url) throws Exception {
        TableRows rows = query(url, "select 1 as \"a \"\"b\"\", 'c'\", 'it''s' as \"Größe\" union all select 2, 'x'");
        assertThat(rows.columns()).containsExactly("a \"b\", 'c'", "Größe");
        assertThat(rows.toMaps().getFirst()).containsEntry("a \"b\", 'c'", 1L).containsEntry("Größe", "it's");
    }

    @ParameterizedTest
    @ValueSource(strings = {"varbinary(9)", "blob", "int array", "binary(3)"})
    void aColumnOfBytesOrArraysIsRefusedByName(String type) {
        assertThatThrownBy(() -> query(H2, "select * from t", "create table t(n int, photo " + type + ")"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("column 'PHOTO' must hold numbers, texts, booleans, dates or times but holds ")
                .hasMessageEndingWith("; leave it out of the query");
    }

    @Test
    void bytesThatNoTypeTellsOfAreRefusedByRowAndColumn() {
        assertThatThrownBy(() -> query(SQLITE, "select * from t", "create table t(n, photo)",
                "insert into t values(1, null), (2, x'0102')")).isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("row 2, column 'photo': must be")
                .hasMessageEndingWith("but was of the class byte[]");
    }

    @Test
    void twoColumnsOfOneNameAreRefused() {
        assertThatThrownBy(() -> query(H2, "select 1 as a, 2 as a")).isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("each column must have a name of its own but one was 'A'");
    }

    @Test
    void aQueryWithoutRowsIsRefused() {
        assertThatThrownBy(() -> query(H2, "select 1 as a where false")).isInstanceOf(InvalidInputException.class)
                .hasMessage("there must be at least one row but there was none");
    }

    @ParameterizedTest
    @ValueSource(strings = {H2 + ";LAZY_QUERY_EXECUTION=1", SQLITE})
    void aQueryThatFailsHalfWayLeavesNothing(String url) {
        // The 500th row has what no database can compute; whether before or after the first one is fetched is its matter.
        String rows = url.startsWith(H2)
                ? "select 1 / (500 - x) as y from system_range(1, 1000)"
                : "with recursive t(x) as (select 1 union all select x + 1 from t where x < 1000)"
                        + " select case when x = 500 then abs(-9223372036854775808) else x end as y from t";
        assertThatThrownBy(() -> query(url, rows)).isInstanceOf(SQLException.class);
    }

    @Test
    void aLostConnectionIsTheCallersMatter() throws Exception {
        ResultSet closed;
        try (Connection connection = DriverManager.getConnection(H2)) {
            closed = connection.createStatement().executeQuery("select 1 as a");
        }
        assertThatThrownBy(() -> TableRows.ofResultSet(closed)).isInstanceOf(SQLException.class);
    }
}
