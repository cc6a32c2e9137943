package dev.gan4j.cli;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** A word of a command line, as it is to be typed in bash or zsh. */
final class ShellWord {

    /** What no shell changes; zsh takes {@code =name} for the path of a program. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:,%+@-][A-Za-z0-9_./:,%+@=-]*");

    private ShellWord() {}

    /** Returns a path, in quotes where a shell would change it. */
    static String of(Path path) {
        return of(path.toString());
    }

    /** Returns a text, in quotes where a shell would change it. */
    static String of(String text) {
        return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
