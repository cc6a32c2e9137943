package dev.gan4j.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/**
 * What a shell proposes for an argument. It follows from the argument's label in the help, such as {@code PRESET|FILE}.
 *
 * @param words  the words
 * @param source where they come from
 * @param files  whether a file or a directory may stand there as well
 */
record CompletedArgument(List<String> words, Source source, boolean files) {

    /** Where words come from: long lists are written once into a script. */
    enum Source {
        PRESETS, FIELDS, ASSIGNMENTS, OTHER
    }

    /** A label that lists the words themselves. */
    private static final Pattern WORDS = Pattern.compile("[a-z]+(\\|[a-z]+)+");
    private static final Pattern FILES = Pattern.compile(".*(FILE|DIR|\\.csv|\\.gan).*");

    /** Returns what an argument of a command may be. */
    static CompletedArgument of(ArgSpec argument) {
        String label = argument.paramLabel();
        if (label.startsWith("FIELD=")) {
            return new CompletedArgument(fields(), Source.ASSIGNMENTS, false);
        }
        boolean isFile = FILES.matcher(label).matches() || argument.type().equals(Path.class)
                || (argument.isPositional() && argument.completionCandidates() != null);
        if (WORDS.matcher(label).matches()) {
            return new CompletedArgument(Arrays.asList(label.split("\\|")), Source.OTHER, isFile);
        } else if (label.contains("COMMAND")) {
            return new CompletedArgument(commands(argument.command().root().commandLine()), Source.OTHER, isFile);
        } else if (label.contains("PRESET")) {
            return new CompletedArgument(presets(), Source.PRESETS, isFile);
        } else if (argument.completionCandidates() != null) {
            return new CompletedArgument(list(argument.completionCandidates()), Source.OTHER, isFile);
        }
        return new CompletedArgument(List.of(), Source.OTHER, isFile);
    }

    /** Returns what the words of a command that belong to no option may be. */
    static List<CompletedArgument> positional(CommandSpec command) {
        Stream<CompletedArgument> all = command.positionalParameters().stream().map(CompletedArgument::of);
        return command.userObject() instanceof ExplainCommand
                ? Stream.concat(all, Stream.of(new CompletedArgument(fields(), Source.FIELDS, false))).toList()
                : all.toList();
    }

    static List<String> presets() {
        return list(new PresetNames());
    }

    static List<String> fields() {
        return list(new FieldNames());
    }

    static List<String> commands(CommandLine root) {
        return List.copyOf(new TreeSet<>(root.getSubcommands().keySet()));
    }

    private static List<String> list(Iterable<String> words) {
        return StreamSupport.stream(words.spliterator(), false).toList();
    }
}
