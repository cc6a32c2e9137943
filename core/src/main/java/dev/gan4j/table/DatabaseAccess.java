package dev.gan4j.table;

import static java.util.Objects.requireNonNull;

import dev.gan4j.InvalidInputException;
import dev.gan4j.internal.InputFiles;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is needed to connect to a database besides its URL. It is held in memory alone, and its text does not show it.
 *
 * @param driver     the file of a driver; null for one of the class path
 * @param properties of the connection, such as user and password
 */
public record DatabaseAccess(@Nullable Path driver, Map<String, String> properties) {

    /** The variable of the environment that has the user's name. */
    public static final String USER = "GAN4J_JDBC_USER";

    /** The variable of the environment that has the password. */
    public static final String PASSWORD = "GAN4J_JDBC_PASSWORD";

    /** Copies the properties. */
    public DatabaseAccess {
        properties = Map.copyOf(properties);
    }

    /**
     * Takes what the environment says.
     *
     * @return access by a driver of the class path
     */
    public static DatabaseAccess environment() {
        return of(null, null, System::getenv);
    }

    /**
     * Takes a user's name and password from a file, or from the environment.
     *
     * @param driver      the file of a driver; null for one of the class path
     * @param credentials a file of properties, such as user and password; null for the environment
     * @param environment gives its variables
     * @return the access
     * @throws InvalidInputException if the file cannot be read
     */
    public static DatabaseAccess of(@Nullable Path driver, @Nullable Path credentials,
            UnaryOperator<@Nullable String> environment) {
        if (credentials != null) {
            return new DatabaseAccess(driver, read(credentials));
        }
        Map<String, String> properties = new LinkedHashMap<>();
        put(properties, "user", environment.apply(USER));
        put(properties, "password", environment.apply(PASSWORD));
        return new DatabaseAccess(driver, properties);
    }

    private static void put(Map<String, String> properties, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            properties.put(name, value);
        }
    }

    private static Map<String, String> read(Path file) {
        Properties read = new Properties();
        try (Reader in = new InputStreamReader(InputFiles.open(file, file.toString(), "a file of properties"),
                StandardCharsets.UTF_8)) {
            read.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(file + ": is no file of properties: " + e.getMessage());
        }
        Map<String, String> properties = new LinkedHashMap<>();
        read.stringPropertyNames().forEach(name -> properties.put(name, requireNonNull(read.getProperty(name))));
        return properties;
    }

    /** Says which properties there are, without their values. */
    @Override
    public String toString() {
        return "DatabaseAccess[" + driver + ", " + properties.keySet() + "]";
    }
}
