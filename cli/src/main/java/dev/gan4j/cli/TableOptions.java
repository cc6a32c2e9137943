package dev.gan4j.cli;

import dev.gan4j.table.SchemaYaml;
import dev.gan4j.table.TableReader;
import dev.gan4j.table.ToldSchema;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options that say how a table of mixed columns is read. */
final class TableOptions {

    @Spec(Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--schema", paramLabel = "FILE.yaml",
            description = "What is known of the columns, as gan4j schema writes it, all or a part (default: found).")
    private @Nullable Path schema;

    @Option(names = "--blanks", paramLabel = "TEXT,...",
            description = "The texts that count as no value, separated by commas; nothing between two commas is the empty cell"
                    + " (default: empty, NA, N/A, NaN, null, None, ?, - and the like).")
    private @Nullable String blanks;

    @Option(names = "--header", negatable = true,
            description = CsvOptions.HEADER)
    private @Nullable Boolean header;

    @Option(names = "--separator", paramLabel = "C",
            description = CsvOptions.SEPARATOR)
    private @Nullable String separator;

    /** Returns how a table is read. */
    TableReader.Options options() {
        ToldSchema told = SchemaYaml.told(schema);
        return new TableReader.Options(header, CsvOptions.separator(spec, separator),
                blanks == null ? told : told.withBlanks(List.of(blanks.split(",", -1))), true);
    }

    /** The file of the schema; null where there is none. */
    @Nullable
    Path schema() {
        return schema;
    }
}
