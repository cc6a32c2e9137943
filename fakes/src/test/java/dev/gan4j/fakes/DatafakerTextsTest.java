package dev.gan4j.fakes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gan4j.table.Faker;
import dev.gan4j.table.SchemaYaml;
import dev.gan4j.table.Table;
import dev.gan4j.table.TableReader;
import dev.gan4j.table.TableWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DatafakerTextsTest {

    private static final List<List<String>> ROWS = IntStream.range(0, 30)
            .mapToObj(row -> List.of("Ann Nr. " + "I".repeat(row), "a" + "n".repeat(row) + "@x.org",
                    Integer.toString(row * row % 11)))
            .toList();

    private static Table people(String yaml) {
        return TableReader.ofRows(List.of("who", "mail", "n"), ROWS,
                TableReader.Options.of(SchemaYaml.parse(yaml, "schema.yaml")));
    }

    @Test
    void everyKindIsATextOfOneLine() {
        Faker faker = Faker.find();
        assertThat(faker.kinds()).hasSizeGreaterThan(10);
        for (String kind : faker.kinds()) {
            List<String> texts = LongStream.range(0, 50).mapToObj(seed -> faker.row(seed).text(kind)).toList();
            assertThat(texts).as(kind).allMatch(text -> !text.isBlank() && text.lines().count() == 1);
            assertThat(texts.stream().distinct().count()).as(kind).isGreaterThan(20);
        }
    }

    @Test
    void theTextsOfARowFitOneAnotherInAnyOrder() {
        Faker.Row row = Faker.find().row(42);
        String email = row.text("email");
        assertThat(row.text("name")).isEqualTo(row.text("firstName") + " " + row.text("lastName"));
        assertThat(email).matches("[a-z]+[.][a-z]+@example[.](com|net|org)")
                .startsWith(row.text("firstName").toLowerCase(Locale.ROOT).replaceAll("[^a-z]", ""));
        assertThat(row.text("address"))
                .isEqualTo(row.text("street") + ", " + row.text("postcode") + " " + row.text("city"));
        assertThat(Faker.find().row(42).text("email")).isEqualTo(email);
        assertThat(Faker.find().row(43).text("email")).isNotEqualTo(email);
    }

    @Test
    void aTableIsWrittenWithWhatItsSchemaWantsMadeUp() {
        Table table = people("columns: {who: {kind: text, fake: name}, mail: {kind: text, fake: email}}");
        List<String> lines = new String(new TableWriter(table.schema(), 5).rows(table.data(), 0),
                StandardCharsets.UTF_8).lines()
                .toList();
        String part = new String(new TableWriter(table.schema(), 5).rows(table.data().select(7, 8), 7),
                StandardCharsets.UTF_8);
        assertThat(lines).hasSize(30).allMatch(line -> line.matches("[^,@]+ [^,@]+,[a-z.]+@example[.][a-z]+,\\d+"));
        assertThat(part.lines().toList()).as("addressed by the row").isEqualTo(lines.subList(7, 9));
    }

    @Test
    void whatCannotBeMadeUpIsRefused() {
        Table table = people("columns: {who: {kind: text, fake: nam}}");
        assertThatThrownBy(() -> new TableWriter(table.schema(), 5))
                .hasMessageStartingWith("fake must be one of name, firstName,")
                .hasMessageEndingWith("but was \"nam\" for column 'who'");
    }
}
