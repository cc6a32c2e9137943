package dev.gan4j.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The reference of schemas has the tables of the code, and what it shows is read. */
class SchemaReferenceTest {

    private static final Path PAGE = Path.of("../docs/reference/schema.md");

    private static final Map<String, SchemaKey.Place> PLACES = Map.of("| field of a schema |", SchemaKey.Place.SCHEMA,
            "| field of `format` |", SchemaKey.Place.FORMAT, "| field of a column |", SchemaKey.Place.COLUMN,
            "| field of a dependency |", SchemaKey.Place.DEPENDENCY, "| field of a rule |", SchemaKey.Place.RULE);

    /**
     * The page's tables have a row for each kind of columns and for each field. After a change, run this test with
     * {@code -Dgan4j.write.reference=true}, which writes them anew.
     */
    @Test
    void thePageExplainsEachKindAndEachField() throws IOException {
        List<String> page = Files.readAllLines(PAGE);
        List<String> generated = new ArrayList<>();
        boolean isTable = false;
        for (String line : page) {
            List<String> rows = rows(line);
            if (!rows.isEmpty()) {
                isTable = true;
                generated.add(line);
                generated.add("|" + " --- |".repeat((int) line.chars().filter(c -> c == '|').count() - 1));
                generated.addAll(rows);
            }
            isTable &= line.startsWith("|");
            if (!isTable) {
                generated.add(line);
            }
        }
        if (Boolean.getBoolean("gan4j.write.reference")) {
            Files.writeString(PAGE, String.join("\n", generated) + "\n");
        } else {
            assertThat(page).isEqualTo(generated);
        }
    }

    private static List<String> rows(String line) {
        if (line.startsWith("| kind |")) {
            return Stream.of(ColumnKind.values()).map(kind -> "| `" + kind.word() + "` | " + kind.meaning() + " |")
                    .toList();
        }
        SchemaKey.Place place = PLACES.entrySet().stream().filter(entry -> line.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst().orElse(null);
        return Stream.of(SchemaKey.values()).filter(key -> key.place() == place).map(key -> "| `" + key.word() + "` | "
                + (place == SchemaKey.Place.COLUMN ? kinds(key) + " | " : "") + key.meaning() + " |").toList();
    }

    private static String kinds(SchemaKey key) {
        return key.kinds().size() == ColumnKind.values().length
                ? "all"
                : key.kinds().stream().map(kind -> "`" + kind.word() + "`").collect(Collectors.joining(", "));
    }

    /** Each YAML block of the page is a schema, or a part of one. */
    @Test
    void whatThePageShowsIsRead() throws IOException {
        String page = Files.readString(PAGE);
        String[] blocks = page.split("```yaml\n");
        assertThat(blocks.length).isGreaterThan(2);
        for (int i = 1; i < blocks.length; i++) {
            assertThat(SchemaYaml.parse(blocks[i].substring(0, blocks[i].indexOf("```")), "block " + i)).isNotNull();
        }
    }
}
