package dev.gan4j.cli;

import dev.gan4j.internal.Printable;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The column names on the command line, in a form that can be read back. */
final class SampleHeader {

    private SampleHeader() {}

    /**
     * Reads the names.
     *
     * @param text    for one column its name, which may contain commas; for several, their names separated by commas
     * @param columns how many columns there are
     */
    static List<String> names(String text, int columns, CommandLine command) {
        List<String> names = columns == 1
                ? List.of(text.strip())
                : Arrays.stream(text.split(",", -1)).map(String::strip).toList();
        if (names.size() != columns) {
            throw new ParameterException(command, "--header must have " + columns
                    + " names separated by commas, one for each column, but has " + names.size());
        }
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (name.isEmpty() || !name.codePoints().allMatch(Printable::is)) {
                throw new ParameterException(command, "--header must have names of printable characters but "
                        + (name.isEmpty() ? "one is empty" : "one is \"" + Printable.line(name) + '"'));
            }
            if (!seen.add(name)) {
                throw new ParameterException(command, "--header must name each column differently but has \"" + name
                        + "\" twice");
            }
        }
        return names;
    }
}
