package dev.gan4j.cli;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.ColumnChoice;
import dev.gan4j.data.csv.CsvRows;
import dev.gan4j.experiment.DataSpec;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.TrainingPlan;
import dev.gan4j.lab.LabOptions;
import dev.gan4j.lab.LabServer;
import dev.gan4j.lab.Limit;
import dev.gan4j.lab.Limits;
import dev.gan4j.train.SharedData;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Opens the laboratory and serves it until it is stopped. */
@Command(name = "lab", modelTransformer = LabCommand.WithLimits.class,
        description = "Starts the laboratory, in which you watch, step and change a training in a browser.")
final class LabCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", paramLabel = "PRESET|FILE",
            description = "What the page opens: a preset, an experiment (FILE.yaml), or data, as gan4j train takes them"
                    + " (default: the tutorial, or what the page had before).")
    private @Nullable String source;

    @Mixin
    private CsvOptions csv = new CsvOptions();

    @Option(names = "--label", paramLabel = "COLUMN", description = ExperimentOptions.LABEL)
    private @Nullable String label;

    @Option(names = "--port", paramLabel = "N", defaultValue = LabOptions.DEFAULT_PORT + "",
            description = "The port to listen on; 0 for any free port (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--host", paramLabel = "ADDRESS", defaultValue = LabOptions.DEFAULT_HOST,
            description = "The address to listen on (default: ${DEFAULT-VALUE}, this machine only). An address that other"
                    + " machines can reach requires a token.")
    private String host = LabOptions.DEFAULT_HOST;

    @Option(names = "--token", paramLabel = "TEXT",
            description = "The token that visitors need (default: a random one, if --host requires one).")
    private @Nullable String token;

    @Option(names = "--name", paramLabel = "NAME",
            description = "A host name of the server, in addition to localhost; may be repeated.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--open", description = "Open the page in a browser.")
    private boolean open;

    /** Adds an option for each limit. */
    static final class WithLimits implements IModelTransformer {
        @Override
        public CommandSpec transform(CommandSpec commandSpec) {
            for (Limit limit : Limit.values()) {
                commandSpec.addOption(OptionSpec.builder(limit.option()).type(Long.class).paramLabel("N")
                        .description(String.format(Locale.ROOT, "Limit: %s (default: %d).", limit.meaning(),
                                limit.standard()))
                        .build());
            }
            return commandSpec;
        }
    }

    @Override
    public Integer call() throws IOException {
        Limits limits = Limits.STANDARD;
        for (Limit limit : Limit.values()) {
            Long value = spec.findOption(limit.option()).getValue();
            limits = value == null ? limits : limits.with(limit, value);
        }
        Opening opening = opening();
        LabOptions options = new LabOptions(host, port, token, names, limits);
        CountDownLatch stopped = new CountDownLatch(1);
        // The server is closed before the JVM ends, to remove all uploads.
        return Interruption.stopping(spec.commandLine().getErr(), stopped::countDown,
                () -> serve(options, opening, stopped));
    }

    /** What the page opens: its address at a server. */
    private interface Opening {
        String at(LabServer server);
    }

    private Opening opening() {
        NamedSource named = source == null ? null : NamedSource.of(source);
        if (!(named instanceof NamedSource.Data) && !csv.isEmpty()) {
            throw new ParameterException(spec.commandLine(),
                    "--column, --columns, --header, --separator and --missing need a file of rows: gan4j lab FILE.csv");
        }
        return switch (named) {
            case null -> {
                if (label != null) {
                    throw new ParameterException(spec.commandLine(),
                            "--label needs data with classes: gan4j lab FILE.csv --label COLUMN");
                }
                yield LabServer::address;
            }
            case NamedSource.Preset(String name) -> of(labelled(Experiment.preset(name)));
            case NamedSource.ExperimentFile(Path file) -> {
                NamedSource.refuseTable(file, "lab");
                yield of(labelled(Experiment.read(file)));
            }
            case NamedSource.Data(String text) -> ofData(text);
        };
    }

    private static Opening of(Experiment experiment) {
        return server -> server.address(experiment);
    }

    private Experiment labelled(Experiment experiment) {
        return label == null
                ? experiment
                : experiment.with(Map.of("label.column", ExperimentOptions.quoted(label)));
    }

    /** A table, or the recipe for these data, which are read to determine their columns. */
    private Opening ofData(String text) {
        if (DataStream.isNamedBy(text)) {
            throw new InvalidInputException("the laboratory reads no stream; name a file");
        }
        DataSpec data = csv.data(text, null);
        if (data instanceof DataSpec.Csv rows && label == null && !csv.namesColumns()
                && CsvRows.columns(rows.file(), csv.separator()) > 1) {
            if (!csv.isEmpty()) {
                throw new ParameterException(spec.commandLine(), "--header, --separator and --missing are for columns"
                        + " that --column or --columns names; the laboratory finds out how a table is written");
            }
            return server -> server.address(rows.file());
        }
        Experiment experiment = labelled(Experiment.preset(DefaultPreset.of(data)).withData(data));
        TrainingPlan plan = new SharedData().plan(experiment);
        return of(data instanceof DataSpec.Csv rows && !(rows.columns() instanceof ColumnChoice.Named)
                ? experiment.withData(new DataSpec.Csv(rows.file(), new ColumnChoice.Named(plan.data().columnNames()),
                        rows.header(), rows.separator(), rows.missing(), null))
                : experiment);
    }

    private int serve(LabOptions options, Opening opening, CountDownLatch stopped) throws IOException {
        try (LabServer server = LabServer.start(options)) {
            PrintWriter out = spec.commandLine().getOut();
            String address = opening.at(server);
            out.println(address);
            out.flush();
            if (open) {
                Browser.open(address, spec.commandLine().getErr());
            }
            await(stopped);
        }
        return ExitCode.OK;
    }

    private static void await(CountDownLatch stopped) {
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
