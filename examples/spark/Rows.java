import dev.gan4j.TableGan;
import dev.gan4j.spark.FrameJudge;
import dev.gan4j.spark.FrameRows;
import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Trains on rows of a DataFrame, samples a hundred times as many on the cluster, and judges all of them:
 * {@code examples/spark/cluster Rows examples/data/penguins.csv target/penguins}.
 */
public final class Rows {

    private Rows() {}

    public static void main(String[] arguments) throws Exception {
        Path out = Path.of(arguments[1]).toAbsolutePath();
        SparkSession spark = SparkSession.builder().appName("rows").getOrCreate();
        Dataset<Row> real = spark.read().option("header", true).option("inferSchema", true).option("nullValue", "NA")
                .csv(arguments[0]);

        TableGan gan = TableGan.fit(FrameRows.sample(real, 100_000, 1));
        Path model = out.resolveSibling(out.getFileName() + ".gan");
        gan.save(model);

        spark.read().format("gan4j").option("model", model.toString()).option("rows", 100 * real.count())
                .option("seed", 7).load().write().mode("overwrite").parquet(out.toString());
        Dataset<Row> synthetic = spark.read().parquet(out.toString());
        synthetic.show(5);

        System.out.println(FrameJudge.compare(real, synthetic,
                FrameJudge.Options.DEFAULT.withSchema(gan.schemaYaml())).toText());
        spark.stop();
    }
}
