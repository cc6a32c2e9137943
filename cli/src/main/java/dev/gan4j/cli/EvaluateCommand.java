package dev.gan4j.cli;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.ColumnChoice;
import dev.gan4j.data.csv.CsvFacts;
import dev.gan4j.data.csv.CsvTable;
import dev.gan4j.eval.Judge;
import dev.gan4j.eval.Judgement;
import dev.gan4j.eval.Judging;
import dev.gan4j.eval.codec.JudgementCodec;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Judges synthetic columns against real ones. */
@Command(name = "evaluate", description = {"Judges synthetic samples from any source against real ones: one column, or"
        + " with --columns several together.",
        "The noise floor is how much two real samples of these sizes differ."})
final class EvaluateCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "REAL.csv", description = "The real samples; - for standard input.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String real;

    @Parameters(index = "1", paramLabel = "SYNTHETIC.csv", description = "The synthetic ones; - for standard input.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String synthetic;

    @Mixin
    private CsvOptions csv = new CsvOptions();

    @Option(names = "--synthetic-column", paramLabel = "NAME|NUMBER",
            description = "The column of SYNTHETIC.csv, if it is not that of --column.")
    private @Nullable String syntheticColumn;

    @Option(names = "--synthetic-columns", paramLabel = "NAME,...|numeric",
            description = "The columns of SYNTHETIC.csv, if they are not those of --columns; as many, in the same order.")
    private @Nullable String syntheticColumns;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1",
            description = "The seed of the noise floor (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--json", description = "Print one JSON object instead of a table.")
    private boolean json;

    /** Reads one of the two files or streams. */
    @FunctionalInterface
    private interface Reading<T> {
        T of(InputStream in, String display);
    }

    @Override
    public Integer call() throws IOException {
        if (real.equals(synthetic) && DataStream.isNamedBy(real)) {
            throw new InvalidInputException("only one of REAL.csv and SYNTHETIC.csv can be standard input");
        }
        if (csv.areSeveral() && syntheticColumn != null) {
            throw new ParameterException(spec.commandLine(),
                    "--synthetic-column belongs to --column; with --columns give --synthetic-columns");
        }
        if (!csv.areSeveral() && syntheticColumns != null) {
            throw new ParameterException(spec.commandLine(), "--synthetic-columns needs --columns");
        }
        Judgement judgement = judge();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            SafePrintWriter.printJson(out, JudgementCodec.write(judgement).toString());
        } else {
            JudgementTable.print(out, judgement, null, Terminal.outputColumns());
        }
        return ExitCode.OK;
    }

    private Judgement judge() throws IOException {
        ColumnChoice columns = csv.choice();
        CsvTable.Result ofReal = table(real, columns, false);
        List<String> keys = ofReal.data().schema().keys();
        ColumnChoice others = others(columns, keys);
        CsvTable.Result ofSynthetic = table(synthetic, others, true);
        int found = ofSynthetic.data().schema().width();
        if (found != keys.size()) {
            throw new InvalidInputException("--synthetic-columns numeric must be as many columns as --columns, "
                    + keys.size() + ", but are " + found + ": " + String.join(", ", ofSynthetic.facts().columns()));
        }
        tell(columns, ofReal);
        tell(others, ofSynthetic);
        return Judge.compare(ofReal.data().values(), ofSynthetic.data().values(), ofReal.facts().columns(), seed,
                Judging.EVERYTHING);
    }

    /** The columns of the synthetic file: the requested ones, or those of the real file. */
    private ColumnChoice others(ColumnChoice columns, List<String> keys) {
        if (syntheticColumn != null) {
            return new ColumnChoice.Named(syntheticColumn);
        }
        if (syntheticColumns == null) {
            return csv.areSeveral() ? new ColumnChoice.Named(keys) : columns;
        }
        ColumnChoice others = csv.several("--synthetic-columns", syntheticColumns);
        if (others instanceof ColumnChoice.Named(List<String> names) && names.size() != keys.size()) {
            throw new ParameterException(spec.commandLine(),
                    "--synthetic-columns must name as many columns as --columns, " + keys.size() + ", but names "
                            + names.size());
        }
        return others;
    }

    private CsvTable.Result table(String file, ColumnChoice columns, boolean constant) throws IOException {
        CsvTable.Options options = new CsvTable.Options(columns, null, csv.header(), csv.separator(), constant,
                csv.missing());
        return DataStream.isNamedBy(file)
                ? streamed(file, (in, display) -> CsvTable.read(in, display, options))
                : CsvTable.read(Path.of(file), options);
    }

    private static <T> T streamed(String name, Reading<T> reading) throws IOException {
        try (InputStream in = DataStream.open(name)) {
            return reading.of(in, DataStream.NAME);
        }
    }

    /** Reports what was chosen or left out automatically. */
    private void tell(ColumnChoice columns, CsvTable.Result read) {
        CsvFacts facts = read.facts();
        PrintWriter err = spec.commandLine().getErr();
        String found = facts.ofRows();
        if (!(columns instanceof ColumnChoice.Named) || !found.isEmpty()) {
            err.println(String.format(Locale.ROOT, "gan4j: %s: %s; %,d rows%s", facts.file(), facts.ofColumns(),
                    read.data().rows(),
                    found));
        }
        facts.notes().forEach(note -> err.println("gan4j: " + facts.file() + ": " + note));
        err.flush();
    }
}
