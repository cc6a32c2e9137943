package dev.gan4j.report;

import static java.util.Objects.requireNonNull;

import dev.gan4j.internal.AtomicFile;
import dev.gan4j.report.chart.Ink;
import dev.gan4j.train.TrainedGan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The report of a finished run: {@code figures/} with an SVG and a PNG file of each figure, and {@code report.html}, one
 * self-contained page.
 *
 * <p>It needs neither a display nor an installed font, and does not load AWT.
 */
public final class RunReport {

    /** The page's file name in the run directory. */
    public static final String PAGE = "report.html";

    /** The figures' folder in the run directory. */
    public static final String FIGURES = "figures";

    private RunReport() {}

    /**
     * Returns the colours of all figures, for use in other pictures.
     *
     * @param dark whether the background is dark
     * @return definitions of CSS variables such as {@code --ink-real:#0072b2;}
     */
    public static String inks(boolean dark) {
        return Ink.variables(dark);
    }

    /**
     * Writes figures and page, replacing an earlier report.
     *
     * @param gan       the result of the training
     * @param directory the run directory; created if necessary
     * @return the page
     * @throws IOException if a file cannot be written
     */
    public static Path write(TrainedGan gan, Path directory) throws IOException {
        requireNonNull(gan, "gan must not be null");
        requireNonNull(directory, "directory must not be null");
        return write(FigureData.of(gan), RunFacts.of(gan), directory);
    }

    static Path write(FigureData data, RunFacts facts, Path directory) throws IOException {
        Path folder = Files.createDirectories(directory.resolve(FIGURES));
        List<Figure> figures = Arrays.stream(Figure.values()).filter(figure -> figure.isIn(data)).toList();
        Map<Figure, String> elements = new ConcurrentHashMap<>();
        AtomicReference<@Nullable IOException> failure = new AtomicReference<>();
        // An exception would end the stream while other figures are still being written.
        figures.parallelStream().forEach(figure -> {
            try {
                elements.put(figure, figure.picture(data).write(folder, figure.fileName()));
            } catch (IOException e) {
                failure.compareAndSet(null, e);
            }
        });
        IOException failed = failure.get();
        if (failed != null) {
            throw failed;
        }
        Path page = directory.resolve(PAGE);
        write(page, ReportPage.html(facts, new EnumMap<>(elements)));
        return page;
    }

    /** Writes a text file atomically. */
    static void write(Path file, String text) throws IOException {
        AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
