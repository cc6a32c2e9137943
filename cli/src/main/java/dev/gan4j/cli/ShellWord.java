package dev.gan4j.cli;

import java.io.File;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** A word of a command line, as it is to be typed in bash or zsh; on Windows, in its command prompt or PowerShell. */
final class ShellWord {

    /** What no shell changes; zsh takes {@code =name} for the path of a program. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:,%+@-][A-Za-z0-9_./:,%+@=-]*");

    private static final Pattern PLAIN_ON_WINDOWS = Pattern.compile("[A-Za-z0-9_./:\\\\+-][A-Za-z0-9_./:\\\\+=-]*");

    private ShellWord() {}

    /** Returns a path, in quotes where a shell would change it. */
    static String of(Path path) {
        return of(path.toString());
    }

    /** Returns a text, in quotes where a shell would change it. */
    static String of(String text) {
        return File.separatorChar == '\\' ? onWindows(text) : onUnix(text);
    }

    /** The quotes are double, which its command prompt and PowerShell both know. No file of Windows has one in its name. */
    static String onWindows(String text) {
        return PLAIN_ON_WINDOWS.matcher(text).matches() ? text : '"' + text + '"';
    }

    private static String onUnix(String text) {
        return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
