package dev.gan4j.table;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.IdentifierPattern;
import dev.gan4j.data.NumberFormat;
import dev.gan4j.data.TimeFormat;
import dev.gan4j.data.csv.CsvRows;
import dev.gan4j.internal.Printable;
import dev.gan4j.internal.Spelling;
import dev.gan4j.internal.YamlTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads the YAML of a schema; errors name the file, the line and the field. */
final class SchemaReader {

    private final String source;

    SchemaReader(String source) {
        this.source = source;
    }

    ToldSchema read(@Nullable YamlTree root) {
        if (!(root instanceof YamlTree.Fields fields)) {
            throw error(root, "a schema must be fields, such as columns:" + (root == null ? ", but is empty" : ""));
        }
        allow(fields, "", SchemaKey.words(SchemaKey.Place.SCHEMA, null));
        Map<String, YamlTree> all = fields.fields();
        Map<String, ToldColumn> columns = new LinkedHashMap<>();
        YamlTree told = all.get("columns");
        if (told != null) {
            fields(told, "columns").fields()
                    .forEach((key, column) -> columns.put(key, column(column, "columns." + key)));
        }
        List<YamlTree> rules = optional(all.get("rules"), tree -> elements(tree, "rules"));
        return new ToldSchema(source, optional(all.get("format"), this::format),
                optional(all.get("blanks"), tree -> texts(tree, "blanks")), columns,
                optional(all.get("dependencies"),
                        tree -> elements(tree, "dependencies").stream().map(this::dependency).toList()),
                rules == null ? List.of() : rules.stream().map(this::rule).toList());
    }

    /** Reads a field that may be left out. */
    private static <T> @Nullable T optional(@Nullable YamlTree tree, Function<YamlTree, T> reading) {
        return tree == null ? null : reading.apply(tree);
    }

    private CsvFormat format(YamlTree tree) {
        YamlTree.Fields fields = fields(tree, "format");
        allow(fields, "format.", SchemaKey.words(SchemaKey.Place.FORMAT, null));
        Map<String, YamlTree> all = fields.fields();
        String separator = text(all.get("separator"), "format.separator", ",");
        YamlTree header = all.get("header");
        if (header == null) {
            throw error(tree, "format.header is missing");
        }
        if (separator.length() != 1 && !separator.equals("tab")) {
            throw error(tree, "format.separator must be one character, or tab, but was \"" + separator + "\"");
        }
        return checked(tree, () -> new CsvFormat(separator.equals("tab") ? '\t' : separator.charAt(0),
                flag(all.get("spaceAfter"), "format.spaceAfter"), texts(header, "format.header"),
                flag(all.get("quotesHeader"), "format.quotesHeader"),
                word(all.get("quoting"), "format.quoting", CsvFormat.Quoting.NEEDED),
                word(all.get("lineEnd"), "format.lineEnd", CsvFormat.LineEnd.LF),
                flag(all.get("byteOrderMark"), "format.byteOrderMark"), encoding(all.get("encoding"))));
    }

    private CsvRows.Encoding encoding(@Nullable YamlTree tree) {
        String text = text(tree, "format.encoding", CsvRows.Encoding.UTF_8.word());
        return Arrays.stream(CsvRows.Encoding.values()).filter(one -> one.word().equalsIgnoreCase(text)).findFirst()
                .orElseThrow(() -> error(tree, "format.encoding must be one of "
                        + String.join(", ", Arrays.stream(CsvRows.Encoding.values()).map(CsvRows.Encoding::word)
                                .toList())
                        + " but was \"" + shown(text) + "\""));
    }

    private ToldColumn column(YamlTree tree, String path) {
        YamlTree.Fields fields = fields(tree, path);
        Map<String, YamlTree> all = fields.fields();
        YamlTree word = all.get("kind");
        String name = text(word, path + ".kind", "");
        ColumnKind kind = ColumnKind.of(name);
        if (kind == null) {
            throw error(word == null ? tree : word,
                    path + ".kind must be one of " + String.join(", ", ColumnKind.words())
                            + (word == null
                                    ? " but is missing"
                                    : " but was \"" + name + "\"" + Spelling.hint(name, ColumnKind.words())));
        }
        allow(fields, path + ".", SchemaKey.words(SchemaKey.Place.COLUMN, kind));
        return checked(tree, () -> new ToldColumn(kind,
                optional(all.get("blanks"), blanks -> texts(blanks, path + ".blanks")),
                optional(all.get("values"), values -> values(values, path + ".values")), number(kind, all, path),
                time(kind, all, path), pattern(all, path),
                optional(all.get("text"), text -> text(text, path + ".text", "")),
                optional(all.get("fake"), fake -> text(fake, path + ".fake", ""))));
    }

    private List<String> values(YamlTree tree, String path) {
        List<String> values = texts(tree, path);
        if (values.isEmpty() || values.stream().distinct().count() < values.size()) {
            throw error(tree, path + " must have values, each once, but were " + values.size());
        }
        return values;
    }

    private @Nullable NumberFormat number(ColumnKind kind, Map<String, YamlTree> all, String path) {
        boolean isInteger = kind == ColumnKind.INTEGER;
        List<String> words = List.of("decimals", "leastDecimals", "mark", "grouping", "origin", "prefix", "suffix",
                "negative", "plus", "exponent", "significant");
        if (words.stream().noneMatch(all::containsKey)) {
            return null;
        }
        String decimals = isInteger ? "0" : text(all.get("decimals"), path + ".decimals", "any");
        return new NumberFormat(decimals.equals("any")
                ? null
                : Integer.valueOf((int) whole(all.get("decimals"),
                        path + ".decimals", 0, NumberFormat.MOST_DECIMALS)),
                (int) whole(all.get("leastDecimals"), path + ".leastDecimals", 0, NumberFormat.MOST_DECIMALS),
                character(all.get("mark"), path + ".mark", '.'),
                all.containsKey("grouping")
                        ? (Character) character(all.get("grouping"), path + ".grouping", ',')
                        : null,
                whole(all.get("origin"), path + ".origin", Long.MIN_VALUE, Long.MAX_VALUE), around(all, path),
                optional(all.get("exponent"), tree -> exponent(tree, path + ".exponent")),
                optional(all.get("significant"), tree -> (int) whole(tree, path + ".significant", 1,
                        NumberFormat.MOST_SIGNIFICANT)));
    }

    private NumberFormat.Around around(Map<String, YamlTree> all, String path) {
        return new NumberFormat.Around(text(all.get("prefix"), path + ".prefix", ""),
                text(all.get("suffix"), path + ".suffix", ""),
                word(all.get("negative"), path + ".negative", NumberFormat.Negative.OUTER),
                word(all.get("plus"), path + ".plus", NumberFormat.Plus.NONE));
    }

    private NumberFormat.Exponent exponent(YamlTree tree, String path) {
        String text = text(tree, path, "");
        NumberFormat.Exponent exponent = NumberFormat.Exponent.of(List.of(text));
        if (exponent == null) {
            throw error(tree, path + " must be 0 with a power of ten, such as 0.000e+00, but was \"" + shown(text)
                    + "\"");
        }
        return exponent;
    }

    private @Nullable TimeFormat time(ColumnKind kind, Map<String, YamlTree> all, String path) {
        TimeFormat.Kind time = kind.time();
        YamlTree format = all.get("format");
        YamlTree offset = all.get("offset");
        YamlTree step = all.get("step");
        if (time == null || format == null) {
            YamlTree stray = offset == null ? step : offset;
            if (stray != null) {
                throw error(stray, path + ".offset and step need format beside them");
            }
            return null;
        }
        String pattern = text(format, path + ".format", "");
        String zone = offset == null ? null : text(offset, path + ".offset", "");
        TimeFormat standard = checked(format, () -> zone == null
                ? new TimeFormat(time, pattern)
                : new TimeFormat(time, pattern, zone, 1));
        double shortest = checked(format, () -> TimeFormat.step(time, pattern));
        return new TimeFormat(standard.kind(), pattern, zone, step == null ? shortest : positive(step, path + ".step"));
    }

    private @Nullable IdentifierPattern pattern(Map<String, YamlTree> all, String path) {
        YamlTree pattern = all.get("pattern");
        if (pattern == null) {
            YamlTree stray = all.get("from") == null ? all.get("room") : all.get("from");
            if (stray != null) {
                throw error(stray, path + ".from and room need pattern beside them");
            }
            return null;
        }
        return checked(pattern, () -> new IdentifierPattern(text(pattern, path + ".pattern", ""),
                all.containsKey("from") ? whole(all.get("from"), path + ".from", 0, Long.MAX_VALUE) : 1,
                whole(all.get("room"), path + ".room", 0, IdentifierPattern.MOST_ROOM)));
    }

    private ToldSchema.ToldDependency dependency(YamlTree tree) {
        YamlTree.Fields fields = fields(tree, "dependencies");
        allow(fields, "dependencies.", SchemaKey.words(SchemaKey.Place.DEPENDENCY, null));
        Map<String, String> table = new LinkedHashMap<>();
        YamlTree told = fields.fields().get("table");
        if (told != null) {
            fields(told, "dependencies.table").fields()
                    .forEach((key, value) -> table.put(key, text(value, "dependencies.table", "")));
        }
        return new ToldSchema.ToldDependency(required(fields, "from"), required(fields, "column"), table);
    }

    private String required(YamlTree.Fields fields, String name) {
        YamlTree value = fields.fields().get(name);
        if (value == null) {
            throw error(fields, "dependencies." + name + " is missing");
        }
        return text(value, "dependencies." + name, "");
    }

    private ToldSchema.ToldRule rule(YamlTree tree) {
        String where = source + ", " + tree.place() + ": ";
        if (tree instanceof YamlTree.Scalar scalar) {
            return new ToldSchema.ToldRule(new Rule.Condition(scalar.text()), where);
        }
        YamlTree.Fields fields = fields(tree, "rules");
        allow(fields, "rules.", SchemaKey.words(SchemaKey.Place.RULE, null));
        Map<String, YamlTree> all = fields.fields();
        List<String> kinds = List.of("unique", "oneHot", "allowed");
        String kind = kinds.stream().filter(all::containsKey).findFirst().orElse("");
        if (kind.isEmpty() || all.size() > (all.containsKey("combinations") && kind.equals("allowed") ? 2 : 1)) {
            throw error(tree, "a rule must be an expression, or have one of unique, oneHot and allowed");
        }
        List<String> columns = texts(all.getOrDefault(kind, tree), "rules." + kind);
        YamlTree rows = all.get("combinations");
        List<List<String>> combinations = rows == null
                ? List.of()
                : elements(rows, "rules.combinations").stream().map(row -> texts(row, "rules.combinations")).toList();
        return new ToldSchema.ToldRule(checked(tree, () -> switch (kind) {
            case "unique" -> new Rule.Unique(columns);
            case "oneHot" -> new Rule.OneHot(columns);
            default -> new Rule.Allowed(columns, combinations);
        }), where);
    }

    private YamlTree.Fields fields(YamlTree tree, String path) {
        if (tree instanceof YamlTree.Fields fields) {
            return fields;
        }
        throw error(tree, shown(path) + " must be fields but was "
                + (tree instanceof YamlTree.Scalar scalar ? "\"" + shown(scalar.text()) + "\"" : "a list"));
    }

    private List<YamlTree> elements(YamlTree tree, String path) {
        if (tree instanceof YamlTree.Elements list) {
            return list.elements();
        }
        throw error(tree, shown(path) + " must be a list, such as [a, b]");
    }

    private List<String> texts(YamlTree tree, String path) {
        List<String> texts = new ArrayList<>();
        for (YamlTree element : elements(tree, path)) {
            texts.add(text(element, path, ""));
        }
        return texts;
    }

    private String text(@Nullable YamlTree tree, String path, String standard) {
        if (tree == null) {
            return standard;
        }
        if (tree instanceof YamlTree.Scalar scalar) {
            return scalar.text();
        }
        throw error(tree, shown(path) + " must be a text");
    }

    private boolean flag(@Nullable YamlTree tree, String path) {
        String text = text(tree, path, "false");
        if (!text.equals("true") && !text.equals("false")) {
            throw error(tree, path + " must be true or false but was \"" + shown(text) + "\"");
        }
        return text.equals("true");
    }

    private <E extends Enum<E>> E word(@Nullable YamlTree tree, String path, E standard) {
        String text = text(tree, path, word(standard));
        E[] constants = standard.getDeclaringClass().getEnumConstants();
        return Arrays.stream(constants).filter(constant -> word(constant).equals(text))
                .findFirst()
                .orElseThrow(() -> error(tree, path + " must be one of "
                        + String.join(", ", Arrays.stream(constants).map(SchemaReader::word).toList()) + " but was \""
                        + shown(text) + "\""));
    }

    /** Returns a constant as a schema has it: notNegative for NOT_NEGATIVE. */
    static String word(Enum<?> constant) {
        StringBuilder word = new StringBuilder();
        for (String part : constant.name().toLowerCase(Locale.ROOT).split("_", -1)) {
            word.append(word.isEmpty() ? part : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1));
        }
        return word.toString();
    }

    private char character(@Nullable YamlTree tree, String path, char standard) {
        String text = text(tree, path, String.valueOf(standard));
        if (text.length() != 1) {
            throw error(tree, path + " must be one character but was \"" + shown(text) + "\"");
        }
        return text.charAt(0);
    }

    private long whole(@Nullable YamlTree tree, String path, long least, long most) {
        String text = text(tree, path, "0");
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // It is said below.
        }
        throw error(tree, shown(path) + " must be a whole number from " + least + " to " + most + " but was \""
                + shown(text) + "\"");
    }

    private double positive(YamlTree tree, String path) {
        double number = NumberFormat.SHORTEST.parse(text(tree, path, ""));
        if (!(number > 0)) {
            throw error(tree,
                    shown(path) + " must be a positive number but was \"" + shown(text(tree, path, "")) + "\"");
        }
        return number;
    }

    private void allow(YamlTree.Fields fields, String path, List<String> names) {
        fields.fields().forEach((name, value) -> {
            if (!names.contains(name)) {
                throw error(value,
                        "unknown field \"" + shown(path + name) + "\"; allowed here: " + String.join(", ", names)
                                + Spelling.hint(name, names));
            }
        });
    }

    /** Runs what checks values, and says where they stand. */
    private <T> T checked(@Nullable YamlTree tree, Supplier<T> maker) {
        try {
            return maker.get();
        } catch (IllegalArgumentException e) {
            throw error(tree, String.valueOf(e.getMessage()));
        }
    }

    private InvalidInputException error(@Nullable YamlTree tree, String message) {
        return new InvalidInputException(source + (tree == null ? "" : ", " + tree.place()) + ": " + message);
    }

    private static String shown(String text) {
        return Printable.line(text, 80);
    }
}
