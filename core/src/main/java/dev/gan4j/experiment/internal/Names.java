package dev.gan4j.experiment.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The names of constants as YAML has them: {@code NON_SATURATING} is {@code non-saturating}. */
public final class Names {

    private Names() {}

    /**
     * Returns the name of a constant.
     *
     * @param constant any
     * @return in lower case, with hyphens
     */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static List<String> of(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Names::of).toList();
    }
}
