package dev.gan4j.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Opens a page in the user's browser, by the system's own command: AWT would take a second to load. */
final class Browser {

    private static final long PATIENCE_SECONDS = 3;

    private Browser() {}

    /** Opens a page that is a file. */
    static void open(Path page, PrintWriter err) {
        open(page.toAbsolutePath().normalize().toUri().toString(), err);
    }

    /** Opens a page. If there is no browser, a line on standard error says so; that is not a failure. */
    static void open(String address, PrintWriter err) {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        List<String> command = system.contains("win")
                ? List.of("rundll32", "url.dll,FileProtocolHandler", address)
                : List.of(system.contains("mac") ? "open" : "xdg-open", address);
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            // Without a display the command ends with an error; with one it ends immediately, or runs as long as the browser.
            if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() != 0) {
                tell(command.getFirst() + " ended with " + process.exitValue(), address, err);
            }
        } catch (IOException e) {
            tell(String.valueOf(e.getMessage()), address, err);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void tell(String reason, String address, PrintWriter err) {
        err.println("gan4j: no browser could be opened (" + reason + "); open " + address);
        err.flush();
    }
}
