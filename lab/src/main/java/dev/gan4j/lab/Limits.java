package dev.gan4j.lab;

import dev.gan4j.InvalidInputException;
import java.util.EnumMap;
import java.util.Map;

/** The limits of a laboratory; immutable. */
public final class Limits {

    /** Every limit at its default. */
    public static final Limits STANDARD = new Limits(new EnumMap<>(Limit.class));

    private final Map<Limit, Long> told;

    private Limits(Map<Limit, Long> told) {
        this.told = told;
    }

    /**
     * Returns these limits with one changed.
     *
     * @param limit which one
     * @param value the new value
     * @return new limits
     * @throws InvalidInputException if the value is not allowed
     */
    public Limits with(Limit limit, long value) {
        if (value < limit.least() || value > limit.most()) {
            throw new InvalidInputException(limit.option() + " must be from " + limit.least() + " to " + limit.most()
                    + " but was " + value);
        }
        Map<Limit, Long> changed = new EnumMap<>(Limit.class);
        changed.putAll(told);
        changed.put(limit, value);
        return new Limits(changed);
    }

    /**
     * Returns a limit.
     *
     * @param limit which one
     * @return its value
     */
    public long of(Limit limit) {
        return told.getOrDefault(limit, limit.standard());
    }
}
