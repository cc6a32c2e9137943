package dev.gan4j;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TableRowsTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private enum Size {
        SMALL, LARGE
    }

    /** One component of each kind. */
    private record Everything(UUID id, String code, int few, Size size, boolean member, @Nullable Double score,
            double measured, BigDecimal price, LocalDate born, LocalDateTime seen, Instant at, LocalTime opens,
            Duration took, long big) {}

    private static Everything everything(int i) {
        return new Everything(new UUID(0x4000L + i, Long.MIN_VALUE + i), Integer.toString(1000 + i % 7), i % 2,
                i % 3 == 0 ? Size.SMALL : Size.LARGE, i % 2 == 0, i % 5 == 0 ? null : i / 4.0,
                i % 6 == 0 ? Double.NaN : i + 0.5, new BigDecimal(i + ".25"),
                LocalDate.of(1990, 1, 1).plusDays(37L * i),
                LocalDateTime.of(2024, 5, 31, 10, 0, 0).plusSeconds(30L * i),
                Instant.parse("2024-05-31T10:15:30Z").plusSeconds(i), LocalTime.of(i % 24, 15 * (i % 4)),
                Duration.ofMinutes(i), (1L << 60) + i * 7L);
    }

    private static String text(TableRows rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        rows.write(out);
        return out.toString(UTF_8);
    }

    @Test
    void recordsComeBackAsTheyWere() {
        List<Everything> records = IntStream.range(0, 60).mapToObj(TableRowsTest::everything).toList();
        assertThat(TableRows.ofRecords(records).toRecords(Everything.class)).isEqualTo(records);
    }

    @Test
    void whatAColumnIsFollowsFromTheTypeThatIsDeclared() {
        TableRows rows = TableRows.ofRecords(IntStream.range(0, 60).mapToObj(TableRowsTest::everything).toList());
        Map<String, @Nullable Object> row = rows.toMaps().get(1);
        assertThat(row).containsEntry("code", "1001").containsEntry("few", 1L).containsEntry("size", "LARGE")
                .containsEntry("member", false).containsEntry("score", 0.25).containsEntry("measured", 1.5)
                .containsEntry("price", 1.25).containsEntry("born", LocalDate.of(1990, 2, 7))
                .containsEntry("seen", LocalDateTime.of(2024, 5, 31, 10, 0, 30))
                .containsEntry("at", OffsetDateTime.parse("2024-05-31T10:15:31Z"))
                .containsEntry("opens", LocalTime.of(1, 15)).containsEntry("took", Duration.ofMinutes(1))
                .containsEntry("big", (1L << 60) + 7).containsEntry("id", everything(1).id().toString());
        assertThat(rows.toMaps().getFirst()).containsEntry("score", null).containsEntry("measured", null);
    }

    @Test
    void mapsMayLackKeysAndHaveTheDatesOfAQuery() {
        Map<String, Object> first = new LinkedHashMap<>();
        first.put("x", 1);
        first.put("when", Timestamp.valueOf("2024-05-31 10:00:00"));
        TableRows rows = TableRows.ofMaps(List.of(first,
                Map.of("x", 2, "y", true), Map.of("y", false, "when", Timestamp.valueOf("2024-05-31 10:00:01.5"))));
        assertThat(rows.columns()).containsExactly("x", "when", "y");
        assertThat(rows).hasToString("TableRows[3 rows of x, when, y]");
        assertThat(rows.toMaps().getLast()).containsEntry("x", null).containsEntry("y", false)
                .containsEntry("when", LocalDateTime.of(2024, 5, 31, 10, 0, 1, 500_000_000));
    }

    @Test
    void arraysAndListsAreColumns() throws Exception {
        TableRows rows = TableRows.ofColumns(List.of("n", "Größe, \"cm\"", "job"), new int[]{1, 2, 3},
                new double[]{1.5, Double.NaN, 2.25}, Arrays.asList("baker", null, "a \"b\", c"));
        assertThat(text(rows)).isEqualTo("n,\"Größe, \"\"cm\"\"\",job\n1,1.5,baker\n2,,\n3,2.25,\"a \"\"b\"\", c\"\n");
        Path file = folder.resolve("rows.csv");
        rows.write(file);
        assertThat(TableRows.read(file).toMaps()).isEqualTo(rows.toMaps());
        assertThat(Files.readString(file)).isEqualTo(text(rows));
        assertThat(TableRows.ofColumns(List.of("year"), (Object) new int[]{2024, 2024}).toMaps())
                .containsExactly(Map.of("year", 2024L), Map.of("year", 2024L));
    }

    @Test
    void aFileIsWrittenAsItWas() throws Exception {
        Path penguins = Path.of("..", "examples", "data", "penguins.csv");
        assertThat(text(TableRows.read(penguins))).isEqualTo(Files.readString(penguins));
        assertThat(TableRows.read(penguins).toMaps().getFirst()).containsEntry("species", "Adelie")
                .containsEntry("bill_length_mm", 39.1);
    }

    /** Too narrow for the rows below. */
    private record Narrow(int age) {}

    @Test
    void whatDoesNotFitIsNamed() {
        assertThatThrownBy(() -> TableRows.ofMaps(List.of())).hasMessage(
                "there must be at least one row but there was none");
        assertThatThrownBy(() -> TableRows.ofMaps(List.of(Map.of("a", 1), Map.of("a", new byte[3]))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        "row 2, column 'a': must be a number, a text, a boolean, an enum constant, a date, a time, a"
                                + " duration, a UUID or null but was of the class byte[]");
        assertThatThrownBy(() -> TableRows.ofColumns(List.of("a"), (Object) new double[]{1, Double.POSITIVE_INFINITY}))
                .hasMessageStartingWith("row 2, column 'a': must be").hasMessageEndingWith("but was Infinity");
        assertThatThrownBy(() -> TableRows.ofColumns(List.of("a", "b"), new int[2], new int[3]))
                .hasMessage("column 'b' must have 2 values, as the first one has, but has 3");
        assertThatThrownBy(() -> TableRows.ofColumns(List.of("a", "a"), new int[2], new int[2]))
                .hasMessage("each column must have a name of its own but one was 'a'");
        assertThatThrownBy(() -> TableRows.ofColumns(List.of("a"), "text"))
                .hasMessage("column 'a' must be an array or a list but was of the class java.lang.String");
        TableRows ages = TableRows.ofColumns(List.of("age"), Arrays.asList(1, null, 3));
        assertThatThrownBy(() -> ages.toRecords(Narrow.class))
                .hasMessage("row 2, column 'age': is blank, which cannot be of the type int");
        assertThatThrownBy(() -> TableRows.ofColumns(List.of("age"), List.of(1.5, 2)).toRecords(Narrow.class))
                .hasMessage("row 1, column 'age': '1.5', which cannot be of the type int");
        assertThatThrownBy(() -> TableRows.ofColumns(List.of("years"), List.of(1, 2)).toRecords(Narrow.class))
                .hasMessage("component age of Narrow must be the name of a column but there is: years");
    }
}
