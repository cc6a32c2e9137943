package dev.gan4j.cli;

/** Facts about the terminal, determined by the launcher because only the shell can do that cheaply. */
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

    /** Returns the width of help texts: that of the terminal, within reasonable limits. */
    static int helpColumns() {
        int columns = outputColumns();
        return columns == 0 ? USUAL : Math.clamp(columns, NARROWEST_HELP, WIDEST_HELP);
    }
}
