package dev.gan4j.sources;

import dev.gan4j.internal.Printable;
import java.io.IOException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Keeps what must not be seen out of messages: drivers may show the properties of a connection. */
final class Secrets {

    private static final int LONGEST_MESSAGE = 600;

    private final String display;
    private final List<String> hidden = new ArrayList<>();

    /**
     * Creates the filter.
     *
     * @param display    the name of the database
     * @param properties of the connection; all but the user's name are secret
     */
    Secrets(String display, Map<String, String> properties) {
        this.display = display;
        properties.forEach((name, value) -> {
            if (!name.equals("user") && !value.isBlank()) {
                hidden.add(value);
            }
        });
        hidden.sort((a, b) -> b.length() - a.length());
    }

    /** Returns a text without secrets. */
    String without(String text) {
        String shown = text;
        for (String secret : hidden) {
            shown = shown.replace(secret, "***");
        }
        return shown;
    }

    /**
     * Says in one line what a driver said. Its exception is no cause, since what prints causes would show all of it; its trace is
     * kept.
     *
     * @param what was done, such as "the query failed"; empty for nothing
     */
    IOException failure(String what, SQLException e) {
        // A batch repeats all of its statement; what was wrong with it follows.
        SQLException first = e instanceof BatchUpdateException && e.getNextException() != null
                ? e.getNextException()
                : e;
        StringBuilder text = new StringBuilder(String.valueOf(first.getMessage()));
        for (SQLException next = first.getNextException(); next != null; next = next.getNextException()) {
            String more = String.valueOf(next.getMessage());
            if (text.indexOf(more) < 0) {
                text.append("; ").append(more);
            }
        }
        IOException failure = new IOException(display + ": " + (what.isEmpty() ? "" : what + ": ")
                + Printable.line(without(text.toString().strip().replaceAll("\\s*\\R\\s*", " ")), LONGEST_MESSAGE));
        failure.setStackTrace(e.getStackTrace());
        return failure;
    }
}
