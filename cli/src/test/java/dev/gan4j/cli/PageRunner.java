package dev.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Runs the commands of a page from the root of a fresh clone, one after the other, as somebody does who reads it. Each
 * command falls under one of these rules; one that falls under none is an error.
 *
 * <ul>
 * <li>{@code ./gan4j} and {@code examples/run} run as they stand, made short by {@link ShortenedCommand}, also in pipes with
 * the {@linkplain #TOOLS usual tools}, and end with 0;
 * <li>the training in {@code docs/how-to/resume.md} that takes long is interrupted, and ends with 130;
 * <li>{@code ./gan4j lab} is started on a free port until its page answers, and ended; {@code --open} opens a program that
 * stands in for the browser;
 * <li>{@code curl} asks a laboratory that runs for the page; {@code r-...} stands for the run that the first answer names;
 * an endless stream is cut off after two seconds;
 * <li>{@code ./mvnw}, {@code bench/}, {@code dist/} and {@code site/} are checked by {@link UnrunCommand};
 * <li>{@code normal.yaml} in {@code docs/how-to/lab.md} is the file that the page has downloaded.
 * </ul>
 */
final class PageRunner implements AutoCloseable {

    private static final Set<String> TOOLS = Set.of("cut", "tail", "tr", "gzip");
    private static final Set<String> UNRUN = Set.of("./mvnw", "bench/peers", "bench/tables", "bench/jmh",
            "dist/rehearse", "site/build");
    private static final long PATIENCE_SECONDS = 120;
    private static final String LAB_ADDRESS = "http://localhost:7341/";
    private static final String DOWNLOADED = "normal.yaml";
    private static final Pattern RUN_ID = Pattern.compile("\"run\": ?\"(r-[^\"]+)\"");

    private final Path root;
    /** The training that a page says to interrupt. */
    private static final String INTERRUPTED = "--iterations 5000000 --out runs/long";

    private final Path browser;
    private final boolean isWhole;
    private final Path opened;
    private @Nullable Lab lab;
    private String labRun = "";
    private final List<Process> started = new ArrayList<>();

    /** A laboratory that runs. */
    private record Lab(Process process, String address) {}

    /**
     * Prepares to run a page's commands.
     *
     * @param clone   where
     * @param browser an empty folder, for the program that stands in for the browser
     * @param isWhole whether only what takes hours is made shorter
     */
    PageRunner(FreshClone clone, Path browser, boolean isWhole) throws IOException {
        root = clone.root();
        this.browser = browser;
        this.isWhole = isWhole;
        opened = FreshClone.browser(browser);
        ShortenedCommand.shortenExperiments(root.resolve("experiments"));
    }

    void run(ShellText.Command command) throws IOException, InterruptedException {
        List<String> pipeline = ShellText.pipeline(command.text());
        List<String> programs = pipeline.stream().map(part -> ShellText.words(part).getFirst()).toList();
        List<String> words = ShellText.words(pipeline.getFirst());
        if (UNRUN.contains(programs.getFirst())) {
            new UnrunCommand(root).check(words);
        } else if (programs.getFirst().equals("curl")) {
            ask(command.text(), words.contains("-sN"));
        } else if (words.size() > 1 && words.subList(0, 2).equals(List.of("./gan4j", "lab"))) {
            end(startLab(command.text()).process(), "-TERM", 143);
        } else if (command.text().contains(INTERRUPTED)) {
            interrupt(command.text());
        } else {
            for (String program : programs) {
                assertThat(program).as("a program for which there is a rule")
                        .matches(name -> name.equals("./gan4j") || name.equals(ShortenedCommand.EXAMPLE)
                                || TOOLS.contains(name));
            }
            download(command);
            succeed(pipeline.stream().map(this::shortened).collect(Collectors.joining("|")));
        }
    }

    private String shortened(String command) {
        return TOOLS.contains(ShellText.words(command).getFirst()) ? command : ShortenedCommand.of(command, isWhole);
    }

    private Processes.Outcome succeed(String command) {
        Processes.Outcome outcome = Processes.finish(start(command), isWhole ? 3600 : PATIENCE_SECONDS);
        assertThat(outcome.code()).as("exit code of %s%n%s", command, outcome.err()).isZero();
        assertThat(outcome.err()).doesNotContain("Exception", "\tat ");
        return outcome;
    }

    private Process start(String command) {
        ProcessBuilder builder = new ProcessBuilder("bash", "-o", "pipefail", "-c", command).directory(root.toFile());
        String java = System.getProperty("java.home");
        builder.environment().keySet().removeIf(name -> name.startsWith("GAN4J_"));
        builder.environment().put("GAN4J_JAVA_HOME", java);
        builder.environment().merge("PATH", browser + File.pathSeparator + Path.of(java, "bin") + File.pathSeparator,
                (path, first) -> first + path);
        return Processes.start(builder);
    }

    /** Interrupts a training when it has begun, as Ctrl-C does. */
    private void interrupt(String command) throws InterruptedException {
        Process process = start(isWhole ? command : ShortenedCommand.train(command, 500_000));
        Path run = root.resolve(option(ShellText.words(command), "--out"));
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (process.isAlive() && System.nanoTime() < end && !Files.exists(run.resolve("checkpoints"))) {
            Thread.sleep(20);
        }
        end(process, "-INT", 130);
        assertThat(run.resolve("checkpoints")).isNotEmptyDirectory();
    }

    private static String option(List<String> words, String name) {
        return words.get(words.indexOf(name) + 1);
    }

    private static void end(Process process, String signal, int code) {
        Processes.Outcome kill = Processes.run(Path.of("."), List.of("kill", signal, Long.toString(process.pid())));
        assertThat(kill.code()).as(kill.err()).isZero();
        assertThat(Processes.finish(process, PATIENCE_SECONDS).code()).isEqualTo(code);
    }

    /** Starts a laboratory on a free port; returns when its page has answered. */
    private Lab startLab(String command) throws IOException, InterruptedException {
        Process process = start(command + " --port 0");
        started.add(process);
        // Not closed: the laboratory may print more.
        BufferedReader out = new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String printed = out.readLine();
        assertThat(printed).as("what %s prints", command).startsWith("http://");
        URI address = URI.create(printed);
        String here = "http://localhost:" + address.getPort() + "/";
        URLConnection page = URI.create(here).toURL().openConnection();
        if (address.getQuery() != null) {
            page.setRequestProperty("Authorization", "Bearer " + address.getQuery().replace("token=", ""));
        }
        assertThat(new String(page.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).contains("<html");
        if (ShellText.words(command).contains("--open")) {
            awaitContent(opened, printed);
        }
        return new Lab(process, here);
    }

    private static void awaitContent(Path file, String text) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < end && !(Files.exists(file) && Files.readString(file).equals(text))) {
            Thread.sleep(20);
        }
        assertThat(file).hasContent(text);
    }

    private void ask(String command, boolean isEndless) throws IOException, InterruptedException {
        String asked = useLab(command).replaceFirst("curl", isEndless ? "curl --max-time 2 --fail" : "curl --fail");
        Processes.Outcome outcome = Processes.finish(start(asked), PATIENCE_SECONDS);
        assertThat(outcome.code()).as("exit code of %s%n%s%s", asked, outcome.out(), outcome.err())
                .isEqualTo(isEndless ? 28 : 0);
        if (isEndless) {
            assertThat(outcome.out()).contains("event: frame");
        }
        Matcher run = RUN_ID.matcher(outcome.out());
        if (labRun.isEmpty() && run.find()) {
            labRun = run.group(1);
        }
    }

    private String useLab(String command) throws IOException, InterruptedException {
        if (lab == null) {
            lab = startLab("./gan4j lab");
        }
        return command.replace(LAB_ADDRESS, lab.address()).replace("r-...", labRun);
    }

    /** What the page has downloaded before it is named. */
    private void download(ShellText.Command command) throws IOException, InterruptedException {
        if (command.page().equals("docs/how-to/lab.md") && command.text().contains(DOWNLOADED)
                && !Files.exists(root.resolve(DOWNLOADED))) {
            ask("curl -s -H 'Content-Type: application/json' -d '{\"lanes\": [{\"preset\": \"tutorial\","
                    + " \"set\": {\"data\": \"normal(2,1)\"}}]}' " + LAB_ADDRESS + "api/runs", false);
            ask("curl -sOJ " + LAB_ADDRESS + "api/runs/r-.../experiment.yaml", false);
            labRun = "";
        }
    }

    @Override
    public void close() {
        try {
            if (lab != null) {
                end(lab.process(), "-TERM", 143);
            }
        } finally {
            started.forEach(Process::destroyForcibly);
        }
    }

    /** Writes the files that a page shows and says to save. */
    static void save(Markdown page, Path root) throws IOException {
        for (Markdown.Fence fence : page.fences()) {
            String before = String.join(" ", page.lines().subList(Math.max(0, fence.line() - 4), fence.line() - 2));
            Matcher name = Pattern.compile("Save this as `([^`/]+)`:").matcher(before);
            if (name.find()) {
                Files.writeString(root.resolve(name.group(1)), fence.text());
            }
        }
    }
}
