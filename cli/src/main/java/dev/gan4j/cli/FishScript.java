package dev.gan4j.cli;

import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The completion script for fish, made of the commands themselves. */
final class FishScript {

    private static final String HEAD = """
            # Completes gan4j in fish. To load it: gan4j completion fish | source

            # Tells whether the command is one of these; without any, whether there is none yet.
            function __gan4j_is
                for word in (commandline -opc)[2..]
                    if not string match -q -- '-*' $word
                        contains -- $word $argv
                        return
                    end
                end
                test (count $argv) -eq 0
            end

            """;

    private final StringBuilder script = new StringBuilder(HEAD);

    private FishScript() {}

    /** Makes the script. */
    static String of(CommandLine root) {
        FishScript made = new FishScript();
        made.write(root);
        return made.script.toString();
    }

    private void write(CommandLine root) {
        script.append("set -g __gan4j_preset_names ").append(String.join(" ", CompletedArgument.presets()))
                .append('\n');
        script.append("set -g __gan4j_field_names ").append(String.join(" ", CompletedArgument.fields()))
                .append("\n\n");
        script.append("complete -c gan4j -e\ncomplete -c gan4j -f\n");
        writeOptions("__gan4j_is", root.getCommandSpec());
        for (CommandSpec command : root.getSubcommands().values().stream().map(CommandLine::getCommandSpec).distinct()
                .toList()) {
            List<String> names = command.names().stream().sorted().toList();
            for (String name : names) {
                String[] header = command.usageMessage().header();
                line("__gan4j_is", "-a " + name, header.length > 0 ? header : command.usageMessage().description());
            }
            String condition = "__gan4j_is " + String.join(" ", names);
            writeOptions(condition, command);
            for (CompletedArgument argument : CompletedArgument.positional(command)) {
                line(condition, arguments(argument, "-f"));
            }
        }
    }

    private void writeOptions(String condition, CommandSpec command) {
        for (OptionSpec option : command.options()) {
            if (!option.hidden()) {
                String names = OptionNames.of(option).stream()
                        .map(name -> name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.substring(1))
                        .collect(Collectors.joining(" "));
                String value = option.arity().max() == 0 ? "" : " " + arguments(CompletedArgument.of(option), "-x");
                line(condition, names + value, option.description());
            }
        }
    }

    /** The words of an argument, and whether a file may stand there as well. */
    private static String arguments(CompletedArgument argument, String noFiles) {
        String words = switch (argument.source()) {
            case ASSIGNMENTS -> " -a '$__gan4j_field_names='";
            case FIELDS -> " -a '$__gan4j_field_names'";
            case PRESETS -> " -a '$__gan4j_preset_names'";
            case OTHER -> argument.words().isEmpty() ? "" : " -a '" + String.join(" ", argument.words()) + "'";
        };
        String files = noFiles.equals("-x") ? "-r -F" : "-F";
        return (argument.files() ? files : noFiles) + words;
    }

    /** One line; of a description, its first sentence. */
    private void line(String condition, String what, String... description) {
        script.append("complete -c gan4j -n '").append(condition).append("' ").append(what);
        if (description.length > 0) {
            String text = Ansi.OFF.string(String.join(" ", description)).replace("%n", " ").replace("%%", "%");
            String sentence = text.replaceFirst("(?s)([.;:] | \\(default).*", "").replaceFirst("\\.$", "");
            script.append(" -d '").append(sentence.replace("\\", "\\\\").replace("'", "\\'")).append('\'');
        }
        script.append('\n');
    }
}
