package dev.gan4j.cli;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.CsvColumn;
import dev.gan4j.eval.Judge;
import dev.gan4j.eval.Judgement;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Judges any column of numbers against another. */
@Command(name = "evaluate", description = {"Judges synthetic samples against real ones, whoever made them.",
        "The noise floor is what two real samples of these sizes differ by."})
final class EvaluateCommand implements Runnable {

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
            description = "The column of SYNTHETIC.csv, where it is not that of --column.")
    private @Nullable String syntheticColumn;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1",
            description = "The seed of the noise floor, ${DEFAULT-VALUE} where none is told.")
    private long seed;

    @Option(names = "--json", description = "Print one JSON object instead of a table.")
    private boolean json;

    @Override
    public void run() {
        if (real.equals("-") && synthetic.equals("-")) {
            throw new InvalidInputException("only one of REAL.csv and SYNTHETIC.csv can be standard input");
        }
        CsvColumn.Options options = csv.options();
        CsvColumn.Result realColumn = read(real, options);
        // A collapsed generator's samples may all be equal, and are to be judged too.
        CsvColumn.Result syntheticRead = read(synthetic, new CsvColumn.Options(
                syntheticColumn == null ? options.column() : syntheticColumn, options.header(), options.separator(),
                true));
        Judgement judgement = Judge.compare(realColumn.values(), syntheticRead.values(), seed);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            SafePrintWriter.printJson(out, JudgementJson.of(judgement));
        } else {
            JudgementTable.print(out, judgement, null);
        }
    }

    private static CsvColumn.Result read(String file, CsvColumn.Options options) {
        return file.equals("-")
                ? CsvColumn.read(System.in, "standard input", options)
                : CsvColumn.read(Path.of(file), options);
    }
}
