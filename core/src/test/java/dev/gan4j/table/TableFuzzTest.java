package dev.gan4j.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.data.Column;
import dev.gan4j.testing.ParserFuzzing;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/** Tables from anywhere: what is read is written, and read again as the same. */
final class TableFuzzTest extends ParserFuzzing {

    TableFuzzTest() {
        super("table");
    }

    @Override
    protected List<String> words() {
        return List.of("\"", ",", ";", "\t", "\n", "\r\n", "1", "-2.50", "1e9", "1e-400", "1e400", "NaN", "NA", "?",
                " ", "01234", "'",
                "\"\"", "\uFEFF", "2021-05-31", "31/05/2021", "31 May 2021", "10:00", "2021-05-31T10:00:00+02:00",
                ".123", "PT1H",
                "1,234", "1.234,5", "9223372036854775807", "-9223372036854775808", "9007199254740993", "ORD-000001",
                "true", "false",
                "low", "high", "123e4567-e89b-12d3-a456-426614174000", "0 days 00:12:30", "\u00A0", "+1", "-0", "00",
                "99:99:99");
    }

    @Override
    protected void parse(byte[] input) throws Exception {
        Table table = TableReader.read(new ByteArrayInputStream(input), "any.csv", TableReader.Options.NONE);
        assertThat(SchemaYaml.parse(SchemaYaml.write(table), "schema.yaml").whole()).isEqualTo(table.schema());
        boolean isLeftOut = table.schema().columns().columns().stream().anyMatch(Column.Text.class::isInstance);
        if (isLeftOut) {
            return;
        }
        String written = Tables.write(table);
        Table again = TableReader.read(new ByteArrayInputStream(written.getBytes(StandardCharsets.UTF_8)), "any.csv",
                TableReader.Options.of(ToldSchema.of(table.schema())));
        assertThat(again.data().rows()).isEqualTo(table.data().rows());
        for (int column : IntStream.range(0, table.schema().columns().width()).toArray()) {
            for (int row = 0; row < table.data().rows(); row++) {
                assertThat(Double.doubleToRawLongBits(again.data().values().get(row, column)))
                        .as("row %s, column %s of %s", row, column, written)
                        .isEqualTo(Double.doubleToRawLongBits(table.data().values().get(row, column)));
            }
        }
        assertThat(Tables.write(again)).isEqualTo(written);
    }
}
