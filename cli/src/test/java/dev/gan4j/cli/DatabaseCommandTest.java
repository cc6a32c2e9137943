package dev.gan4j.cli;

import static dev.gan4j.cli.InProcess.assertRefused;
import static dev.gan4j.cli.InProcess.gan4j;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.cli.InProcess.Outcome;
import dev.gan4j.testing.PeopleFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands do with databases, JSON lines and Parquet. */
class DatabaseCommandTest {

    private static final String URL = "jdbc:h2:mem:people;DB_CLOSE_DELAY=-1";
    private static final String PASSWORD = "hidden-from-all";
    private static final List<String> QUICK = List.of("--set", "game.iterations=0", "--set", "ranks.rows=0", "--quiet");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static String credentials;
    @SuppressWarnings("NullAway.Init")
    private static String csv;
    @SuppressWarnings("NullAway.Init")
    private static String run;

    @BeforeAll
    static void train() throws Exception {
        csv = Files.writeString(folder.resolve("people.csv"), PeopleFile.text(300, 1)).toString();
        credentials = Files.writeString(folder.resolve("who.properties"), "user = sa\npassword = " + PASSWORD + "\n")
                .toString();
        try (Connection connection = DriverManager.getConnection(URL, "sa", PASSWORD);
                Statement statement = connection.createStatement()) {
            statement.execute("create table people as select rownum() as nr, * from csvread('" + csv.replace("'", "''")
                    + "', null, 'charset=UTF-8')");
        }
        run = folder.resolve("run").toString();
        Outcome trained = quick("--data", URL, "--table", "people", "--rows", "250", "--credentials", credentials,
                "--out",
                run);
        assertThat(trained.code()).as(trained.err()).isZero();
    }

    private static Outcome quick(String... arguments) {
        return QuickTable.train(QUICK, arguments);
    }

    private static String value(String query) throws Exception {
        try (Connection connection = DriverManager.getConnection(URL, "sa", PASSWORD);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }

    @Test
    void aRunRecordsTheQueryAndNoPassword() throws IOException {
        String experiment = Files.readString(Path.of(run, "experiment.yaml"));
        assertThat(experiment).contains("table: given", "url: \"" + URL + "\"", "rows: 250").contains("sha256: \"")
                .containsPattern("query: .*select .* from .*PEOPLE");
        try (Stream<Path> files = Files.walk(Path.of(run))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)).as(file.toString())
                        .doesNotContain(PASSWORD);
            }
        }
    }

    @Test
    void anExperimentIsRepeatedByItsFileAndRefusedWhenTheTableHasChanged() throws Exception {
        String experiment = Path.of(run, "experiment.yaml").toString();
        Outcome again = gan4j("train", experiment, "--credentials", credentials, "--quiet", "--out",
                folder.resolve("again").toString());
        assertThat(again.code()).as(again.err()).isZero();
        Path weights = folder.resolve("samples1.csv");
        Path others = folder.resolve("samples2.csv");
        gan4j("sample", run, "-n", "50", "-o", weights.toString());
        gan4j("sample", folder.resolve("again").toString(), "-n", "50", "-o", others.toString());
        assertThat(others).hasSameTextualContentAs(weights);
        value("select count(*) from final table (update people set nr = -1 where nr = 300)");
        try {
            Outcome changed = gan4j("train", experiment, "--credentials", credentials, "--quiet");
            // The row may not be among the 250; then nothing has changed for the run.
            if (changed.code() != 0) {
                assertRefused(changed, "the query now has rows with", "the table has changed", "remove sha256");
            }
            value("select count(*) from final table (update people set nr = nr + 1000)");
            assertRefused(gan4j("train", experiment, "--credentials", credentials, "--quiet"),
                    "the query now has rows with", "the table has changed", "remove sha256");
        } finally {
            value("select count(*) from final table (update people set nr = nr - 1000 where nr > 900)");
            value("select count(*) from final table (update people set nr = 300 where nr in (-1, 999))");
        }
    }

    @Test
    void aTableIsDescribedJudgedAndFilledWhereverItIs() throws Exception {
        Outcome schema = gan4j("schema", URL, "--query", "select * from people", "--credentials", credentials);
        assertThat(schema.code()).as(schema.err()).isZero();
        assertThat(schema.out()).contains("columns:", "NR:");
        Path jsonl = folder.resolve("synthetic.jsonl");
        assertThat(gan4j("sample", run, "-n", "200", "-o", jsonl.toString()).code()).isZero();
        assertThat(Files.readString(jsonl).lines()).hasSize(200).allMatch(line -> line.startsWith("{\"NR\":"));
        Outcome judged = gan4j("evaluate", URL, jsonl.toString(), "--table", "people", "--credentials", credentials);
        assertThat(judged.code()).as(judged.err()).isZero();
        assertThat(judged.out()).contains("column shapes");
        Path filled = folder.resolve("filled.jsonl");
        Outcome impute = gan4j("impute", run, URL, "--table", "PEOPLE", "--credentials", credentials, "-o",
                filled.toString());
        assertThat(impute.code()).as(impute.err()).isZero();
        assertThat(Files.readString(filled).lines()).hasSize(300);
    }

    @Test
    void samplesGoIntoATableOnce() throws Exception {
        String[] command = {"sample", run, "-n", "9000", "--to", URL, "--into", "synthetic", "--create",
                "--credentials",
                credentials};
        Outcome first = gan4j(command);
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(first.err()).contains("9,000 rows of 9,000 were written into synthetic");
        assertThat(gan4j(command).err()).contains("0 rows of 9,000 were written", "the other 9,000 were there");
        assertThat(value("select count(*) from \"synthetic\"")).isEqualTo("9000");
        command[3] = "9100";
        assertThat(gan4j(command).err()).contains("100 rows of 9,100 were written");
        assertThat(value("select count(*) from \"synthetic\"")).isEqualTo("9100");
        Path file = folder.resolve("synthetic.csv");
        gan4j("sample", run, "-n", "9100", "-o", file.toString());
        Outcome same = gan4j("evaluate", file.toString(), URL, "--synthetic-table", "synthetic", "--credentials",
                credentials, "--json");
        assertThat(same.code()).as(same.err()).isZero();
        assertThat(same.out()).contains("\"column shapes\"".replace("column shapes", "generated"));
    }

    @Test
    void aTableOfParquetIsWrittenByTheDriverOfDuckDbAlone() throws Exception {
        String driver = Path.of(Class.forName("org.duckdb.DuckDBDriver").getProtectionDomain().getCodeSource()
                .getLocation().toURI()).toString();
        Path file = folder.resolve("s.parquet");
        Outcome written = gan4j("sample", run, "-n", "500", "-o", file.toString(), "--driver", driver);
        assertThat(written.code()).as(written.err()).isZero();
        Path csvOfSame = folder.resolve("s.csv");
        gan4j("sample", run, "-n", "500", "-o", csvOfSame.toString());
        Outcome schema = gan4j("schema", file.toString());
        assertThat(schema.err()).contains("500 rows of");
        String noDriver = Files
                .write(folder.resolve("empty.jar"), new byte[]{'P', 'K', 5, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
                        0, 0, 0, 0, 0, 0, 0})
                .toString();
        assertRefused(gan4j("sample", run, "-o", file.toString(), "--driver", noDriver),
                "by the driver of DuckDB alone",
                "Spark");
        Outcome trained = quick(file.toString(), "--out", folder.resolve("of-parquet").toString());
        assertThat(trained.code()).as(trained.err()).isZero();
    }

    @Test
    void aGzippedFileIsGzipped() throws Exception {
        Path file = folder.resolve("s.csv.gz");
        gan4j("sample", run, "-n", "5", "-o", file.toString());
        assertThat(Files.readAllBytes(file)).startsWith(0x1f, 0x8b);
    }

    @Test
    void whatHasNoEffectIsRefused() {
        assertRefused(gan4j("train", csv, "--query", "select 1"), "--query belongs to a database");
        assertRefused(gan4j("train", csv, "--rows", "5"), "--rows belongs to a database");
        assertRefused(gan4j("train", csv, "--driver", "x.jar"), "--driver belongs to a database");
        assertRefused(gan4j("train", "--credentials", credentials), "--credentials belongs to a database");
        assertRefused(gan4j("train", URL), "needs --query");
        assertRefused(gan4j("train", URL, "--query", "select 1", "--table", "x"), "and not both");
        assertRefused(gan4j("train", URL, "--table", "people", "--column", "nr"), "--column belongs to a CSV file");
        assertRefused(gan4j("train", "recommended", "--data", URL, "--table", "people"),
                "a preset belongs to a CSV file");
        assertRefused(gan4j("schema", csv, "--table", "people"), "--table belongs to a database");
        assertRefused(gan4j("evaluate", csv, csv, "--synthetic-table", "x"), "--synthetic-table belongs to a database");
        assertRefused(gan4j("evaluate", csv, csv, "--train", csv, "--train-query", "x"),
                "--train-query belongs to a database");
        assertRefused(gan4j("impute", run, csv, "--rows", "5"), "--rows belongs to a database");
        assertRefused(gan4j("impute", run, csv, "-o", folder.resolve("x.jsonl").toString()), "must name a CSV file");
        assertRefused(gan4j("sample", run, "--into", "x"), "--into needs --to");
        assertRefused(gan4j("sample", run, "--create"), "--create needs --to");
        assertRefused(gan4j("sample", run, "--to", URL), "--to needs --into");
        assertRefused(gan4j("sample", run, "--to", "file.csv", "--into", "x"), "must be a database");
        assertRefused(gan4j("sample", run, "--to", URL, "--into", "x", "-o", "y.csv"), "both say where the rows go");
        assertRefused(gan4j("sample", run, "--driver", "x.jar"), "belongs to a database");
        assertRefused(gan4j("train", URL + ";PASSWORD=" + PASSWORD, "--table", "x"), "GAN4J_JDBC_PASSWORD");
        assertThat(gan4j("--verbose", "train", URL + ";PASSWORD=" + PASSWORD, "--table", "x").err())
                .doesNotContain(PASSWORD);
    }
}
