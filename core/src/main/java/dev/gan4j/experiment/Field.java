package dev.gan4j.experiment;

import dev.gan4j.internal.Spelling;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
     * Returns the fields that a name without its path, or with a typing error, may refer to.
     *
     * @param written such as {@code learningRate}
     * @return paths, such as {@code optimiser.learningRate}; empty if none is near, or if the name is already correct
     */
    public static List<String> nearest(String written) {
        List<String> paths = Fields.all().stream().map(Field::path).toList();
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
}
