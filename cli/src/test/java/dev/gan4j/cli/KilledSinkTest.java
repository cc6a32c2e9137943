package dev.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

/**
 * A million adults from PostgreSQL to a model and into a table with constraints, while the process is killed:
 * {@code ./mvnw -Pnightly -pl cli -am test -Dtest=KilledSinkTest -Dsurefire.failIfNoSpecifiedTests=false}. Fewer rows with
 * {@code -Dgan4j.sinkRows=N}, other moments with {@code -Dgan4j.killSeed=N}.
 */
@Tag("nightly")
class KilledSinkTest {

    private static final int ROWS = Integer.getInteger("gan4j.sinkRows", 1_000_000);
    private static final int KILLS = 5;
    private static final long SEED = Long.getLong("gan4j.killSeed", System.nanoTime());
    private static final Path ADULT = Path.of("..", "examples", "data", "adult.csv.gz").toAbsolutePath().normalize();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static String value(EmbeddedPostgres server, String query) throws Exception {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }

    private static void execute(EmbeddedPostgres server, String statement) throws Exception {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement each = connection.createStatement()) {
            each.execute(statement);
        }
    }

    /** Copies the example into a table, by the types that its columns are found to have. */
    private static void load(EmbeddedPostgres server) throws Exception {
        execute(server,
                "create table adult (age int not null, workclass text, fnlwgt int not null, education text not null,"
                        + " education_num int not null, marital_status text not null, occupation text, relationship text not null,"
                        + " race text not null, sex text not null, capital_gain int not null, capital_loss int not null,"
                        + " hours_per_week int not null, native_country text, income text not null)");
        try (Connection connection = server.getPostgresDatabase().getConnection();
                InputStream csv = new GZIPInputStream(Files.newInputStream(ADULT))) {
            connection.unwrap(PGConnection.class).getCopyAPI()
                    .copyIn("copy adult from stdin (format csv, header, null '?')", csv);
        }
    }

    private Process start(List<String> command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put("GAN4J_JDBC_USER", "postgres");
        return Processes.start(builder);
    }

    private void run(String... arguments) throws Exception {
        Processes.Outcome outcome = Processes.finish(start(Processes.gan4j(arguments)));
        assertThat(outcome.code()).as(outcome.err()).isZero();
    }

    @Test
    void noRowIsTwiceOrMissingHoweverOftenTheProcessIsKilled() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
            String url = "jdbc:postgresql://localhost:" + server.getPort() + "/postgres";
            load(server);
            run("train", url, "--table", "adult", "--out", "run", "--quiet", "--set", "likelihood.epochs=2", "--set",
                    "game.iterations=0");
            execute(server,
                    "create table synthetic (like adult, nr bigserial primary key, check (age between 16 and 100))");
            List<String> sample = Processes.gan4j("sample", "run", "-n", Integer.toString(ROWS), "--to", url, "--into",
                    "synthetic");
            // A longer command goes on where a shorter one ended.
            run("sample", "run", "-n", "100", "--to", url, "--into", "synthetic");
            Random random = new Random(SEED);
            for (int kill = 0; kill < KILLS; kill++) {
                Process process = start(sample);
                // In the midst of the rows: once there are more of them than before.
                long there = Long.parseLong(value(server, "select count(*) from synthetic"));
                while (process.isAlive() && Long.parseLong(value(server, "select count(*) from synthetic")) == there) {
                    TimeUnit.MILLISECONDS.sleep(20);
                }
                TimeUnit.MILLISECONDS.sleep(random.nextInt(2000));
                process.destroyForcibly().waitFor();
                assertThat(
                        value(server, "select count(*) = coalesce((select rows_done from gan4j_progress where target ="
                                + " 'synthetic'), 0) from synthetic"))
                        .isEqualTo("t");
            }
            long begin = System.nanoTime();
            long before = Long.parseLong(value(server, "select count(*) from synthetic"));
            Processes.Outcome outcome = Processes.finish(start(sample));
            double seconds = (System.nanoTime() - begin) / 1e9;
            assertThat(outcome.code()).as(outcome.err()).isZero();
            System.out.printf(java.util.Locale.ROOT, "KilledSinkTest: %,d rows in %.1f s, -Dgan4j.killSeed=%d%n",
                    ROWS - before, seconds, SEED);
            // The same rows as without a database, in order, but for their numbers.
            run("sample", "run", "-n", Integer.toString(ROWS), "--to", url, "--into", "whole", "--create");
            String columns = value(server, "select string_agg(quote_ident(column_name), ', ' order by ordinal_position)"
                    + " from information_schema.columns where table_name = 'whole'");
            assertThat(value(server, "select count(*) from synthetic")).isEqualTo(Integer.toString(ROWS));
            String counted = "select " + columns + ", count(*) from %s group by " + columns;
            assertThat(value(server, "select count(*) from (" + counted.formatted("synthetic") + " except "
                    + counted.formatted("whole") + ") x")).isEqualTo("0");
        }
    }
}
