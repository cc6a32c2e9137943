package dev.gan4j.cli;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Model.OptionSpec;

/** The names of an option, as typed. */
final class OptionNames {

    private static final String NEGATION = "[no-]";

    private OptionNames() {}

    /** Returns all of them; both {@code --header} and {@code --no-header} for an option that can be negated. */
    static List<String> of(OptionSpec option) {
        return Arrays.stream(option.names()).map(name -> name.replace(NEGATION, ""))
                .flatMap(name -> option.negatable()
                        ? Stream.of(name, name.replaceFirst("^--", "--no-"))
                        : Stream.of(name))
                .toList();
    }
}
