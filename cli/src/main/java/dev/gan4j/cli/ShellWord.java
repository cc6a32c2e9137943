package dev.gan4j.cli;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** A word of a command line as typed in bash or zsh. */
final class ShellWord {

    /** Text that no shell changes; zsh replaces {@code =name} by the path of a program. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:,%+@-][A-Za-z0-9_./:,%+@=-]*");

    private ShellWord() {}

    /** Returns a path, in quotes if a shell would change it. */
    static String of(Path path) {
        return of(path.toString());
    }

    /** Returns a text, in quotes if a shell would change it. */
    static String of(String text) {
        return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
