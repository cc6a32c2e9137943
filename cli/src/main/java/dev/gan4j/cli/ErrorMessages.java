package dev.gan4j.cli;

import dev.gan4j.InvalidInputException;
import dev.gan4j.internal.Memory;
import dev.gan4j.internal.Spelling;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Converts errors to one line on standard error and an exit code. */
final class ErrorMessages {

    /**
     * The equivalents of options of other tools.
     *
     * @param options of other tools
     * @param text    the equivalent here
     */
    private record Hint(Set<String> options, String text) {}

    private static final List<Hint> HINTS = List.of(
            new Hint(Set.of("--epochs", "--steps"),
                    "training is counted in iterations, one minibatch each: --iterations N"),
            new Hint(Set.of("--lr", "--learning-rate"), "use --set optimiser.learningRate=X"),
            new Hint(Set.of("--batch-size", "--batch"), "use --set batch=N"));

    private ErrorMessages() {}

    static int onBadArguments(ParameterException exception, String[] arguments) {
        CommandLine command = exception.getCommandLine();
        StringBuilder message = new StringBuilder(exception instanceof UnmatchedArgumentException unmatched
                ? unmatched(unmatched, command.getCommandSpec())
                : oneLine(exception.getMessage()));
        message.append(" (see ").append(command.getCommandSpec().qualifiedName()).append(" --help)");
        print(command, message.toString(), exception);
        return ExitCode.USAGE;
    }

    private static String unmatched(UnmatchedArgumentException exception, CommandSpec command) {
        String argument = exception.getUnmatched().getFirst();
        String word = argument.replaceFirst("(?s)=.*", "");
        String hint = HINTS.stream().filter(each -> each.options.contains(word)).map(each -> "; " + each.text)
                .findFirst()
                .orElseGet(() -> Spelling.hint(word, known(command, word)));
        if (argument.startsWith("-")) {
            return oneLine(exception.getMessage()) + hint;
        }
        String quoted = "\"" + oneLine(argument) + "\"";
        if (!command.subcommands().isEmpty()) {
            return "there is no command " + quoted + hint;
        }
        boolean takesData = command.findOption("--data") != null;
        return "unexpected word " + quoted + (takesData ? "; to name data as well, use --data" : "");
    }

    /** The candidates for a word that picocli does not know: options if it looks like one, otherwise subcommands. */
    private static List<String> known(CommandSpec command, String word) {
        return word.startsWith("-")
                ? command.options().stream().filter(option -> !option.hidden())
                        .flatMap(option -> OptionNames.of(option).stream()).toList()
                : List.copyOf(command.subcommands().keySet());
    }

    static int onFailure(Exception exception, CommandLine command, @Nullable ParseResult parsed) {
        for (Throwable cause = exception.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof VirtualMachineError exhausted) {
                return onExhaustion(exhausted, command);
            }
        }
        print(command, message(exception), exception);
        return exception instanceof InvalidInputException || exception instanceof InvalidPathException
                ? ExitCode.USAGE
                : ExitCode.FAILURE;
    }

    /** Reports that memory or stack has run out; once the work is released, the JVM has room for a line. */
    static int onExhaustion(VirtualMachineError error, CommandLine command) {
        print(command, message(error), error);
        return ExitCode.FAILURE;
    }

    private static String message(VirtualMachineError error) {
        return switch (error) {
            case StackOverflowError overflow -> "the input is nested too deeply for the stack of the JVM; give it more"
                    + " with GAN4J_JAVA_OPTS=-Xss16m";
            case OutOfMemoryError memory -> outOfMemory(memory.getMessage());
            default -> "the JVM failed: " + oneLine(String.valueOf(error.getMessage()));
        };
    }

    /** Returns how much memory there was and how to provide more; an error without a message concerns the heap. */
    private static String outOfMemory(@Nullable String message) {
        if (message == null || message.isBlank() || message.contains("heap") || message.contains("GC overhead")) {
            return "out of memory: the JVM's " + Memory.size(Runtime.getRuntime().maxMemory()) + " are not enough; "
                    + Memory.more(0);
        }
        return message.contains("array size")
                ? "out of memory: an array would be longer than a JVM allows; make it smaller"
                : "out of memory outside the JVM's heap: " + oneLine(message)
                        + "; leave more of this machine's memory free, or make it smaller";
    }

    private static String message(Exception exception) {
        return switch (exception) {
            case InvalidInputException invalid -> oneLine(invalid.getMessage());
            case UncheckedIOException unchecked -> ofInputOutput(unchecked.getCause());
            case IOException io -> ofInputOutput(io);
            // For example, a letter that the locale's encoding lacks.
            case InvalidPathException path -> "\"" + oneLine(path.getInput()) + "\" cannot be the name of a file here: "
                    + oneLine(path.getReason());
            default -> "unexpected " + exception.getClass().getSimpleName() + ": " + oneLine(exception.getMessage())
                    + " (--verbose shows where)";
        };
    }

    /** Returns on one line what could not be read or written. */
    static String ofInputOutput(@Nullable IOException exception) {
        return switch (exception) {
            case null -> "input or output failed";
            // The messages of these exceptions are only the name of the file.
            case NoSuchFileException missing -> "there is no file or folder " + missing.getFile();
            case AccessDeniedException denied -> "no permission for " + denied.getFile();
            case FileAlreadyExistsException existing -> existing.getFile() + " already exists";
            case FileSystemLoopException loop -> loop.getFile() + " is a link that leads to itself";
            default -> oneLine(exception.getMessage());
        };
    }

    private static void print(CommandLine command, String message, Throwable exception) {
        command.getErr().println("gan4j: " + message);
        if (command.getCommandSpec().root().userObject() instanceof Gan4jCommand root && root.isVerbose()) {
            exception.printStackTrace(command.getErr());
        }
        command.getErr().flush();
    }

    private static String oneLine(@Nullable String message) {
        return message == null ? "no message" : message.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
