package dev.gan4j.cli;

import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.internal.Field;
import java.io.PrintWriter;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** The paths of all fields of experiments, for help and completion, and what there is to know of each. */
final class FieldNames implements Iterable<String> {

    @Override
    public Iterator<String> iterator() {
        return Stream.of(Field.all(), Field.ofTables()).flatMap(List::stream).map(Field::path).distinct().iterator();
    }

    /** Prints a field, of experiments on numbers and of those on tables, as far as they have it. */
    static void explain(List<Field> fields, PrintWriter out) {
        for (Field field : fields) {
            boolean isOfTables = !Field.all().contains(field);
            if (isOfTables && fields.size() > 1) {
                out.println();
            }
            explain(field, isOfTables, out);
        }
    }

    /** Prints a field: its path, what it is, what it may be, and its values. */
    private static void explain(Field field, boolean isOfTables, PrintWriter out) {
        out.println(field.path() + (field.of().isEmpty() ? "" : ", of " + String.join(", ", field.of()) + " only")
                + (isOfTables ? ", of a table of mixed columns" : ""));
        out.println("  what it is: " + plain(field.text()));
        out.println("  allowed:    " + plain(field.allowed()));
        String tutorial = isOfTables ? null : Field.value(Experiment.preset("tutorial"), field.path());
        if (tutorial != null) {
            out.println("  tutorial:   " + tutorial);
        }
        if (field.standard() != null) {
            out.println("  default:    " + field.standard());
        }
        if (field.isLive()) {
            out.println("  may change during training");
        }
    }

    private static String plain(String markdown) {
        return markdown.replace("`", "");
    }
}
