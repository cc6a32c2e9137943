package dev.gan4j.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the documentation.
 *
 * @param name  its path from the root of the repository, with slashes
 * @param lines its text
 */
record Markdown(String name, List<String> lines) {

    private static final String FENCE = "```";
    private static final Pattern INLINE_CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);

    /**
     * A block of code.
     *
     * @param page     the page
     * @param line     the number of its first line of code, from 1
     * @param language what stands after the fence; empty where nothing does
     * @param lines    the code
     */
    record Fence(String page, int line, String language, List<String> lines) {

        String text() {
            return String.join("\n", lines) + "\n";
        }
    }

    /** Every page that a user or a developer reads, by name. The changelog tells of the past and is none of them. */
    static List<Markdown> pages() {
        List<Markdown> pages = new ArrayList<>();
        for (String name : List.of("README.md", "README.zh-CN.md", "CONTRIBUTING.md")) {
            pages.add(read(name));
        }
        for (String folder : List.of("docs", "examples")) {
            try (Stream<Path> files = Files.walk(Processes.REPOSITORY.resolve(folder))) {
                files.filter(file -> file.toString().endsWith(".md")).sorted()
                        .forEach(file -> pages.add(read(Processes.REPOSITORY.relativize(file).toString())));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return pages;
    }

    static Markdown read(String name) {
        try {
            return new Markdown(name.replace('\\', '/'), Files.readAllLines(Processes.REPOSITORY.resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Fence> fences() {
        List<Fence> fences = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith(FENCE)) {
                int end = i + 1;
                while (!lines.get(end).equals(FENCE)) {
                    end++;
                }
                fences.add(new Fence(name, i + 2, line.substring(FENCE.length()).strip(),
                        List.copyOf(lines.subList(i + 1, end))));
                i = end;
            }
        }
        return fences;
    }

    /** Returns the text of the page without its blocks of code and comments, a line for each of its lines. */
    List<String> prose() {
        List<String> prose = new ArrayList<>();
        boolean isCode = false;
        for (String line : lines) {
            boolean isFence = line.startsWith(FENCE);
            prose.add(isCode || isFence ? "" : line);
            isCode ^= isFence;
        }
        Matcher comments = COMMENT.matcher(String.join("\n", prose));
        return List
                .of(comments.replaceAll(match -> "\n".repeat((int) match.group().lines().count() - 1)).split("\n", -1));
    }

    /** Returns what stands between backquotes, in the order of the page. */
    List<String> inlineCode() {
        return INLINE_CODE.matcher(String.join("\n", prose())).results()
                .map(match -> match.group(1).replace('\n', ' ')).toList();
    }

    /** Returns all prose in one line, with single blanks, so that a sentence may be looked for. */
    String sentences() {
        return String.join(" ", prose()).replaceAll("\\s+", " ");
    }
}
