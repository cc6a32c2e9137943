package dev.gan4j.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.data.Column;
import dev.gan4j.data.NumberFormat;
import dev.gan4j.data.TimeFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaFinderTest {

    private static ColumnKind kind(String... cells) {
        return Tables.kind(Tables.column("x", List.of(cells)), 0);
    }

    private static TimeFormat time(String... cells) {
        return ((Column.Temporal) Tables.first(Tables.column("x", List.of(cells)))).format();
    }

    private static NumberFormat number(String... cells) {
        return ((Column.Numeric) Tables.first(Tables.column("x", List.of(cells)))).format();
    }

    @Test
    void eachKindIsFound() {
        assertThat(kind("1.5", "2.25", "3")).isEqualTo(ColumnKind.REAL);
        assertThat(kind("15", "-2", "3")).isEqualTo(ColumnKind.INTEGER);
        assertThat(kind("YES", "NO", "YES")).isEqualTo(ColumnKind.BOOLEAN);
        assertThat(kind("0", "1", "1")).isEqualTo(ColumnKind.BOOLEAN);
        assertThat(kind("red", "green", "red")).isEqualTo(ColumnKind.CATEGORY);
        assertThat(kind("Low", "Medium", "High", "Low")).isEqualTo(ColumnKind.ORDERED);
        assertThat(kind("2021-05-31", "2020-01-02")).isEqualTo(ColumnKind.DATE);
        assertThat(kind("2021-05-31 10:00", "2020-01-02 23:59")).isEqualTo(ColumnKind.DATE_TIME);
        assertThat(kind("10:00", "23:59")).isEqualTo(ColumnKind.TIME);
        assertThat(kind("10:00:00", "123:59:59")).isEqualTo(ColumnKind.DURATION);
        assertThat(kind("PT1H30M", "PT2S")).isEqualTo(ColumnKind.DURATION);
        assertThat(kind("same", "same")).isEqualTo(ColumnKind.CONSTANT);
        assertThat(kind("NA", "NA")).isEqualTo(ColumnKind.EMPTY);
        assertThat(Tables.kind(Tables.column(30, row -> "ORD-" + (1000 + row)), 0)).isEqualTo(ColumnKind.IDENTIFIER);
        assertThat(Tables.kind(Tables.column(30, row -> "note " + "x".repeat(row)), 0)).isEqualTo(ColumnKind.TEXT);
    }

    @Test
    void aReasonIsGivenForEachColumn() {
        assertThat(Tables.read("zip,age\n01234,3\n01234,\n99999,5\n").reasons())
                .containsExactly("2 different texts; '01234' begins with a zero, as codes do and numbers do not",
                        "3 to 5, 2 different; 33.3 % blank ('')");
    }

    @Test
    void codesWithLeadingZerosAreNoNumbers() {
        Table table = Tables.column(500, row -> String.format(Locale.ROOT, "%05d", 1230 + row % 60));
        assertThat(Tables.kind(table, 0)).isEqualTo(ColumnKind.CATEGORY);
        assertThat(Tables.write(table)).startsWith("x\n01230\n01231\n");
    }

    @Test
    void decimalsAndTheirZerosAreKept() {
        assertThat(number("7.00", "12.95", "1.10")).isEqualTo(new NumberFormat(2, 2, '.', null, 0));
        assertThat(number("7.0", "12.95", "1.1")).isEqualTo(new NumberFormat(2, 1, '.', null, 0));
        assertThat(number("3.0", "4.0", "17.0")).as("whole numbers that a program wrote with a point")
                .isEqualTo(new NumberFormat(0, 1, '.', null, 0));
        assertThat(number("7", "12.95")).isEqualTo(new NumberFormat(2, 0, '.', null, 0));
        assertThat(number("0.30000000000000004", "12.1")).as("no grid")
                .isEqualTo(new NumberFormat(null, 1, '.', null, 0));
        assertThat(number("1e-3", "2.5")).isEqualTo(new NumberFormat(3, 1, '.', null, 0));
    }

    @Test
    void thousandsAndDecimalCommasAreReadByTheWholeColumn() {
        assertThat(number("1,234.50", "999.00", "1,000,000.25")).isEqualTo(new NumberFormat(2, 2, '.', ',', 0));
        assertThat(number("1.234,5", "999,0")).isEqualTo(new NumberFormat(1, 1, ',', '.', 0));
        assertThat(number("1,5", "2,25")).isEqualTo(new NumberFormat(2, 1, ',', null, 0));
        assertThat(number("1 234", "12", "1 234 567")).isEqualTo(new NumberFormat(0, 0, '.', ' ', 0));
        Table ambiguous = Tables.column("x", List.of("1,234", "5,678", "9,012"));
        assertThat(ambiguous.data().column(0)).containsExactly(1234, 5678, 9012);
        assertThat(ambiguous.reasons().getFirst()).contains("',' is taken for what stands between thousands");
        Table semicolons = Tables.read("x;y\n1,234;1\n5,678;2\n9,012;2\n");
        assertThat(semicolons.data().column(0)).containsExactly(1.234, 5.678, 9.012);
        assertThat(semicolons.reasons().getFirst()).contains("',' is taken for the decimal mark");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|',
            value = {"-$1,035.72 | $12.50 | $0.99", "$-1,035.72 | $12.50 | $0.99", "($1,035.72) | $12.50 | $0.99",
                    "(1,035.72) | 12.50 | 0.99", "-1.035,72 \u20AC | 12,50 \u20AC | 0,99 \u20AC",
                    "18.3% | -0.2% | 100.0%",
                    "USD 12 | USD -7 | USD 0", "12 kg | 7 kg | 100 kg", "-3.5\u00B0C | 0.0\u00B0C | 21.5\u00B0C",
                    "+5 | -3 | +0", "+5 | -3 | 0", "+0.25 | -1.50 | +3.00", "1.250e-07 | -3.000e+12 | 0.000e+00",
                    "1.5E-7 | -3.0E12 | 0.0E0", "1.5e+05 | 2.5e+06 | 3.5e+07", "1,5e-05 | 2,5e-06 | 3,5e-07"})
    void whatStandsAroundNumbersIsKept(String first, String second, String third) {
        Table table = Tables.column("x", List.of(first, second, third, second));
        assertThat(Tables.kind(table, 0)).isIn(ColumnKind.REAL, ColumnKind.INTEGER);
        assertThat(Tables.write(table).replace("\"", ""))
                .isEqualTo(String.join("\n", "x", first, second, third, second, ""));
        assertThat(SchemaYaml.parse(SchemaYaml.write(table), "schema.yaml").whole()).isEqualTo(table.schema());
    }

    @Test
    void asManySignificantDigitsAreWrittenAsTheFileHas() {
        Table table = Tables.column("x", List.of("0.00123457", "123457", "-5.5", "1.23457e-10"));
        assertThat(table.reasons().getFirst()).contains("of 6 significant digits");
        NumberFormat format = ((Column.Numeric) Tables.first(table)).format();
        assertThat(format.write(0.00123456789)).isEqualTo("0.00123457");
        assertThat(format.write(98765.4321)).isEqualTo("98765.4");
        assertThat(format.round(98765.4321)).isEqualTo(98765.4);
        assertThat(Tables.write(table)).isEqualTo("x\n0.00123457\n123457\n-5.5\n0.000000000123457\n");
        assertThat(SchemaYaml.parse(SchemaYaml.write(table), "schema.yaml").whole()).isEqualTo(table.schema());
        assertThat(number("0.30000000000000004", "12.1").significant()).as("all that a double has").isNull();
    }

    @Test
    void whatStandsAroundCodesMakesThemNoNumbers() {
        assertThat(kind("A12", "A7", "A7")).isEqualTo(ColumnKind.CATEGORY);
        assertThat(kind("12A", "7A", "7A")).isEqualTo(ColumnKind.CATEGORY);
        assertThat(kind("05%", "17%", "17%")).isEqualTo(ColumnKind.CATEGORY);
        assertThat(kind("$5", "\u20AC7", "\u20AC7")).isEqualTo(ColumnKind.CATEGORY);
        assertThat(kind("5 kg", "7 g", "7 g")).isEqualTo(ColumnKind.CATEGORY);
        assertThat(kind("\u00A3\t5", "\u00A3\t7", "\u00A3\t7")).as("a control character")
                .isEqualTo(ColumnKind.CATEGORY);
    }

    @Test
    void aZeroBeforeThePointHasNoThousandsBehindIt() {
        Table table = Tables.column("x", List.of("0.123", "0.456", "1.234"));
        assertThat(table.data().column(0)).containsExactly(0.123, 0.456, 1.234);
        assertThat(table.reasons().getFirst()).doesNotContain("thousands");
    }

    @Test
    void integersBeyondTwoToTheFiftyThirdKeepEveryDigit() {
        String first = "9223372036854775807";
        Table table = Tables.column("x", List.of(first, "9223372036854775800", "9223372036854775001", first));
        assertThat(Tables.kind(table, 0)).isEqualTo(ColumnKind.INTEGER);
        assertThat(Tables.write(table))
                .isEqualTo("x\n" + first + "\n9223372036854775800\n9223372036854775001\n" + first + "\n");
        assertThat(table.reasons().getFirst()).contains("held exactly, as differences from 9223372036854775001");
        List<String> far = List.of("-9223372036854775808", "9223372036854775807", "5", "-9223372036854775808");
        assertThat(Tables.kind(Tables.column("x", far), 0)).as("too far apart for a double")
                .isEqualTo(ColumnKind.CATEGORY);
        assertThat(Tables.write(Tables.column("x", far))).isEqualTo("x\n" + String.join("\n", far) + "\n");
        assertThat(kind("9223372036854775808", "1", "1")).as("beyond 64 bits").isNotEqualTo(ColumnKind.INTEGER);
    }

    @Test
    void numbersBeyondADoubleAreTexts() {
        assertThat(kind("1e400", "1", "1", "1e400")).isEqualTo(ColumnKind.CATEGORY);
    }

    @Test
    void dayAndMonthAreToldApartByTheWholeColumn() {
        assertThat(time("03/04/2021", "31/05/2021").pattern()).isEqualTo("dd/MM/yyyy");
        assertThat(time("03/04/2021", "05/31/2021").pattern()).isEqualTo("MM/dd/yyyy");
        assertThat(time("3/4/2021", "5/31/2021").pattern()).isEqualTo("M/d/yyyy");
        assertThat(time("01/03/2021", "01/04/2021", "01/05/2021", "01/06/2021").pattern()).as("the first of each month")
                .isEqualTo("dd/MM/yyyy");
        Table both = Tables.column("x", List.of("03/04/2021", "05/06/2021", "07/08/2021"));
        assertThat(both.reasons().getFirst())
                .contains("day and month cannot be told apart, and are read as MM/dd/yyyy");
        assertThat(Tables.column("x", List.of("03/04/2021", "31/05/2021")).reasons().getFirst())
                .contains("the day comes first");
    }

    @Test
    void formatsOfDatesAndTimesAreKept() {
        assertThat(time("31 May 2021", "1 June 2021").pattern()).isEqualTo("d MMMM yyyy");
        assertThat(time("31 May 2021", "01 Jun 2021").pattern()).isEqualTo("dd MMM yyyy");
        assertThat(time("May 31, 2021", "June 1, 2021").pattern()).isEqualTo("MMMM d, yyyy");
        assertThat(time("20210531", "20210601", "20201224"))
                .isEqualTo(new TimeFormat(TimeFormat.Kind.DATE, "yyyyMMdd"));
        assertThat(time("2021-05-31T10:00:07+02:00", "2021-06-01T11:30:00+02:00"))
                .isEqualTo(new TimeFormat(TimeFormat.Kind.DATE_TIME, "yyyy-MM-dd'T'HH:mm:ssXXX", "+02:00", 1));
        assertThat(time("2021-05-31T10:00:07Z", "2021-06-01T11:30:00Z").offset()).isEqualTo("Z");
        assertThat(time("2021-05-31 10:00:07.123456", "2021-06-01 11:30:00.000001").pattern())
                .isEqualTo("yyyy-MM-dd HH:mm:ss.SSSSSS");
        assertThat(time("2021-05-31 10:00:07.5", "2021-06-01 11:30:00.25").pattern())
                .isEqualTo("yyyy-MM-dd HH:mm:ss[.n]");
        assertThat(time("2021-05-31 10:00:07.500000", "2021-06-01 11:30:00").pattern())
                .isEqualTo("yyyy-MM-dd HH:mm:ss[.SSSSSS]");
        assertThat(time("1:05 PM", "11:30 AM").pattern()).isEqualTo("h:mm a");
        assertThat(time("0 days 00:12:30", "12 days 01:00:00").pattern()).isEqualTo("d 'days' HH:mm:ss");
    }

    @Test
    void timesKeepTheirStep() {
        assertThat(time("2021-05-31 10:15:00", "2021-05-31 11:45:00", "2021-06-01 00:30:00").step()).isEqualTo(900);
        assertThat(time("10:00:00", "11:00:00", "05:00:00").step()).isEqualTo(3600);
    }

    @Test
    void offsetsThatDifferAreSaid() {
        Table table = Tables.column("x",
                List.of("2021-01-31T10:00:00+01:00", "2021-06-01T11:30:05+02:00", "2021-07-01T11:30:05+02:00"));
        assertThat(table.reasons().getFirst()).contains("with 2 offsets from UTC, all to be written with +02:00");
        assertThat(table.data().column(0)[0]).isEqualTo(1_612_083_600);
    }

    @Test
    void datesInSeveralFormatsAreTexts() {
        assertThat(kind("2021-05-31", "31.05.2021", "2021-05-31", "31.05.2021")).isEqualTo(ColumnKind.CATEGORY);
    }

    @Test
    void identifiersAreUniqueAndHaveAPattern() {
        assertThat(Tables.kind(Tables.column(50, row -> new UUID(row * 77L, -row).toString()), 0))
                .isEqualTo(ColumnKind.IDENTIFIER);
        assertThat(Tables.kind(Tables.column(50, row -> Integer.toString(row + 1)), 0)).as("rows that are numbered")
                .isEqualTo(ColumnKind.IDENTIFIER);
        assertThat(Tables.kind(Tables.column(50, row -> Integer.toString(row * 7 % 50 + 1000)), 0))
                .as("any other numbers")
                .isEqualTo(ColumnKind.INTEGER);
        List<String> keys = IntStream.range(0, 50).mapToObj(row -> Integer.toString(row * 7919 % 100_003)).toList();
        assertThat(Tables.kind(Tables.column("customer_id", keys), 0)).as("the name says so")
                .isEqualTo(ColumnKind.IDENTIFIER);
        assertThat(Tables.kind(Tables.column("width", keys), 0)).isEqualTo(ColumnKind.INTEGER);
        assertThat(Tables.kind(Tables.column(50, row -> "2021-05-" + (10 + row % 20) + " 10:" + (10 + row)), 0))
                .as("moments that differ").isEqualTo(ColumnKind.DATE_TIME);
    }

    @Test
    void blanksStayApart() {
        Table table = Tables.read("x,y\n1,a\n,?\nNA,\n 3 ,b\nNaN,a\n1,b\n");
        assertThat(Tables.first(table).blanks()).containsExactly("", "NA", "NaN");
        assertThat(table.schema().columns().columns().get(1))
                .isEqualTo(new Column.Categorical("y", "y", List.of("", "?", "a", "b"), false));
        assertThat(Tables.write(table)).isEqualTo("x,y\n1,a\n,?\nNA,\n3,b\nNaN,a\n1,b\n");
    }

    @Test
    void theListOfBlanksCanBeSet() {
        String csv = "x\n1\n-999\n2\nNA\n5\n";
        Table table = Tables.read(csv, TableReader.Options.of(ToldSchema.NONE.withBlanks(List.of("-999", "NA"))));
        assertThat(Tables.first(table).blanks()).containsExactly("-999", "NA");
        assertThat(Tables.write(table)).isEqualTo(csv);
    }

    @Test
    void aFewWordsAmongManyNumbersCountAsBlanks() {
        Table table = Tables.column(300, row -> row % 50 == 3 ? "inf" : Integer.toString(row * row));
        assertThat(Tables.kind(table, 0)).isEqualTo(ColumnKind.INTEGER);
        assertThat(Tables.first(table).blanks()).containsExactly("inf");
        assertThat(table.reasons().getFirst()).contains("'inf', which is no number, counts as blank");
    }
}
