package dev.gan4j.spark;

import dev.gan4j.InvalidInputException;
import java.util.Map;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableProvider;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.sources.DataSourceRegister;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/**
 * Rows that a model samples, as a data source with the short name {@value #NAME}:
 * {@code spark.read().format("gan4j").option("model", "hdfs:///people.gan").option("rows", 1000000).load()}.
 *
 * <p>Row i depends on the model, the seed, the conditions and i alone, so that any number of partitions, retries and speculative
 * tasks give the rows of {@code gan4j sample}. Spark finds this class by its {@link java.util.ServiceLoader}.
 */
public final class GanSource implements TableProvider, DataSourceRegister {

    /** The short name. */
    public static final String NAME = "gan4j";

    /** Creates the source, as Spark does. */
    public GanSource() {}

    @Override
    public String shortName() {
        return NAME;
    }

    /**
     * Reads the model, whose columns are those of the rows.
     *
     * @param options of the reader
     * @return the columns
     * @throws InvalidInputException if an option is unknown or cannot be used, or the model cannot be read; the message names the
     *                               option or the file
     */
    @Override
    public StructType inferSchema(CaseInsensitiveStringMap options) {
        SourceOptions parsed = SourceOptions.of(options);
        return ModelBytes.read(parsed.model()).rows(parsed).schema();
    }

    @Override
    public Table getTable(StructType schema, Transform[] partitioning, Map<String, String> properties) {
        SourceOptions options = SourceOptions.of(new CaseInsensitiveStringMap(properties));
        ModelBytes model = ModelBytes.read(options.model());
        StructType own = model.rows(options).schema();
        if (!own.equals(schema)) {
            throw new InvalidInputException("the columns must be those of " + model.name() + ", "
                    + own.toDDL() + ", but were " + schema.toDDL());
        }
        return new GanTable(own, options, model);
    }
}
