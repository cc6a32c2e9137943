package dev.gan4j.cli;

import dev.gan4j.InvalidInputException;
import dev.gan4j.cascade.Imputation;
import dev.gan4j.data.Dataset;
import dev.gan4j.internal.AtomicFile;
import dev.gan4j.internal.NamedOutput;
import dev.gan4j.internal.PackedOutput;
import dev.gan4j.model.TableModel;
import dev.gan4j.table.BlankFiller;
import dev.gan4j.table.Database;
import dev.gan4j.table.JsonLines;
import dev.gan4j.table.Table;
import dev.gan4j.table.TableReader;
import dev.gan4j.table.TableTexts;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
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

/** Fills the blanks of a table. */
@Command(name = "impute",
        description = {"Fills the blanks of a table by the model of such a table, and changes nothing else.",
                "Another seed fills them anew: several imputations show how much depends on them."})
final class ImputeCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private ModelFile modelFile = new ModelFile();

    @Parameters(index = "1", paramLabel = "TABLE|jdbc:...",
            description = "A table with the columns of the model, and blanks: CSV, JSON lines, Parquet, a database, or - for"
                    + " CSV on standard input.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String file;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1",
            description = "The seed of what is filled in (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Mixin
    private DatabaseOptions database = new DatabaseOptions();

    @Option(names = {"-o", "--output"}, paramLabel = "FILE",
            description = "Write to this file instead of standard output (-): CSV, or of a table that is no CSV file also"
                    + " JSON lines (.jsonl). It appears when it is complete.")
    private @Nullable Path output;

    @Override
    public Integer call() throws IOException {
        Path model = modelFile.path();
        boolean isStream = DataStream.isNamedBy(file);
        boolean isDatabase = Database.isNamedBy(file);
        database.check(file, isDatabase, spec.commandLine());
        Path out = output == null || StandardOutput.isNamedBy(output) ? null : output;
        if (out != null) {
            OutputFile.refuseSame("-o", out, model);
            if (!isStream && !isDatabase) {
                OutputFile.refuseSame("-o", out, Path.of(file));
            }
        } else if (StandardOutput.isSameFile(model)
                || (!isStream && !isDatabase && StandardOutput.isSameFile(Path.of(file)))) {
            throw new InvalidInputException("standard output must not be a file that is read");
        }
        TableModel read = ModelFile.table(model, "impute");
        if (!isStream) {
            NamedSource.requireData(file);
            if (DatabaseOptions.isTyped(file)) {
                TableTexts texts = isDatabase
                        ? Database.find().read(database.query(file, spec.commandLine()), database.access())
                        : TableTexts.read(Path.of(file));
                fill(read, texts, out);
                return ExitCode.OK;
            }
            if (out != null && JsonLines.isNamed(out)) {
                throw new InvalidInputException("-o must name a CSV file, as " + file + " is one, but was " + out);
            }
            fill(read, Path.of(file), file, out);
            return ExitCode.OK;
        }
        Path copied = Files.createTempFile("gan4j-", ".csv");
        // Ctrl-C ends the JVM without running any finally block.
        copied.toFile().deleteOnExit();
        try {
            try (InputStream in = DataStream.open(file);
                    OutputStream copy = new NamedOutput(copied, Files.newOutputStream(copied))) {
                in.transferTo(copy);
            }
            fill(read, copied, DataStream.NAME, out);
        } finally {
            Files.deleteIfExists(copied);
        }
        return ExitCode.OK;
    }

    private void fill(TableModel model, Path table, String display, @Nullable Path out) throws IOException {
        TableReader.Options options = TableReader.Options.like(model.schema());
        Table holes;
        try (InputStream in = Files.newInputStream(table)) {
            holes = TableReader.read(in, display, options);
        }
        Imputation imputation = new Imputation(model.schema(), holes);
        Dataset filled = imputation.fill(model.generator(), seed);
        write(to -> BlankFiller.write(table, options, model.schema(), filled, imputation::isFilled, to), out);
        tell(imputation, holes, display);
    }

    /** Fills the blanks of a table that is no CSV file, whose columns are all written. */
    private void fill(TableModel model, TableTexts texts, @Nullable Path out) throws IOException {
        Table holes = texts.table(TableReader.Options.like(model.schema()));
        Imputation imputation = new Imputation(model.schema(), holes);
        Dataset filled = imputation.fill(model.generator(), seed);
        TypedImputation rows = new TypedImputation(texts, model.schema().columns().columns(), filled, imputation);
        write(to -> rows.write(out != null && JsonLines.isNamed(out), to), out);
        tell(imputation, holes, holes.source());
    }

    private static void write(AtomicFile.Content text, @Nullable Path out) throws IOException {
        if (out == null) {
            StandardOutput.write(text);
        } else {
            OutputFile.write(out, PackedOutput.of(out, text));
        }
    }

    private void tell(Imputation imputation, Table holes, String display) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(String.format(Locale.ROOT, "gan4j: %s: %,d blanks of %,d rows were filled", display,
                imputation.blanks() - imputation.kept(), holes.data().rows()));
        if (imputation.kept() > 0) {
            err.println(String.format(Locale.ROOT,
                    "gan4j: %s: %,d blanks stay, since no value that was drawn satisfies the rules of the schema",
                    display,
                    imputation.kept()));
        }
        err.flush();
    }
}
