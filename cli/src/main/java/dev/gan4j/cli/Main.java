package dev.gan4j.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** The entry point of the {@code gan4j} command. */
public final class Main {

    private Main() {}

    /**
     * Runs the command and ends the JVM with its exit code.
     *
     * @param arguments the command line
     */
    public static void main(String[] arguments) {
        LogSettings.apply();
        PrintWriter out = new PrintWriter(System.out, false, System.out.charset());
        PrintWriter err = new PrintWriter(System.err, true, System.err.charset());
        // For example, a thread of a display that has run out of memory.
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> new SafePrintWriter(err, true)
                .println("gan4j: the thread " + thread.getName() + " failed: " + e));
        System.exit(run(out, err, arguments));
    }

    /**
     * Runs the command.
     *
     * @param out       standard output, for results only
     * @param err       standard error, for everything else
     * @param arguments the command line
     * @return the exit code
     */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        PrintWriter safeOut = new SafePrintWriter(out, false);
        CommandLine command = commandLine(safeOut, new SafePrintWriter(err, true));
        int code;
        try {
            code = command.execute(arguments);
        } catch (OutOfMemoryError | StackOverflowError e) {
            code = ErrorMessages.onExhaustion(e, command);
        }
        safeOut.flush();
        if (out.checkError() && !StandardOutput.isPipe()) {
            command.getErr().println("gan4j: " + StandardOutput.fault(""));
            return ExitCode.FAILURE;
        }
        return code;
    }

    private static Path path(String text) {
        if (text.isBlank()) {
            throw new TypeConversionException("it must name a file or a folder but was \"" + text + "\"");
        }
        return Path.of(text);
    }

    private static long integer(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw notConverted("an integer from " + Long.MIN_VALUE + " to " + Long.MAX_VALUE, text, e);
        }
    }

    private static int smallInteger(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw notConverted("an integer from " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE, text, e);
        }
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw notConverted("a number such as 0.5", text, e);
        }
    }

    private static TypeConversionException notConverted(String rule, String text, NumberFormatException cause) {
        return (TypeConversionException) new TypeConversionException("it must be " + rule + " but was " + text)
                .initCause(cause);
    }

    static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        return new CommandLine(new Gan4jCommand()).setOut(out).setErr(err)
                // Picocli's own escapes would be replaced like any others.
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
                // A value such as "@home.csv" is a file name, not a file of arguments.
                .setExpandAtFiles(false).setUsageHelpWidth(Terminal.helpColumns())
                .registerConverter(Path.class, Main::path).registerConverter(long.class, Main::integer)
                .registerConverter(Long.class, Main::integer)
                .registerConverter(int.class, Main::smallInteger)
                .registerConverter(Integer.class, Main::smallInteger)
                .registerConverter(double.class, Main::number).registerConverter(Double.class, Main::number)
                .setParameterExceptionHandler(ErrorMessages::onBadArguments)
                .setExecutionExceptionHandler(ErrorMessages::onFailure);
    }
}
