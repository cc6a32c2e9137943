package dev.gan4j.cli;

import dev.gan4j.report.RunReport;
import dev.gan4j.report.TableReport;
import dev.gan4j.run.RunDirectory;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Draws the report of a run again. */
@Command(name = "report", description = {"Draws the report of a run again, over the one that is there, and prints"
        + " where it is.",
        "The data of the run must still be there, unless it is of a table of mixed columns; they are read again."})
final class ReportCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "RUN_DIR", description = "The run directory.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path directory;

    @Option(names = "--open", description = "Open the report in a browser.")
    private boolean open;

    @Override
    public Integer call() throws IOException {
        RunDirectory run = RunDirectory.open(directory);
        ModelFile.of(run); // refuses a run that has not finished
        Path page = run.isTable()
                ? TableReport.write(run)
                : RunReport.write(run.readResult(), run.path());
        PrintWriter out = spec.commandLine().getOut();
        out.println(page.toString());
        out.flush();
        if (open) {
            Browser.open(page, spec.commandLine().getErr());
        }
        return ExitCode.OK;
    }
}
