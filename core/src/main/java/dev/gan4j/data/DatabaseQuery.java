package dev.gan4j.data;

import static java.util.Objects.requireNonNull;

import dev.gan4j.InvalidInputException;
import dev.gan4j.internal.Printable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A query of a database whose rows are a table; immutable. Who may ask it is not part of it.
 *
 * @param url   of JDBC, such as {@code jdbc:postgresql://localhost/shop}, without a user's name or password
 * @param query a statement of SQL that has rows
 * @param rows  how many rows are taken where there are more; null for all
 * @param seed  of the choice of these rows
 */
public record DatabaseQuery(String url, String query, @Nullable Integer rows, long seed) {

    private static final Pattern USER_INFO = Pattern.compile("//[^/?#;]*@|(?i)^jdbc:oracle:[a-z]+:[^@]*/[^@]*@");
    private static final Pattern PROPERTY = Pattern.compile(
            "[?&;,(]\\s*(user|user ?name|uid|[a-z_]*passw?o?r?d|pwd|[a-z_]*passphrase|[a-z_]*secret|[a-z_]*token"
                    + "|[a-z_]*access_?key)\\s*=",
            Pattern.CASE_INSENSITIVE);

    /** Checks that nothing is missing, and that the URL is no secret. */
    public DatabaseQuery {
        requireNonNull(url, "url must not be null");
        requireNonNull(query, "query must not be null");
        requireNoCredentials(url);
        if (rows != null && rows < 1) {
            throw new InvalidInputException("rows must be at least 1 but was " + rows);
        }
    }

    /**
     * Refuses a URL that says who asks: it would stand in the list of processes, in the history of the shell and in what is
     * recorded. The message has no part of the URL but its beginning.
     *
     * @param url of JDBC
     * @throws InvalidInputException if it has a user's name, a password or another secret
     */
    public static void requireNoCredentials(String url) {
        if (USER_INFO.matcher(url).find() || PROPERTY.matcher(url).find()) {
            throw new InvalidInputException(Printable.line(url.replaceFirst("^(jdbc:[A-Za-z0-9]*).*", "$1"), 40)
                    + ": the URL must have neither a user's name nor a password, which others could see in it; give them as"
                    + " GAN4J_JDBC_USER and GAN4J_JDBC_PASSWORD in the environment, or in a file with --credentials");
        }
    }
}
