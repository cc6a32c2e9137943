package dev.gan4j.experiment.internal;

import dev.gan4j.experiment.Experiment;
import dev.gan4j.internal.Spelling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The description of an experiment field.
 *
 * @param path     such as {@code optimiser.learningRate}
 * @param of       the types, of the part it belongs to, that have it, such as {@code adam}; empty if every type has it
 * @param allowed  the allowed values, for people
 * @param form     the allowed values, for a form
 * @param standard its default, which it gets when its part replaces another; null if it has none
 * @param text     a description of one or a few sentences
 * @param isLive   whether it may change during training
 * @param isRare   whether most users never need it
 */
public record Field(String path, List<String> of, String allowed, Form form, @Nullable String standard, String text,
        boolean isLive, boolean isRare) {

    /** The type of a field's value. */
    public enum Type {
        /** Any text. */
        TEXT,
        /** True or false. */
        FLAG,
        /** One word of a list. */
        WORD,
        /** A number. */
        NUMBER,
        /** A whole number. */
        INTEGER,
        /** A list of whole numbers. */
        LIST,
        /** A lower and an upper end. */
        RANGE,
        /** A group of fields. */
        PART,
        /** One of several types, each with its own fields. */
        CHOICE,
        /** Where real samples come from. */
        DATA
    }

    /**
     * The allowed values of a field.
     *
     * @param type  of its value
     * @param least the smallest number; null if there is none
     * @param most  the largest number; null if there is none
     * @param words the allowed words; if the type is neither word nor choice, they are allowed besides other values
     */
    public record Form(Type type, @Nullable Double least, @Nullable Double most, List<String> words) {

        /** Copies the list. */
        public Form {
            words = List.copyOf(words);
        }

        Form(Type type) {
            this(type, null, null, List.of());
        }

        Form(Type type, double least, double most) {
            this(type, least, most, List.of());
        }

        Form(Type type, List<String> words) {
            this(type, null, null, words);
        }

        Form or(String word) {
            List<String> all = new ArrayList<>(words);
            if (!all.contains(word)) {
                all.addFirst(word);
            }
            return new Form(type, least, most, all);
        }
    }

    /** Copies the list. */
    public Field {
        of = List.copyOf(of);
    }

    /**
     * Returns all fields, each before its own fields.
     *
     * @return in the order of the reference
     */
    public static List<Field> all() {
        SequencedMap<String, Field> fields = new LinkedHashMap<>();
        collect("", Fields.EXPERIMENT, fields);
        return List.copyOf(fields.values());
    }

    /**
     * Returns all fields of an experiment on a table of mixed columns, each before its own fields.
     *
     * @return in the order of the reference
     */
    public static List<Field> ofTables() {
        SequencedMap<String, Field> fields = new LinkedHashMap<>();
        collect("", TableFields.EXPERIMENT, fields);
        return List.copyOf(fields.values());
    }

    /**
     * Returns the value of a field as it is written in YAML.
     *
     * @param experiment any
     * @param path       of the field, such as {@code optimiser.learningRate}
     * @return null where the experiment has no such field, or leaves it out
     */
    public static @Nullable String value(Experiment experiment, String path) {
        JsonNode node = ExperimentYaml.tree(experiment);
        for (String name : path.split("\\.", -1)) {
            node = node.path(name);
        }
        return node.isMissingNode() ? null : YamlText.written(node);
    }

    /**
     * Returns the fields that a name without its path, or with a typing error, may refer to.
     *
     * @param written such as {@code learningRate}
     * @return paths, such as {@code optimiser.learningRate}; empty if none is near, or if the name is already correct
     */
    public static List<String> nearest(String written) {
        List<String> paths = all().stream().map(Field::path).toList();
        if (paths.contains(written)) {
            return List.of();
        }
        List<String> whole = Spelling.nearest(written, paths);
        if (!whole.isEmpty()) {
            return whole;
        }
        List<String> last = Spelling.nearest(written, paths.stream().map(FieldPaths::last).toList());
        return paths.stream().filter(path -> last.contains(FieldPaths.last(path))).toList();
    }

    private record Own(String type, List<Entry> entries) {}

    /** Collects fields of a part, of which some types of it may have one and others not. */
    private static void collect(String stem, List<Own> types, Map<String, Field> fields) {
        types.stream().flatMap(type -> type.entries.stream()).forEach(entry -> {
            String path = stem + entry.name;
            List<String> of = types.stream().filter(type -> type.entries.stream()
                    .anyMatch(each -> each.name.equals(entry.name))).map(Own::type).toList();
            Kind kind = entry.kind;
            if (!fields.containsKey(path)) {
                fields.put(path, new Field(path, of.size() == types.size() ? List.of() : of, kind.allowed(),
                        kind.form(), entry.hasStandard() ? YamlText.written(kind.write(entry.standard)) : null,
                        entry.text, entry.isLive, entry.isRare));
                collect(path + ".", kind, fields);
            }
        });
    }

    private static void collect(String stem, Kind kind, Map<String, Field> fields) {
        switch (kind) {
            case Kind.Or or -> collect(stem, or.kind(), fields);
            case Kind.Several several -> collect(stem, several.kind(), fields);
            case Part part -> collect(stem, List.of(new Own("", part.entries())), fields);
            case DataFields data -> collect(stem, List.of(new Own("", DataFields.ENTRIES)), fields);
            case Choice choice -> collect(stem, choice.types().stream()
                    .map(type -> new Own(type.name(), type.part().entries())).toList(), fields);
            default -> {
                // It has no fields.
            }
        }
    }
}
