package dev.gan4j.cli;

import dev.gan4j.InvalidInputException;
import dev.gan4j.codec.Codec;
import dev.gan4j.data.Schema;
import dev.gan4j.internal.AtomicFile;
import dev.gan4j.internal.PackedOutput;
import dev.gan4j.internal.Printable;
import dev.gan4j.internal.Sha256;
import dev.gan4j.model.GanModel;
import dev.gan4j.model.Generator;
import dev.gan4j.model.TableModel;
import dev.gan4j.refine.Refinement;
import dev.gan4j.table.Database;
import dev.gan4j.table.DatabaseAccess;
import dev.gan4j.table.JsonLines;
import dev.gan4j.table.TableFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes generated samples. */
@Command(name = "sample",
        description = {"Writes samples of a trained generator, one per line; of a table, as its file is"
                + " written.",
                "Row i depends only on the model, the seed and i: a longer file begins with the shorter one."})
final class SampleCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private ModelFile modelFile = new ModelFile();

    @Option(names = {"-n", "--count"}, paramLabel = "N", defaultValue = "1000",
            description = "How many samples to write (default: ${DEFAULT-VALUE}).")
    private long count;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1",
            description = "The seed of the samples (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Mixin
    private RefineOptions refine = new RefineOptions();

    @Mixin
    private LabelOptions label = new LabelOptions();

    @Mixin
    private ShareOptions shares = new ShareOptions();

    @Option(names = "--header", paramLabel = "NAME", description = "Write a header line with this column name.")
    private @Nullable String header;

    @Option(names = {"-o", "--output"}, paramLabel = "FILE",
            description = "Write to this file instead of standard output (-): CSV; of a table also JSON lines (.jsonl), and"
                    + " Parquet (.parquet) by the driver of DuckDB. With .gz it is gzipped. It appears when it is complete.")
    private @Nullable Path output;

    @Option(names = "--to", paramLabel = "jdbc:...",
            description = "Write the rows of a table into a database. Once more after an interruption, the command writes the"
                    + " rows that are missing.")
    private @Nullable String to;

    @Option(names = "--into", paramLabel = "NAME", description = "The table of the database.")
    private @Nullable String into;

    @Option(names = "--create", description = "Create the table of the database.")
    private boolean create;

    @Mixin
    private AccessOptions access = new AccessOptions();

    private List<String> names = List.of();

    @Override
    public Integer call() throws IOException {
        if (count < 0) {
            throw new ParameterException(spec.commandLine(), "-n must not be negative but was " + count);
        }
        requireSink();
        Path model = modelFile.path();
        if (to != null) {
            return intoDatabase(model, to);
        }
        Path file = output == null || StandardOutput.isNamedBy(output) ? null : output;
        if (file != null) {
            OutputFile.refuseSame("-o", file, model);
        } else if (StandardOutput.isSameFile(model)) {
            throw new InvalidInputException("standard output must not be a file that is read, but is " + model);
        }
        if (TableModel.isTable(model)) {
            TableSamples samples = ofTable(model);
            if (file != null && TableFormat.hasEnd(file, TableFormat.PARQUET)) {
                OutputFile.requireFolder("-o", file);
                Database.find().writeParquet(file, samples.columns(), count, access.access(), samples.values(count));
            } else if (file != null && JsonLines.isNamed(file)) {
                write(out -> samples.writeJson(count, out), file);
            } else {
                write(out -> samples.write(count, out), file);
            }
            return ExitCode.OK;
        }
        if (file != null && JsonLines.isNamed(file)) {
            throw new InvalidInputException("-o must name a CSV file for a model of numbers but was " + file);
        }
        GanModel read = GanModel.read(model);
        if (!shares.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--share belongs to the model of a table, but " + model
                    + " is none");
        }
        Generator generator = read.generator();
        names = LabelOptions.columns(read);
        if (header != null) {
            names = SampleHeader.names(header, names.size(), spec.commandLine());
        }
        List<String> classes = generator.classes();
        Integer code = label.code(read, model, spec.commandLine());
        Refinement refinement = refine.of(read, model, spec.commandLine());
        RowWriter.Source source = refinement == null
                ? plain(generator, code)
                : (first, rows) -> refinement.points(first, rows, seed).toRowMajorArray();
        RowWriter rows = new RowWriter(source, names.size(), classes, whole(generator.codec()));
        write(out -> writeRows(rows, out), file);
        if (refinement != null && count > 0) {
            refine.report(read, model, refinement, spec.commandLine().getErr());
        }
        return ExitCode.OK;
    }

    /** The columns whose training values are whole numbers, which all samples then are. */
    private static BitSet whole(Codec codec) {
        BitSet whole = new BitSet();
        for (int j = 0; j < codec.columns().size(); j++) {
            whole.set(j, codec.columns().get(j).isWhole());
        }
        return whole;
    }

    /** Refuses options that belong to another place for the rows. */
    private void requireSink() {
        boolean isParquet = output != null && TableFormat.hasEnd(output, TableFormat.PARQUET);
        String wrong = "";
        if (to != null && output != null) {
            wrong = "-o and --to both say where the rows go; give one of them";
        } else if (to != null && !Database.isNamedBy(to)) {
            wrong = "--to must be a database, whose name begins with jdbc:, but was " + to;
        } else if (to != null && into == null) {
            wrong = "--to needs --into NAME, the table of the database";
        } else if (to == null && (into != null || create)) {
            wrong = (into != null ? "--into" : "--create") + " needs --to, the database";
        } else if (to == null && !isParquet && access.areGiven()) {
            wrong = access.first() + " belongs to a database, but there is no --to";
        }
        if (!wrong.isEmpty()) {
            throw new ParameterException(spec.commandLine(), wrong);
        }
    }

    private int intoDatabase(Path model, String url) throws IOException {
        if (!TableModel.isTable(model)) {
            throw new InvalidInputException("--to needs the model of a table of mixed columns, but " + model
                    + " is one of numbers");
        }
        DatabaseAccess allowed = access.access();
        TableSamples samples = ofTable(model);
        // What the rows depend on, and nothing else.
        String content = List.of(Sha256.of(Files.readAllBytes(model)), seed, label.texts(), shares.texts()).toString();
        Database.Target target = new Database.Target(url, String.valueOf(into), create, content, samples.columns(),
                count);
        PrintWriter err = spec.commandLine().getErr();
        long before;
        try (TrainingProgress progress = new TrainingProgress(err, Terminal.errorColumns())) {
            before = Database.find().write(target, allowed, samples.values(count),
                    done -> progress.show("rows", done, count));
        }
        err.println(String.format(Locale.ROOT, "gan4j: %s: %,d rows of %,d were written into %s%s", Printable.line(url),
                Math.max(0, count - before), count, Printable.line(target.table()),
                before == 0 ? "" : String.format(Locale.ROOT, "; the other %,d were there", Math.min(before, count))));
        err.flush();
        return ExitCode.OK;
    }

    private TableSamples ofTable(Path file) {
        if (header != null) {
            throw new ParameterException(spec.commandLine(), "--header has no effect on " + file
                    + ", which is of a table: its rows have the names of the table's file");
        }
        refine.refuse(file, spec.commandLine());
        TableModel model = TableModel.read(file);
        Schema schema = model.schema().columns();
        return new TableSamples(model, seed, shares.groups(schema, label.of(schema), spec.commandLine()));
    }

    /**
     * Writes the rows.
     *
     * @param file null for standard output, which is not reopened by name, because its position in a file that other processes
     *             write to would be lost
     */
    private static void write(AtomicFile.Content rows, @Nullable Path file) throws IOException {
        if (file != null) {
            OutputFile.write(file, PackedOutput.of(file, rows));
        } else {
            StandardOutput.write(rows);
        }
    }

    private RowWriter.Source plain(Generator generator, @Nullable Integer code) {
        if (!generator.classes().isEmpty()) {
            return LabelOptions.rows(generator, seed, code);
        }
        return generator.dimension() > 1
                ? (first, rows) -> generator.points(first, rows, seed).toRowMajorArray()
                : (first, rows) -> generator.sample(first, rows, seed);
    }

    /** Points always have a header: their columns' names, or the specified names, separated by commas. */
    private void writeRows(RowWriter rows, OutputStream out) throws IOException {
        if (names.size() > 1 || header != null) {
            String line = names.stream().map(CsvText::cell).collect(Collectors.joining(","));
            out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        }
        rows.write(count, out);
    }
}
