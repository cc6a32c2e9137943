package dev.gan4j.table;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.Column;
import dev.gan4j.data.IdentifierPattern;
import dev.gan4j.data.NumberFormat;
import dev.gan4j.data.TimeFormat;
import dev.gan4j.data.csv.CsvRows;
import dev.gan4j.internal.InputFiles;
import dev.gan4j.internal.Printable;
import dev.gan4j.internal.YamlTree;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Schemas as YAML: what is found is written with its reasons, and what somebody makes of that is read. */
public final class SchemaYaml {

    /** The largest file of a schema, in bytes: the values of its columns stand in it. */
    private static final int LARGEST = 1 << 26;

    private static final int LONGEST_PLAIN = 60;
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*( [A-Za-z0-9_-]+)*");
    /** Words that other programs do not take for texts. */
    private static final Set<String> OTHERS = Set.of("null", "true", "false", "yes", "no", "on", "off", "y", "n");

    private SchemaYaml() {}

    /**
     * Reads a file, if there is one to read.
     *
     * @param file a schema, or a part of one; null for none
     * @return what it says; {@link ToldSchema#NONE} without a file
     * @throws InvalidInputException as {@link #read}
     */
    public static ToldSchema told(@Nullable Path file) {
        return file == null ? ToldSchema.NONE : read(file);
    }

    /**
     * Reads a file.
     *
     * @param file a schema, or a part of one
     * @return what it says
     * @throws InvalidInputException if there is no such file, or it is no schema; the message names the line and the field
     */
    public static ToldSchema read(Path file) {
        byte[] bytes = InputFiles.read(file, file.toString(), "a schema", LARGEST);
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return parse(text.startsWith("\uFEFF") ? text.substring(1) : text, file.toString());
        } catch (CharacterCodingException e) {
            throw new InvalidInputException(file + ": is not UTF-8 text", e);
        }
    }

    /**
     * Reads a text.
     *
     * @param yaml   a schema, or a part of one
     * @param source its name for messages
     * @return what it says
     * @throws InvalidInputException if it is no schema; the message names the line and the field
     */
    public static ToldSchema parse(String yaml, String source) {
        return new SchemaReader(source).read(YamlTree.parse(yaml, source));
    }

    /**
     * Writes a schema with the reasons for it.
     *
     * @param table that was read
     * @return YAML, of which {@link #parse} makes an equal schema
     */
    public static String write(Table table) {
        return write(table.schema(), table.reasons());
    }

    /**
     * Writes a schema.
     *
     * @param schema  a whole one
     * @param reasons for each column, as comments; empty for none
     * @return YAML, of which {@link #parse} makes an equal schema
     */
    public static String write(TableSchema schema, List<String> reasons) {
        StringBuilder yaml = new StringBuilder();
        CsvFormat format = schema.format();
        yaml.append("format:\n");
        field(yaml, 2, "separator", format.separator() == '\t' ? "tab" : quoted(String.valueOf(format.separator())));
        flag(yaml, "spaceAfter", format.spaceAfter());
        list(yaml, 2, "header", format.header());
        flag(yaml, "quotesHeader", format.quotesHeader());
        field(yaml, 2, "quoting", format.quoting().name().toLowerCase(Locale.ROOT));
        field(yaml, 2, "lineEnd", format.lineEnd().name().toLowerCase(Locale.ROOT));
        flag(yaml, "byteOrderMark", format.byteOrderMark());
        if (format.encoding() != CsvRows.Encoding.UTF_8) {
            field(yaml, 2, "encoding", format.encoding().word());
        }
        list(yaml, 0, "blanks", schema.blanks());
        yaml.append("columns:\n");
        Blanks blanks = Blanks.of(schema.blanks());
        List<Column> columns = schema.columns().columns();
        for (int i = 0; i < columns.size(); i++) {
            yaml.append("  ").append(name(columns.get(i).key(), 2)).append(":\n");
            String reason = i < reasons.size() ? "  # " + Printable.line(reasons.get(i)) : "";
            field(yaml, 4, "kind", ColumnKind.of(columns.get(i), blanks::has).word() + reason);
            column(yaml, columns.get(i));
        }
        dependencies(yaml, schema.dependencies());
        rules(yaml, schema.rules());
        return yaml.toString();
    }

    private static void column(StringBuilder yaml, Column column) {
        if (!column.blanks().isEmpty()) {
            list(yaml, 4, "blanks", column.blanks());
        }
        switch (column) {
            case Column.Numeric numeric -> number(yaml, numeric.format());
            case Column.Categorical categorical -> list(yaml, 4, "values", categorical.categories());
            case Column.Temporal temporal -> time(yaml, temporal.format());
            case Column.Constant constant -> field(yaml, 4, "text", quoted(constant.text()));
            case Column.Identifier identifier -> {
                IdentifierPattern pattern = identifier.pattern();
                field(yaml, 4, "pattern", quoted(pattern.pattern()));
                field(yaml, 4, "from", Long.toString(pattern.from()));
                if (pattern.room() != 0) {
                    field(yaml, 4, "room", Long.toString(pattern.room()));
                }
            }
            case Column.Text text -> {
                if (text.fake() != null) {
                    field(yaml, 4, "fake", quoted(text.fake()));
                }
            }
        }
    }

    private static void number(StringBuilder yaml, NumberFormat format) {
        Integer decimals = format.decimals();
        boolean isInteger = decimals != null && decimals == 0 && format.least() == 0;
        if (!isInteger) {
            field(yaml, 4, "decimals", decimals == null ? "any" : decimals.toString());
            if (format.least() != 0) {
                field(yaml, 4, "leastDecimals", Integer.toString(format.least()));
            }
            if (format.mark() != '.') {
                field(yaml, 4, "mark", quoted(String.valueOf(format.mark())));
            }
        }
        if (format.grouping() != null) {
            field(yaml, 4, "grouping", quoted(format.grouping().toString()));
        }
        if (format.origin() != 0) {
            field(yaml, 4, "origin", Long.toString(format.origin()));
        }
        NumberFormat.Around around = format.around();
        if (!around.prefix().isEmpty()) {
            field(yaml, 4, "prefix", quoted(around.prefix()));
        }
        if (!around.suffix().isEmpty()) {
            field(yaml, 4, "suffix", quoted(around.suffix()));
        }
        if (around.negative() != NumberFormat.Negative.OUTER) {
            field(yaml, 4, "negative", SchemaReader.word(around.negative()));
        }
        if (around.plus() != NumberFormat.Plus.NONE) {
            field(yaml, 4, "plus", SchemaReader.word(around.plus()));
        }
        if (format.significant() != null) {
            field(yaml, 4, "significant", format.significant().toString());
        }
        if (format.exponent() != null) {
            field(yaml, 4, "exponent", quoted(format.exponent().example()));
        }
    }

    private static void time(StringBuilder yaml, TimeFormat format) {
        field(yaml, 4, "format", quoted(format.pattern()));
        if (format.offset() != null) {
            field(yaml, 4, "offset", quoted(format.offset()));
        }
        if (format.step() != TimeFormat.step(format.kind(), format.pattern())) {
            field(yaml, 4, "step", NumberFormat.SHORTEST.write(format.step()));
        }
    }

    private static void dependencies(StringBuilder yaml, List<Dependency> dependencies) {
        yaml.append(dependencies.isEmpty() ? "dependencies: []\n" : "dependencies:\n");
        for (Dependency dependency : dependencies) {
            yaml.append("  - from: ").append(quoted(dependency.from())).append('\n');
            field(yaml, 4, "column", quoted(dependency.column()));
            yaml.append("    table:\n");
            dependency.table()
                    .forEach((key, value) -> yaml.append("      ").append(name(key, 6)).append(": ")
                            .append(quoted(value))
                            .append('\n'));
        }
    }

    private static void rules(StringBuilder yaml, List<Rule> rules) {
        yaml.append(rules.isEmpty() ? "rules: []\n" : "rules:\n");
        for (Rule rule : rules) {
            yaml.append("  - ");
            switch (rule) {
                case Rule.Condition condition -> yaml.append(quoted(condition.expression())).append('\n');
                case Rule.Unique unique -> yaml.append("unique: ").append(flow(unique.columns())).append('\n');
                case Rule.OneHot oneHot -> yaml.append("oneHot: ").append(flow(oneHot.columns())).append('\n');
                case Rule.Allowed allowed -> {
                    yaml.append("allowed: ").append(flow(allowed.columns())).append("\n    combinations:\n");
                    allowed.combinations().forEach(row -> yaml.append("      - ").append(flow(row)).append('\n'));
                }
            }
        }
    }

    private static void field(StringBuilder yaml, int indent, String name, String value) {
        yaml.append(" ".repeat(indent)).append(name).append(": ").append(value).append('\n');
    }

    private static void flag(StringBuilder yaml, String name, boolean value) {
        if (value) {
            field(yaml, 2, name, "true");
        }
    }

    private static void list(StringBuilder yaml, int indent, String name, List<String> texts) {
        String flow = texts.size() > 50 ? "" : flow(texts);
        if (!flow.isEmpty() && flow.length() <= 100) {
            field(yaml, indent, name, flow);
            return;
        }
        yaml.append(" ".repeat(indent)).append(name).append(":\n");
        texts.forEach(text -> yaml.append(" ".repeat(indent + 2)).append("- ").append(quoted(text)).append('\n'));
    }

    private static String flow(List<String> texts) {
        return texts.stream().map(SchemaYaml::quoted).toList().toString();
    }

    /** A field's name; a long one is told as such, since YAML takes no more than 1,024 characters for a plain one. */
    private static String name(String text, int indent) {
        return text.length() > 100 ? "? " + quoted(text) + "\n" + " ".repeat(indent) : quoted(text);
    }

    /** A text in quotes, where it needs them. */
    private static String quoted(String text) {
        if (text.length() <= LONGEST_PLAIN && PLAIN.matcher(text).matches()
                && !OTHERS.contains(text.toLowerCase(Locale.ROOT))) {
            return text;
        }
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(point -> {
            if (point == '"' || point == '\\') {
                quoted.append('\\').appendCodePoint(point);
            } else if (point == '\n') {
                quoted.append("\\n");
            } else if (Printable.is(point)) {
                quoted.appendCodePoint(point);
            } else {
                quoted.append(String.format(Locale.ROOT, "\\U%08x", point));
            }
        });
        return quoted.append('"').toString();
    }
}
