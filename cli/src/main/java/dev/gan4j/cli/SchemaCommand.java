package dev.gan4j.cli;

import dev.gan4j.table.Database;
import dev.gan4j.table.SchemaYaml;
import dev.gan4j.table.Table;
import dev.gan4j.table.TableReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what was found in a table of mixed columns. */
@Command(name = "schema",
        description = {"Prints what the columns of a table hold, and why, as YAML that can be edited.",
                "--schema reads an edited one, checks it against the table, and completes it."})
final class SchemaCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "TABLE|jdbc:...",
            description = "The table: CSV, JSON lines, Parquet, a database, or - for CSV on standard input.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String file;

    @Mixin
    private TableOptions options = new TableOptions();

    @Mixin
    private DatabaseOptions database = new DatabaseOptions();

    @Option(names = {"-o", "--output"}, paramLabel = "FILE",
            description = "Write to this file instead of standard output.")
    private @Nullable Path output;

    @Override
    public Integer call() throws IOException {
        database.check(file, Database.isNamedBy(file), spec.commandLine());
        if (output != null && !DataStream.isNamedBy(file) && !Database.isNamedBy(file)) {
            OutputFile.refuseSame("-o", output, Path.of(file));
        }
        if (output != null && options.schema() != null) {
            OutputFile.refuseSame("-o", output, options.schema());
        }
        Table table = read();
        PrintWriter err = spec.commandLine().getErr();
        err.println(String.format(Locale.ROOT, "gan4j: %s: %,d rows of %d columns", table.source(), table.data().rows(),
                table.data().schema().width()));
        table.notes().forEach(note -> err.println("gan4j: " + table.source() + ": " + note));
        err.flush();
        String yaml = SchemaYaml.write(table);
        if (output == null || StandardOutput.isNamedBy(output)) {
            spec.commandLine().getOut().print(yaml);
        } else {
            OutputFile.write(output, out -> out.write(yaml.getBytes(StandardCharsets.UTF_8)));
        }
        return ExitCode.OK;
    }

    private Table read() throws IOException {
        TableReader.Options known = options.options();
        if (Database.isNamedBy(file)) {
            return Database.find().read(database.query(file, spec.commandLine()), database.access()).table(known);
        }
        if (!DataStream.isNamedBy(file)) {
            NamedSource.requireData(file);
            return TableReader.read(Path.of(file), known);
        }
        try (InputStream in = DataStream.open(file)) {
            return TableReader.read(in, DataStream.NAME, known);
        }
    }
}
