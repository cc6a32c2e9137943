package dev.gan4j.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.InvalidInputException;
import dev.gan4j.testing.ParserFuzzing;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Schemas from anywhere, alone and with a table. */
final class SchemaFuzzTest extends ParserFuzzing {

    private static final String CSV = """
            id,age,born,size,at,total,a,b
            K-001,30,2020-01-01,small,10:00,1.50,1,x
            K-002,,2020-02-01,large,11:00,2.50,2,y
            K-003,NA,31 May 2021,,12:00,4.00,1,x
            K-004,12,2020-02-01,medium,12:30,3.00,3,
            """;

    SchemaFuzzTest() {
        super("schema");
    }

    @Override
    protected List<String> words() {
        return List.of("format", "blanks", "columns", "dependencies", "rules", "kind: ", "values", "decimals",
                "pattern", "real",
                "integer", "boolean", "category", "ordered", "date", "dateTime", "time", "duration", "identifier",
                "constant", "empty",
                "text", "{number:6}", "{AA99}", "{uuid}", "yyyy-MM-dd", "HH:mm", "[.SSS]", "ISO", "offset", "Z",
                "+02:00", "step", "-1",
                "9999999999999999999", "[", "]", "{", "}", "\n  - ", "\n    ", ": ", "\"", "'", "age >= ", " and ",
                " or not ", " in (",
                "unique: [a]", "oneHot: [a, b]", "allowed: [a, b]", "is blank", " = fare + ", "!!str ", "&x ", "*x",
                "# ", "\t", "? ");
    }

    @Override
    protected void parse(byte[] input) throws Exception {
        String yaml = new String(input, StandardCharsets.UTF_8);
        ToldSchema told = SchemaYaml.parse(yaml, "schema.yaml");
        try {
            TableSchema whole = told.whole();
            assertThat(SchemaYaml.parse(SchemaYaml.write(whole, List.of()), "schema.yaml").whole()).isEqualTo(whole);
        } catch (InvalidInputException incomplete) {
            // What it leaves out is found in the table.
        }
        Table table = Tables.read(CSV, TableReader.Options.of(told));
        assertThat(SchemaYaml.parse(SchemaYaml.write(table), "schema.yaml").whole()).isEqualTo(table.schema());
        new Rules(table.schema()).repair(table.data());
    }
}
