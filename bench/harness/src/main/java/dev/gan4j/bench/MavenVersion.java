package dev.gan4j.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of an artifact as its own jar tells it. */
public final class MavenVersion {

    private MavenVersion() {}

    /**
     * Reads what Maven left in a jar.
     *
     * @param member   of the jar
     * @param group    such as org.tensorflow
     * @param artifact such as tensorflow-core-api
     * @return artifact and version
     */
    public static String of(Class<?> member, String group, String artifact) {
        Properties properties = new Properties();
        try (InputStream in = member
                .getResourceAsStream("/META-INF/maven/" + group + "/" + artifact + "/pom.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return artifact + " " + properties.getProperty("version", "of unknown version");
    }
}
