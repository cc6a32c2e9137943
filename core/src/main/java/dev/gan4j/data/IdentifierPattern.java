package dev.gan4j.data;

import static java.util.Objects.requireNonNull;

/**
 * How the identifiers of a column are formed.
 *
 * @param pattern of the text
 */
public record IdentifierPattern(String pattern) {

    /** Checks that nothing is missing. */
    public IdentifierPattern {
        requireNonNull(pattern, "pattern must not be null");
    }
}
