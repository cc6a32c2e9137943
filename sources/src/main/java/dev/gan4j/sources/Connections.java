package dev.gan4j.sources;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.DatabaseQuery;
import dev.gan4j.internal.InputFiles;
import dev.gan4j.internal.Printable;
import dev.gan4j.table.DatabaseAccess;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A connection to a database, by the user's driver. */
final class Connections implements AutoCloseable {

    /** Never closed: drivers have threads of their own, and native code that a process loads once. */
    private static final Map<Path, URLClassLoader> LOADERS = new ConcurrentHashMap<>();

    private final Connection connection;
    private final Secrets secrets;
    private final String display;

    private Connections(Connection connection, Secrets secrets, String display) {
        this.connection = connection;
        this.secrets = secrets;
        this.display = display;
    }

    /**
     * Connects, without autocommit.
     *
     * @param url    of JDBC
     * @param access to the database
     * @return the connection, to be closed
     * @throws InvalidInputException if there is no driver, or the URL has a password
     * @throws IOException           if the database refuses
     */
    static Connections open(String url, DatabaseAccess access) throws IOException {
        DatabaseQuery.requireNoCredentials(url);
        String display = Printable.line(url);
        Secrets secrets = new Secrets(display, access.properties());
        URLClassLoader loader = loader(access.driver());
        try {
            Properties properties = new Properties();
            properties.putAll(access.properties());
            hints(url).forEach(properties::putIfAbsent);
            Connection connection = connect(url, properties, loader);
            if (connection != null) {
                connection.setAutoCommit(false);
                return new Connections(connection, secrets, display);
            }
        } catch (SQLException e) {
            throw secrets.failure("cannot connect", e);
        }
        throw new InvalidInputException(display + ": there is no driver for it "
                + (access.driver() == null
                        ? "on the class path; --driver names its jar"
                        : "in " + access.driver()));
    }

    /** What lets drivers send many rows at once. */
    private static Properties hints(String url) {
        Properties hints = new Properties();
        if (isOf(url, "postgresql")) {
            hints.put("reWriteBatchedInserts", "true");
        } else if (isOf(url, "mysql") || isOf(url, "mariadb")) {
            hints.put("rewriteBatchedStatements", "true");
        }
        return hints;
    }

    static boolean isOf(String url, String product) {
        return url.toLowerCase(Locale.ROOT).startsWith("jdbc:" + product + ":");
    }

    private static @Nullable URLClassLoader loader(@Nullable Path driver) throws IOException {
        if (driver == null) {
            return null;
        }
        InputFiles.open(driver, driver.toString(), "the jar of a driver").close();
        URL jar = driver.toUri().toURL();
        return LOADERS.computeIfAbsent(driver.toRealPath(),
                any -> new URLClassLoader(new URL[]{jar}, Connections.class.getClassLoader()));
    }

    private static @Nullable Connection connect(String url, Properties properties, @Nullable URLClassLoader loader)
            throws SQLException {
        for (Driver driver : drivers(loader)) {
            if (driver.acceptsURL(url)) {
                Connection connection = driver.connect(url, properties);
                if (connection != null) {
                    return connection;
                }
            }
        }
        return null;
    }

    /** Those of the user's jar, or those of the class path. */
    private static List<Driver> drivers(@Nullable URLClassLoader loader) {
        if (loader == null) {
            return Collections.list(DriverManager.getDrivers());
        }
        List<Driver> drivers = new ArrayList<>();
        try {
            Set<String> named = named(loader);
            ServiceLoader.load(Driver.class, loader).stream()
                    .filter(provider -> named.contains(provider.type().getName()))
                    .forEach(provider -> drivers.add(provider.get()));
        } catch (ServiceConfigurationError e) {
            throw new InvalidInputException(
                    "the driver cannot be loaded: " + Printable.line(String.valueOf(e.getMessage())),
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return drivers;
    }

    /** The drivers that a jar has, which the class path may have as well. */
    private static Set<String> named(URLClassLoader loader) throws IOException {
        URL list = loader.findResource("META-INF/services/" + Driver.class.getName());
        if (list == null) {
            return Set.of();
        }
        try (InputStream in = list.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .map(line -> line.replaceFirst("#.*", "").strip()).collect(Collectors.toSet());
        }
    }

    Connection connection() {
        return connection;
    }

    /** The name of the database for messages. */
    String display() {
        return display;
    }

    /** Says in one line, and without secrets, what a driver said. */
    IOException failure(String what, SQLException e) {
        return secrets.failure(what, e);
    }

    /** Closes what is not committed. A connection that is lost cannot be closed, and needs not be. */
    @Override
    public void close() {
        try {
            connection.rollback();
        } catch (SQLException e) {
            log(e);
        }
        try {
            connection.close();
        } catch (SQLException e) {
            log(e);
        }
    }

    private void log(SQLException e) {
        System.getLogger(Connections.class.getName()).log(System.Logger.Level.DEBUG,
                () -> failure("closing", e).getMessage());
    }
}
