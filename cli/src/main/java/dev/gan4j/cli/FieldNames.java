package dev.gan4j.cli;

import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.internal.Field;
import java.io.PrintWriter;
import java.util.Iterator;

/** The paths of all fields of an experiment, for help and completion, and the description of each. */
final class FieldNames implements Iterable<String> {

    @Override
    public Iterator<String> iterator() {
        return Field.all().stream().map(Field::path).iterator();
    }

    /** Prints a field: its path, description, allowed values and defaults. */
    static void explain(Field field, PrintWriter out) {
        out.println(field.path() + (field.of().isEmpty() ? "" : ", of " + String.join(", ", field.of()) + " only"));
        out.println("  what it is: " + plain(field.text()));
        out.println("  allowed:    " + plain(field.allowed()));
        String tutorial = Field.value(Experiment.preset("tutorial"), field.path());
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
