package dev.gan4j.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** Spark in this JVM, shared by the tests; or as the driver of a cluster. */
final class LocalSpark {

    private LocalSpark() {}

    static SparkSession session() {
        return session("local[2]", Map.of());
    }

    /** Ends the session, if there is one. */
    static synchronized void stop() {
        if (SparkSession.getDefaultSession().isDefined()) {
            SparkSession.getDefaultSession().get().stop();
            SparkSession.clearActiveSession();
            SparkSession.clearDefaultSession();
        }
    }

    /** Returns the session of a master; one of another master ends. */
    static synchronized SparkSession session(String master, Map<String, String> more) {
        if (SparkSession.getDefaultSession().exists(old -> !old.sparkContext().master().equals(master))) {
            stop();
        }
        try {
            Path folder = Files.createTempDirectory("spark");
            SparkSession.Builder builder = SparkSession.builder().master(master).appName("tests")
                    .config("spark.ui.enabled", "false").config("spark.driver.host", "127.0.0.1")
                    .config("spark.driver.bindAddress", "127.0.0.1").config("spark.sql.shuffle.partitions", "3")
                    .config("spark.sql.warehouse.dir", folder.resolve("warehouse").toString())
                    .config("spark.log.level", "WARN");
            more.forEach(builder::config);
            return builder.getOrCreate();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
