package dev.gan4j.cli;

import dev.gan4j.data.CsvColumn;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options that say how a CSV file is read. */
final class CsvOptions {

    @Spec(Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--column", paramLabel = "NAME|NUMBER",
            description = "The column: its name, or its number from 1. Otherwise the only one, or the first of numbers.")
    private @Nullable String column;

    @Option(names = "--header", negatable = true,
            description = "The first row holds names, or (--no-header) does not. Otherwise that is found out.")
    private @Nullable Boolean header;

    @Option(names = "--separator", paramLabel = "C",
            description = "The character between cells; \"tab\" is one. Otherwise it is found out.")
    private @Nullable String separator;

    @Nullable
    String column() {
        return column;
    }

    @Nullable
    Boolean header() {
        return header;
    }

    @Nullable
    Character separator() {
        if (separator == null) {
            return null;
        }
        if (separator.equals("tab") || separator.equals("\\t")) {
            return '\t';
        }
        if (separator.length() != 1) {
            throw new ParameterException(spec.commandLine(),
                    "--separator must be one character, or \"tab\", but was \"" + separator + "\"");
        }
        return separator.charAt(0);
    }

    CsvColumn.Options options() {
        return new CsvColumn.Options(column(), header(), separator());
    }

    boolean isEmpty() {
        return column == null && header == null && separator == null;
    }
}
