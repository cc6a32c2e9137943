package dev.gan4j.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.data.Column;
import dev.gan4j.data.Dataset;
import dev.gan4j.data.Points;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tables of the kinds that other tools break: what is found in them, and that they are written as they were. */
class ShownTablesTest {

    private static String csv(String header, int rows, IntFunction<String> row) {
        return header + "\n" + IntStream.range(0, rows).mapToObj(row).collect(Collectors.joining("\n")) + "\n";
    }

    private static Table kept(String csv) {
        Table table = Tables.read(csv);
        assertThat(Tables.write(table)).isEqualTo(csv);
        return table;
    }

    @Test
    void anIntegerColumnWithBlanksStaysOne() {
        Random random = new Random(1);
        Table table = kept(csv("n,g", 500,
                row -> (random.nextInt(5) == 0 ? "" : random.nextInt(31)) + "," + "ab".charAt(row % 2)));
        assertThat(Tables.kind(table, 0)).isEqualTo(ColumnKind.INTEGER);
        assertThat(Tables.first(table).blanks()).containsExactly("");
    }

    @Test
    void aColumnThatIsMostlyBlankKeepsItsNumbers() {
        Random random = new Random(2);
        Table table = kept(csv("dose,g", 500, row -> (random.nextInt(10) > 0
                ? ""
                : String.format(Locale.ROOT, "%.1f",
                        (random.nextBoolean() ? 10 : 50) + random.nextGaussian()))
                + "," + "ab".charAt(row % 2)));
        assertThat(Tables.kind(table, 0)).isEqualTo(ColumnKind.REAL);
    }

    @Test
    void aThousandKeysGiveTenThousandNewOnes() {
        Table table = Tables
                .read(csv("key,v", 1000, row -> String.format(Locale.ROOT, "ORD-%06d,%d", row + 1, row * row % 17)));
        Dataset many = new Dataset(table.schema().columns(), Points.generate(10_000, 2, (row, point) -> {
            point[0] = Double.NaN;
            point[1] = row % 17;
        }), null);
        List<String> lines = new String(new TableWriter(table.schema(), 3).rows(many, 0), StandardCharsets.UTF_8)
                .lines().toList();
        Set<String> keys = new HashSet<>(lines.stream().map(line -> line.split(",")[0]).toList());
        assertThat(keys).hasSize(10_000)
                .allMatch(key -> key.matches("ORD-\\d{6}") && Integer.parseInt(key.substring(4)) > 1000);
    }

    @Test
    void datesInWordsKeepTheirFormat() {
        Random random = new Random(3);
        DateTimeFormatter format = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);
        Table table = kept(csv("start,end", 400, row -> {
            LocalDate start = LocalDate.of(2020, 1, 1).plusDays(random.nextInt(700));
            return format.format(start) + ","
                    + (random.nextInt(100) < 15 ? "" : format.format(start.plusDays(1 + random.nextInt(60))));
        }));
        assertThat(Tables.kind(table, 0)).isEqualTo(ColumnKind.DATE);
        Rules rules = new Rules(table.schema().withRules(List.of(new Rule.Condition("end >= start"))));
        assertThat(rules.violations(table.data()).isEmpty()).isTrue();
    }

    @Test
    void zerosAndAHeapAtTheEndAreWholeNumbers() {
        Random random = new Random(4);
        Table table = kept(csv("gain,g", 2000, row -> (random.nextInt(100) < 92
                ? "0"
                : random.nextInt(4) == 0 ? "99999" : Integer.toString(100 + random.nextInt(20_000))) + ","
                + "ab".charAt(row % 2)));
        assertThat(Tables.kind(table, 0)).isEqualTo(ColumnKind.INTEGER);
    }

    @Test
    void twentyThousandCitiesOfOneCountryEachAreCategoriesThatDetermineIt() {
        Random random = new Random(5);
        Table table = kept(csv("city,country,n", 50_000, row -> {
            int city = row < 20_000 ? row : random.nextInt(20_000);
            return "City " + city + ",Land " + city % 30 + "," + random.nextInt(100);
        }));
        assertThat(((Column.Categorical) Tables.first(table)).categories()).hasSize(20_000);
        assertThat(table.schema().dependencies()).hasSize(1);
        Dependency dependency = table.schema().dependencies().getFirst();
        assertThat(dependency.from() + " " + dependency.column()).isEqualTo("city country");
        assertThat(dependency.table()).hasSize(20_000).containsEntry("City 61", "Land 1");
    }
}
