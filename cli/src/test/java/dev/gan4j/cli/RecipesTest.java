package dev.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recipes for new parts hold: all of them are followed at once, everything is compiled, and their commands run. */
class RecipesTest {

    private static final String PAGE = "docs/contributing/parts.md";
    private static final List<String> MODULES = List.of("core", "referees", "report", "lab", "cli");
    private static final Pattern NEW = Pattern.compile("New: `(\\S+)`");
    private static final Pattern CHANGED = Pattern.compile("In `(\\S+)`, (below|above|in place of) `(.+)`");
    private static final Pattern COMMAND = Pattern.compile("`gan4j ([^`]+)`");
    private static final Pattern NAMED = Pattern.compile("(?:names|under|prints|field) `([^`]+)`");

    /** What trainings are told besides: judging takes longer than their iterations. */
    private static final String SHORT = " --set evaluation.samples=500 --set evaluation.quickSamples=200";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /** What a section of the page says: its blocks, by the line before each, and its sentences. */
    private record Recipe(String title, List<Map.Entry<String, String>> blocks, String prose) {

        List<String> files() {
            return blocks.stream().map(block -> {
                Matcher made = NEW.matcher(block.getKey());
                Matcher changed = CHANGED.matcher(block.getKey());
                assertThat(made.matches() || changed.matches()).as(block.getKey()).isTrue();
                return made.matches() ? made.group(1) : changed.group(1);
            }).distinct().toList();
        }
    }

    private static List<Recipe> recipes() {
        List<Recipe> recipes = new ArrayList<>();
        List<String> lines = Markdown.read(PAGE).lines();
        String before = "";
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("## ")) {
                recipes.add(new Recipe(line.substring(3), new ArrayList<>(), ""));
            } else if (line.equals("```java")) {
                int end = lines.subList(i, lines.size()).indexOf("```") + i;
                recipes.getLast().blocks().add(
                        Map.entry(before, String.join("\n", lines.subList(i + 1, end)) + "\n"));
                i = end;
            } else if (!recipes.isEmpty()) {
                Recipe last = recipes.removeLast();
                recipes.add(new Recipe(last.title(), last.blocks(), last.prose() + " " + line));
            }
            before = line.isBlank() ? before : line;
        }
        return recipes;
    }

    @Test
    void theTableHasTheNumberOfFilesThatEachRecipeTouches() {
        Map<String, String> counted = new LinkedHashMap<>();
        recipes().forEach(recipe -> counted.put(recipe.title(), Integer.toString(recipe.files().size())));
        Map<String, String> stated = new LinkedHashMap<>();
        for (List<String> row : Statement.table(PAGE, "| part |")) {
            String part = row.getFirst().replaceAll("\\[(.*)]\\(.*", "$1");
            stated.put(part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1), row.get(1));
        }
        assertThat(stated).isEqualTo(counted);
        assertThat(counted.values()).allMatch(number -> number.equals("1") || number.equals("2"));
    }

    @Test
    void whoeverFollowsTheRecipesHasTheParts() throws IOException {
        List<Recipe> recipes = recipes();
        Path sources = folder.resolve("sources");
        for (String module : MODULES) {
            copy(Processes.REPOSITORY.resolve(module + "/src/main/java"), sources.resolve(module + "/src/main/java"));
        }
        for (Recipe recipe : recipes) {
            follow(recipe, sources);
        }
        compile(sources, folder.resolve("classes"));

        List<String> commands = new ArrayList<>();
        recipes.forEach(recipe -> COMMAND.matcher(recipe.prose()).results()
                .forEach(command -> commands
                        .add(command.group(1) + (command.group(1).startsWith("train ") ? SHORT : ""))));
        List<String> line = Processes.java();
        int at = line.indexOf("-cp") + 1;
        line.set(at, folder.resolve("classes") + File.pathSeparator + line.get(at));
        line.add(ManyCommands.class.getName());
        line.addAll(commands);
        Processes.Outcome outcome = Processes.run(Files.createDirectory(folder.resolve("work")), line);
        assertThat(outcome.code()).as(outcome.err() + outcome.out()).isZero();
        for (Recipe recipe : recipes) {
            NAMED.matcher(recipe.prose()).results().map(match -> match.group(1))
                    .forEach(name -> assertThat(outcome.out()).contains(name));
        }
        assertThat(commands).hasSizeGreaterThan(2 * recipes.size() - 4);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    private static void follow(Recipe recipe, Path sources) throws IOException {
        String imported = "";
        for (Map.Entry<String, String> block : recipe.blocks()) {
            Matcher made = NEW.matcher(block.getKey());
            if (made.matches()) {
                Path file = sources.resolve(made.group(1));
                assertThat(file).doesNotExist();
                Files.writeString(file, block.getValue());
                imported = made.group(1).replaceAll(".*/java/(.*)\\.java", "$1").replace('/', '.');
            } else {
                Matcher changed = CHANGED.matcher(block.getKey());
                assertThat(changed.matches()).as(block.getKey()).isTrue();
                Path file = sources.resolve(changed.group(1));
                Files.writeString(file, changed(Files.readString(file), changed, block.getValue(), imported));
            }
        }
    }

    /** The text of a file with a block below, above, or in place of the one line that has some words. */
    private static String changed(String text, Matcher where, String block, String imported) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(where.group(3))) {
                found.add(i);
            }
        }
        assertThat(found).as(where.group()).hasSize(1);
        int line = found.getFirst();
        switch (where.group(2)) {
            case "below" -> lines.add(line + 1, block.stripTrailing());
            case "above" -> lines.add(line, block.stripTrailing());
            default -> lines.set(line, block.stripTrailing());
        }
        if (!imported.isEmpty() && !text.startsWith("package " + imported.replaceAll("\\.\\w+$", ";"))) {
            lines.add(2, "import " + imported + ";");
        }
        return String.join("\n", lines) + "\n";
    }

    private static void compile(Path sources, Path classes) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-d", classes.toString(), "-cp",
                System.getProperty("java.class.path"), "--add-modules", "jdk.incubator.vector", "-proc:none", "-nowarn",
                "-encoding", "UTF-8"));
        try (Stream<Path> all = Files.walk(sources)) {
            all.filter(file -> file.toString().endsWith(".java") && !file.endsWith("module-info.java"))
                    .forEach(file -> arguments.add(file.toString()));
        }
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said);
        int code = ToolProvider.findFirst("javac").orElseThrow().run(out, out, arguments.toArray(String[]::new));
        assertThat(code).as(said.toString()).isZero();
    }
}
