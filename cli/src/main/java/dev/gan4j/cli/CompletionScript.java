package dev.gan4j.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The completion script for bash and zsh, made of the commands themselves. */
final class CompletionScript {

    private static final String HEAD = """
            # Completes gan4j in bash and zsh. To load it: source <(gan4j completion)

            if [ -n "${ZSH_VERSION-}" ]; then
                whence compdef >/dev/null || { autoload -Uz compinit && compinit -i; }
                autoload -Uz bashcompinit && bashcompinit
            fi

            # Proposes words of $1. In zsh a word has its space behind it, so that a field can have none.
            _gan4j_words() {
                local word end=
                [ -z "${ZSH_VERSION-}" ] || end=' '
                while IFS= read -r word; do
                    COMPREPLY+=("$word$end")
                done < <(compgen -W "$1" -- "$cur")
            }

            # Proposes fields of an experiment, each with = behind it.
            _gan4j_fields() {
                local word
                [ -n "${ZSH_VERSION-}" ] || compopt -o nospace 2>/dev/null
                while IFS= read -r word; do
                    COMPREPLY+=("$word=")
                done < <(compgen -W "$_gan4j_field_names" -- "$cur")
            }

            _gan4j_files() {
                local name
                [ -n "${ZSH_VERSION-}" ] || compopt -o filenames 2>/dev/null
                while IFS= read -r name; do
                    if [ -z "${ZSH_VERSION-}" ]; then
                        COMPREPLY+=("$name")
                    elif [ -d "$name" ]; then
                        COMPREPLY+=("$(printf %q "$name")/")
                    else
                        COMPREPLY+=("$(printf %q "$name") ")
                    fi
                done < <(compgen -f -- "$cur")
            }

            """;

    private static final String BEGINNING = """
            _gan4j() {
                local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} stem= command= i
                COMPREPLY=()
                # For bash, = is a word of its own: --set=batch is three.
                if [ "$cur" = "=" ]; then
                    cur=
                elif [ "${cur#--*=}" != "$cur" ]; then
                    prev=${cur%%=*}
                    stem=$prev=
                    cur=${cur#*=}
                elif [ "$prev" = "=" ] && [ "$COMP_CWORD" -gt 1 ]; then
                    prev=${COMP_WORDS[COMP_CWORD - 2]}
                fi
                for ((i = 1; i < COMP_CWORD; i++)); do
                    case ${COMP_WORDS[i]} in
                    -*) ;;
                    *)
                        command=${COMP_WORDS[i]}
                        break
                        ;;
                    esac
                done
                case $command in
            """;

    private static final String END = """
                esac
                [ -z "$stem" ] || COMPREPLY=("${COMPREPLY[@]/#/$stem}")
            }

            if [ -n "${ZSH_VERSION-}" ]; then
                complete -o nospace -F _gan4j gan4j
            else
                complete -o bashdefault -o default -F _gan4j gan4j
            fi
            """;

    private final StringBuilder script = new StringBuilder(HEAD);
    private final String commands;

    private CompletionScript(CommandLine root) {
        commands = String.join(" ", CompletedArgument.commands(root));
    }

    /** Makes the script. */
    static String of(CommandLine root) {
        CompletionScript made = new CompletionScript(root);
        made.write(root.getCommandSpec());
        return made.script.toString();
    }

    private void write(CommandSpec root) {
        script.append("_gan4j_preset_names='").append(String.join(" ", CompletedArgument.presets())).append("'\n");
        script.append("_gan4j_field_names='").append(String.join(" ", CompletedArgument.fields())).append("'\n\n");
        script.append(BEGINNING);
        script.append("    '') _gan4j_words '").append(commands).append(' ').append(options(root)).append("' ;;\n");
        root.subcommands().values().stream().map(CommandLine::getCommandSpec).distinct().forEach(this::writeCommand);
        script.append(END);
    }

    private void writeCommand(CommandSpec command) {
        String names = command.names().stream().sorted().collect(Collectors.joining(" | "));
        script.append("    ").append(names).append(")\n        case $prev in\n");
        for (OptionSpec option : command.options()) {
            if (!option.hidden() && option.arity().max() > 0) {
                script.append("        ").append(String.join(" | ", OptionNames.of(option))).append(") ")
                        .append(String.join("; ", proposals(CompletedArgument.of(option)))).append(" ;;\n");
            }
        }
        List<String> words = new ArrayList<>();
        CompletedArgument.positional(command).forEach(each -> words.addAll(proposals(each)));
        script.append("        *)\n            case $cur in\n            -*) _gan4j_words '").append(options(command))
                .append("' ;;\n            *) ").append(words.isEmpty()
                        ? ":"
                        : words.stream().distinct().filter(word -> !word.equals(":"))
                                .collect(Collectors.joining("; ")))
                .append(" ;;\n            esac\n            ;;\n        esac\n        ;;\n");
    }

    private static String options(CommandSpec command) {
        return command.options().stream().filter(option -> !option.hidden())
                .flatMap(option -> OptionNames.of(option).stream()).filter(name -> name.startsWith("--"))
                .collect(Collectors.joining(" "));
    }

    /** The shell's commands that propose what an argument may be; one that does nothing where that is any text. */
    private static List<String> proposals(CompletedArgument argument) {
        List<String> proposals = new ArrayList<>();
        switch (argument.source()) {
            case ASSIGNMENTS -> proposals.add("_gan4j_fields");
            case FIELDS -> proposals.add("_gan4j_words \"$_gan4j_field_names\"");
            case PRESETS -> proposals.add("_gan4j_words \"$_gan4j_preset_names\"");
            case OTHER -> {
                if (!argument.words().isEmpty()) {
                    proposals.add("_gan4j_words '" + String.join(" ", argument.words()) + "'");
                }
            }
        }
        if (argument.files()) {
            proposals.add("_gan4j_files");
        }
        return proposals.isEmpty() ? List.of(":") : proposals;
    }
}
