package dev.gan4j.sources;

import dev.gan4j.table.DatabaseAccess;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The databases that tests read and write, each a real one. */
enum Store {
    H2, SQLITE, DUCKDB, POSTGRES;

    /** Nobody but a test has it. */
    static final String PASSWORD = "s3cret-of-the-test";

    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** One server for all tests of a JVM. */
    private static final class Server {
        private static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    try {
                        server.close();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** A new and empty database. */
    String create(Path folder) throws SQLException {
        int number = NUMBER.incrementAndGet();
        return switch (this) {
            case H2 -> "jdbc:h2:mem:t" + number + ";DB_CLOSE_DELAY=-1";
            case SQLITE -> "jdbc:sqlite:" + folder.resolve("t" + number + ".sqlite");
            case DUCKDB -> "jdbc:duckdb:" + folder.resolve("t" + number + ".duckdb");
            case POSTGRES -> {
                String server = "jdbc:postgresql://localhost:" + Server.POSTGRES.getPort() + "/";
                execute(server + "postgres", "create database t" + number);
                yield server + "t" + number;
            }
        };
    }

    static DatabaseAccess access(String url) {
        return new DatabaseAccess(null, url.startsWith("jdbc:postgresql:")
                ? Map.of("user", "postgres", "password", PASSWORD)
                : Map.of());
    }

    static Connection connect(String url) throws SQLException {
        return url.startsWith("jdbc:postgresql:")
                ? DriverManager.getConnection(url, "postgres", PASSWORD)
                : DriverManager.getConnection(url);
    }

    static void execute(String url, String... statements) throws SQLException {
        try (Connection connection = connect(url); Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    /** The text of the only value of a query. */
    static String value(String url, String query) throws SQLException {
        try (Connection connection = connect(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }
}
