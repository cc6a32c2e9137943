package dev.gan4j.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Shell code as the pages have it: simple commands, pipes, quotes, comments, lines that go on. */
final class ShellText {

    private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*=.*");

    private ShellText() {}

    /**
     * A command of a page.
     *
     * @param page    the page
     * @param line    the number of the line on which it begins
     * @param text    the command without its comment
     * @param comment what stands behind {@code #}; empty where nothing does
     */
    record Command(String page, int line, String text, String comment) {

        String where() {
            return page + ":" + line + ": " + text;
        }
    }

    /** Returns the commands of a block, in order. */
    static List<Command> commands(Markdown.Fence fence) {
        List<Command> commands = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int begin = fence.line();
        for (int i = 0; i < fence.lines().size(); i++) {
            String line = fence.lines().get(i);
            if (text.isEmpty()) {
                begin = fence.line() + i;
            }
            int comment = comment(line);
            String code = (comment < 0 ? line : line.substring(0, comment)).strip();
            if (code.endsWith("\\")) {
                text.append(code, 0, code.length() - 1);
                continue;
            }
            text.append(code);
            if (!text.isEmpty()) {
                commands.add(new Command(fence.page(), begin, text.toString(),
                        comment < 0 ? "" : line.substring(comment + 1).strip()));
                text.setLength(0);
            }
        }
        return commands;
    }

    /** Returns where a comment begins; -1 where there is none. */
    private static int comment(String line) {
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '#' && (i == 0 || line.charAt(i - 1) == ' ')) {
                return i;
            }
        }
        return -1;
    }

    /** Splits a command line at its pipes. */
    static List<String> pipeline(String command) {
        return split(command, '|', false);
    }

    /** Splits a simple command into its words, without their quotes and without assignments and {@code time} before it. */
    static List<String> words(String command) {
        List<String> words = new ArrayList<>(split(command, ' ', true));
        while (!words.isEmpty()
                && (words.getFirst().equals("time") || ASSIGNMENT.matcher(words.getFirst()).matches())) {
            words.removeFirst();
        }
        return words;
    }

    private static List<String> split(String text, char separator, boolean isUnquoted) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote == 0 && c == separator) {
                parts.add(part.toString());
                part.setLength(0);
                continue;
            }
            boolean isQuote = quote != 0 ? c == quote : c == '\'' || c == '"';
            if (isQuote) {
                quote = quote == 0 ? c : 0;
            }
            if (!isQuote || !isUnquoted) {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts.stream().filter(word -> !word.isBlank()).toList();
    }
}
