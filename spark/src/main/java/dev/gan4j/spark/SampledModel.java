package dev.gan4j.spark;

import dev.gan4j.InvalidInputException;
import dev.gan4j.cascade.Condition;
import dev.gan4j.cascade.GeneratorPool;
import dev.gan4j.cascade.SampleGroups;
import dev.gan4j.cascade.Share;
import dev.gan4j.cascade.TableSampler;
import dev.gan4j.data.Schema;
import dev.gan4j.model.GanModel;
import dev.gan4j.model.TableModel;
import dev.gan4j.table.TableWriter;
import java.util.ArrayList;
import java.util.List;

/** A model that was read, of a table or of numbers; thread-safe. */
@FunctionalInterface
interface SampledModel {

    /**
     * Returns rows.
     *
     * @throws InvalidInputException if the options do not fit the model, or no row can satisfy the conditions
     */
    SampledRows rows(SourceOptions options);

    /** Returns the model of a table. */
    static SampledModel of(TableModel model) {
        GeneratorPool generators = new GeneratorPool(model::generator);
        return options -> {
            // Says what cannot be written at all, or made up.
            new TableWriter(model.schema(), options.seed());
            return new TableRowsOfModel(model.schema(), new TableSampler(generators, model.schema(), options.seed(),
                    groups(model.schema().columns(), options)), options);
        };
    }

    private static SampleGroups groups(Schema schema, SourceOptions options) {
        List<Condition> asked = new ArrayList<>();
        List<Double> shares = new ArrayList<>();
        for (String text : options.shares()) {
            Share share = Share.parse(text);
            if (share == null) {
                throw new InvalidInputException(
                        "option share must be a condition, a colon and a share from 0 to 1, such"
                                + " as income=>50K:0.5, but was " + text);
            }
            asked.add(condition(SourceOptions.SHARE, share.condition(), schema));
            shares.add(share.share());
        }
        List<Condition> where = options.where().stream()
                .map(text -> condition(SourceOptions.WHERE, text, schema)).toList();
        try {
            return SampleGroups.of(schema, where, asked, shares);
        } catch (InvalidInputException e) {
            throw new InvalidInputException("option share: " + e.getMessage(), e);
        }
    }

    private static Condition condition(String option, String text, Schema schema) {
        try {
            return Condition.parse(text, schema);
        } catch (InvalidInputException e) {
            throw new InvalidInputException("option " + option + ": " + e.getMessage(), e);
        }
    }

    /** Returns the model of columns of numbers. */
    static SampledModel of(GanModel model) {
        return options -> new NumberRowsOfModel(model, options);
    }
}
