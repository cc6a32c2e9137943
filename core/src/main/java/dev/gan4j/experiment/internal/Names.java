package dev.gan4j.experiment.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The names of constants in YAML: {@code NON_SATURATING} is {@code non-saturating}. */
final class Names {

    private Names() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static List<String> of(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Names::of).toList();
    }
}
