package dev.gan4j.cli;

import dev.gan4j.Gan4j;
import dev.gan4j.engine.Program;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command above all others. */
@Command(name = "gan4j", mixinStandardHelpOptions = true, scope = ScopeType.INHERIT,
        versionProvider = Gan4jCommand.Version.class, usageHelpAutoWidth = true,
        description = "Trains, judges and samples generative adversarial networks.",
        subcommands = {TrainCommand.class, SampleCommand.class, EvaluateCommand.class, PresetsCommand.class,
                SweepCommand.class, CompareCommand.class, ShowCommand.class, ExplainCommand.class, ExportCommand.class,
                LabCommand.class,
                CompletionCommand.class},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:failure, or a training whose numbers did not stay finite",
                "2:the command line or the input cannot be used", "130:stopped by Ctrl-C"})
final class Gan4jCommand {

    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Show where an error comes from.")
    private boolean verbose;

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
