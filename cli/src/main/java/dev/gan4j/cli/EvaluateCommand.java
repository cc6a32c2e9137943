package dev.gan4j.cli;

import dev.gan4j.InvalidInputException;
import dev.gan4j.cli.TableFiles.Input;
import dev.gan4j.data.ColumnChoice;
import dev.gan4j.data.csv.CsvFacts;
import dev.gan4j.data.csv.CsvTable;
import dev.gan4j.eval.Judge;
import dev.gan4j.eval.Judgement;
import dev.gan4j.eval.Judging;
import dev.gan4j.eval.codec.JudgementCodec;
import dev.gan4j.report.TableReport;
import dev.gan4j.table.Database;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
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

/** Judges columns of numbers, or tables of mixed columns, against others. */
@Command(name = "evaluate",
        description = {"Judges synthetic samples from any source against real ones: a table of mixed"
                + " columns; of a table of numbers one column, or with --columns several together.",
                "The noise floor is how much two real samples of these sizes differ."})
final class EvaluateCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "REAL|jdbc:...",
            description = "The real samples: CSV, JSON lines, Parquet, a database, or - for CSV on standard input.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String real;

    @Parameters(index = "1", paramLabel = "SYNTHETIC|jdbc:...",
            description = "The synthetic ones, likewise.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String synthetic;

    @Mixin
    private CsvOptions csv = new CsvOptions();

    @Option(names = "--synthetic-column", paramLabel = "NAME|NUMBER",
            description = "The column of SYNTHETIC, if it is not that of --column.")
    private @Nullable String syntheticColumn;

    @Option(names = "--synthetic-columns", paramLabel = "NAME,...|numeric",
            description = "The columns of SYNTHETIC, if they are not those of --columns; as many, in the same order.")
    private @Nullable String syntheticColumns;

    @Mixin
    private DatabaseOptions database = new DatabaseOptions();

    @Option(names = "--synthetic-query", paramLabel = "SQL",
            description = "The query of SYNTHETIC, of a database; --query is that of REAL.")
    private @Nullable String syntheticQuery;

    @Option(names = "--synthetic-table", paramLabel = "NAME",
            description = "The table of SYNTHETIC, of a database; --table is that of REAL.")
    private @Nullable String syntheticTable;

    @Option(names = "--train", paramLabel = "TRAIN|jdbc:...",
            description = "The rows that the generator was trained on, of a table of mixed columns: REAL then has rows"
                    + " that it was not trained on, and copies are looked for.")
    private @Nullable String training;

    @Option(names = "--train-query", paramLabel = "SQL", description = "The query of TRAIN, of a database.")
    private @Nullable String trainingQuery;

    @Option(names = "--train-table", paramLabel = "NAME", description = "The table of TRAIN, of a database.")
    private @Nullable String trainingTable;

    @Option(names = "--target", paramLabel = "NAME",
            description = "The column that synthetic rows should help to predict, of a table of mixed columns (default: the"
                    + " last one with 2 to 20 classes, else the last number).")
    private @Nullable String target;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1",
            description = "The seed of the noise floor (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--report", paramLabel = "PAGE.html",
            description = "Also write a page with a card for each column, of a table of mixed columns.")
    private @Nullable Path report;

    @Option(names = "--json", description = "Print one JSON object instead of a table.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        List<String> read = training == null ? List.of(real, synthetic) : List.of(real, synthetic, training);
        if (read.stream().filter(DataStream::isNamedBy).anyMatch(name -> Collections.frequency(read, name) > 1)) {
            throw new InvalidInputException("only one of REAL, SYNTHETIC and TRAIN can be standard input");
        }
        if (csv.areSeveral() && syntheticColumn != null) {
            throw new ParameterException(spec.commandLine(),
                    "--synthetic-column belongs to --column; with --columns give --synthetic-columns");
        }
        if (!csv.areSeveral() && syntheticColumns != null) {
            throw new ParameterException(spec.commandLine(), "--synthetic-columns needs --columns");
        }
        boolean areChosen = csv.choosesColumns() || syntheticColumn != null || syntheticColumns != null;
        if (areChosen && (training != null || target != null || report != null)) {
            throw new ParameterException(spec.commandLine(),
                    (training != null ? "--train" : target != null ? "--target" : "--report")
                            + " belongs to a whole table; without it --column and --columns choose columns of numbers");
        }
        if (report != null) {
            for (String name : read) {
                if (!Database.isNamedBy(name)) {
                    OutputFile.refuseSame("--report", report, Path.of(name));
                }
            }
        }
        boolean isAnyDatabase = read.stream().anyMatch(Database::isNamedBy);
        database.check(real, database.areAsked() ? Database.isNamedBy(real) : isAnyDatabase, spec.commandLine());
        Input ofReal = Database.isNamedBy(real)
                ? Input.of(database.query(real, spec.commandLine()), database.access())
                : Input.of(real);
        Input ofSynthetic = input(synthetic, "synthetic-", syntheticQuery, syntheticTable);
        Input ofTraining = training == null ? null : input(training, "train-", trainingQuery, trainingTable);
        if (areChosen && (ofReal.isTyped() || ofSynthetic.isTyped())) {
            throw new ParameterException(spec.commandLine(), "--column and --columns need CSV files, but "
                    + (ofReal.isTyped() ? real : synthetic) + " is judged as a whole table");
        }
        TableFiles files = areChosen
                ? null
                : TableFiles.read(ofReal, csv, ofTraining, target, spec.commandLine().getErr());
        Judgement judgement = files == null ? judge(ofReal, ofSynthetic) : files.judge(ofSynthetic, seed);
        if (report != null) {
            write(report, judgement);
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            SafePrintWriter.printJson(out, JudgementCodec.write(judgement).toString());
        } else {
            JudgementTable.print(out, judgement, null, Terminal.outputColumns());
        }
        return ExitCode.OK;
    }

    /** Reads other rows than the real ones. */
    private Input input(String named, String which, @Nullable String query, @Nullable String table) throws IOException {
        if (Database.isNamedBy(named)) {
            return Input.of(DatabaseOptions.query(named, query, table, which, null, database.access(),
                    spec.commandLine()), database.access());
        }
        if (query != null || table != null) {
            throw new ParameterException(spec.commandLine(), "--" + which + (query != null ? "query" : "table")
                    + " belongs to a database, whose name begins with jdbc:, but the data are " + named);
        }
        return Input.of(named);
    }

    private void write(Path page, Judgement judgement) throws IOException {
        if (judgement.table() == null) {
            throw new InvalidInputException(
                    "--report must have a table of mixed columns but there is one of numbers; --target"
                            + " or --train makes it a table");
        }
        List<String> words = new ArrayList<>(List.of("gan4j", "evaluate", real, synthetic));
        DatabaseOptions.add(words, "--train", training);
        DatabaseOptions.add(words, "--target", target);
        words.addAll(database.words());
        DatabaseOptions.add(words, "--synthetic-query", syntheticQuery);
        DatabaseOptions.add(words, "--synthetic-table", syntheticTable);
        DatabaseOptions.add(words, "--train-query", trainingQuery);
        DatabaseOptions.add(words, "--train-table", trainingTable);
        words.addAll(List.of("--seed", Long.toString(seed), "--report", page.toString()));
        String command = String.join(" ", words.stream().map(ShellWord::of).toList());
        Path name = Database.isNamedBy(synthetic) ? null : Path.of(synthetic).getFileName();
        String html = TableReport.html(judgement, name == null ? synthetic : name.toString(), command);
        OutputFile.write("--report", page, out -> out.write(html.getBytes(StandardCharsets.UTF_8)));
        spec.commandLine().getErr().println("gan4j: wrote " + page);
    }

    private Judgement judge(Input reals, Input synthetics) throws IOException {
        ColumnChoice columns = csv.choice();
        CsvTable.Result ofReal = table(reals, columns, false);
        List<String> keys = ofReal.data().schema().keys();
        ColumnChoice others = others(columns, keys);
        CsvTable.Result ofSynthetic = table(synthetics, others, true);
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

    private CsvTable.Result table(Input input, ColumnChoice columns, boolean constant) throws IOException {
        CsvTable.Options options = new CsvTable.Options(columns, null, csv.header(), csv.separator(), constant,
                csv.missing());
        if (!input.isStream()) {
            return CsvTable.read(Path.of(input.name()), options);
        }
        try (InputStream in = input.open()) {
            return CsvTable.read(in, DataStream.NAME, options);
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
