package dev.gan4j.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the shell's completion script. */
@Command(name = "completion", description = {"Prints the completion script for bash, zsh or fish.",
        "To load it in fish: gan4j completion fish | source; in bash or zsh: source <(gan4j completion)"})
final class CompletionCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "bash|fish|zsh", defaultValue = "bash",
            description = "The shell (default: bash; the script for zsh is the same).")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String shell;

    @Override
    public void run() {
        CommandLine root = spec.root().commandLine();
        spec.commandLine().getOut().print(switch (shell) {
            case "bash", "zsh" -> CompletionScript.of(root);
            case "fish" -> FishScript.of(root);
            default -> throw new ParameterException(spec.commandLine(),
                    "completion is for bash, fish and zsh but was asked for " + shell);
        });
    }
}
