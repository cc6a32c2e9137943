package dev.gan4j.eval;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.Dataset;
import dev.gan4j.data.Schema;
import dev.gan4j.table.Dependency;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/** A column follows from another one, as it does in the table where that was found. Not safe for use by several threads. */
final class DependencyRule implements RowRule {

    private final Dependency dependency;
    private @Nullable Schema schema; // that the lookup is of
    private DoubleUnaryOperator lookup = value -> value;

    private DependencyRule(Dependency dependency) {
        this.dependency = dependency;
    }

    /** Returns a rule for each dependency. */
    static List<RowRule> of(List<Dependency> dependencies) {
        return dependencies.stream().<RowRule>map(DependencyRule::new).toList();
    }

    @Override
    public String words() {
        return dependency.column() + " follows from " + dependency.from();
    }

    @Override
    public boolean holds(Dataset table, int row) {
        if (!table.schema().equals(schema)) {
            schema = table.schema();
            lookup = dependency.lookup(schema);
        }
        List<String> keys = table.schema().keys();
        double from = table.values().get(row, keys.indexOf(dependency.from()));
        double value = table.values().get(row, keys.indexOf(dependency.column()));
        try {
            return Double.doubleToRawLongBits(lookup.applyAsDouble(from)) == Double.doubleToRawLongBits(value);
        } catch (InvalidInputException e) {
            return false; // a value that the table of the dependency does not have
        }
    }
}
