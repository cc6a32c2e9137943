package dev.gan4j.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The progress of a training in one line that fits the terminal: a narrow one omits what matters least. */
final class ProgressLine {

    private static final int NARROWEST_BAR = 8;
    private static final int WIDEST_BAR = 40;

    private ProgressLine() {}

    /**
     * Draws the line.
     *
     * @param done    iterations done
     * @param of      all iterations, at least {@code done}
     * @param elapsed the time that they took
     * @param message additional text; may be empty
     * @param width   the most characters
     */
    static String of(long done, long of, Duration elapsed, String message, int width) {
        double share = of == 0 ? 1 : (double) done / of;
        String head = String.format(Locale.ROOT, "training %3d %% ", (int) (100 * share));
        double seconds = elapsed.toNanos() / 1e9;
        double rate = seconds > 0 ? done / seconds : 0;
        List<String> parts = new ArrayList<>();
        List<String> byImportance = new ArrayList<>();
        if (rate > 0) {
            byImportance.add(left((of - done) / rate));
        }
        if (!message.isEmpty()) {
            byImportance.add(message);
        }
        byImportance.add(String.format(Locale.ROOT, "%,d of %,d", done, of));
        byImportance.add(String.format(Locale.ROOT, "%,.0f/s", rate));
        int room = width - head.length() - NARROWEST_BAR - 2;
        for (String part : byImportance) {
            int taken = part.length() + (parts.isEmpty() ? 1 : 2);
            if (taken <= room) {
                parts.add(part);
                room -= taken;
            }
        }
        String tail = parts.isEmpty() ? "" : " " + String.join(", ", parts);
        int bar = Math.clamp(width - head.length() - tail.length() - 2, 0, WIDEST_BAR);
        int full = (int) (bar * share);
        String line = head + "[" + "=".repeat(full) + " ".repeat(bar - full) + "]" + tail;
        return line.substring(0, Math.min(line.length(), Math.max(0, width)));
    }

    /** Returns a duration in a suitable unit. */
    static String left(double seconds) {
        return seconds < 90
                ? String.format(Locale.ROOT, "%.0f s left", seconds)
                : seconds < 5400
                        ? String.format(Locale.ROOT, "%.0f min left", seconds / 60)
                        : String.format(Locale.ROOT, "%.1f h left", seconds / 3600);
    }
}
