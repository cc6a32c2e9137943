package dev.gan4j.cascade;

import org.jspecify.annotations.Nullable;

/**
 * A share of samples that is asked for, as it is written: a condition, a colon and a share, such as {@code income=>50K:0.5}.
 *
 * @param condition as {@link Condition#parse} takes it
 * @param share     from 0 to 1
 */
public record Share(String condition, double share) {

    /**
     * Reads a share.
     *
     * @param text as it is written
     * @return null if it has another form
     */
    public static @Nullable Share parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 0) {
            return null;
        }
        try {
            double share = Double.parseDouble(text.substring(colon + 1));
            return share >= 0 && share <= 1 ? new Share(text.substring(0, colon), share) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
