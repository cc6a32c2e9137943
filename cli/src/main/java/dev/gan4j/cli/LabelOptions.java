package dev.gan4j.cli;

import dev.gan4j.InvalidInputException;
import dev.gan4j.cascade.Condition;
import dev.gan4j.data.Schema;
import dev.gan4j.experiment.LabelSpec;
import dev.gan4j.model.GanModel;
import dev.gan4j.model.Generator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The option that asks a generator for samples of one class, or of a table for rows that satisfy conditions. */
final class LabelOptions {

    /** Means the column of the classes, whatever its name. */
    private static final String LABEL = "label";

    @Option(names = "--where", paramLabel = "CONDITION",
            description = {"Only rows of a table that satisfy a condition, such as sex=Female, \"age>=30\" or"
                    + " \"workclass in (Private, State-gov)\"; may be repeated.",
                    "Of a model that was trained with a label, LABEL=CLASS: the label's column, or the word label, and the"
                            + " class."})
    private List<String> conditions = new ArrayList<>();

    /** The conditions as they stand on the command line. */
    List<String> texts() {
        return List.copyOf(conditions);
    }

    /** The conditions on the rows of a table. */
    List<Condition> of(Schema schema) {
        return conditions.stream().map(text -> Condition.parse(text, schema)).toList();
    }

    /** The names of the columns that are written: those of the data, followed by the label's. */
    static List<String> columns(GanModel model) {
        List<String> names = model.plan().data().columnNames();
        LabelSpec label = model.plan().label();
        return label == null
                ? names
                : Stream.concat(names.stream(),
                        Stream.of(label.column())).toList();
    }

    /** The requested class; null for all of them. */
    @Nullable
    Integer code(GanModel model, Path file, CommandLine command) {
        if (conditions.isEmpty()) {
            return null;
        }
        if (conditions.size() > 1) {
            throw new ParameterException(command,
                    "--where must be given once, since a sample has one class, but was given "
                            + conditions.size() + " times");
        }
        String where = conditions.getFirst();
        int equals = where.indexOf('=');
        if (equals < 1) {
            throw new ParameterException(command, "--where must have the form LABEL=CLASS but was \"" + where + "\"");
        }
        LabelSpec label = model.plan().label();
        if (label == null) {
            throw new InvalidInputException(file + " was trained without a label, so --where " + where
                    + " is not possible");
        }
        String column = where.substring(0, equals).strip();
        if (!column.equals(LABEL) && !column.equals(label.column())) {
            throw new InvalidInputException("--where must name the label of " + file + ", " + label.column()
                    + ", but named " + column);
        }
        String name = where.substring(equals + 1).strip();
        int code = label.classes().indexOf(name);
        if (code < 0) {
            throw new InvalidInputException("--where must name a class of " + label.column() + ", one of "
                    + String.join(", ", label.classes()) + ", but was " + name);
        }
        return code;
    }

    /** Rows of points, with the class of each at the end. */
    static RowWriter.Source rows(Generator generator, long seed, @Nullable Integer code) {
        return (first, count) -> {
            if (code != null) {
                int[] codes = new int[count];
                Arrays.fill(codes, code);
                return beside(generator.points(first, count, seed, code).toRowMajorArray(), codes);
            }
            return beside(generator.points(first, count, seed).toRowMajorArray(),
                    generator.classesOf(first, count, seed));
        };
    }

    private static double[] beside(double[] rows, int[] codes) {
        int columns = codes.length == 0 ? 0 : rows.length / codes.length;
        double[] both = new double[rows.length + codes.length];
        for (int i = 0; i < codes.length; i++) {
            System.arraycopy(rows, i * columns, both, i * (columns + 1), columns);
            both[i * (columns + 1) + columns] = codes[i];
        }
        return both;
    }
}
