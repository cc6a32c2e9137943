package dev.gan4j.spark;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.Points;
import dev.gan4j.experiment.LabelSpec;
import dev.gan4j.model.GanModel;
import dev.gan4j.model.Generator;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** Rows of a model of numbers: the columns of its data, and the class at the end where it has a label. */
final class NumberRowsOfModel implements SampledRows {

    /** Means the column of the classes, whatever its name, as with {@code gan4j sample --where}. */
    private static final String LABEL = "label";

    private final Generator generator;
    private final long seed;
    private final StructType schema;
    private final UTF8String[] classes;
    private final @Nullable Integer wanted;

    NumberRowsOfModel(GanModel model, SourceOptions options) {
        if (!options.shares().isEmpty()) {
            throw new InvalidInputException(
                    "option share belongs to the model of a table, but this one is of columns of numbers");
        }
        generator = model.generator();
        seed = options.seed();
        List<String> names = model.plan().data().columnNames();
        LabelSpec label = model.plan().label();
        StructType columns = new StructType();
        for (int i = 0; i < names.size(); i++) {
            columns = columns.add(names.get(i), generator.codec().columns().get(i).isWhole()
                    ? DataTypes.LongType
                    : DataTypes.DoubleType, false);
        }
        schema = label == null ? columns : columns.add(label.column(), DataTypes.StringType, false);
        classes = generator.classes().stream().map(UTF8String::fromString).toArray(UTF8String[]::new);
        wanted = options.where().isEmpty() ? null : (Integer) code(options.where(), label);
    }

    private int code(List<String> where, @Nullable LabelSpec label) {
        String text = where.getFirst();
        if (label == null) {
            throw new InvalidInputException(
                    "option where belongs to models with a label and to those of tables, but this"
                            + " model was trained without a label, so " + text + " is not possible");
        }
        int equals = text.indexOf('=');
        if (where.size() > 1 || equals < 1) {
            throw new InvalidInputException("option where must be one text of the form " + label.column()
                    + "=CLASS but was " + String.join(" and ", where));
        }
        String column = text.substring(0, equals).strip();
        if (!column.equals(LABEL) && !column.equals(label.column())) {
            throw new InvalidInputException(
                    "option where must name the label, " + label.column() + ", but named " + column);
        }
        return generator.classCode(text.substring(equals + 1).strip());
    }

    @Override
    public StructType schema() {
        return schema;
    }

    @Override
    public boolean areInOrder() {
        return false;
    }

    @Override
    public Block block(long first, int count) {
        Points points = wanted == null
                ? generator.points(first, count, seed)
                : generator.points(first, count, seed, wanted);
        return index -> {
            if (index == points.columns()) {
                return Cells.texts(classes, codes(first, count));
            }
            double[] values = points.column(index);
            return schema.fields()[index].dataType().equals(DataTypes.LongType)
                    ? Cells.longs(DataTypes.LongType, Arrays.stream(values).mapToLong(value -> (long) value).toArray(),
                            Cells.NO_BLANKS)
                    : Cells.doubles(values, Cells.NO_BLANKS);
        };
    }

    private int[] codes(long first, int count) {
        if (wanted == null) {
            return generator.classesOf(first, count, seed);
        }
        int[] codes = new int[count];
        Arrays.fill(codes, wanted);
        return codes;
    }
}
