package dev.gan4j.cli;

/** A program that runs one command after another and prints what they print; it ends with the first that fails. */
final class ManyCommands {

    private ManyCommands() {}

    public static void main(String[] lines) {
        for (String line : lines) {
            InProcess.Outcome outcome = InProcess.gan4j(ShellText.words(line).toArray(String[]::new));
            System.out.println(line + "\n" + outcome.out() + outcome.err());
            if (outcome.code() != ExitCode.OK) {
                System.exit(outcome.code());
            }
        }
    }
}
