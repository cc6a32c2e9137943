package dev.gan4j.cli;

import dev.gan4j.Gan4j;
import dev.gan4j.engine.Program;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command above all others. */
@Command(name = "gan4j", mixinStandardHelpOptions = true, scope = ScopeType.INHERIT,
        versionProvider = Gan4jCommand.Version.class,
        description = "Trains, judges and samples generative adversarial networks.",
        subcommands = {TrainCommand.class, SampleCommand.class, ImputeCommand.class, EvaluateCommand.class,
                PresetsCommand.class,
                SweepCommand.class, CompareCommand.class, ShowCommand.class, ReportCommand.class, ExplainCommand.class,
                ExportCommand.class, SchemaCommand.class,
                LabCommand.class, CompletionCommand.class, HelpCommand.class, VersionCommand.class},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:success", "1:failure, or a training that diverged",
                "2:the command line or the input is invalid", "130:stopped by Ctrl-C"})
final class Gan4jCommand implements Runnable {

    /** What somebody reads who types the name alone. */
    private static final String OVERVIEW = """
            gan4j trains generative adversarial networks and judges their samples.

              gan4j train                    the tutorial: a GAN learns one column
              gan4j train my.csv             a generator for your own data
              gan4j sample RUN_DIR -n 1000   1,000 samples of what a run has learned
              gan4j lab --open               watch a GAN learn, in the browser

            gan4j --help lists all commands, and gan4j help COMMAND describes one.
            """;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Show a stack trace after an error message.")
    private boolean verbose;

    @Override
    public void run() {
        spec.commandLine().getOut().print(OVERVIEW);
    }

    boolean isVerbose() {
        return verbose;
    }

    /** Prints the versions of gan4j and of Java. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[]{"gan4j " + Gan4j.version(), "Java " + Runtime.version() + " ("
                    + System.getProperty("java.vm.name") + ", " + System.getProperty("java.home") + ")",
                    "kernels " + Program.kernelChoice()};
        }
    }
}
