package dev.gan4j.bench;

import com.google.errorprone.annotations.FormatMethod;
import dev.gan4j.cascade.CascadeWorker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The tables, in Markdown. */
final class Report {

    private final StringBuilder text = new StringBuilder();

    void head(String command, double loadBefore) {
        line("Date: %s  ",
                ZonedDateTime.now(ZoneOffset.UTC).format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'",
                        Locale.ROOT)));
        line("Machine: %s, %d processors, %s %s, load %.1f when the run began  ", processor(),
                Runtime.getRuntime().availableProcessors(), System.getProperty("os.name"),
                System.getProperty("os.arch"), loadBefore);
        line("JDK: %s %s  ", System.getProperty("java.vendor"), Runtime.version());
        line("Command: `%s`", command);
        line("");
    }

    private static String processor() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream().filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip()).findFirst().orElse("unknown processor");
        } catch (IOException e) {
            return "unknown processor";
        }
    }

    void table(Workload workload, List<Entrant> entrants, Map<String, String> leftOut, int rounds, double seconds) {
        line("### %s", workload.title());
        line("");
        line("Microseconds for one iteration (a D step and a G step) on one thread; %d interleaved rounds of %s s.",
                rounds,
                seconds);
        line("");
        line("| engine | version | median | minimum | median, gan4j = 1 | minimum, gan4j = 1 |");
        line("| --- | --- | ---: | ---: | ---: | ---: |");
        Entrant gan4j = entrants.getFirst();
        for (Entrant entrant : entrants) {
            line("| %s | %s | %s | %s | %.2f | %.2f |", entrant.contender().title(), entrant.child().version(),
                    figure(entrant.median()), figure(entrant.minimum()), entrant.median() / gan4j.median(),
                    entrant.minimum() / gan4j.minimum());
        }
        line("");
        Optional<Entrant> ahead = find(entrants, Contender.GAN4J_AHEAD);
        Optional<Entrant> bound = find(entrants, Contender.BOUND).or(() -> find(entrants, Contender.BOUND_IN_JAVA));
        if (ahead.isPresent() && bound.isPresent()) {
            line("With x drawn ahead on both sides, gan4j takes %.2f times the time %s (medians; minima: %.2f).",
                    ahead.get().median() / bound.get().median(), "of the step " + by(bound.get()),
                    ahead.get().minimum() / bound.get().minimum());
        }
        entrants.stream().filter(entrant -> entrant.contender().isFramework())
                .min((a, b) -> Double.compare(a.median(), b.median()))
                .ifPresent(fastest -> line("The fastest framework, %s, takes %.2f times the time of gan4j (medians).",
                        fastest.contender().title(), fastest.median() / gan4j.median()));
        leftOut.forEach((title, reason) -> line("Left out: %s: %s.", title, reason));
        line("");
    }

    void table(CascadeWorker.Task task, List<Entrant> entrants, Map<String, String> leftOut, int rounds,
            double seconds) {
        line("### %s", task.title());
        line("");
        line("Rows a second on one thread; %d interleaved rounds of %s s.", rounds, seconds);
        line("");
        line("| engine | version | median | largest | median, gan4j = 1 | largest, gan4j = 1 |");
        line("| --- | --- | ---: | ---: | ---: | ---: |");
        Entrant gan4j = entrants.getFirst();
        for (Entrant entrant : entrants) {
            line("| %s | %s | %,.0f | %,.0f | %.2f | %.2f |", entrant.contender().title(), entrant.child().version(),
                    task.rows() * 1e6 / entrant.median(), task.rows() * 1e6 / entrant.minimum(),
                    gan4j.median() / entrant.median(), gan4j.minimum() / entrant.minimum());
        }
        line("");
        leftOut.forEach((title, reason) -> line("Left out: %s: %s.", title, reason));
        line("");
    }

    private static String by(Entrant bound) {
        return bound.contender().title().replace(", x drawn ahead", "");
    }

    private static Optional<Entrant> find(List<Entrant> entrants, Contender contender) {
        return entrants.stream().filter(entrant -> entrant.contender().equals(contender)).findFirst();
    }

    private static String figure(double microseconds) {
        return String.format(Locale.ROOT, microseconds < 100 ? "%.1f" : "%,.0f", microseconds);
    }

    @FormatMethod
    private void line(String format, Object... arguments) {
        text.append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
