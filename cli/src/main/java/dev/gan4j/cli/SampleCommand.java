package dev.gan4j.cli;

import dev.gan4j.model.GanModel;
import dev.gan4j.train.Generator;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes generated samples. */
@Command(name = "sample", description = {"Writes samples of a trained generator, a number a line.",
        "Row i depends on the model, the seed and i alone: a longer file begins with the shorter one."})
final class SampleCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "MODEL.gan", description = "The model of a run.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path model;

    @Option(names = {"-n", "--count"}, required = true, paramLabel = "N", description = "How many samples to write.")
    private long count;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1",
            description = "The seed of the samples, ${DEFAULT-VALUE} where none is told.")
    private long seed;

    @Option(names = "--header", paramLabel = "NAME", description = "Write a first line with this name of the column.")
    private @Nullable String header;

    @Option(names = {"-o", "--output"}, paramLabel = "FILE.csv",
            description = "Write to this file instead of standard output; it appears when it is complete.")
    private @Nullable Path output;

    private List<String> names = List.of();

    @Override
    public Integer call() throws IOException {
        if (count < 0) {
            throw new ParameterException(spec.commandLine(), "-n must not be negative but was " + count);
        }
        GanModel read = GanModel.read(model);
        Generator generator = read.generator();
        names = read.experiment().data().columnNames();
        if (output != null) {
            OutputFile.write(output, out -> writeRows(generator, out));
            return ExitCode.OK;
        }
        // Not System.out, which would hide that the pipe has closed and go on for the rest of ten million rows.
        OutputStream out = new FileOutputStream(FileDescriptor.out);
        try {
            writeRows(generator, out);
        } catch (IOException e) {
            if (!StandardOutput.isPipe()) {
                throw new IOException("standard output cannot be written to: " + e.getMessage(), e);
            }
        }
        return ExitCode.OK;
    }

    /** Points have a header always: their columns' names, or those told with commas between. */
    private void writePoints(Generator generator, int columns, OutputStream out) throws IOException {
        String line = header != null
                ? header
                : names.stream().map(CsvText::cell).collect(Collectors.joining(","));
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        RowWriter.write((first, rows) -> generator.points(first, rows, seed).toRowMajorArray(), columns, count, out);
    }

    private void writeRows(Generator generator, OutputStream out) throws IOException {
        int columns = generator.dimension();
        if (columns > 1) {
            writePoints(generator, columns, out);
            return;
        }
        if (header != null) {
            out.write((CsvText.cell(header) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        RowWriter.write((first, rows) -> generator.sample(first, rows, seed), count, out);
    }
}
