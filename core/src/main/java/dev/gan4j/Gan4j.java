package dev.gan4j;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Facts about the library. */
public final class Gan4j {

    private static final String VERSION = readVersion();

    private Gan4j() {}

    /**
     * Returns the version of the library.
     *
     * @return such as {@code 0.1.0}
     */
    public static String version() {
        return VERSION;
    }

    private static String readVersion() {
        try (InputStream in = Gan4j.class.getResourceAsStream("version.properties")) {
            if (in == null) {
                throw new IllegalStateException("the library's jar lacks version.properties");
            }
            Properties properties = new Properties();
            properties.load(in);
            return requireNonNull(properties.getProperty("version"), "version.properties must have a version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
