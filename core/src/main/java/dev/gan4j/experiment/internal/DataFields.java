package dev.gan4j.experiment.internal;

import static java.util.Objects.requireNonNull;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.ColumnChoice;
import dev.gan4j.data.Distribution;
import dev.gan4j.data.Missing;
import dev.gan4j.experiment.DataSpec;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The field {@code data} and the fields of a file: which values are allowed, and what is known about the data before they are
 * read.
 */
final class DataFields implements Kind {

    /** Stands for every numeric column of a file. */
    private static final String NUMERIC = "numeric";
    private static final int LONGEST_NAME = 10_000;
    private static final int LONGEST_PATH = 4096;
    /** How names of data files end. */
    private static final List<String> FILES = List.of(".csv", ".tsv", ".txt", ".gz");

    /** The fields of data that are rows of a file. */
    static final List<Entry> ENTRIES = List.of(
            Entry.of("file", Kind.text(LONGEST_PATH, false),
                    "a CSV file, relative to the file that names it; gzipped files are read as they are"),
            Entry.of("column", Kind.text(LONGEST_NAME, false),
                    "its name, or its number from 1; default: the only one, or the first with a number (01234 is a code)"),
            Entry.of("columns", Kind.simple("`" + NUMERIC + "`, or a list of names or numbers from 1", Field.Type.LIST,
                    DataFields::columns), "several columns"),
            Entry.of("header", Kind.flag(), "whether the first row contains names; default: detected"),
            Entry.of("separator", Kind.simple("one character", Field.Type.TEXT, DataFields::separator),
                    "the character between cells; default: detected"),
            Entry.of("missing", Kind.words(Missing.values()),
                    "what to do with rows with a missing cell; default: refuse"),
            Entry.of("sha256", Kind.simple("64 hexadecimal digits", Field.Type.TEXT, DataFields::hash),
                    "the hash of the file, which is refused if it has another; default: any"));

    private static final List<String> NAMES = ENTRIES.stream().map(entry -> entry.name).toList();

    /** Whether written data replace any other data; otherwise their fields override those of the same file. */
    static boolean isWhole(JsonNode written) {
        return !written.isObject() || written.has("file") || written.has("image") || written.has("samples");
    }

    @Override
    public DataSpec read(Place at, @Nullable Object old) {
        JsonNode written = at.value();
        if (isWhole(written) || !(old instanceof DataSpec && write(old) instanceof ObjectNode fields)) {
            return read(at);
        }
        fields.setAll((ObjectNode) written);
        // The fields column and columns replace each other.
        if (written.has("columns") != written.has("column")) {
            fields.remove(written.has("columns") ? "column" : "columns");
        }
        return read(at.with(fields));
    }

    private static DataSpec read(Place at) {
        JsonNode data = at.value();
        if (data.isString()) {
            return distribution(at, data.stringValue());
        }
        if (!data.isObject()) {
            throw at.mustBe("a distribution such as normal(-1,1), or fields (file, column)");
        }
        if (data.has("samples")) {
            at.allow(" of samples from a program", List.of("samples", "columns", "sha256"));
            return new DataSpec.Given(Kind.whole(at.at("samples"), 1, Integer.MAX_VALUE),
                    data.has("columns") ? columns(at.at("columns")) : List.of(), hash(at.at("sha256")));
        }
        if (data.has("image")) {
            at.allow(" of an image", List.of("image", "sha256"));
            return new DataSpec.Image(file(at.at("image")), (String) found(at, "sha256"));
        }
        at.allow("", NAMES);
        Path file = file(at.at("file"));
        if (data.has("columns") && !at.at("column").isNull()) {
            throw at.error("data must have column or columns but has both");
        }
        Boolean header = (Boolean) found(at, "header");
        Character separator = (Character) found(at, "separator");
        Missing missing = at.has("missing")
                ? (Missing) requireNonNull(kind("missing").read(at.at("missing"), null))
                : Missing.REFUSE;
        return new DataSpec.Csv(file, choice(at), header, separator, missing, (String) found(at, "sha256"));
    }

    private static ColumnChoice choice(Place at) {
        if (at.has("columns")) {
            List<String> columns = columns(at.at("columns"));
            return columns.isEmpty() ? new ColumnChoice.Numeric() : new ColumnChoice.Named(columns);
        }
        String column = (String) found(at, "column");
        return column == null ? new ColumnChoice.First() : new ColumnChoice.Named(column);
    }

    private static Kind kind(String name) {
        return ENTRIES.get(NAMES.indexOf(name)).kind;
    }

    /** A field whose value is detected if it is missing; null then. */
    private static @Nullable Object found(Place at, String name) {
        return at.at(name).isNull() ? null : kind(name).read(at.at(name), null);
    }

    private static DataSpec distribution(Place at, String expression) {
        try {
            return new DataSpec.Known(Distribution.parse(expression));
        } catch (InvalidInputException e) {
            boolean file = expression.contains("/") || FILES.stream().anyMatch(expression::endsWith);
            throw at.error("data: " + e.getMessage()
                    + (file ? "; a file is written {file: " + expression + "}" : ""), e);
        }
    }

    private static Path file(Place at) {
        String text = Kind.text(at, LONGEST_PATH, false);
        try {
            return at.resolve(text);
        } catch (InvalidPathException e) {
            throw at.error(at.path() + " must be a path but was " + YamlText.shown(at.value()), e);
        }
    }

    @Override
    public JsonNode write(@Nullable Object value) {
        return switch ((DataSpec) requireNonNull(value)) {
            case DataSpec.Known known ->
                JsonNodeFactory.instance.stringNode(known.distribution().expression());
            case DataSpec.Csv csv -> {
                ObjectNode tree = YamlText.object().put("file", csv.file().toString());
                switch (csv.columns()) {
                    case ColumnChoice.First() -> tree.putNull("column");
                    case ColumnChoice.Numeric() -> tree.put("columns", NUMERIC);
                    case ColumnChoice.Named(List<String> names) when names.size() == 1 ->
                        tree.put("column", names.getFirst());
                    case ColumnChoice.Named(List<String> names) -> names.forEach(tree.putArray("columns")::add);
                }
                tree.put("header", csv.header())
                        .put("separator", csv.separator() == null ? null : csv.separator().toString());
                // Left out if it is the default, to keep the text of sweep plans that were written before the field existed.
                if (csv.missing() != Missing.REFUSE) {
                    tree.put("missing", Names.of(csv.missing()));
                }
                yield tree.put("sha256", csv.sha256());
            }
            case DataSpec.Image image ->
                YamlText.object().put("image", image.file().toString()).put("sha256", image.sha256());
            case DataSpec.Given given -> {
                ObjectNode tree = YamlText.object().put("samples", given.count());
                if (!given.columns().isEmpty()) {
                    given.columns().forEach(tree.putArray("columns")::add);
                }
                yield tree.put("sha256", given.sha256());
            }
        };
    }

    @Override
    public String allowed() {
        return "see below";
    }

    @Override
    public Field.Form form() {
        return new Field.Form(Field.Type.DATA);
    }

    /** Whether two data specs are equal, ignoring how the file is read and checked. */
    static boolean same(DataSpec old, DataSpec data) {
        return (old instanceof DataSpec.Csv before && data instanceof DataSpec.Csv now)
                ? before.file().equals(now.file()) && before.columns().equals(now.columns())
                : old.equals(data);
    }

    /** Whether the data are a finite set of rows. */
    static boolean areRows(DataSpec data) {
        return data instanceof DataSpec.Csv || data instanceof DataSpec.Given;
    }

    /** Whether the number of columns is known before the data are read. */
    static boolean isDimensionKnown(DataSpec data) {
        return !(data instanceof DataSpec.Csv csv && csv.columns() instanceof ColumnChoice.Numeric);
    }

    /** Whether each sample has a class that a label can refer to. */
    static boolean haveClasses(DataSpec data) {
        return (data instanceof DataSpec.Csv csv && !(csv.columns() instanceof ColumnChoice.First)) || isMixture(data)
                || (data instanceof DataSpec.Given given && !given.columns().isEmpty());
    }

    static boolean isMixture(DataSpec data) {
        return data instanceof DataSpec.Known known && known.distribution().modes() != null;
    }

    /** Reads names or numbers of columns; empty for every numeric column. */
    private static List<String> columns(Place at) {
        if (at.isWord(NUMERIC)) {
            return List.of();
        }
        JsonNode list = at.value();
        if (!list.isArray() || list.isEmpty() || list.size() > LONGEST_NAME) {
            throw at.mustBe(NUMERIC + " or a list of at least one name, such as [length, width],");
        }
        List<String> columns = new ArrayList<>();
        for (JsonNode name : list) {
            columns.add(name.isNumber() || name.isString() ? name.asString() : "");
            if (columns.getLast().isBlank()) {
                throw at.mustBe("a list of names or numbers of columns");
            }
        }
        return columns;
    }

    private static char separator(Place at) {
        String text = at.value().isString() ? at.value().stringValue() : "";
        if (text.length() != 1 || "\"\n\r".contains(text)) {
            throw at.mustBe("one character such as \",\", neither a quote nor the end of a line,");
        }
        return text.charAt(0);
    }

    private static String hash(Place at) {
        String hash = Kind.text(at, 100, false);
        if (!hash.matches("[0-9a-f]{64}")) {
            throw at.mustBe("64 hexadecimal digits in quotes");
        }
        return hash;
    }
}
