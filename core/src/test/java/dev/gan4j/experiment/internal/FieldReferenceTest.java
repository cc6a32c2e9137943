package dev.gan4j.experiment.internal;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.data.distribution.DistributionFamily;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.ObjectiveSpec;
import dev.gan4j.objective.GameWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The tables of the reference are what the table of fields makes of them. After a change of a field, run this test with
 * {@code -Dgan4j.write.reference=true}, which writes them anew.
 */
final class FieldReferenceTest {

    private static final Path PAGE = Path.of("..", "docs", "reference", "experiment.md");
    private static final String BEGIN = "<!-- from the table of fields: ";
    /** Top-level fields that have a section of their own, and only that. */
    private static final Set<String> SECTIONS = Set.of("latent", "generator", "discriminator", "objective", "penalty",
            "optimiser", "pretraining", "evaluation");
    private static final Experiment TUTORIAL = Experiment.preset("tutorial");

    @Test
    void theTablesOfTheReferenceAreThoseOfTheTableOfFields() throws IOException {
        List<String> page = Files.readAllLines(PAGE);
        List<String> generated = generated(page);
        if (Boolean.getBoolean("gan4j.write.reference")) {
            Files.writeString(PAGE, String.join("\n", generated) + "\n");
        } else {
            assertThat(String.join("\n", page)).isEqualTo(String.join("\n", generated));
        }
    }

    /** The page with each table that stands behind a mark made anew. */
    private static List<String> generated(List<String> page) {
        Map<String, List<String>> tables = tables();
        List<String> lines = new ArrayList<>();
        boolean isOld = false;
        for (String line : page) {
            isOld &= line.startsWith("|");
            if (!isOld) {
                lines.add(line);
            }
            if (line.startsWith(BEGIN)) {
                String name = line.substring(BEGIN.length(), line.indexOf(" -->"));
                lines.addAll(requireNonNull(tables.remove(name), name));
                isOld = true;
            }
        }
        assertThat(tables.keySet()).as("tables that the page does not have").isEmpty();
        return lines;
    }

    private static Map<String, List<String>> tables() {
        Map<String, List<String>> tables = new LinkedHashMap<>();
        tables.put("run", fields(Field.all().stream()
                .filter(field -> !field.path().contains(".") && !SECTIONS.contains(field.path())).toList(), ""));
        tables.put("networks", networks());
        tables.put("optimiser", optimiser());
        for (String part : List.of("label", "pretraining", "evaluation")) {
            tables.put(part, fields(under(part), part + "."));
        }
        tables.put("objective", fields(under("objective"), "objective."));
        tables.put("objective types", objectives());
        tables.put("distributions in one dimension", distributions(DistributionFamily.UNIVARIATE));
        tables.put("distributions in several dimensions", distributions(DistributionFamily.BIVARIATE));
        tables.put("latent types", types(Fields.LATENT, "a minibatch is"));
        tables.put("basis types", types(Fields.BASIS, "the functions"));
        tables.put("penalty types", types(Fields.PENALTY, "adds to D's loss"));
        tables.put("table", ofTables());
        tables.put("schedule types", types(Fields.SCHEDULE, "the learning rate"));
        return tables;
    }

    private static List<String> ofTables() {
        List<String> rows = new ArrayList<>(List.of("| field | allowed | default | what it is |",
                "| --- | --- | --- | --- |"));
        for (Field field : Field.ofTables()) {
            if (field.form().type() != Field.Type.PART) {
                rows.add("| `" + field.path() + "` | " + field.allowed() + " | "
                        + (field.standard() == null ? "" : code(field.standard())) + " | " + field.text() + " |");
            }
        }
        return rows;
    }

    private static List<String> objectives() {
        List<String> rows = new ArrayList<>(List.of(
                "| `type` | D maximises | G maximises | best D for a fixed G | source |",
                "| --- | --- | --- | --- | --- |"));
        for (ObjectiveSpec.Type type : ObjectiveSpec.Type.values()) {
            GameWords game = new ObjectiveSpec(type).objective().words();
            rows.add("| `" + Names.of(type) + "` | " + game.discriminator() + " | " + game.generator() + " | "
                    + game.best() + " | " + game.source() + " |");
        }
        return rows;
    }

    private static List<String> distributions(List<DistributionFamily> families) {
        List<String> rows = new ArrayList<>(
                List.of("| name | parameters | what it is |", "| --- | --- | --- |"));
        for (DistributionFamily family : families) {
            rows.add("| `" + family.signature() + "` | " + family.parameters().stream()
                    .map(parameter -> "`" + parameter.name() + "` " + parameter.allowed())
                    .collect(Collectors.joining("; ")) + " | " + family.text() + " |");
        }
        return rows;
    }

    private static List<Field> under(String part) {
        return Field.all().stream().filter(field -> field.path().startsWith(part + ".")
                && field.path().indexOf('.', part.length() + 1) < 0).toList();
    }

    /** What both networks have, and then what each has of its own. */
    private static List<String> networks() {
        List<Field> generator = under("generator");
        List<Field> discriminator = under("discriminator");
        List<Field> shared = generator.stream().filter(field -> discriminator.stream()
                .anyMatch(other -> name(other).equals(name(field)) && other.allowed().equals(field.allowed())))
                .toList();
        List<String> names = shared.stream().map(FieldReferenceTest::name).toList();
        List<String> rows = fields(shared, "generator.");
        for (List<Field> network : List.of(generator, discriminator)) {
            List<Field> own = network.stream().filter(field -> !names.contains(name(field))).toList();
            rows.addAll(fields(own, "").subList(2, own.size() + 2));
        }
        return rows;
    }

    private static List<String> optimiser() {
        List<String> rows = fields(under("optimiser"), "optimiser.");
        String types = Fields.OPTIMISER.types().stream().map(Choice.Type::text).collect(Collectors.joining("; or "));
        rows.add(2, "| `type` | " + Fields.OPTIMISER.allowed() + " | `" + Field.value(TUTORIAL, "optimiser.type")
                + "` | " + types + " |");
        return rows;
    }

    private static List<String> fields(List<Field> fields, String stem) {
        List<String> rows = new ArrayList<>(
                List.of("| field | allowed | tutorial | what it is |", "| --- | --- | --- | --- |"));
        for (Field field : fields) {
            String value = Field.value(TUTORIAL, field.path());
            String only = field.of().isEmpty()
                    ? ""
                    : "; of " + field.of().stream().map(type -> "`" + type + "`").collect(Collectors.joining(", "))
                            + " only";
            String allowed = field.path().equals("label")
                    ? "`none`, a column, or fields, [see below](#label)"
                    : field.allowed();
            rows.add("| `" + field.path().substring(stem.length()) + "` | " + allowed + " | "
                    + (value == null ? "" : code(value)) + " | " + field.text() + only + " |");
        }
        return rows;
    }

    private static List<String> types(Choice choice, String what) {
        List<String> rows = new ArrayList<>(List.of("| `type` | fields | " + what + " |", "| --- | --- | --- |"));
        for (Choice.Type type : choice.types()) {
            rows.add("| `" + type.name() + "` | " + plain(type.part().allowed()) + " | " + type.text() + " |");
        }
        return rows;
    }

    private static String name(Field field) {
        return field.path().substring(field.path().lastIndexOf('.') + 1);
    }

    private static String code(String value) {
        return "`" + plain(value) + "`";
    }

    /** Whole numbers as people write them. */
    private static String plain(String value) {
        return value.replaceAll("(?<=\\d)\\.0(?=\\D|$)", "");
    }
}
