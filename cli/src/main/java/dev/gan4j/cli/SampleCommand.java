package dev.gan4j.cli;

import dev.gan4j.InvalidInputException;
import dev.gan4j.codec.Codec;
import dev.gan4j.codec.Ranks;
import dev.gan4j.data.Schema;
import dev.gan4j.internal.AtomicFile;
import dev.gan4j.model.GanModel;
import dev.gan4j.model.Generator;
import dev.gan4j.model.TableModel;
import dev.gan4j.refine.Refinement;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
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

    @Option(names = {"-o", "--output"}, paramLabel = "FILE.csv",
            description = "Write to this file instead of standard output (-). It appears when it is complete.")
    private @Nullable Path output;

    private List<String> names = List.of();

    @Override
    public Integer call() throws IOException {
        if (count < 0) {
            throw new ParameterException(spec.commandLine(), "-n must not be negative but was " + count);
        }
        Path model = modelFile.path();
        Path file = output == null || StandardOutput.isNamedBy(output) ? null : output;
        if (file != null) {
            OutputFile.refuseSame("-o", file, model);
        } else if (StandardOutput.isSameFile(model)) {
            throw new InvalidInputException("standard output must not be a file that is read, but is " + model);
        }
        if (TableModel.isTable(model)) {
            TableSamples samples = ofTable(model);
            write(out -> samples.write(count, out), file);
            return ExitCode.OK;
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
            whole.set(j, codec.columns().get(j) instanceof Ranks ranks && ranks.codes().grid().isWhole());
        }
        return whole;
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
            OutputFile.write(file, rows);
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
