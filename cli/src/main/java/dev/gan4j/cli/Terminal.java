package dev.gan4j.cli;

/** What the launcher found out about the terminal, which only the shell can ask cheaply. */
final class Terminal {

    private static final int NARROWEST_HELP = 55;
    private static final int WIDEST_HELP = 100;
    private static final int USUAL = 80;

    private Terminal() {}

    /** Returns the width of standard error's terminal in columns; 0 if it is no terminal. */
    static int errorColumns() {
        return Integer.getInteger("gan4j.terminal", 0);
    }

    /** Returns the width of standard output's terminal in columns; 0 if it is no terminal. */
    static int outputColumns() {
        return Integer.getInteger("gan4j.stdout.columns", 0);
    }

    /** Returns how wide a help text is to be: as the terminal, within reason. */
    static int helpColumns() {
        int columns = outputColumns();
        return columns == 0 ? USUAL : Math.clamp(columns, NARROWEST_HELP, WIDEST_HELP);
    }
}
